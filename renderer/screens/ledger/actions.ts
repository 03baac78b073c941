import {
  ApartmentOutlined,
  AuditOutlined,
  BulbOutlined,
  CalendarOutlined,
  CheckOutlined,
  CheckSquareOutlined,
  ExportOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  MinusCircleOutlined,
  PlusOutlined,
  SendOutlined,
  TeamOutlined,
  UsergroupAddOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { Action, ActionContext } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { go } from '../../routes/router.ts';
import { looksDown } from '../screen.ts';
import { canSplit } from '../task/parts/split-acts.ts';
import { openTimeline } from '../timeline/actions.ts';
import {
  assignAsPrinted,
  confirmRows,
  editChecklist,
  rollLedgerOver,
  takeLightRules,
  writeLedgerReport,
} from './acts.ts';
import { isToConfirm } from './filter.ts';
import { selectAll, toggle } from './grid-moves.ts';
import { chosenTasks, setPlace, showPanel, useLedger } from './ledger-store.ts';
import { lacksLights } from './lines.ts';

const inGrid = (): boolean => document.activeElement?.closest('[data-ledger-grid]') != null;
const hasActive = (): boolean => useLedger.getState().active !== null;
const mayIssue = ({ session }: ActionContext): boolean =>
  session.store.state === 'ready' && looksDown(session);

const choseOwn = (): boolean => {
  const tasks = chosenTasks();
  return tasks.length > 0 && tasks.every(({ row }) => row.editable);
};

const peekTask: Action = {
  id: 'ledger.peek',
  label: ({ ledger }) => ledger.peek,
  keys: ['Space'],
  screen: 'ledger',
  enabled: () => inGrid() && hasActive(),
  perform: () => showPanel(!useLedger.getState().panel),
};

export const openTask: Action = {
  id: 'ledger.open',
  label: ({ ledger }) => ledger.open,
  icon: FileTextOutlined,
  keys: ['Enter'],
  screen: 'ledger',
  enabled: () => inGrid() && hasActive(),
  perform: () => {
    const { active } = useLedger.getState();
    if (active !== null) go('task', { task: active });
  },
};

/** A letter, because Ctrl+Space switches the input method. */
const markRow: Action = {
  id: 'ledger.mark',
  label: ({ ledger }) => ledger.markRow,
  keys: ['x'],
  screen: 'ledger',
  enabled: () => inGrid() && hasActive(),
  perform: () => setPlace((place) => (place.active === null ? place : toggle(place, place.active))),
};

const markAll: Action = {
  id: 'ledger.selectAll',
  label: ({ ledger }) => ledger.selectAll,
  keys: ['mod+a'],
  screen: 'ledger',
  enabled: inGrid,
  perform: () => setPlace((place) => selectAll(useLedger.getState().keys, place)),
};

const searchLedger: Action = {
  id: 'ledger.search',
  label: ({ ledger }) => ledger.searchHere,
  keys: ['/'],
  screen: 'ledger',
  enabled: () => true,
  perform: () => document.querySelector<HTMLInputElement>('.ledger-search input')?.focus(),
};

export const assignTasks: Action = {
  id: 'ledger.assign',
  label: ({ ledger }) => ledger.assign,
  icon: SendOutlined,
  screen: 'ledger',
  enabled: (context) => mayIssue(context) && choseOwn(),
  perform: () => openDialog({ kind: 'assign', tasks: chosenTasks().map(({ row }) => row) }),
};

export const assignToMany: Action = {
  id: 'ledger.assignMany',
  label: ({ ledger }) => ledger.assignMany,
  icon: TeamOutlined,
  screen: 'ledger',
  enabled: (context) => mayIssue(context) && choseOwn(),
  perform: () => openDialog({ kind: 'assignMany', tasks: chosenTasks().map(({ row }) => row) }),
};

export const unassignTasks: Action = {
  id: 'ledger.unassign',
  label: ({ ledger }) => ledger.unassign,
  icon: MinusCircleOutlined,
  screen: 'ledger',
  enabled: (context) =>
    mayIssue(context) && choseOwn() && chosenTasks().some(({ row }) => row.assigned.length > 0),
  perform: () => openDialog({ kind: 'unassign', tasks: chosenTasks().map(({ row }) => row) }),
};

/** 立项审定 of the marked rows. */
export const approveTasks: Action = {
  id: 'ledger.approve',
  label: ({ approval }) => approval.approve,
  icon: AuditOutlined,
  screen: 'ledger',
  enabled: (context) => mayIssue(context) && choseOwn(),
  perform: () => openDialog({ kind: 'approve', tasks: chosenTasks().map(({ row }) => row) }),
};

/** 责任人 of the marked rows inside this unit. */
export const nameOwner: Action = {
  id: 'ledger.owner',
  label: ({ owners }) => owners.open,
  icon: UserOutlined,
  screen: 'ledger',
  enabled: ({ session }) =>
    session.store.state === 'ready' &&
    chosenTasks().length > 0 &&
    chosenTasks().every(({ row }) => row.mine !== null || row.editable),
  perform: () => openDialog({ kind: 'owner', tasks: chosenTasks().map(({ row }) => row) }),
};

/** 领导批示 that becomes a task of its own. */
export const instructAsTask: Action = {
  id: 'ledger.instruct',
  label: ({ instructions }) => instructions.newTask,
  icon: AuditOutlined,
  screen: 'ledger',
  enabled: mayIssue,
  perform: () => openDialog({ kind: 'instruct', row: null }),
};

/** 分解 of one row. */
export const splitTask: Action = {
  id: 'ledger.split',
  label: ({ parts }) => parts.split,
  icon: ApartmentOutlined,
  screen: 'ledger',
  enabled: (context) => {
    const [only, ...more] = chosenTasks();
    return mayIssue(context) && more.length === 0 && only !== undefined && canSplit(only.row);
  },
  perform: () => {
    const [only] = chosenTasks();
    if (only) openDialog({ kind: 'split', row: only.row });
  },
};

/** 报送周期 of the marked rows. */
export const changeCycle: Action = {
  id: 'ledger.cycle',
  label: ({ ledger }) => ledger.cycle,
  icon: FieldTimeOutlined,
  screen: 'ledger',
  enabled: (context) => mayIssue(context) && choseOwn(),
  perform: () => openDialog({ kind: 'cycle', ledger: null, tasks: chosenTasks().map(({ row }) => row) }),
};

export const confirmTasks: Action = {
  id: 'ledger.confirm',
  label: ({ ledger }) => ledger.confirmAll,
  icon: CheckOutlined,
  screen: 'ledger',
  enabled: ({ session }) =>
    session.store.state === 'ready' && chosenTasks().some(({ row }) => isToConfirm(row)),
  perform: () => confirmRows(chosenTasks().map(({ row }) => row)),
};

export const assignPrinted: Action = {
  id: 'ledger.assignPrinted',
  label: ({ ledger }) => ledger.assignPrinted,
  icon: UsergroupAddOutlined,
  screen: 'ledger',
  enabled: mayIssue,
  perform: assignAsPrinted,
};

/** Offered until there are lights: then the rules are there. */
export const takeLights: Action = {
  id: 'ledger.takeLights',
  label: ({ ledger }) => ledger.takeLights,
  icon: BulbOutlined,
  screen: 'ledger',
  enabled: (context) => mayIssue(context) && lacksLights(useLedger.getState().shown),
  perform: takeLightRules,
};

const checklist: Action = {
  id: 'ledger.checklist',
  label: ({ closing }) => closing.editChecklist,
  icon: CheckSquareOutlined,
  screen: 'ledger',
  enabled: mayIssue,
  perform: editChecklist,
};

/** For any unit that keeps a list of its own. */
export const rollOver: Action = {
  id: 'ledger.rollOver',
  label: ({ year }) => year.open,
  icon: CalendarOutlined,
  screen: 'ledger',
  enabled: ({ session }) => session.store.state === 'ready',
  perform: rollLedgerOver,
};

export const addTask: Action = {
  id: 'ledger.addTask',
  label: ({ ledger }) => ledger.addTask,
  icon: PlusOutlined,
  screen: 'ledger',
  enabled: mayIssue,
  perform: ({ route }) => openDialog({ kind: 'addTask', ledger: route.params['ledger'] ?? null }),
};

export const exportLedger: Action = {
  id: 'ledger.export',
  label: ({ ledger }) => ledger.export,
  icon: ExportOutlined,
  screen: 'ledger',
  enabled: () => true,
  perform: writeLedgerReport,
};

export const ledgerActions: readonly Action[] = [
  peekTask,
  openTask,
  markRow,
  markAll,
  searchLedger,
  assignTasks,
  assignToMany,
  unassignTasks,
  splitTask,
  approveTasks,
  nameOwner,
  instructAsTask,
  changeCycle,
  confirmTasks,
  assignPrinted,
  takeLights,
  checklist,
  rollOver,
  addTask,
  openTimeline,
  exportLedger,
];
