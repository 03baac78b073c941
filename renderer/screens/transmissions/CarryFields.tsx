import { AutoComplete, Flex } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../words/words.ts';
import { usedBefore } from './filter.ts';

export interface Carriage {
  readonly carriedBy: string;
  readonly medium: string;
}

interface CarryFieldsProps {
  readonly value: Carriage;
  readonly change: (part: Partial<Carriage>) => void;
}

const fields = ['carriedBy', 'medium'] as const;

/** For the register: who carries the files and on which medium. Both may be left empty and written down later. */
export function CarryFields({ value, change }: CarryFieldsProps) {
  const w = useWords('transmissions');
  const entries = useAnswer('getTransmissionLog', {}).value ?? [];
  return (
    <Flex gap="middle">
      {fields.map((field) => (
        <AutoComplete
          key={field}
          className="carry-field"
          aria-label={w[field]}
          placeholder={w[field]}
          maxLength={100}
          defaultActiveFirstOption={false}
          filterOption
          options={usedBefore(entries, field).map((text) => ({ value: text }))}
          value={value[field]}
          onChange={(text: string) => change({ [field]: text })}
        />
      ))}
    </Flex>
  );
}
