import { Typography } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { Workbench } from '../../../shared/model/views.ts';
import { useWords } from '../../words/words.ts';

const SHOWN = 12;

/** What came and went, newest first. */
export function EventPanel({ events }: { readonly events: Workbench['events'] }) {
  const w = useWords('workbench');
  return (
    <section className="panel">
      <Typography.Title level={2} className="section-title">
        {w.events}
      </Typography.Title>
      {events.length === 0 && <Typography.Text type="secondary">{w.noEvents}</Typography.Text>}
      <ol className="plain-list">
        {events.slice(0, SHOWN).map(({ at, text }) => (
          <li key={`${at} ${text}`} className="workbench-event">
            <time className="small secondary numbers">{momentOf(at).slice(5)}</time>
            <span className="text-block">{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
