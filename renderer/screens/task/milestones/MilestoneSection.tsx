import { Button } from 'antd';
import type { TaskDetail } from '../../../../shared/model/views.ts';
import { useSession } from '../../../state/session.ts';
import { fill, useWords } from '../../../words/words.ts';
import { Section } from '../Section.tsx';
import { markMilestone } from './mark-acts.ts';
import './milestones.css';

/** The dated steps of the limit, who reached each when, and the mark of the one who reports. */
export function MilestoneSection({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('milestones');
  const common = useWords('common');
  const session = useSession();
  const { milestones, draft, canReport } = detail;
  if (milestones.length === 0 || !session) return null;
  return (
    <Section title={w.section}>
      <ul className="milestone-list">
        {milestones.map(({ text, due, reached }) => {
          const drafted = draft?.reached?.find(({ milestone }) => milestone === text);
          const state = due === null ? w.undated : due < session.cutoff ? w.late : w.ahead;
          return (
            <li key={text}>
              <span className="milestone-text">
                {text} <span className="numbers">{due}</span>
              </span>
              {reached.map(({ unit, on, by }) => (
                <span key={unit.id}>
                  ✔ {fill(w.reachedBy, { unit: unit.name, on, by: by ?? common.none })}
                </span>
              ))}
              {reached.length === 0 && !drafted && <span>{state}</span>}
              {drafted && <span>{fill(w.inDraft, { on: drafted.on })}</span>}
              {canReport && drafted && (
                <Button size="small" onClick={() => void markMilestone(detail, text, null)}>
                  {w.unmark}
                </Button>
              )}
              {canReport && !drafted && reached.length === 0 && (
                <Button
                  size="small"
                  aria-label={`${w.mark}：${text}`}
                  onClick={() =>
                    void markMilestone(detail, text, { on: session.cutoff, by: session.operator })
                  }
                >
                  {w.mark}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
