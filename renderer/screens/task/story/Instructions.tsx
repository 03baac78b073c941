import { Button, Tag } from 'antd';
import { dateOf } from '../../../../shared/dates.ts';
import type { TaskDetail } from '../../../../shared/model/views.ts';
import { openDialog } from '../../../dialogs/dialog.ts';
import { useSession } from '../../../state/session.ts';
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

/** 校内批示 of our own leaders, each with its answer or the button to give it; nothing where there is none. */
export function InsideInstructions({ inside }: Pick<TaskDetail, 'inside'>) {
  const w = useWords('instructions');
  const session = useSession();
  if (inside.length === 0) return null;
  return (
    <Section title={w.inside}>
      <ul className="cycle-items">
        {inside.map((each) => (
          <li key={each.id}>
            <strong>{each.by}</strong> <span className="task-event-who numbers">{each.on}</span>{' '}
            {each.recordedBy !== null && (
              <span className="secondary small">{fill(w.recordedBy, { name: each.recordedBy })} </span>
            )}
            {each.answeredAt === null && <Tag color="warning">{w.waits}</Tag>}
            {each.source !== null && <div className="task-reason">{each.source}</div>}
            <div className="text-block">{each.text}</div>
            {each.answeredAt !== null && (
              <div className="text-block">
                {w.outcome}：{each.outcome}{' '}
                <span className="task-event-who numbers">
                  {each.answeredBy} {dateOf(each.answeredAt)}
                </span>
              </div>
            )}
            {session?.store.state === 'ready' && (
              <Button
                size="small"
                onClick={() => openDialog({ kind: 'answerInstruction', instruction: each })}
              >
                {each.answeredAt === null ? w.answer : w.answerAgain}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
