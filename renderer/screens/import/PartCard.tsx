import { Alert, Button, Checkbox, Flex, InputNumber } from 'antd';
import { useState } from 'react';
import { dateOf } from '../../../shared/dates.ts';
import type { PartChoice, ReadingChoice } from '../../../shared/lists/parts.ts';
import type { ListPartView } from '../../../shared/model/intake.ts';
import { onEnter } from '../../actions/ime.ts';
import { call } from '../../api/call.ts';
import { fill, useWords, words } from '../../words/words.ts';
import type { Draft } from './draft.ts';
import { readAgain, readOtherwise } from './open.ts';
import { PartPreview } from './PartPreview.tsx';
import { TaskLevel } from './TaskLevel.tsx';

interface PartCardProps {
  readonly draft: Draft;
  readonly part: ListPartView;
}

/** One table or run of numbered items: taken or left, its range, its columns. */
export function PartCard({ draft, part }: PartCardProps) {
  const w = useWords('importList');
  const name = fill(part.kind === 'table' ? w.partTable : w.partOutline, { number: numberOf(draft, part) });
  const size = fill(part.kind === 'table' ? w.partTableSize : w.partOutlineSize, {
    rows: part.rows,
    columns: part.columns.length,
    tasks: part.tasks,
  });
  const change = (choice: Omit<PartChoice, 'id'>, label: string) =>
    void readOtherwise({ choice: withPart(draft.choice, part.id, choice) }, fill(label, { part: name }));
  return (
    <section className="panel import-part" aria-label={name}>
      <Flex gap="middle" align="center" wrap className="import-part-head">
        <Checkbox
          checked={part.taken}
          onChange={({ target }) =>
            change(
              { taken: target.checked },
              target.checked ? words().importList.stepTake : words().importList.stepLeave,
            )
          }
        >
          <strong>{name}</strong>
        </Checkbox>
        <span className="import-part-label" title={part.label}>
          {part.label}
        </span>
        <span className="secondary numbers">{size}</span>
      </Flex>
      {part.taken && (
        <>
          {part.template && <Template template={part.template} />}
          {part.levels.length > 1 && (
            <TaskLevel part={part} change={(level) => change({ level }, words().importList.stepLevel)} />
          )}
          <Range part={part} change={(choice) => change(choice, words().importList.stepRange)} />
          <PartPreview
            draft={draft}
            part={part}
            changeMeanings={(meanings) => change({ meanings }, words().importList.stepMeaning)}
          />
        </>
      )}
    </section>
  );
}

/** Tables and texts are counted apart: 表格 1, 表格 2, 编号文本 1. */
const numberOf = ({ preview }: Draft, part: ListPartView): number =>
  preview.parts.filter(({ kind }) => kind === part.kind).indexOf(part) + 1;

function withPart(choice: ReadingChoice, id: number, change: Omit<PartChoice, 'id'>): ReadingChoice {
  const parts = choice.parts ?? [];
  const known = parts.find((part) => part.id === id);
  return { ...choice, parts: [...parts.filter((part) => part.id !== id), { ...known, id, ...change }] };
}

function Template({ template }: { readonly template: NonNullable<ListPartView['template']> }) {
  const w = useWords('importList');
  const forget = async () => {
    const answer = await call('forgetLearned', { template: template.key });
    if (answer.ok) await readAgain();
  };
  return (
    <Alert
      type="info"
      showIcon
      title={fill(w.templateUsed, { source: template.source, date: dateOf(template.usedAt) })}
      action={
        <Button size="small" onClick={() => void forget()}>
          {w.forget}
        </Button>
      }
    />
  );
}

interface RangeProps {
  readonly part: ListPartView;
  readonly change: (choice: Omit<PartChoice, 'id'>) => void;
}

/** Rows are counted from 1 on screen. */
function Range({ part, change }: RangeProps) {
  const w = useWords('importList');
  return (
    <Flex gap="middle" align="center" wrap>
      {part.kind === 'table' && (
        <RowNumber
          label={w.headerRow}
          value={part.headerRow}
          max={part.rows - 1}
          change={(row) => change({ headerRow: row, ...(row >= part.firstRow && { firstRow: row + 1 }) })}
        />
      )}
      <RowNumber
        label={w.firstRow}
        value={part.firstRow}
        max={part.lastRow}
        change={(row) => change({ firstRow: row })}
      />
      <RowNumber
        label={w.lastRow}
        value={part.lastRow}
        max={part.rows - 1}
        change={(row) => change({ lastRow: row })}
      />
    </Flex>
  );
}

interface RowNumberProps {
  readonly label: string;
  readonly value: number | null;
  readonly max: number;
  readonly change: (row: number) => void;
}

/** Read again when the number is complete, not at every digit. */
function RowNumber({ label, value, max, change }: RowNumberProps) {
  const [typed, setTyped] = useState<number | null>(null);
  const done = () => {
    if (typed !== null && typed - 1 !== value) change(typed - 1);
    setTyped(null);
  };
  return (
    <span className="import-row-number">
      <span aria-hidden>{label}</span>
      <InputNumber
        size="small"
        className="numbers"
        min={1}
        max={max + 1}
        precision={0}
        changeOnWheel={false}
        aria-label={label}
        value={typed ?? (value === null ? null : value + 1)}
        onChange={(number) => setTyped(number === null ? null : Number(number))}
        onStep={(number) => {
          setTyped(null);
          change(Number(number) - 1);
        }}
        onBlur={done}
        onKeyDown={onEnter(done)}
      />
    </span>
  );
}
