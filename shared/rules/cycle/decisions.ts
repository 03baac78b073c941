import type { DecisionFields, TaskFields } from '../../model/record.ts';
import type { TaskState } from '../../model/views.ts';
import { type TaskAction, taskActions } from './task-actions.ts';
import { taskMachine } from './task-machine.ts';

export type Decision = Pick<
  DecisionFields,
  'unit' | 'subject' | 'verdict' | 'text' | 'date' | 'conclusion' | 'year' | 'number'
> & { readonly id: string };

/** Where the issuing body's decisions have brought a task; `inProgress` stands for everything before its completion. */
export type Phase = Extract<TaskState, 'inProgress' | 'completed' | 'struckOff' | 'suspended' | 'cancelled'>;

const phases: ReadonlySet<TaskState> = new Set(['completed', 'struckOff', 'suspended', 'cancelled']);
const phaseOfState = (state: TaskState): Phase => (phases.has(state) ? (state as Phase) : 'inProgress');

/** Every state that a phase stands for. */
const statesIn = (phase: Phase): readonly TaskState[] =>
  phase === 'inProgress'
    ? [...new Set(taskMachine.table.map((row) => row.from))].filter((state) => !phases.has(state))
    : [phase];

/** In the order in which they were taken; two PCs of one body that gave one number are put in order by id. */
export const inOrder = <D extends Pick<Decision, 'number' | 'id'>>(decisions: readonly D[]): readonly D[] =>
  decisions.toSorted((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));

export const nextNumber = (decisions: readonly Pick<Decision, 'number'>[]): number =>
  decisions.reduce((highest, { number }) => Math.max(highest, number), 0) + 1;

const isAction = (name: string): name is TaskAction => (taskActions as readonly string[]).includes(name);

/** The phase after one more decision; null where that decision is impossible in it. Answers leave it as it is. */
export function phaseAfter(phase: Phase, verdict: Decision['verdict']): Phase | null {
  if (!isAction(verdict)) return phase;
  for (const state of statesIn(phase)) {
    const row = taskMachine.step(state, verdict);
    if (row) return phaseOfState(row.to);
  }
  return null;
}

/** Impossible ones, which only two PCs deciding at once can bring about, are passed over by every store alike. */
export const phaseOf = (decisions: readonly Decision[]): Phase =>
  inOrder(decisions).reduce<Phase>((phase, { verdict }) => phaseAfter(phase, verdict) ?? phase, 'inProgress');

const last = (decisions: readonly Decision[], wanted: (decision: Decision) => boolean): Decision | null =>
  inOrder(decisions).findLast(wanted) ?? null;

/** 重大风险 as the supervisor left it; the reason in words. */
export function riskOf(decisions: readonly Decision[]): Decision | null {
  const flag = last(decisions, ({ verdict }) => verdict === 'flagRisk' || verdict === 'clearRisk');
  return flag?.verdict === 'flagRisk' ? flag : null;
}

/** The years for which a task was closed (年度办结). */
export const closedYears = (decisions: readonly Decision[]): ReadonlySet<number> =>
  new Set(
    decisions.flatMap(({ verdict, year }) => (verdict === 'completeYear' && year !== null ? [year] : [])),
  );

/** The answer to a report, a request or a 退回; null while there is none. */
export const answerTo = (decisions: readonly Decision[], subject: string): Decision | null =>
  last(decisions, (decision) => decision.subject === subject);

/** The limit that holds for a unit: the last extension granted to it or to all, else what the list says. */
export function deadlineFor(
  deadline: TaskFields['deadline'],
  decisions: readonly Decision[],
  unit: string | null,
): TaskFields['deadline'] {
  const granted = last(
    decisions,
    (decision) => decision.verdict === 'extend' && (decision.unit === null || decision.unit === unit),
  );
  return granted?.date ? { kind: 'by', text: granted.date, date: granted.date } : deadline;
}
