import type { TaskDetail } from '../../../../shared/model/views.ts';
import { fill, useWords } from '../../../words/words.ts';
import { Section } from '../Section.tsx';

/** 领导批示 of a task; nothing where there is none. */
export function Instructions({ instructions }: Pick<TaskDetail, 'instructions'>) {
  const w = useWords('instructions');
  if (instructions.length === 0) return null;
  return (
    <Section title={w.title}>
      <ul className="cycle-items">
        {instructions.map(({ by, on, text, source, givenOn }) => (
          <li key={`${on} ${by} ${text}`}>
            <strong>{by}</strong> <span className="task-event-who numbers">{on}</span>
            {givenOn && <span className="secondary small"> {fill(w.givenOn, givenOn)}</span>}
            {source !== null && <div className="task-reason">{source}</div>}
            <div className="text-block">{text}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
