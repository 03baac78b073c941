import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Flex, Input, Typography } from 'antd';
import { useRef, useState } from 'react';
import type { LedgerRow } from '../../../../shared/model/views.ts';
import {
  type NewPart,
  partsForMilestones,
  partsForUnits,
  unitsOfRow,
} from '../../../../shared/rules/part-proposals.ts';
import { createMatcher } from '../../../../shared/search.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../../dialogs/DialogFrame.tsx';
import { fill, useWords } from '../../../words/words.ts';
import { splitRow } from './split-acts.ts';
import './parts.css';

interface SplitDialogProps {
  readonly control: DialogControl;
  readonly row: LedgerRow;
}

interface Line extends NewPart {
  readonly key: number;
}

/** 分解: parts typed one by one, or proposed for the units of the row or for its milestones. */
export function SplitDialog({ control, row }: SplitDialogProps) {
  const w = useWords('parts');
  const common = useWords('common');
  const [next, setNext] = useState(2);
  const [lines, setLines] = useState<readonly Line[]>([blank(1)]);
  const [busy, setBusy] = useState(false);
  const adder = useRef<HTMLButtonElement>(null);
  const units = useAnswer('listUnits', {}).value ?? [];
  const filled = lines.filter(({ title }) => title.trim() !== '');
  const byUnits = partsForUnits(row, unitsOfRow(row));
  const byMilestones = partsForMilestones(row);
  const put = (key: number, change: Partial<NewPart>) =>
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...change } : line)));
  const add = (fresh: readonly NewPart[]) => {
    setLines((old) => [
      ...old.filter(({ title }) => title.trim() !== '' || fresh.length === 0),
      ...(fresh.length === 0 ? [blank(next)] : fresh.map((part, index) => ({ ...part, key: next + index }))),
    ]);
    setNext(next + Math.max(1, fresh.length));
  };
  const submit = async () => {
    setBusy(true);
    const done = await splitRow(
      row,
      filled.map(({ title, unit, role, due }) => ({ title: title.trim(), unit, role, due })),
    );
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.title, { number: row.number })}
      okText={fill(w.verb, { count: filled.length })}
      okButtonProps={{ disabled: filled.length === 0, loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
      width="52rem"
    >
      <p className="text-block">{row.title}</p>
      <Typography.Paragraph type="secondary">{w.note}</Typography.Paragraph>
      <Flex gap="small" wrap className="split-proposals">
        {byUnits.length > 0 && (
          <Button onClick={() => add(byUnits)}>{fill(w.byUnits, { count: byUnits.length })}</Button>
        )}
        {byMilestones.length > 0 && (
          <Button onClick={() => add(byMilestones)}>
            {fill(w.byMilestones, { count: byMilestones.length })}
          </Button>
        )}
      </Flex>
      <ol className="split-lines">
        {lines.map(({ key, title, unit, due }, index) => (
          <li key={key}>
            <fieldset className="split-line" aria-label={fill(w.partNumber, { number: index + 1 })}>
              <Input
                aria-label={w.what}
                placeholder={w.what}
                autoFocus={title === ''}
                maxLength={300}
                value={title}
                onChange={(event) => put(key, { title: event.target.value })}
              />
              <AutoComplete
                aria-label={w.unit}
                placeholder={`${w.unit}（${w.unitHint}）`}
                value={unit ?? ''}
                options={units.map(({ name }) => ({ value: name }))}
                showSearch={{
                  filterOption: (text, option) =>
                    option !== undefined && createMatcher(text)({ texts: [], names: [option.value] }),
                }}
                onChange={(value: string) => put(key, { unit: value.trim() === '' ? null : value })}
              />
              <Input
                type="date"
                aria-label={w.due}
                title={w.due}
                value={due ?? ''}
                onChange={(event) => put(key, { due: event.target.value || null })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={fill(w.remove, { number: index + 1 })}
                onClick={() => {
                  setLines((old) => old.filter((line) => line.key !== key));
                  adder.current?.focus();
                }}
              />
            </fieldset>
          </li>
        ))}
      </ol>
      <Button ref={adder} icon={<PlusOutlined />} onClick={() => add([])}>
        {w.add}
      </Button>
    </DialogFrame>
  );
}

const blank = (key: number): Line => ({ key, title: '', unit: null, role: 'lead', due: null });
