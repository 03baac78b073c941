import { Typography } from 'antd';
import type { Workbench } from '../../../shared/model/views.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { TypedMark } from '../../parts/TypedMark.tsx';
import { hrefOf } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';

/** The light bar, and the worst tasks with what fired and how it is cleared. */
export function LightPanel({ lights }: { readonly lights: Workbench['lights'] }) {
  const w = useWords('workbench');
  if (lights.counts.length === 0) return null;
  return (
    <section className="panel" aria-label={w.lights}>
      <Typography.Title level={2} className="section-title">
        {w.lights}
      </Typography.Title>
      <ul className="plain-list light-bar">
        {lights.counts.map(({ level, light, count }) => (
          <li key={`${level} ${light.word}`}>
            <a href={hrefOf('ledger', { light: level })}>
              <LightMark light={light} /> <strong className="numbers">{count}</strong>
            </a>
          </li>
        ))}
      </ul>
      {lights.worst.length === 0 && <Typography.Text type="secondary">{w.noWorst}</Typography.Text>}
      <ol className="plain-list light-worst">
        {lights.worst.map(({ task, number, title, light, ...report }) => (
          <li key={task}>
            <LightMark light={light} />
            <span className="light-task">
              <a href={hrefOf('task', { task })}>
                <span className="numbers">{number}　</span>
                {title}
              </a>
              <span className="small secondary" title={light.clear}>
                {fill(w.lightReason, { rule: light.rule, reason: light.reason })}{' '}
                <TypedMark report={report} />
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
