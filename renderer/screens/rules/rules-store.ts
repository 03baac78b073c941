import type { RulesTrial } from '../../../shared/model/views.ts';
import { createState } from '../../state/create-state.ts';
import type { RulesDraft } from './rules-draft.ts';

interface RulesWork {
  /** The set that is being written; null while what is in force is read. */
  readonly draft: RulesDraft | null;
  /** What the draft would change, as of when it was last tried. */
  readonly trial: RulesTrial | null;
  readonly change: (draft: RulesDraft) => void;
}

/** What is being written stays when the screen is left and found again. */
export const useRulesDraft = createState<RulesWork>((set) => ({
  draft: null,
  trial: null,
  change: (draft) => set({ draft, trial: null }),
}));

export const beginDraft = (draft: RulesDraft): void => useRulesDraft.setState({ draft, trial: null });
export const dropDraft = (): void => useRulesDraft.setState({ draft: null, trial: null });
export const showTrial = (trial: RulesTrial): void => useRulesDraft.setState({ trial });
