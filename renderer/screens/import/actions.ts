import {
  ArrowRightOutlined,
  CheckOutlined,
  CheckSquareOutlined,
  CloseOutlined,
  DownOutlined,
  EditOutlined,
  FolderOpenOutlined,
  RetweetOutlined,
  UpOutlined,
} from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import type { Words } from '../../words/words.ts';
import { fill } from '../../words/words.ts';
import {
  alike,
  choiceFor,
  decideAlike,
  decideHere,
  differenceHere,
  isChoosable,
  moveDifference,
} from './compare-acts.ts';
import { needOf } from './decisions.ts';
import type { Draft } from './draft.ts';
import { goForward, obstacleOf } from './finish-acts.ts';
import { draftAt, startEdit, useImport } from './import-store.ts';
import { chooseList } from './open.ts';
import { openQuestions } from './questions.ts';
import { sameKind } from './review.ts';
import {
  acceptHere,
  acceptKind,
  answerAll,
  answerHere,
  applyToSimilar,
  doubtHere,
  moveBy,
} from './review-acts.ts';

const reviewed = (): Draft | null => {
  const draft = draftAt('review');
  return draft && !draft.editing ? draft : null;
};
const compared = (): Draft | null => draftAt('compare');
/** A difference that asks for a word, or can be given one. */
const choosable = () => {
  const draft = compared();
  const entry = draft && differenceHere(draft);
  return draft && entry && isChoosable(entry) ? { draft, entry } : null;
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

const move = (by: 1 | -1) => () => (compared() ? moveDifference(by) : moveBy(by));

export const nextRow: Action = {
  id: 'import.next',
  label: ({ importList }) => importList.nextRow,
  icon: DownOutlined,
  keys: ['j'],
  screen: 'import',
  enabled: () => (reviewed() ?? compared()) !== null,
  perform: move(1),
};

export const previousRow: Action = {
  id: 'import.previous',
  label: ({ importList }) => importList.previousRow,
  icon: UpOutlined,
  keys: ['k'],
  screen: 'import',
  enabled: () => (reviewed() ?? compared()) !== null,
  perform: move(-1),
};

const choiceLabel = ({ importList }: Words, yes: boolean): string => {
  const entry = choosable()?.entry;
  return entry ? importList[`choice_${choiceFor(entry, yes)}`] : importList.accept;
};

export const acceptOne: Action = {
  id: 'import.accept',
  label: (words) => {
    if (compared()) return choiceLabel(words, true);
    const draft = reviewed();
    const question = draft?.question === null ? undefined : draft?.preview.questions[draft?.question ?? -1];
    return question ? fill(words.importList.oneUnit, { name: question.proposed }) : words.importList.accept;
  },
  icon: CheckOutlined,
  keys: ['y'],
  screen: 'import',
  enabled: () => {
    const draft = reviewed();
    return choosable() !== null || (draft !== null && (draft.question !== null || doubtHere(draft) !== null));
  },
  perform: () => (compared() ? decideHere(true) : acceptHere()),
};

export const refuseOne: Action = {
  id: 'import.refuse',
  label: (words) => (compared() ? choiceLabel(words, false) : words.importList.notOneUnit),
  icon: CloseOutlined,
  keys: ['n'],
  screen: 'import',
  enabled: () => choosable() !== null || (reviewed()?.question ?? null) !== null,
  perform: () => (compared() ? decideHere(false) : answerHere(null)),
};

/** How many wait for the same word as the one under the cursor, itself among them. */
export const kindCount = (): number => {
  const at = choosable();
  if (at) return alike(at.draft, at.entry).length;
  const draft = reviewed();
  if (!draft) return 0;
  if (draft.question !== null) return openQuestions(draft.preview.questions, draft.review.names).length;
  const doubt = doubtHere(draft);
  return doubt ? sameKind(draft.doubts, draft.review, doubt).length : 0;
};

export const acceptAllOfKind: Action = {
  id: 'import.acceptKind',
  label: ({ importList }) => {
    const count = kindCount();
    const at = choosable();
    if (count === 0) return importList.acceptKindOne;
    if (at)
      return fill(importList.chooseAlike, { count, what: importList[`choice_${choiceFor(at.entry, true)}`] });
    return fill(reviewed()?.question === null ? importList.acceptKind : importList.acceptNames, { count });
  },
  icon: CheckSquareOutlined,
  keys: ['a'],
  screen: 'import',
  enabled: () => {
    const at = choosable();
    return at ? needOf(at.entry) !== 'none' : kindCount() > 0;
  },
  perform: () => {
    if (compared()) decideAlike(true);
    else if (reviewed()?.question === null) acceptKind();
    else answerAll();
  },
};

export const keepAllOfKind: Action = {
  id: 'import.keepKind',
  label: ({ importList }) => {
    const at = choosable();
    return at
      ? fill(importList.chooseAlike, {
          count: alike(at.draft, at.entry).length,
          what: importList[`choice_${choiceFor(at.entry, false)}`],
        })
      : importList.keepKindOne;
  },
  icon: CheckSquareOutlined,
  keys: ['shift+a'],
  screen: 'import',
  enabled: () => {
    const at = choosable();
    return at !== null && needOf(at.entry) !== 'none';
  },
  perform: () => decideAlike(false),
};

export const editField: Action = {
  id: 'import.edit',
  label: ({ importList }) => importList.edit,
  icon: EditOutlined,
  keys: ['e'],
  screen: 'import',
  enabled: () => reviewed()?.question === null,
  perform: () => {
    const draft = reviewed();
    if (draft) startEdit(draft.at);
  },
};

export const editSimilar: Action = {
  id: 'import.similar',
  label: ({ importList }) =>
    fill(importList.similar, { count: reviewed()?.similar?.changes.length ?? '' }).trim(),
  icon: RetweetOutlined,
  keys: ['u'],
  screen: 'import',
  enabled: () => (reviewed()?.similar ?? null) !== null,
  perform: applyToSimilar,
};

/** The one main button of every step. */
export const forward: Action = {
  id: 'import.forward',
  label: ({ importList }) => {
    const { step, draft } = useImport.getState();
    if (step === 'columns') return draft?.preview.known ? importList.toCompare : importList.toReview;
    if (step === 'compare') return importList.toReview;
    if (step === 'review') return importList.toFinish;
    return fill(importList.import, { count: draft?.preview.list.tasks.length ?? 0 });
  },
  icon: ArrowRightOutlined,
  keys: ['mod+Enter'],
  screen: 'import',
  enabled: ({ session }) => {
    const { draft, busy, step } = useImport.getState();
    const ready = draft !== null && !busy && !draft.editing && obstacleOf(draft) === null;
    return ready && (step !== 'finish' || session.store.state === 'ready');
  },
  perform: goForward,
};

export const importActions: readonly Action[] = [
  choose,
  nextRow,
  previousRow,
  acceptOne,
  refuseOne,
  acceptAllOfKind,
  keepAllOfKind,
  editField,
  editSimilar,
  forward,
];
