import { answerTo } from '../../../shared/rules/cycle/decisions.ts';
import type { ReportMark, Share } from '../../../shared/rules/figures/share.ts';
import { evaluateLight } from '../../../shared/rules/lights/evaluate.ts';
import { scheduleOf } from '../../../shared/rules/lights/schedule-gap.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type OnTask, readOnTask } from '../cycle/facts.ts';
import { reportedOn } from '../cycle/latest-report.ts';
import type { RulesInForce } from '../lights/rules-in-force.ts';
import { cycleOf, shareFacts } from '../lights/task-light.ts';
import type { Identity } from '../own-unit.ts';

type Assignment = StoredRecord<'assignment'>;

/** What is the same for all shares of one counting. */
export interface Counting {
  readonly identity: Identity;
  readonly register: Register;
  readonly lists: ReadonlyMap<string, StoredRecord<'taskList'>>;
  readonly rules: RulesInForce;
}

/** The shares of one task, each evaluated; those of this unit itself are not counted among the units below. */
export function sharesOfTask(store: Store, task: StoredRecord<'task'>, counting: Counting): Share[] {
  return sharesFrom(readOnTask(store, counting.register, task.id), task, counting);
}

/** From what hangs on a task, read whole or for one unit. */
export function sharesFrom(on: OnTask, task: StoredRecord<'task'>, counting: Counting): Share[] {
  const ofUnit = byUnit(on);
  // Thousands are assigned alike, one after the other: the last one is nearly always of the same kind.
  let bare: { readonly like: Assignment; readonly share: Share } | null = null;
  return on.assignments
    .filter(({ fields }) => fields.state === 'assigned' && !counting.identity.ids.has(fields.unit))
    .map((assignment) => {
      const own = ofUnit(assignment);
      if (!isBare(own)) return shareOf(own, task, assignment, counting);
      if (!bare || !isAssignedLike(bare.like, assignment))
        bare = { like: assignment, share: shareOf(own, task, assignment, counting) };
      const { unit, role } = assignment.fields;
      return { ...bare.share, unit, role };
    });
}

/** Equal in everything but the unit and its role, which a share says beside what follows from the rest. */
function isAssignedLike({ fields: a }: Assignment, { fields: b }: Assignment): boolean {
  const others = (Object.keys(b) as (keyof typeof b)[]).filter((name) => name !== 'unit' && name !== 'role');
  return Object.keys(a).length === Object.keys(b).length && others.every((name) => a[name] === b[name]);
}

/** Nothing has been written about it: it stands like every other such share of its task that was assigned alike. */
const isBare = ({ reports, acknowledgements, requests, decisions, urges }: OnTask): boolean =>
  reports.length + acknowledgements.length + requests.length + decisions.length + urges.length === 0;

function shareOf(
  on: OnTask,
  task: StoredRecord<'task'>,
  { fields: { unit, role } }: StoredRecord<'assignment'>,
  { identity, lists, rules }: Counting,
): Share {
  const lit = { task, on, list: lists.get(task.parent ?? '') };
  const facts = shareFacts(lit, unit, identity, rules);
  const set = rules.ruleSetOf(task.author);
  const verdict = set && evaluateLight(facts, set.fields, rules.cutoff, rules.calendarOf(task.author));
  const decisions = on.decisions.map(({ id, fields }) => ({ ...fields, id }));
  return {
    task: task.id,
    unit,
    role,
    state: facts.state,
    light: verdict && { level: verdict.level, rule: verdict.rule },
    schedule: scheduleOf(facts, rules.cutoff, set?.fields.schedule ?? 'days'),
    yearClosed: facts.closedYears.has(Number(rules.cutoff.slice(0, 4))),
    since: facts.assignedOn,
    ...(facts.rolledInto && { rolledOver: true }),
    completedOn: facts.completedOn,
    cycle: cycleOf(task, lit.list),
    reports: marksOf(on.reports, rules.asOf),
    returns:
      decisions.length === 0
        ? 0
        : on.reports.filter(({ id }) => answerTo(decisions, id)?.verdict === 'return').length,
  };
}

function marksOf(reports: OnTask['reports'], asOf: string | null): ReportMark[] {
  const marks = new Map<string, { -readonly [K in keyof ReportMark]: ReportMark[K] }>();
  for (const { fields } of reports) {
    const on = reportedOn(fields);
    const typed = fields.transcribed !== undefined;
    if (asOf !== null && on > asOf) continue;
    const mark = marks.get(fields.period);
    if (!mark)
      marks.set(fields.period, { period: fields.period, firstOn: on, lastAt: fields.signedOffAt, typed });
    else {
      if (on < mark.firstOn) mark.firstOn = on;
      mark.lastAt = Math.max(mark.lastAt, fields.signedOffAt);
      mark.typed &&= typed;
    }
  }
  return [...marks.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
}

/**
 * What of a task concerns one unit: a light looks at that unit's records alone, and at the decisions that move the task
 * for everybody. Searching them all for every unit would cost the square of their number.
 */
function byUnit(on: OnTask): (assignment: StoredRecord<'assignment'>) => OnTask {
  const grouped = <R extends { readonly fields: { readonly unit: string | null } }>(
    records: readonly R[],
  ) => {
    const groups = Map.groupBy(records, ({ fields }) => fields.unit);
    return (unit: string): readonly R[] => groups.get(unit) ?? [];
  };
  const reports = grouped(on.reports);
  const acknowledgements = grouped(on.acknowledgements);
  const requests = grouped(on.requests);
  const urges = grouped(on.urges);
  const answers = grouped(on.decisions.filter(isAnswer));
  const moves = on.decisions.filter((decision) => !isAnswer(decision));
  return (assignment) => {
    const { unit } = assignment.fields;
    return {
      ...on,
      assignments: [assignment],
      reports: reports(unit),
      acknowledgements: acknowledgements(unit),
      requests: requests(unit),
      decisions: [...moves, ...answers(unit)],
      urges: urges(unit),
    };
  };
}

/** Concerns no other unit than the one it is addressed to. */
const isAnswer = ({ fields: { unit, verdict } }: StoredRecord<'decision'>): boolean =>
  unit !== null && (verdict === 'accept' || verdict === 'return' || verdict === 'extend');
