import { Input, InputNumber, Radio } from 'antd';
import { canonicalJson } from '../../../shared/canonical.ts';
import type { DifferenceView } from '../../../shared/model/views.ts';
import { partKey } from '../../../shared/rules/report-parts.ts';
import { useWords } from '../../words/words.ts';
import { fieldText, type Speech, valueText } from '../history/change-text.ts';

export type Part = DifferenceView['values'][number]['parts'][number];

/** What a part is called: a figure by its indicator. */
export const partText = ({ field, label }: Part, { words }: Speech): string =>
  label ?? fieldText('report', field, words);

interface ThirdReportProps {
  readonly difference: DifferenceView;
  /** What the third report says to everything in which the signed ones differ. */
  readonly parts: readonly Part[];
  readonly change: (parts: readonly Part[]) => void;
  readonly speech: Speech;
}

/** A third report, field by field: texts and figures are written, what is a list is taken from one of the signed ones. */
export function ThirdReport({ difference, parts, change, speech }: ThirdReportProps) {
  const w = useWords('differences');
  return (
    <fieldset className="difference-third" aria-label={w.third}>
      {parts.map((part) => (
        <div key={partKey(part)} className="difference-part">
          <span className="small secondary">{partText(part, speech)}</span>
          <PartField
            part={part}
            choices={difference.values.flatMap(({ parts: said }) =>
              said.filter((other) => partKey(other) === partKey(part)),
            )}
            say={(value) => change(parts.map((other) => (other === part ? { ...part, value } : other)))}
            speech={speech}
          />
        </div>
      ))}
    </fieldset>
  );
}

interface PartFieldProps {
  readonly part: Part;
  /** What the signed reports say to it. */
  readonly choices: readonly Part[];
  readonly say: (value: unknown) => void;
  readonly speech: Speech;
}

function PartField({ part, choices, say, speech }: PartFieldProps) {
  const name = partText(part, speech);
  const { field, value } = part;
  switch (field) {
    case 'percent':
    case 'actuals':
      return (
        <InputNumber
          aria-label={name}
          controls={false}
          value={typeof value === 'number' ? value : null}
          {...(field === 'percent' && { min: 0, max: 100, suffix: '%' })}
          onChange={say}
        />
      );
    case 'evidence':
    case 'reached':
    case 'explained':
      return (
        <Radio.Group
          aria-label={name}
          value={choices.findIndex((choice) => canonicalJson(choice.value) === canonicalJson(value))}
          onChange={(event) => say(choices[Number(event.target.value)]?.value ?? null)}
          options={choices.map((choice, at) => ({
            value: at,
            label: valueText('report', field, choice.value, speech),
          }))}
        />
      );
    default:
      return (
        <Input.TextArea
          aria-label={name}
          autoSize={{ minRows: 1, maxRows: 10 }}
          maxLength={20_000}
          value={typeof value === 'string' ? value : ''}
          onChange={({ target }) =>
            say(
              target.value === '' && (field === 'noChange' || field === 'coordination') ? null : target.value,
            )
          }
        />
      );
  }
}
