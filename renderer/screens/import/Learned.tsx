import { Button, Collapse } from 'antd';
import type { Args } from '../../../shared/contract.ts';
import { dateOf } from '../../../shared/dates.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { fill, useWords } from '../../words/words.ts';

/** What was learned from earlier lists, and how to forget it. */
export function Learned() {
  const w = useWords('importList');
  const { value, reload } = useAnswer('listLearned', {});
  if (!value || value.templates.length + value.names.length + value.apart === 0) return null;
  const forget = async (args: Args<'forgetLearned'>) => {
    const answer = await call('forgetLearned', args);
    if (answer.ok) reload();
  };
  return (
    <Collapse
      size="small"
      items={[
        {
          key: 'learned',
          label: fill(w.learned, {
            templates: value.templates.length,
            names: value.names.length,
          }),
          children: (
            <ul className="plain-list import-learned">
              {value.templates.map(({ key, columns, source, usedAt }) => (
                <li key={`template ${key}`}>
                  <span>
                    {fill(w.learnedColumns, { columns: columns.join(' · ') })}
                    <span className="small secondary">
                      {' '}
                      {fill(w.learnedFrom, { source, date: dateOf(usedAt) })}
                    </span>
                  </span>
                  <Button size="small" onClick={() => void forget({ template: key })}>
                    {w.forget}
                  </Button>
                </li>
              ))}
              {value.names.map(({ key, printed, name }) => (
                <li key={`name ${key}`}>
                  <span>{fill(w.learnedName, { printed, name })}</span>
                  <Button size="small" onClick={() => void forget({ name: key })}>
                    {w.forget}
                  </Button>
                </li>
              ))}
              {value.apart > 0 && (
                <li>
                  <span>{fill(w.learnedApart, { count: value.apart })}</span>
                  <Button size="small" onClick={() => void forget({ apart: true })}>
                    {w.forget}
                  </Button>
                </li>
              )}
            </ul>
          ),
        },
      ]}
    />
  );
}
