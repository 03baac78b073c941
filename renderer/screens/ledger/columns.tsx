import type { TableColumnsType } from 'antd';
import type { taskFieldNames } from '../../../shared/model/record.ts';
import type { Mine } from '../../../shared/model/views.ts';
import { fill, type Words } from '../../words/words.ts';
import type { ColumnName } from './column-widths.ts';
import { isToConfirm } from './filter.ts';
import type { Line, TaskLine } from './lines.ts';

/** Cells are plain text with the browser's own tooltip: a row must cost next to nothing while scrolling. */
interface TextColumn {
  readonly text: (line: TaskLine) => string;
  readonly guess?: (typeof taskFieldNames)[number];
  readonly align?: 'left' | 'right' | 'center';
}

interface ColumnWords {
  readonly ledger: Words['ledger'];
  readonly common: Words['common'];
  readonly states: Words['states'];
}

export const roleWord = (role: Mine['role'], common: Words['common']): string => common[role];

const textColumns = ({ states }: ColumnWords): Readonly<Partial<Record<ColumnName, TextColumn>>> => ({
  seq: { text: (line) => line.seq, align: 'right' },
  title: { text: (line) => line.title, guess: 'title' },
  detail: { text: (line) => line.detail, guess: 'detail' },
  units: { text: (line) => line.units, guess: 'units' },
  deadline: { text: (line) => line.deadline, guess: 'deadline', align: 'center' },
  progress: { text: (line) => line.progress },
  state: { text: (line) => states[line.row.state] },
  evidence: { text: (line) => line.evidence, align: 'right' },
});

const frozen: ReadonlySet<ColumnName> = new Set<ColumnName>(['select', 'seq', 'mine', 'title']);

/** antd's columns for the chosen names. A group header is one cell over all of them. */
export function gridColumns(
  names: readonly ColumnName[],
  widths: ReadonlyMap<ColumnName, number>,
  words: ColumnWords,
): TableColumnsType<Line> {
  const texts = textColumns(words);
  return names.map((name, index) => {
    const column = texts[name];
    const spanned = index === 0 ? names.length : 0;
    return {
      key: name,
      title: headingOf(name, words),
      width: widths.get(name) ?? 0,
      align: column?.align ?? 'left',
      ...(frozen.has(name) && { fixed: 'start' as const }),
      onCell: (line) =>
        line.kind === 'group'
          ? { colSpan: spanned, className: 'ledger-group' }
          : { role: 'gridcell', ...cellLook(name, column, line, words) },
      render: (_, line) => {
        if (line.kind === 'group') return index === 0 ? <GroupTitle line={line} words={words} /> : null;
        return <div className="cell-text">{cellContent(name, column, line, words)}</div>;
      },
    };
  });
}

function headingOf(name: ColumnName, { ledger }: ColumnWords) {
  switch (name) {
    case 'select':
      return <span className="ledger-tick" data-select="all" title={ledger.selectAll} />;
    case 'seq':
      return ledger.seq;
    case 'mine':
      return ledger.mine;
    case 'title':
      return ledger.title;
    case 'detail':
      return ledger.detail;
    case 'units':
      return ledger.units;
    case 'deadline':
      return ledger.deadline;
    case 'progress':
      return ledger.progress;
    case 'state':
      return ledger.state;
    case 'evidence':
      return ledger.evidence;
  }
}

function cellLook(name: ColumnName, column: TextColumn | undefined, line: TaskLine, { ledger }: ColumnWords) {
  if (name === 'mine') return { title: line.row.mine?.reason };
  if (!column) return {};
  const text = column.text(line);
  const guess =
    column.guess !== undefined &&
    (line.row.guesses.includes(column.guess) ||
      (name === 'detail' && line.row.guesses.includes('indicators')));
  if (!guess)
    return { title: text, className: name === 'seq' || name === 'evidence' ? 'numbers' : undefined };
  return { title: `${text}\n${ledger.guessNote}`, className: 'ledger-guess' };
}

function cellContent(name: ColumnName, column: TextColumn | undefined, line: TaskLine, words: ColumnWords) {
  if (name === 'select') return <span className="ledger-tick" data-select="row" />;
  if (name === 'mine') return line.row.mine && <RoleMark role={line.row.mine.role} common={words.common} />;
  if (name === 'title') return <span className="ledger-title">{line.title}</span>;
  if (name === 'state' && isToConfirm(line.row))
    return (
      <>
        {column?.text(line)}
        <span className="ledger-to-confirm">{words.ledger.toConfirm}</span>
      </>
    );
  return column?.text(line);
}

export function RoleMark({
  role,
  common,
}: {
  readonly role: Mine['role'];
  readonly common: Words['common'];
}) {
  return <span className={`role-mark role-${role}`}>{roleWord(role, common)}</span>;
}

function GroupTitle({
  line,
  words,
}: {
  readonly line: Extract<Line, { kind: 'group' }>;
  readonly words: ColumnWords;
}) {
  return (
    <span className="ledger-group-title">
      {line.title}
      <span className="ledger-group-count numbers">
        {fill(words.ledger.groupCount, { count: line.count })}
      </span>
    </span>
  );
}
