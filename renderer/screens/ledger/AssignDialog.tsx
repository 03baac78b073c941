import { AutoComplete, Form, Typography } from 'antd';
import { useState } from 'react';
import type { LedgerRow, UnitView } from '../../../shared/model/views.ts';
import { createMatcher } from '../../../shared/search.ts';
import { nameKey } from '../../../shared/text.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { fill, useWords } from '../../words/words.ts';
import { assign } from './acts.ts';
import { type Role, RoleChoice } from './RoleChoice.tsx';
import { TaskNames } from './TaskNames.tsx';

interface AssignDialogProps {
  readonly control: DialogControl;
  readonly tasks: readonly LedgerRow[];
}

/** 交办: these tasks, to this unit or to the members of a collective name, in this role. */
export function AssignDialog({ control, tasks }: AssignDialogProps) {
  const w = useWords('ledger');
  const common = useWords('common');
  const [unit, setUnit] = useState('');
  const [role, setRole] = useState<Role>('lead');
  const [busy, setBusy] = useState(false);
  const units = useAnswer('listUnits', {}).value ?? [];
  const name = unit.trim();
  const { isNew, members } = lookUp(name, units);
  const verb = isNew ? w.assignVerbNew : w.assignVerb;
  const note = isNew ? (
    <Typography.Text type="warning">{fill(w.assignNew, { unit: name })}</Typography.Text>
  ) : (
    members.length > 0 && fill(w.assignGroup, { names: members.join(w.separator) })
  );
  const submit = async () => {
    setBusy(true);
    const done = await assign(tasks, name, role);
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.assignTitle, { count: tasks.length })}
      okText={name === '' ? w.assignVerbEmpty : fill(verb, { unit: name, count: tasks.length })}
      okButtonProps={{ disabled: name === '', loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      <Form layout="vertical">
        <Form.Item label={w.assignTo} extra={note}>
          <AutoComplete
            autoFocus
            defaultActiveFirstOption
            value={unit}
            options={choicesOf(units)}
            showSearch={{
              filterOption: (text, option) =>
                option !== undefined && createMatcher(text)({ texts: [], names: option.names }),
            }}
            placeholder={w.assignToHint}
            aria-label={w.assignTo}
            onChange={setUnit}
          />
        </Form.Item>
        <RoleChoice role={role} onChange={setRole} />
      </Form>
      <TaskNames tasks={tasks} />
    </DialogFrame>
  );
}

/** Units by name, then the collective names that have members. */
function choicesOf(units: readonly UnitView[]) {
  const groups = new Map<string, number>();
  for (const { groups: names } of units)
    for (const group of names) groups.set(group, (groups.get(group) ?? 0) + 1);
  return [
    ...units.map(({ name, aliases }) => ({ value: name, label: name, names: [name, ...aliases] })),
    ...[...groups].map(([name, members]) => ({ value: name, label: `${name}（${members}）`, names: [name] })),
  ];
}

/** Whether the register has the name, and whom it stands for where it is a collective one. */
function lookUp(name: string, units: readonly UnitView[]) {
  const key = nameKey(name);
  const known = units.some((unit) =>
    [unit.name, ...unit.aliases, unit.code ?? ''].some((text) => nameKey(text) === key),
  );
  const members = known
    ? []
    : units.filter(({ groups }) => groups.some((group) => nameKey(group) === key)).map((unit) => unit.name);
  return { isNew: name !== '' && !known && members.length === 0, members };
}
