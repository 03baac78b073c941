import { Listy, type ListyRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { belongsToIme } from '../../actions/ime.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { useSize } from '../ledger/use-size.ts';
import { type Draft, moveBy, moveTo } from './import-store.ts';
import { entryOf, isEdited, openIn, type PreviewTask, valuesOf } from './review.ts';

interface RowListProps {
  readonly draft: Draft;
  readonly rows: readonly PreviewTask[];
}

const ROW_PX = 36;

/** The rows of the document, virtual, the doubtful first; the arrows walk in it. */
export function RowList({ draft, rows }: RowListProps) {
  const w = useWords('importList');
  const { scale } = useLook();
  const [box, size] = useSize<HTMLDivElement>();
  const list = useRef<ListyRef>(null);
  const { at, doubts, review } = draft;

  useEffect(() => {
    list.current?.scrollTo({ key: at.ordinal, align: 'auto' });
  }, [at.ordinal]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (belongsToIme(event)) return;
    const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key];
    if (by === undefined) return;
    event.preventDefault();
    moveBy(rows, by);
  };

  return (
    <div
      ref={box}
      className="review-rows"
      role="listbox"
      tabIndex={0}
      aria-label={w.rows}
      aria-activedescendant={`review-row-${at.ordinal}`}
      onKeyDown={onKeyDown}
    >
      {size && (
        <Listy<PreviewTask, number>
          ref={list}
          virtual
          height={size.height}
          rowKey={({ ordinal }) => ordinal}
          items={[...rows]}
          itemRender={(task) => {
            const open = openIn(doubts, task.ordinal, review).length;
            const here = task.ordinal === at.ordinal;
            const mark = markText(open, {
              edited: isEdited(review, task.ordinal),
              doubtful: doubts.has(task.ordinal),
            });
            return (
              <div
                id={`review-row-${task.ordinal}`}
                role="option"
                aria-selected={here}
                tabIndex={-1}
                className={here ? 'review-row review-row-here' : 'review-row'}
                style={{ height: ROW_PX * scale }}
                onClick={() => moveTo(entryOf(doubts, task.ordinal, review))}
                onKeyDown={undefined}
              >
                <span className="review-row-seq numbers">{task.seq ?? task.ordinal}</span>
                <span className="review-row-title" title={task.title}>
                  {valuesOf(task, review).title}
                </span>
                {mark !== null && (
                  <span className={`review-row-mark review-row-${mark}`}>
                    {mark === 'open'
                      ? fill(w.rowOpen, { count: open })
                      : mark === 'edited'
                        ? w.rowEdited
                        : w.rowChecked}
                  </span>
                )}
              </div>
            );
          }}
        />
      )}
    </div>
  );
}

const markText = (open: number, is: { readonly edited: boolean; readonly doubtful: boolean }) =>
  open > 0 ? 'open' : is.edited ? 'edited' : is.doubtful ? 'checked' : null;
