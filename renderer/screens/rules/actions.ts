import { BulbOutlined, ExperimentOutlined } from '@ant-design/icons';
import { ruleSetProblem } from '../../../shared/rules/lights/problems.ts';
import type { Action, ActionContext } from '../../actions/action.ts';
import { call } from '../../api/call.ts';
import { announce } from '../../state/announcements.ts';
import { fill, words } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import { dropDraft, showTrial, useRulesDraft } from './rules-store.ts';

const usable = ({ session }: ActionContext): boolean => {
  const { draft } = useRulesDraft.getState();
  return (
    session.store.state === 'ready' &&
    looksDown(session) &&
    draft !== null &&
    draft.name.trim() !== '' &&
    Object.values(draft.levels).every(({ word }) => word.trim() !== '') &&
    ruleSetProblem(draft) === null
  );
};

export const tryRules: Action = {
  id: 'rules.try',
  label: ({ rules }) => rules.try,
  icon: ExperimentOutlined,
  keys: ['alt+t'],
  screen: 'rules',
  enabled: usable,
  perform: async () => {
    const { draft } = useRulesDraft.getState();
    if (!draft) return;
    const answer = await call('tryRules', { preset: null, set: draft, cutoff: null });
    if (!answer.ok) return;
    showTrial(answer.value);
    announce(fill(words().rules.tried, { count: answer.value.changes.length }));
  },
};

export const adoptRules: Action = {
  id: 'rules.adopt',
  label: ({ rules }) => rules.adopt,
  icon: BulbOutlined,
  screen: 'rules',
  enabled: usable,
  perform: async () => {
    const { draft } = useRulesDraft.getState();
    if (!draft) return;
    const answer = await call('adoptRules', { preset: null, set: draft });
    if (!answer.ok) return;
    dropDraft();
    announce(fill(words().rules.adopted, { version: answer.value.own?.version ?? 1 }));
  },
};

export const rulesActions: readonly Action[] = [tryRules, adoptRules];
