import { Form, Radio } from 'antd';
import { useState } from 'react';
import type { LedgerRow } from '../../../shared/model/views.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { fill, useWords } from '../../words/words.ts';
import { unassign } from './acts.ts';
import { TaskNames } from './TaskNames.tsx';

interface UnassignDialogProps {
  readonly control: DialogControl;
  readonly tasks: readonly LedgerRow[];
}

/** 撤销交办 from one of the units that hold these tasks. Reports they sent stay. */
export function UnassignDialog({ control, tasks }: UnassignDialogProps) {
  const w = useWords('ledger');
  const common = useWords('common');
  const holders = holdersOf(tasks);
  const [unit, setUnit] = useState(holders[0]?.unit ?? '');
  const [busy, setBusy] = useState(false);
  const holder = holders.find((candidate) => candidate.unit === unit);
  const submit = async () => {
    if (!holder) return;
    setBusy(true);
    const done = await unassign(holder.tasks, holder.unit, holder.name);
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={w.unassignTitle}
      okText={holder ? fill(w.unassignVerb, { unit: holder.name, count: holder.tasks.length }) : w.unassign}
      okButtonProps={{ danger: true, disabled: !holder, loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      <Form layout="vertical">
        <Form.Item label={w.unassignFrom} extra={w.unassignNote}>
          <Radio.Group
            className="ledger-holders"
            value={unit}
            options={holders.map((candidate) => ({
              value: candidate.unit,
              label: `${candidate.name}　${candidate.tasks.length}`,
            }))}
            onChange={(event) => setUnit(event.target.value)}
          />
        </Form.Item>
      </Form>
      {holder && <TaskNames tasks={holder.tasks} />}
    </DialogFrame>
  );
}

interface Holder {
  readonly unit: string;
  readonly name: string;
  readonly tasks: readonly LedgerRow[];
}

/** Units that hold any of the tasks, those with the most first. */
function holdersOf(tasks: readonly LedgerRow[]): readonly Holder[] {
  const holders = new Map<string, { readonly name: string; readonly tasks: LedgerRow[] }>();
  for (const task of tasks) {
    for (const { unit, name } of task.assigned) {
      const holder = holders.get(unit) ?? { name, tasks: [] };
      holder.tasks.push(task);
      holders.set(unit, holder);
    }
  }
  return [...holders]
    .map(([unit, holder]) => ({ unit, ...holder }))
    .toSorted((a, b) => b.tasks.length - a.tasks.length);
}
