import { Select } from 'antd';
import type { ColumnMeaning } from '../../../shared/lists/header.ts';
import type { ListPartView } from '../../../shared/model/intake.ts';
import { fill, useWords } from '../../words/words.ts';
import type { Draft } from './draft.ts';
import { OutlinePreview } from './OutlinePreview.tsx';

export const meanings = [
  'seq',
  'category',
  'title',
  'detail',
  'units',
  'lead',
  'cooperate',
  'deadline',
  'other',
] as const satisfies readonly ColumnMeaning[];

interface PartPreviewProps {
  readonly draft: Draft;
  readonly part: ListPartView;
  readonly changeMeanings: (meanings: readonly ColumnMeaning[]) => void;
}

/** The first and the last rows as printed, each column under what it is taken as. */
export function PartPreview({ draft, part, changeMeanings }: PartPreviewProps) {
  const w = useWords('importList');
  if (part.kind === 'outline') return <OutlinePreview draft={draft} part={part} />;
  const put = (column: number, meaning: ColumnMeaning) =>
    changeMeanings(part.meanings.map((known, at) => (at === column ? meaning : known)));
  return (
    <div className="import-sample-frame">
      <table className="import-sample">
        <thead>
          <tr>
            <th scope="col" className="import-sample-row">
              {w.sampleRow}
            </th>
            {part.columns.map((name, column) => (
              <th key={`${String(column)} ${name}`} scope="col">
                <div className="import-sample-name" title={name}>
                  {name || fill(w.columnNumber, { number: column + 1 })}
                </div>
                <Select<ColumnMeaning>
                  size="small"
                  className="import-meaning"
                  value={part.meanings[column] ?? 'other'}
                  options={meanings.map((meaning) => ({ value: meaning, label: w[`meaning_${meaning}`] }))}
                  aria-label={fill(w.meaningOf, { column: name })}
                  popupMatchSelectWidth={false}
                  onChange={(meaning) => put(column, meaning)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {part.sample.map(({ row, texts }, at) => {
            const gap = row - (part.sample[at - 1]?.row ?? row - 1) - 1;
            return [
              ...(gap > 0
                ? [
                    <tr key={`gap ${row}`} className="import-sample-gap">
                      <td colSpan={part.columns.length + 1}>{fill(w.sampleGap, { count: gap })}</td>
                    </tr>,
                  ]
                : []),
              <tr key={row} className={classOf(part, row)}>
                <td className="import-sample-row numbers">
                  {row === part.headerRow ? w.sampleHeader : row + 1}
                </td>
                {part.columns.map((name, column) => (
                  <td key={`${String(column)} ${name}`} title={texts[column]}>
                    <div className="import-sample-text">{texts[column]}</div>
                  </td>
                ))}
              </tr>,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
}

const classOf = ({ headerRow, firstRow, lastRow }: ListPartView, row: number): string | undefined => {
  if (row === headerRow) return 'import-sample-head';
  return row < firstRow || row > lastRow ? 'import-sample-out' : undefined;
};
