import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { fill, useWords } from '../../words/words.ts';
import { confirmHere } from './acts.ts';
import { Field } from './Field.tsx';

/** The fields as understood. Where another unit issued the task they can only be read. */
export function Fields({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('task');
  const common = useWords('common');
  const deadlines = useWords('deadlines');
  const { row, ledger, indicators } = detail;
  const { deadline } = row;
  return (
    <section>
      <dl className="task-fields">
        {(row.category !== null || row.editable) && (
          <Field detail={detail} name="category">
            {row.category ?? common.none}
          </Field>
        )}
        <Field detail={detail} name="title">
          {row.title}
        </Field>
        {(row.detail !== null || row.editable) && (
          <Field detail={detail} name="detail">
            {row.detail ?? common.none}
          </Field>
        )}
        <Field detail={detail} name="units">
          {row.units.length === 0
            ? common.none
            : row.units.map((unit) => (
                <span key={`${unit.name} ${unit.role}`} className="task-unit" title={unit.aliases.join('、')}>
                  {unit.name}
                  <span className="task-unit-role">
                    {[common[unit.role], unit.group && w.isGroup].filter(Boolean).join(' · ')}
                  </span>
                </span>
              ))}
        </Field>
        <Field detail={detail} name="deadline">
          {[deadlines[deadline.kind], deadline.date, deadline.text].filter(Boolean).join(' · ')}
        </Field>
        <Field detail={detail} name="indicators">
          {indicators.length === 0 ? w.noIndicators : fill(w.indicatorCount, { count: indicators.length })}
        </Field>
      </dl>
      {row.editable
        ? row.guesses.length > 1 && (
            <Button
              size="small"
              icon={<CheckOutlined />}
              onClick={() => void confirmHere(detail, row.guesses)}
            >
              {fill(w.confirmAll, { count: row.guesses.length })}
            </Button>
          )
        : ledger.issuer && <p className="task-note">{fill(w.issuedBy, { unit: ledger.issuer.name })}</p>}
    </section>
  );
}
