import {
  ArrowLeftOutlined,
  CalendarOutlined,
  LockOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons';
import type { Action } from '../actions/action.ts';
import { openDialog } from '../dialogs/dialog.ts';
import { go } from '../routes/router.ts';
import { announce } from '../state/announcements.ts';
import { lockNow } from '../state/lock.ts';
import { leaveExample } from '../state/session-acts.ts';
import { changeSettings, nextTextScale } from '../state/settings.ts';
import { redoNewest, undoNewest, useUndo } from '../state/undo.ts';
import { fill, words } from '../words/words.ts';

const always = () => true;

const resize = (direction: 1 | -1): Pick<Action, 'enabled' | 'perform'> => ({
  enabled: ({ session }) =>
    nextTextScale(session.settings.textScale, direction) !== session.settings.textScale,
  perform: ({ session }) =>
    changeSettings({ textScale: nextTextScale(session.settings.textScale, direction) }),
});

export const openPalette: Action = {
  id: 'palette',
  label: ({ frame }) => frame.search,
  icon: SearchOutlined,
  keys: ['mod+k'],
  enabled: always,
  perform: () => openDialog({ kind: 'palette' }),
};

export const openHelp: Action = {
  id: 'help',
  label: ({ frame }) => frame.help,
  icon: QuestionCircleOutlined,
  keys: ['?', 'F1'],
  enabled: always,
  perform: () => openDialog({ kind: 'help' }),
};

export const textLarger: Action = {
  id: 'text.larger',
  label: ({ frame }) => frame.textLarger,
  icon: ZoomInOutlined,
  keys: ['mod+=', 'mod++'],
  ...resize(1),
};

export const textSmaller: Action = {
  id: 'text.smaller',
  label: ({ frame }) => frame.textSmaller,
  icon: ZoomOutOutlined,
  keys: ['mod+-'],
  ...resize(-1),
};

const textNormal: Action = {
  id: 'text.normal',
  label: ({ frame }) => frame.textNormal,
  keys: ['mod+0'],
  enabled: ({ session }) => session.settings.textScale !== 100,
  perform: () => changeSettings({ textScale: 100 }),
};

const goBack: Action = {
  id: 'back',
  label: ({ frame }) => frame.goBack,
  icon: ArrowLeftOutlined,
  keys: ['alt+ArrowLeft'],
  enabled: () => history.length > 1,
  perform: () => history.back(),
};

export const undo: Action = {
  id: 'undo',
  label: ({ frame }) => frame.undo,
  icon: UndoOutlined,
  keys: ['mod+z'],
  enabled: () => useUndo.getState().steps.length > 0,
  perform: async () => {
    const step = await undoNewest();
    if (!step) return;
    go(step.route.screen, step.route.params);
    announce(fill(words().frame.undone, { what: step.label }));
  },
};

const redo: Action = {
  id: 'redo',
  label: ({ frame }) => frame.redo,
  icon: RedoOutlined,
  keys: ['mod+y', 'mod+shift+z'],
  enabled: () => useUndo.getState().undone.length > 0,
  perform: async () => {
    const step = await redoNewest();
    if (!step) return;
    go(step.route.screen, step.route.params);
    announce(fill(words().frame.redone, { what: step.label }));
  },
};

export const chooseCutoff: Action = {
  id: 'cutoff.choose',
  label: ({ frame }) => frame.chooseCutoff,
  icon: CalendarOutlined,
  enabled: ({ session }) => session.store.state === 'ready',
  perform: () => openDialog({ kind: 'cutoff' }),
};

export const endExample: Action = {
  id: 'example.end',
  label: ({ frame }) => frame.leaveExample,
  enabled: ({ session }) => session.example,
  perform: leaveExample,
};

export const lock: Action = {
  id: 'lock',
  label: (all) => all.lock.lock,
  icon: LockOutlined,
  keys: ['mod+shift+l'],
  enabled: ({ session }) => session.operators.length > 0,
  perform: lockNow,
};

export const frameActions: readonly Action[] = [
  openPalette,
  openHelp,
  textLarger,
  textSmaller,
  textNormal,
  goBack,
  undo,
  redo,
  chooseCutoff,
  lock,
  endExample,
];
