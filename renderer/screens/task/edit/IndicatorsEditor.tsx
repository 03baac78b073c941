import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import type { Args } from '../../../../shared/contract.ts';
import { fill, useWords } from '../../../words/words.ts';
import './edit.css';

type Indicators = NonNullable<Args<'editTask'>['changes']['indicators']>;
type Indicator = Indicators[number];

interface IndicatorsEditorProps {
  readonly value: Indicators;
  readonly change: (indicators: Indicators) => void;
}

const comparators = ['=', '>=', '<=', '~', 'range', 'ratio'] as const;

/** What is counted, how it is compared, the target and its unit. */
export function IndicatorsEditor({ value, change }: IndicatorsEditorProps) {
  const w = useWords('task');
  const put = (index: number, part: Partial<Indicator>) =>
    change(value.map((indicator, i) => (i === index ? { ...indicator, ...part } : indicator)));
  const blank: Indicator = {
    text: '',
    comparator: '>=',
    value: null,
    min: null,
    max: null,
    unit: null,
    subject: '',
  };
  return (
    <div className="edit-list">
      {value.map((indicator, index) => (
        <div key={indicator.id ?? String(index)} className="edit-indicator">
          <Input
            className="edit-wide"
            value={indicator.text}
            placeholder={w.indicatorText}
            aria-label={fill(w.indicatorNumber, { number: index + 1 })}
            onChange={(event) => put(index, { text: event.target.value })}
          />
          <div className="edit-line">
            <Select
              value={indicator.comparator}
              options={comparators.map((comparator) => ({
                value: comparator,
                label: w[comparatorWord[comparator]],
              }))}
              aria-label={w.comparator}
              onChange={(comparator) => put(index, { comparator })}
            />
            <Target indicator={indicator} put={(part) => put(index, part)} />
            <Input
              className="edit-unit"
              value={indicator.unit ?? ''}
              placeholder={w.unitOfMeasure}
              aria-label={w.unitOfMeasure}
              maxLength={40}
              onChange={(event) => put(index, { unit: event.target.value || null })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={fill(w.removeIndicator, { number: index + 1 })}
              onClick={() => change(value.filter((_, i) => i !== index))}
            />
          </div>
        </div>
      ))}
      <Button icon={<PlusOutlined />} onClick={() => change([...value, blank])}>
        {w.addIndicator}
      </Button>
    </div>
  );
}

const comparatorWord = {
  '=': 'comparatorEqual',
  '>=': 'comparatorAtLeast',
  '<=': 'comparatorAtMost',
  '~': 'comparatorAbout',
  range: 'comparatorRange',
  ratio: 'comparatorRatio',
} as const;

function Target({
  indicator,
  put,
}: {
  readonly indicator: Indicator;
  readonly put: (part: Partial<Indicator>) => void;
}) {
  const w = useWords('task');
  if (indicator.comparator !== 'range' && indicator.comparator !== 'ratio')
    return <InputNumber value={indicator.value} aria-label={w.target} onChange={(value) => put({ value })} />;
  return (
    <>
      <InputNumber value={indicator.min} aria-label={w.targetMin} onChange={(min) => put({ min })} />
      <span>{indicator.comparator === 'ratio' ? '：' : '—'}</span>
      <InputNumber value={indicator.max} aria-label={w.targetMax} onChange={(max) => put({ max })} />
    </>
  );
}
