import { announce } from '../../state/announcements.ts';
import { rememberStep } from '../../state/undo.ts';
import type { Draft, Step } from './draft.ts';
import { changeDraft, useImport } from './import-store.ts';

/** One step of the work on a document: it can be taken back, and is then seen where it was made. */
export function settle(step: Step, draft: Draft, next: Partial<Draft>, label: string, say = label): void {
  const { review, decisions, at, question, difference, preview } = draft;
  const change = () => changeDraft({ editing: false, similar: null, ...next });
  rememberStep({
    label,
    route: { screen: 'import', params: {} },
    undo: async () => {
      const now = useImport.getState().draft;
      if (now?.preview === preview)
        useImport.setState({
          step,
          draft: { ...now, review, decisions, at, question, difference, editing: false, similar: null },
        });
      return true;
    },
    redo: async () => {
      if (useImport.getState().draft?.preview === preview) change();
      return true;
    },
  });
  change();
  announce(say);
}
