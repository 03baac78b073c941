import { Button, Checkbox, Form, Select } from 'antd';
import { useMemo } from 'react';
import { createMatcher } from '../../../shared/search.ts';
import { fill, useWords } from '../../words/words.ts';
import { type Choice, choicesOf, countToConfirm, type LedgerFilter, lightWord } from './filter.ts';
import type { TaskLine } from './lines.ts';

interface FilterFormProps {
  readonly lines: readonly TaskLine[];
  readonly filter: LedgerFilter;
  readonly change: (part: Partial<LedgerFilter>) => void;
  readonly clear: () => void;
}

/** What to show: by unit, by key work, by state, by kind of deadline. */
export function FilterForm({ lines, filter, change, clear }: FilterFormProps) {
  const w = useWords('ledger');
  const choices = useMemo(() => choicesOf(lines), [lines]);
  const states = useWords('states');
  const owners = useWords('owners');
  const deadlines = useWords('deadlines');
  return (
    <Form layout="vertical" className="ledger-filter-form">
      <Field label={w.unit} choices={choices.units} value={filter.unit} change={(unit) => change({ unit })} />
      <Field
        label={w.category}
        choices={choices.categories}
        value={filter.category}
        change={(category) => change({ category })}
      />
      {choices.owners.length > 0 && (
        <Field
          label={w.owner}
          choices={choices.owners}
          value={filter.owner}
          nameOf={(name) => name || owners.none}
          change={(owner) => change({ owner })}
        />
      )}
      <Field
        label={w.state}
        choices={choices.states}
        value={filter.state}
        nameOf={(state) => states[state]}
        change={(state) => change({ state })}
      />
      <Field
        label={w.deadlineKind}
        choices={choices.deadlines}
        value={filter.due}
        nameOf={(due) => deadlines[due]}
        change={(due) => change({ due })}
      />
      <Field
        label={w.light}
        choices={choices.lights}
        value={filter.light}
        nameOf={(level) => lightWord(lines, level)}
        change={(light) => change({ light })}
      />
      <Form.Item>
        <Checkbox checked={filter.confirm} onChange={(event) => change({ confirm: event.target.checked })}>
          {fill(w.onlyToConfirm, { count: countToConfirm(lines) })}
        </Checkbox>
      </Form.Item>
      <Button onClick={clear}>{w.clearFilters}</Button>
    </Form>
  );
}

interface FieldProps<T extends string> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly nameOf?: (value: T) => string;
  readonly change: (value: T | null) => void;
}

function Field<T extends string>({ label, choices, value, nameOf, change }: FieldProps<T>) {
  const w = useWords('ledger');
  const options = choices.map(({ value: choice, count }) => {
    const name = nameOf ? nameOf(choice) : choice;
    return { value: choice, name, label: `${name}　${count}` };
  });
  return (
    <Form.Item label={label}>
      <Select<T | null, (typeof options)[number]>
        value={value}
        options={options}
        allowClear
        showSearch={{
          filterOption: (text, option) =>
            option !== undefined && createMatcher(text)({ texts: [], names: [option.name] }),
        }}
        placeholder={w.anything}
        aria-label={label}
        disabled={options.length === 0}
        onChange={(chosen) => change(chosen ?? null)}
      />
    </Form.Item>
  );
}
