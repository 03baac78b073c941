import { Typography } from 'antd';
import type { ListPreview } from '../../../shared/model/intake.ts';
import { fill, useWords } from '../../words/words.ts';

const NOTES_SHOWN = 5;

/** One line for each kind of doubt, with how often it comes; what the reader says of the document stands first. */
export function Notes({ preview }: { readonly preview: ListPreview }) {
  const w = useWords('importList');
  const { notes } = preview.list;
  const byMessage = Map.groupBy(notes, ({ message }) => message);
  const lines = [...byMessage].toSorted(([, a], [, b]) => b.length - a.length);
  const rest = lines.slice(NOTES_SHOWN).reduce((sum, [, same]) => sum + same.length, 0);
  if (lines.length + preview.remarks.length + preview.learned.length === 0) return <span>{w.noNotes}</span>;
  return (
    <>
      <ul className="import-notes">
        {preview.remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
        {preview.learned.map((learned) => (
          <li key={`learned ${learned.printed}`}>{fill(w.learnedUsed, { ...learned })}</li>
        ))}
        {lines.slice(0, NOTES_SHOWN).map(([message, same]) => (
          <li key={message}>
            {message}
            <span className="small numbers import-note-count">
              {same.length > 1 ? ` ×${same.length}` : rowText(same[0]?.task ?? null, w.noteRow)}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <Typography.Text type="secondary">{fill(w.noteMore, { count: rest })}</Typography.Text>}
    </>
  );
}

const rowText = (row: number | null, text: string): string => (row === null ? '' : ` ${fill(text, { row })}`);
