import { useWords } from '../../words/words.ts';
import { type Speech, valueText } from '../history/change-text.ts';
import { Mark } from '../receive/Mark.tsx';
import { targetText } from '../task/target-text.ts';
import type { Field, Values } from './review.ts';

interface FieldValueProps {
  readonly field: Field;
  readonly values: Values;
  readonly speech: Speech;
}

/** A field as it would stand in the ledger: units with their roles, a deadline with its kind, targets in figures. */
export function FieldValue({ field, values, speech }: FieldValueProps) {
  const common = useWords('common');
  const { none } = speech.words.recordValues;
  if (field === 'units') return values.units.length === 0 ? none : <Units units={values.units} />;
  if (field === 'deadline') {
    const { kind, date, text } = values.deadline;
    const words = speech.words.recordValues[`deadline_${kind}`];
    return <span>{[words, date, text !== words && text].filter(Boolean).join(' · ')}</span>;
  }
  if (field === 'indicators' && values.indicators.length > 0)
    return (
      <ul className="understood-indicators">
        {values.indicators.map((indicator, index) => (
          <li key={`${String(index)} ${indicator.text}`}>
            <span>{indicator.subject || indicator.text}</span>
            <strong className="numbers">{targetText(indicator)}</strong>
          </li>
        ))}
      </ul>
    );
  const text = valueText('task', field, values[field], speech);
  return <span className="text-block">{text === '' ? common.none : text}</span>;
}

function Units({ units }: Pick<Values, 'units'>) {
  const w = useWords('task');
  const common = useWords('common');
  return (
    <ul className="understood-units">
      {units.map(({ name, role, group, aliases }) => (
        <li key={`${name} ${role}`}>
          <Mark tone={role === 'lead' ? 'info' : 'plain'}>{common[role]}</Mark>
          <span>
            {name}
            {aliases.length > 0 && <span className="small">（{aliases.join('、')}）</span>}
          </span>
          {group && <Mark tone="plain">{w.isGroup}</Mark>}
        </li>
      ))}
    </ul>
  );
}
