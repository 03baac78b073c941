import { Button } from 'antd';
import type { TaskDetail } from '../../../../shared/model/views.ts';
import { LightMark } from '../../../parts/LightMark.tsx';
import { go } from '../../../routes/router.ts';
import { fill, useWords } from '../../../words/words.ts';
import { Section } from '../Section.tsx';
import { rolledUpText } from './split-acts.ts';
import './parts.css';

/** The parts of a row with their lights and states, and where a part belongs. */
export function PartsSection({ detail: { row, parts, above } }: { readonly detail: TaskDetail }) {
  const w = useWords('parts');
  const states = useWords('states');
  if (above)
    return (
      <Section title={w.section}>
        <Button type="link" className="parts-above" onClick={() => go('task', { task: above.id })}>
          {fill(w.partOf, { number: above.number, title: above.title })}
        </Button>
      </Section>
    );
  if (!row.parts) return null;
  return (
    <Section title={w.section}>
      <p className="task-note">{rolledUpText(row.parts, w)}</p>
      <ul className="parts-list">
        {parts.map((part) => (
          <li key={part.id}>
            <span className="numbers">{part.number}</span>
            <div>
              <Button type="link" className="parts-title" onClick={() => go('task', { task: part.id })}>
                {part.title}
              </Button>
              <div className="parts-line">
                {part.light && <LightMark light={part.light} />}
                <span>{states[part.state]}</span>
                <span>{part.assigned.map(({ name }) => name).join('、') || w.notAssigned}</span>
                <span className="numbers">{part.deadline.text}</span>
              </div>
              {part.progress && <div className="text-block task-latest">{part.progress.text}</div>}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
