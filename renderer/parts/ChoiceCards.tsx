import { Radio } from 'antd';
import './ChoiceCards.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly title: string;
  readonly note: string;
}

interface ChoiceCardsProps<V extends string> {
  readonly choices: readonly Choice<V>[];
  readonly label: string;
  /** Given by antd's form item. */
  readonly value?: V;
  readonly onChange?: (value: V) => void;
}

/** One choice of a few, each with a line of explanation. */
export function ChoiceCards<V extends string>({ choices, label, value, onChange }: ChoiceCardsProps<V>) {
  return (
    <Radio.Group
      className="choice-cards"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = choices.find((choice) => choice.value === event.target.value);
        if (chosen) onChange?.(chosen.value);
      }}
    >
      {choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className="choice-card">
          <strong>{choice.title}</strong>
          <span className="choice-note">{choice.note}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
