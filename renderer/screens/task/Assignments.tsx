import type { TaskDetail } from '../../../shared/model/views.ts';
import { periodText } from '../../parts/period-text.ts';
import { TranscriptMark } from '../../parts/TranscriptMark.tsx';
import { useLanguage, useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { TranscribeButton } from '../transcribe/TranscribeButton.tsx';

/** Who holds the task, and what each last said. */
export function Assignments({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('task');
  const common = useWords('common');
  const language = useLanguage();
  const session = useSession();
  const active = detail.assignments.filter(({ state }) => state === 'assigned');
  if (active.length === 0) return <p className="task-note">{w.notAssigned}</p>;
  return (
    <ul className="task-assignments">
      {active.map(({ id, unit, role, group, latest }) => (
        <li key={id}>
          <span className="task-assignee">
            {unit.name}
            <span className="task-unit-role">
              {common[role]}
              {group && ` · ${fill(w.throughGroup, { group })}`}
            </span>
            {detail.row.editable && unit.id !== session?.unit?.id && (
              <TranscribeButton target={{ unit, task: detail.row.id }} />
            )}
          </span>
          <div className="task-latest text-block">
            {latest && <TranscriptMark report={latest} />}
            {latest === null
              ? w.noReport
              : `${periodText(latest.period, language)}：${latest.noChange ?? latest.text}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
