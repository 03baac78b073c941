import { Checkbox, Flex, Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import { unitKinds } from '../../../shared/model/record/unit.ts';
import type { LedgerRow } from '../../../shared/model/views.ts';
import { type UnitFilter, unitsWhere } from '../../../shared/rules/unit-filter.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { fill, useWords } from '../../words/words.ts';
import { kindText } from '../units/kind-text.ts';
import { assignMany } from './acts.ts';
import { type Role, RoleChoice } from './RoleChoice.tsx';
import { TaskNames } from './TaskNames.tsx';

interface AssignManyDialogProps {
  readonly control: DialogControl;
  readonly tasks: readonly LedgerRow[];
}

const NO_FILTER: UnitFilter = { kind: null, district: null, group: null, text: '' };

/** 交办给多家: units found by kind, district, collective name or words, each of them ticked or not. */
export function AssignManyDialog({ control, tasks }: AssignManyDialogProps) {
  const w = useWords('ledger');
  const words = useWords('units');
  const common = useWords('common');
  const [filter, setFilter] = useState(NO_FILTER);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [role, setRole] = useState<Role>('cooperate');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const units = useAnswer('listUnits', {}).value ?? [];
  const found = unitsWhere(units, filter);
  const chosen = found.filter(({ id }) => !left.has(id));
  const values = (of: (unit: (typeof units)[number]) => readonly (string | null)[]) =>
    [...new Set(units.flatMap((unit) => of(unit).filter((text): text is string => text !== null)))].map(
      (value) => ({ value, label: value }),
    );
  const put = (change: Partial<UnitFilter>) => {
    setFilter((old) => ({ ...old, ...change }));
    setLeft(new Set());
  };
  const submit = async () => {
    setBusy(true);
    const refused = await assignMany(tasks, chosen, role, filter.group);
    setBusy(false);
    setError(refused);
    if (!refused) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.assignManyTitle, { count: tasks.length })}
      okText={fill(w.assignManyVerb, { units: chosen.length, count: tasks.length })}
      okButtonProps={{ disabled: chosen.length === 0, loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
      width="44rem"
    >
      <Form layout="vertical">
        <div className="field-pair">
          <Form.Item label={words.kind} htmlFor="many-kind">
            <Select
              id="many-kind"
              allowClear
              value={filter.kind}
              options={unitKinds.map((kind) => ({ value: kind, label: kindText(kind, words) }))}
              onChange={(kind) => put({ kind: kind ?? null })}
            />
          </Form.Item>
          <Form.Item label={words.district} htmlFor="many-district">
            <Select
              id="many-district"
              allowClear
              value={filter.district}
              options={values(({ district }) => [district])}
              onChange={(district) => put({ district: district ?? null })}
            />
          </Form.Item>
          <Form.Item label={words.groups} htmlFor="many-group">
            <Select
              id="many-group"
              allowClear
              value={filter.group}
              options={values(({ groups }) => groups)}
              onChange={(group) => put({ group: group ?? null })}
            />
          </Form.Item>
          <Form.Item label={w.assignManyText} htmlFor="many-text">
            <Input
              id="many-text"
              autoFocus
              value={filter.text}
              placeholder={w.assignManyHint}
              onChange={(event) => put({ text: event.target.value })}
            />
          </Form.Item>
        </div>
        <RoleChoice role={role} onChange={setRole} />
      </Form>
      <Flex justify="space-between" role="status">
        <Typography.Text type="secondary" className="numbers">
          {fill(w.assignManyFound, { found: found.length, chosen: chosen.length })}
        </Typography.Text>
        <Checkbox
          checked={chosen.length === found.length && found.length > 0}
          indeterminate={chosen.length > 0 && chosen.length < found.length}
          onChange={(event) => setLeft(event.target.checked ? new Set() : new Set(found.map(({ id }) => id)))}
        >
          {w.assignManyAll}
        </Checkbox>
      </Flex>
      <fieldset className="assign-many" aria-label={w.assignManyUnits}>
        {found.map(({ id, name }) => (
          <Checkbox
            key={id}
            checked={!left.has(id)}
            onChange={(event) =>
              setLeft((old) => {
                const next = new Set(old);
                if (event.target.checked) next.delete(id);
                else next.add(id);
                return next;
              })
            }
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
      {error && <Failure error={error} />}
      <TaskNames tasks={tasks} />
    </DialogFrame>
  );
}
