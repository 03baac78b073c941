import { Button, Flex, Input, Radio, Typography } from 'antd';
import { useId, useState } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import type { DifferenceView } from '../../../shared/model/views.ts';
import { partKey } from '../../../shared/rules/report-parts.ts';
import { call } from '../../api/call.ts';
import { MarkedText } from '../../parts/MarkedText.tsx';
import { periodText } from '../../parts/period-text.ts';
import { transcriptText } from '../../parts/transcript-text.ts';
import { go } from '../../routes/router.ts';
import { announce } from '../../state/announcements.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { fieldText, kindText, type Speech, valueText } from '../history/change-text.ts';
import { type Part, partText, ThirdReport } from './ThirdReport.tsx';
import { isWritable } from './third-value.ts';

interface DifferenceCardProps {
  readonly difference: DifferenceView;
  readonly speech: Speech;
}

type Value = DifferenceView['values'][number];
/** The place of a value, or one that is written here. */
type Choice = number | 'third' | null;

export function DifferenceCard({ difference, speech }: DifferenceCardProps) {
  const w = useWords('differences');
  const heading = useId();
  const [choice, setChoice] = useState<Choice>(null);
  const [third, setThird] = useState(() => firstText(difference));
  const [parts, setParts] = useState<readonly Part[]>(() => difference.values[0]?.parts ?? []);
  const { id, kind, values, closable, ended, unit } = difference;
  const settle = async () => {
    const answer = await call('settleDifference', {
      id,
      choose: choice === 'third' ? null : (choice ?? 0),
      ...(choice === 'third' && (kind === 'report' ? { parts: parts.map(said) } : { value: third.trim() })),
    });
    if (answer.ok) announce(w.settled);
  };
  return (
    <section className="panel difference" aria-labelledby={heading}>
      <Title difference={difference} speech={speech} id={heading} />
      {closable ? (
        <>
          <Radio.Group
            className="difference-values"
            aria-labelledby={heading}
            value={choice}
            onChange={(event) => setChoice(event.target.value as Choice)}
          >
            {values.map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what is chosen
              <Radio key={at} value={at} className="difference-value">
                <ValueText difference={difference} value={value} first={at === 0} speech={speech} />
              </Radio>
            ))}
            {isWritable(difference) && (
              <Radio value="third" className="difference-value">
                {w.third}
              </Radio>
            )}
          </Radio.Group>
          {choice === 'third' && kind === 'report' && (
            <ThirdReport difference={difference} parts={parts} change={setParts} speech={speech} />
          )}
          {choice === 'third' && kind === 'field' && (
            <Input.TextArea
              autoFocus
              autoSize={{ minRows: 2, maxRows: 10 }}
              maxLength={20_000}
              aria-label={w.third}
              value={third}
              onChange={(event) => setThird(event.target.value)}
            />
          )}
          <Button
            type="primary"
            disabled={choice === null || (choice === 'third' && kind === 'field' && third.trim() === '')}
            onClick={() => void settle()}
          >
            {w.settle}
          </Button>
        </>
      ) : (
        <>
          <div className="difference-values">
            {values.map((value, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
              <div key={at} className="difference-value">
                <ValueText difference={difference} value={value} first={at === 0} speech={speech} />
              </div>
            ))}
          </div>
          <Typography.Text type="secondary">
            {ended === null ? fill(w.theirs, { unit: unit.name }) : w[ended]}
          </Typography.Text>
        </>
      )}
    </section>
  );
}

const said = ({ field, about, value }: Part) => ({ field, about, value });

const firstText = ({ values }: DifferenceView): string => {
  const value = values[0]?.value;
  return typeof value === 'string' ? value : '';
};

function Title({ difference, speech, id }: DifferenceCardProps & { readonly id: string }) {
  const w = useWords('differences');
  const language = useLanguage();
  const { kind, label, record, field, period, task, unit, typedFor } = difference;
  const when = period === null ? '' : periodText(period, language);
  const what =
    kind === 'field'
      ? fieldText(record, field, speech.words)
      : typedFor
        ? fill(w.typedFor, { period: when, unit: typedFor.name })
        : fill(w.reportOf, { period: when });
  return (
    <Flex justify="space-between" align="baseline" gap="small" wrap>
      <Typography.Title level={2} className="section-title text-block" id={id}>
        {label === record ? kindText(record, speech.words) : label} · {what}
      </Typography.Title>
      <Flex gap="small" align="baseline">
        <span className="small secondary">{unit.name}</span>
        {task !== null && (
          <Button type="link" size="small" onClick={() => go('task', { task })}>
            {w.openTask}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}

/** Who signed it off; of what was typed, who reported it, how and to whom. */
const whose = (value: Value, nobody: string): readonly string[] =>
  value.transcribed
    ? [...(value.transcribed.from ? [value.transcribed.from] : []), transcriptText(value)]
    : [value.who ?? nobody];

interface ValueTextProps extends DifferenceCardProps {
  readonly value: Value;
  readonly first: boolean;
}

/** The value, who wrote it, when, and on which PC. */
function ValueText({ difference, value, first, speech }: ValueTextProps) {
  const w = useWords('differences');
  const own = useSession()?.replica?.slice(-4);
  const { record, field, kind, values } = difference;
  const text = (shown: Value) => valueText(record, field, shown.value, speech);
  const said = text(value);
  const other = values.find((shown) => shown !== value);
  const where = value.from === own ? w.thisPc : fill(w.otherPc, { pc: value.from });
  return (
    <span className="difference-text">
      {kind === 'report' && value.parts.length > 0 ? (
        value.parts.map((part) => (
          <span key={partKey(part)} className="text-block">
            {fill(w.part, {
              field: partText(part, speech),
              value: valueText(record, part.field, part.value, speech),
            })}
          </span>
        ))
      ) : (
        <MarkedText before={other === undefined ? said : text(other)} now={said} />
      )}
      <span className="small secondary numbers">
        {[
          ...whose(value, w.nobody),
          value.at === null ? w.noTime : momentOf(value.at),
          where,
          ...(first ? [difference.ended === null ? w.counts : w.stands] : []),
        ].join(' · ')}
      </span>
    </span>
  );
}
