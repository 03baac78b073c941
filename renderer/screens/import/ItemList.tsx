import { fill, useWords } from '../../words/words.ts';
import type { Draft } from './draft.ts';
import type { Item } from './items.ts';
import { answerTo } from './questions.ts';
import { isEdited, openIn } from './review.ts';
import { moveBy, moveToItem } from './review-acts.ts';
import { useValues } from './use-values.ts';
import { WalkList } from './WalkList.tsx';

interface ItemListProps {
  readonly draft: Draft;
  readonly items: readonly Item[];
}

const keyOf = (item: Item): string =>
  item.kind === 'question' ? `question-${item.index}` : `row-${item.task.ordinal}`;

/** What is reviewed: names that are asked about, then the rows of the document, the doubtful first. */
export function ItemList({ draft, items }: ItemListProps) {
  const w = useWords('importList');
  const { at, question } = draft;
  return (
    <WalkList
      label={w.rows}
      items={items}
      keyOf={keyOf}
      here={question === null ? `row-${at.ordinal}` : `question-${question}`}
      moveBy={moveBy}
      choose={(item) => moveToItem(draft, item)}
      render={(item) =>
        item.kind === 'question' ? <Question draft={draft} item={item} /> : <Row draft={draft} item={item} />
      }
    />
  );
}

function Question({ draft, item }: { readonly draft: Draft; readonly item: Item & { kind: 'question' } }) {
  const w = useWords('importList');
  const answer = answerTo(item.question, draft.review.names);
  const names = item.question.names.map(({ name }) => name).join(w.nameJoin);
  return (
    <>
      <span className="review-row-seq">{w.nameMark}</span>
      <span className="review-row-title" title={names}>
        {names}
      </span>
      <span className={answer ? 'review-row-mark' : 'review-row-mark review-row-open'}>
        {answer ? (answer.name === null ? w.rowApart : w.rowOneUnit) : w.rowAsk}
      </span>
    </>
  );
}

function Row({ draft, item }: { readonly draft: Draft; readonly item: Item & { kind: 'row' } }) {
  const w = useWords('importList');
  const { doubts, review } = draft;
  const { task } = item;
  const values = useValues(draft, task);
  const open = openIn(doubts, task.ordinal, review).length;
  const text =
    open > 0
      ? fill(w.rowOpen, { count: open })
      : isEdited(review, task.ordinal)
        ? w.rowEdited
        : doubts.has(task.ordinal)
          ? w.rowChecked
          : null;
  return (
    <>
      <span className="review-row-seq numbers">{task.seq ?? task.ordinal}</span>
      <span className="review-row-title" title={task.title}>
        {values.title}
      </span>
      {text !== null && (
        <span className={open > 0 ? 'review-row-mark review-row-open' : 'review-row-mark'}>{text}</span>
      )}
    </>
  );
}
