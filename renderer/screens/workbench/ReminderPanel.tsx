import { ClockCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import type { Workbench } from '../../../shared/model/views.ts';
import { periodText } from '../../parts/period-text.ts';
import { hrefOf } from '../../routes/router.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

type Reminder = Workbench['reminders'][number];

const SHOWN = 6;

/** What is due, overdue or nearly due, each one click from where it is settled. */
export function ReminderPanel({ reminders }: { readonly reminders: readonly Reminder[] }) {
  const w = useWords('workbench');
  const language = useLanguage();
  if (reminders.length === 0) return null;
  return (
    <section className="panel" aria-label={w.reminders}>
      <Typography.Title level={2} className="section-title">
        {w.reminders}
      </Typography.Title>
      <ul className="plain-list">
        {reminders.slice(0, SHOWN).map((reminder) => {
          const { kind, period, date, days, tasks } = reminder;
          const over = days < 0;
          return (
            <li key={`${kind} ${period} ${date}`}>
              <a className={over ? 'reminder reminder-over' : 'reminder'} href={linkOf(reminder)}>
                {over ? <ExclamationCircleOutlined aria-hidden /> : <ClockCircleOutlined aria-hidden />}
                <span>
                  {fill(w[`remind_${kind}`], {
                    period: period === null ? '' : periodText(period, language),
                    date,
                    days: Math.abs(days),
                    count: tasks.length,
                  })}
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const linkOf = ({ period, tasks }: Reminder): string =>
  period !== null
    ? hrefOf('progress', { period })
    : tasks[0] !== undefined && tasks.length === 1
      ? hrefOf('task', { task: tasks[0] })
      : hrefOf('ledger', { tab: 'mine', due: 'by' });
