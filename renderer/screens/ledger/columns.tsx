import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { taskFieldNames } from '../../../shared/model/record/task.ts';
import type { Mine } from '../../../shared/model/views.ts';
import { LightMark } from '../../parts/LightMark.tsx';
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
  readonly parts: Words['parts'];
  readonly approval: Words['approval'];
}

export const roleWord = (role: Mine['role'], common: Words['common']): string => common[role];

const textColumns = ({ states }: ColumnWords): Readonly<Partial<Record<ColumnName, TextColumn>>> => ({
  seq: { text: ({ row }) => row.number, align: 'right' },
  title: { text: ({ row }) => row.title, guess: 'title' },
  detail: { text: ({ row }) => row.detail ?? '', guess: 'detail' },
  units: { text: (line) => line.texts().units, guess: 'units' },
  owner: { text: ({ row }) => row.owner?.owner ?? '' },
  deadline: { text: (line) => line.texts().deadline, guess: 'deadline', align: 'center' },
  progress: { text: (line) => line.texts().progress },
  state: { text: (line) => states[line.row.state] },
  evidence: { text: ({ row }) => (row.evidence === 0 ? '' : String(row.evidence)), align: 'right' },
});

const frozen: ReadonlySet<ColumnName> = new Set<ColumnName>(['select', 'seq', 'light', 'mine', 'title']);

/** antd's columns for the chosen names. A group header is one cell over all of them. */
export function gridColumns(
  names: readonly ColumnName[],
  widths: ReadonlyMap<ColumnName, number>,
  words: ColumnWords,
  twoLines: boolean,
): TableColumnsType<Line> {
  const texts = textColumns(words);
  return names.map((name, index) => {
    const column = texts[name];
    const group = {
      colSpan: index === 0 ? names.length : 0,
      className: 'ledger-group',
      style: { textAlign: 'left' as const },
    };
    const content = contentOf(name, column, words);
    return {
      key: name,
      title: headingOf(name, words),
      width: widths.get(name) ?? 0,
      align: column?.align ?? 'left',
      className: classOf[name] ?? '',
      ellipsis: !twoLines,
      ...(frozen.has(name) && { fixed: 'start' as const }),
      onCell: (line) => (line.kind === 'group' ? group : cellLook(name, column, line, words)),
      render: (_, line) => {
        if (line.kind === 'group') return index === 0 ? <GroupTitle line={line} words={words} /> : null;
        return twoLines ? <div className="cell-text">{content(line)}</div> : content(line);
      },
    };
  });
}

const classOf: Readonly<Partial<Record<ColumnName, string>>> = {
  seq: 'numbers',
  deadline: 'numbers',
  evidence: 'numbers',
  title: 'ledger-title',
};

function headingOf(name: ColumnName, { ledger }: ColumnWords) {
  return name === 'select' ? (
    <span className="ledger-tick" data-select="all" title={ledger.selectAll} />
  ) : (
    ledger[name]
  );
}

function cellLook(name: ColumnName, column: TextColumn | undefined, line: TaskLine, { ledger }: ColumnWords) {
  if (!column) return { role: 'gridcell', title: tooltipOf(name, line) };
  const text = column.text(line);
  return isGuess(column, line)
    ? { role: 'gridcell', title: `${text}\n${ledger.guessNote}`, className: 'ledger-guess' }
    : { role: 'gridcell', title: text };
}

/** A cell's tooltip where it is no plain text; of a light the rule, the reason and what clears it. */
function tooltipOf(name: ColumnName, { row }: TaskLine): string | undefined {
  if (name === 'mine') return row.mine?.reason;
  if (name !== 'light' || !row.light) return undefined;
  const { rule, reason, clear } = row.light;
  return [`${rule} · ${reason}`, clear].filter((text) => text !== '').join('\n');
}

const isGuess = ({ guess }: TextColumn, { row }: TaskLine): boolean =>
  guess !== undefined &&
  (row.guesses.includes(guess) || (guess === 'detail' && row.guesses.includes('indicators')));

function contentOf(
  name: ColumnName,
  column: TextColumn | undefined,
  { common, ledger, parts, approval }: ColumnWords,
): (line: TaskLine) => ReactNode {
  if (name === 'select') return () => <span className="ledger-tick" data-select="row" />;
  if (name === 'light') return ({ row }) => row.light && <LightMark light={row.light} />;
  if (name === 'mine') return ({ row }) => row.mine && <RoleMark role={row.mine.role} common={common} />;
  if (name === 'title') return (line) => <TitleCell line={line} text={parts} />;
  if (name !== 'state') return (line) => column?.text(line);
  return (line) =>
    isToConfirm(line.row) || line.row.awaitsApproval ? (
      <>
        {line.row.awaitsApproval && line.row.state === 'registered' ? null : column?.text(line)}
        <span className="ledger-to-confirm">
          {line.row.awaitsApproval ? approval.missing : ledger.toConfirm}
        </span>
      </>
    ) : (
      column?.text(line)
    );
}

/** A part is set in under its row; a split row says how many of its parts are done. */
function TitleCell({ line: { row }, text }: { readonly line: TaskLine; readonly text: Words['parts'] }) {
  if (row.partOf === null && row.parts === null) return row.title;
  return (
    <>
      {row.partOf !== null && <span className="ledger-part-mark" aria-hidden="true" />}
      {row.parts && (
        <span className="ledger-parts numbers">
          {fill(text.short, { done: row.parts.done, count: row.parts.count })}
        </span>
      )}
      {row.title}
    </>
  );
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
      {line.lights.map(({ light, count }) => (
        <span key={light.level} className="ledger-group-light">
          <LightMark light={light} /> <span className="numbers">{count}</span>
        </span>
      ))}
    </span>
  );
}
