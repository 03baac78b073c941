import {
  CheckCircleOutlined,
  SendOutlined,
  StopOutlined,
  VerticalAlignBottomOutlined,
} from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { call } from '../../api/call.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';
import { toggleNoChange } from './acts.ts';
import { flushDrafts, useDrafts } from './draft-store.ts';
import { focusUnfilled } from './focus.ts';

const noChange: Action = {
  id: 'progress.noChange',
  label: ({ progress }) => progress.noChange,
  icon: StopOutlined,
  keys: ['mod+d'],
  screen: 'progress',
  enabled: () => useDrafts.getState().current !== null,
  perform: () => {
    const { current } = useDrafts.getState();
    if (current !== null) toggleNoChange(current);
  },
};

export const nextUnfilled: Action = {
  id: 'progress.nextUnfilled',
  label: ({ progress }) => progress.nextUnfilled,
  icon: VerticalAlignBottomOutlined,
  keys: ['alt+ArrowDown'],
  screen: 'progress',
  enabled: () => true,
  perform: () => focusUnfilled(),
};

export const sendForReview: Action = {
  id: 'progress.sendForReview',
  label: ({ internal }) => internal.send,
  icon: SendOutlined,
  screen: 'progress',
  enabled: ({ session }) => session.store.state === 'ready',
  perform: async () => {
    if (!(await flushDrafts())) return;
    const answer = await call('sendForReview', { period: useDrafts.getState().period, by: null });
    if (!answer.ok) return;
    const label = fill(words().internal.sentDone, { count: answer.value.sent });
    await rememberStoreStep(label);
    announce(label);
  },
};

export const signOff: Action = {
  id: 'progress.signOff',
  label: ({ progress }) => progress.toSignOff,
  icon: CheckCircleOutlined,
  screen: 'progress',
  enabled: ({ session }) => session.store.state === 'ready',
  perform: async () => {
    if (await flushDrafts()) openDialog({ kind: 'signOff', period: useDrafts.getState().period });
  },
};

export const progressActions: readonly Action[] = [noChange, nextUnfilled, sendForReview, signOff];
