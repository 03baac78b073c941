import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Checkbox, Select } from 'antd';
import type { LedgerRow } from '../../../../shared/model/views.ts';
import { createMatcher } from '../../../../shared/search.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { fill, useWords } from '../../../words/words.ts';
import './edit.css';

type Units = LedgerRow['units'];
type Unit = Units[number];

interface UnitsEditorProps {
  readonly value: Units;
  readonly change: (units: Units) => void;
}

/** The responsible units in their order, each with its role and whether it is a collective name. */
export function UnitsEditor({ value, change }: UnitsEditorProps) {
  const w = useWords('task');
  const common = useWords('common');
  const known = useAnswer('listUnits', {}).value ?? [];
  const put = (index: number, part: Partial<Unit>) =>
    change(value.map((unit, i) => (i === index ? { ...unit, ...part } : unit)));
  const add = () =>
    change([
      ...value,
      { name: '', role: value.length === 0 ? 'lead' : 'cooperate', group: false, aliases: [] },
    ]);
  const options = known.map(({ name, aliases }) => ({ value: name, names: [name, ...aliases] }));
  return (
    <div className="edit-list">
      {value.map((unit, index) => (
        <div key={String(index)} className="edit-line">
          <AutoComplete
            className="edit-wide"
            value={unit.name}
            options={options}
            showSearch={{
              filterOption: (text, option) =>
                option !== undefined && createMatcher(text)({ texts: [], names: option.names }),
            }}
            aria-label={fill(w.unitNumber, { number: index + 1 })}
            onChange={(name) => put(index, { name, ...(name === unit.name ? {} : { aliases: [] }) })}
          />
          <Select
            value={unit.role}
            options={[
              { value: 'lead', label: common.lead },
              { value: 'cooperate', label: common.cooperate },
            ]}
            aria-label={w.role}
            onChange={(role) => put(index, { role })}
          />
          <Checkbox checked={unit.group} onChange={(event) => put(index, { group: event.target.checked })}>
            {w.isGroup}
          </Checkbox>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={fill(w.removeUnit, { unit: unit.name })}
            onClick={() => change(value.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={add}>
        {w.addUnit}
      </Button>
    </div>
  );
}
