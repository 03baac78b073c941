import {
  CheckOutlined,
  CheckSquareOutlined,
  DownOutlined,
  EditOutlined,
  FolderOpenOutlined,
  ImportOutlined,
  UpOutlined,
} from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { fill } from '../../words/words.ts';
import {
  acceptHere,
  acceptKind,
  chooseList,
  doubtHere,
  importNow,
  moveBy,
  startEdit,
  useImport,
} from './import-store.ts';
import { sameKind } from './review.ts';
import { rowsOf } from './rows.ts';

const reviewed = () => {
  const { step, draft, busy } = useImport.getState();
  return step === 'review' && !busy ? draft : null;
};
const isReviewing = () => reviewed()?.editing === false;
const isDoubtful = () => {
  const draft = reviewed();
  return draft !== null && !draft.editing && doubtHere(draft) !== null;
};

const move = (by: 1 | -1) => () => {
  const draft = reviewed();
  if (draft) moveBy(rowsOf(draft, useImport.getState().filter), by);
};

export const choose: Action = {
  id: 'import.choose',
  label: ({ importList }) => (useImport.getState().draft ? importList.chooseOther : importList.choose),
  icon: FolderOpenOutlined,
  keys: ['mod+o'],
  screen: 'import',
  enabled: ({ session }) => session.unit !== null && !useImport.getState().busy,
  perform: chooseList,
};

export const nextRow: Action = {
  id: 'import.next',
  label: ({ importList }) => importList.nextRow,
  icon: DownOutlined,
  keys: ['j'],
  screen: 'import',
  enabled: isReviewing,
  perform: move(1),
};

export const previousRow: Action = {
  id: 'import.previous',
  label: ({ importList }) => importList.previousRow,
  icon: UpOutlined,
  keys: ['k'],
  screen: 'import',
  enabled: isReviewing,
  perform: move(-1),
};

export const acceptOne: Action = {
  id: 'import.accept',
  label: ({ importList }) => importList.accept,
  icon: CheckOutlined,
  keys: ['y'],
  screen: 'import',
  enabled: isDoubtful,
  perform: acceptHere,
};

export const acceptAllOfKind: Action = {
  id: 'import.acceptKind',
  label: ({ importList }) => {
    const draft = reviewed();
    const doubt = draft && doubtHere(draft);
    return draft && doubt
      ? fill(importList.acceptKind, { count: sameKind(draft.doubts, draft.review, doubt).length })
      : importList.acceptKindOne;
  },
  icon: CheckSquareOutlined,
  keys: ['a'],
  screen: 'import',
  enabled: isDoubtful,
  perform: acceptKind,
};

export const editField: Action = {
  id: 'import.edit',
  label: ({ importList }) => importList.edit,
  icon: EditOutlined,
  keys: ['e'],
  screen: 'import',
  enabled: isReviewing,
  perform: () => {
    const draft = reviewed();
    if (draft) startEdit(draft.at);
  },
};

export const importAll: Action = {
  id: 'import.import',
  label: ({ importList }) =>
    fill(importList.import, { count: useImport.getState().draft?.preview.list.tasks.length ?? 0 }),
  icon: ImportOutlined,
  keys: ['mod+Enter'],
  screen: 'import',
  enabled: ({ session }) => session.store.state === 'ready' && isReviewing(),
  perform: importNow,
};

export const importActions: readonly Action[] = [
  choose,
  nextRow,
  previousRow,
  acceptOne,
  acceptAllOfKind,
  editField,
  importAll,
];
