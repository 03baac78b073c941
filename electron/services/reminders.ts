import { deadlineFor } from '../../shared/rules/cycle/decisions.ts';
import { taskStateOf } from '../../shared/rules/cycle/situation.ts';
import { dueDateOf } from '../../shared/rules/deadline-end.ts';
import { saysSomething } from '../../shared/rules/draft.ts';
import { type OwedTask, type Reminder, remindersOf } from '../../shared/rules/reminders.ts';
import { type Board, factsOf, periodOfTask, viewOf } from './board.ts';
import { latestReport } from './cycle/latest-report.ts';
import { type OwedItem, owedTasks } from './owed.ts';

const OVER = new Set(['completed', 'struckOff', 'suspended', 'cancelled', 'returnedForReassignment']);

/** What this unit owes on the cut-off date. */
export function boardReminders(board: Board): readonly Reminder[] {
  const { cutoff, calendarOf } = board.rules;
  const [first] = board.identity.adoptions;
  return remindersOf(
    owedTasks(board)
      .filter(({ closed }) => !closed)
      .flatMap((owed) => owedTask(board, owed)),
    cutoff,
    calendarOf(first?.issuer ?? board.identity.id),
  );
}

function owedTask(board: Board, { item, unit, cycle }: OwedItem): readonly OwedTask[] {
  const { task, reports, draft } = item;
  const facts = factsOf(item);
  if (OVER.has(taskStateOf(facts, viewOf(board, task)))) return [];
  const period = periodOfTask(board, task);
  const reported = reports.filter(({ fields }) => fields.unit === unit).map(({ fields }) => fields.period);
  const ours = item.assignments.find(({ fields }) => board.identity.ids.has(fields.unit))?.fields;
  return [
    {
      task: task.id,
      cycle,
      period,
      filled: (draft !== null && saysSomething(draft.fields)) || latestReport(reports, unit, period) !== null,
      reported,
      start: ours?.assignedOn ?? null,
      urges: item.urges
        .filter(({ fields }) => board.identity.ids.has(fields.unit))
        .filter(
          ({ fields }) =>
            !reports.some((r) => r.fields.unit === fields.unit && r.fields.signedOffAt > fields.urgedAt),
        )
        .map(({ fields }) => fields.limit),
      limit: dueDateOf(deadlineFor(task.fields.deadline, facts.decisions, unit)),
    },
  ];
}
