import { Typography } from 'antd';
import { type MouseEvent, useRef, useState } from 'react';
import { fill, useWords } from '../../words/words.ts';
import type { Draft } from './draft.ts';
import { moveTo } from './import-store.ts';
import { markedOriginal, type Piece } from './original.ts';
import { PickBar } from './PickBar.tsx';
import type { Field, PreviewTask } from './review.ts';
import { useValues } from './use-values.ts';

interface OriginalPaneProps {
  readonly draft: Draft;
  readonly task: PreviewTask;
}

export interface Picked {
  readonly text: string;
  /** Where the bar stands, in the pane. */
  readonly x: number;
  readonly y: number;
}

const markWord = { unit: 'markUnit', date: 'markDate', number: 'markNumber' } as const;

/** The row as printed, with what was read from it marked. A mark leads to its field; marked words can be put into one. */
export function OriginalPane({ draft, task }: OriginalPaneProps) {
  const w = useWords('importList');
  const marks = useWords('task');
  const values = useValues(draft, task);
  const pane = useRef<HTMLElement>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const part = draft.preview.parts.find(({ id }) => id === task.part);
  const columns = part && part.kind === 'table' ? part.columns : part ? [] : draft.preview.list.columns;
  const texts = markedOriginal(task, draft.review, values);
  const labelled = columns.length === texts.length;

  const onMouseUp = (event: MouseEvent) => {
    const place = pane.current && pickedIn(pane.current);
    setPicked(place);
    if (place) return;
    const field = (event.target as HTMLElement).closest<HTMLElement>('[data-field]')?.dataset['field'];
    if (field) moveTo({ ordinal: task.ordinal, field: field as Field });
  };
  return (
    <section ref={pane} className="panel review-pane" aria-label={w.printed}>
      <header className="review-pane-head">
        <Typography.Title level={2} className="section-title">
          {w.printed}
        </Typography.Title>
        <span className="small review-legend">
          <strong>{w.markTitle}</strong> <mark className="mark-unit">{marks.markUnit}</mark>{' '}
          <mark className="mark-date">{marks.markDate}</mark>{' '}
          <mark className="mark-number">{marks.markNumber}</mark>
        </span>
      </header>
      {/* Marks and words are picked with the mouse; the keyboard has the fields beside them. */}
      <dl className="printed" onMouseUp={onMouseUp}>
        {texts.map((pieces, index) => (
          <div key={`${String(index)} ${labelled ? columns[index] : ''}`}>
            {labelled && <dt>{columns[index]}</dt>}
            <dd className="text-block">
              {pieces.length === 0 || (pieces.length === 1 && pieces[0]?.text === '') ? (
                <span className="printed-merged">
                  {part?.meanings[index] === 'category' && task.category !== null
                    ? fill(w.merged, { text: task.category })
                    : w.blank}
                </span>
              ) : (
                pieces.map((piece) => (
                  <MarkedText
                    key={piece.start}
                    piece={piece}
                    here={piece.field === draft.at.field}
                    title={piece.kind ? marks[markWord[piece.kind]] : undefined}
                  />
                ))
              )}
            </dd>
          </div>
        ))}
      </dl>
      {picked && (
        <PickBar
          picked={picked}
          task={task}
          values={values}
          listTitle={draft.preview.list.title}
          done={() => setPicked(null)}
        />
      )}
    </section>
  );
}

interface MarkedTextProps {
  readonly piece: Piece;
  readonly here: boolean;
  readonly title: string | undefined;
}

function MarkedText({ piece, here, title }: MarkedTextProps) {
  const { text, field, kind, isTitle } = piece;
  const classes = [kind && `mark-${kind}`, isTitle && 'mark-title', here && kind && 'mark-here'];
  const className = classes.filter(Boolean).join(' ');
  if (kind)
    return (
      <mark className={className} title={title} data-field={field}>
        {text}
      </mark>
    );
  return field ? (
    <span className={className || undefined} data-field={field}>
      {text}
    </span>
  ) : (
    text
  );
}

/** The words a person has marked inside the pane, and where; null where there are none. */
function pickedIn(pane: HTMLElement): Picked | null {
  const selection = window.getSelection();
  const text = selection?.toString().trim() ?? '';
  if (!selection || text === '' || !selection.anchorNode || !pane.contains(selection.anchorNode)) return null;
  const words = selection.getRangeAt(0).getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  return {
    text,
    x: Math.max(0, words.left - frame.left),
    y: words.bottom - frame.top + pane.scrollTop,
  };
}
