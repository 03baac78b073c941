import { addDays, addMonths, daysBetween, type WorkCalendar, workdaysBetween } from '../../calendar-dates.ts';
import type { LightLevel, Rule, RuleSet, RuleStep } from '../../model/rule-set.ts';
import type { TaskState } from '../../model/views.ts';
import { timeLeft } from './expected.ts';
import { inOrder } from './problems.ts';
import { scheduleOf } from './schedule-gap.ts';

/** Everything about one unit's share of a task that a light may depend on. All dates are calendar dates. */
export interface LightFacts {
  readonly state: TaskState;
  /** Last day of the limit; null for 持续推进 and where none is known. */
  readonly due: string | null;
  /** The day the time begins: 交办, or 自…起; null where no record says it. */
  readonly start: string | null;
  /** What the supervisor wrote when flagging 重大风险. */
  readonly risk: string | null;
  /** The newest reporting periods that came to their end unreported in a row, oldest first. */
  readonly missed: readonly string[];
  /** The report of the present period is here and was not returned. */
  readonly reported: boolean;
  /** Per cent done, of the whole or, without a limit, of this year's target; null where nothing can be measured. */
  readonly progress: number | null;
  readonly milestones: readonly { readonly name: string; readonly due: string }[];
  /** The day of this round's 交办; null where it is not known. */
  readonly assignedOn: string | null;
  /** Urges that no report has answered yet: about which light, and by when. */
  readonly urges: readonly { readonly level: LightLevel; readonly limit: string }[];
  /** Years closed by 年度办结. */
  readonly closedYears: ReadonlySet<number>;
  /** The day of 办结. */
  readonly completedOn: string | null;
  /** 年度结转: the list that the task went on in, once its own takes nothing more; null while it does. */
  readonly rolledInto: { readonly year: number; readonly title: string; readonly lastDay: string } | null;
}

/** Figures that a reason is told with. */
export type Figures = Readonly<Record<string, string | number>>;

export interface Verdict {
  readonly level: LightLevel;
  readonly rule: number;
  readonly test: Rule['test'];
  /** Says which of the test's sentences fits. */
  readonly sentence: string;
  readonly figures: Figures;
}

type Found = { readonly step: RuleStep; readonly sentence: string; readonly figures: Figures } | null;
interface Situation {
  readonly facts: LightFacts;
  readonly cutoff: string;
  readonly calendar: WorkCalendar;
  readonly schedule: RuleSet['schedule'];
}

/**
 * The light of a share on a cut-off date: the rule with the lowest number that fires wins. It depends on nothing but the
 * facts, the rule set, the calendar and the cut-off.
 */
export function evaluateLight(
  facts: LightFacts,
  { rules, schedule }: Pick<RuleSet, 'rules' | 'schedule'>,
  cutoff: string,
  calendar: WorkCalendar,
): Verdict {
  const situation = { facts, cutoff, calendar, schedule };
  for (const rule of inOrder(rules)) {
    const found = tests[rule.test](situation, rule.steps);
    if (found)
      return {
        level: found.step.level,
        rule: rule.number,
        test: rule.test,
        sentence: found.sentence,
        figures: found.figures,
      };
  }
  throw new Error('the last rule of a checked set fires always');
}

const whole = (value: number): number => Math.round(value * 10) / 10;

const only = (steps: readonly RuleStep[], sentence: string, figures: Figures = {}): Found => {
  const [step] = steps;
  return step ? { step, sentence, figures } : null;
};

/** The first step whose threshold is reached from below: the gravest stands first. */
const reached = (steps: readonly RuleStep[], figure: number): RuleStep | undefined =>
  steps.find(({ at, beyond }) => at !== null && (beyond ? figure > at : figure >= at));

const begun = ({ facts: { start }, cutoff }: Situation): boolean => start === null || start <= cutoff;

const tests: Readonly<Record<Rule['test'], (situation: Situation, steps: readonly RuleStep[]) => Found>> = {
  notCounted: ({ facts: { state, rolledInto } }, steps) => {
    if (state === 'cancelled' || state === 'suspended' || state === 'returnedForReassignment')
      return only(steps, state);
    const done = state === 'completed' || state === 'struckOff';
    return rolledInto && !done ? only(steps, 'rolledOver', rolledInto) : null;
  },

  done: ({ facts: { state, due, completedOn, closedYears }, cutoff }, steps) => {
    if (state === 'completed' || state === 'struckOff') {
      const days = due !== null && completedOn !== null ? daysBetween(due, completedOn) : 0;
      return days > 0
        ? only(steps, 'doneLate', { state, due: due ?? '', days })
        : only(steps, 'done', { state });
    }
    const year = Number(cutoff.slice(0, 4));
    return closedYears.has(year) ? only(steps, 'yearClosed', { year }) : null;
  },

  overdue: ({ facts: { due }, cutoff }, steps) =>
    due !== null && cutoff > due ? only(steps, 'overdue', { due, days: daysBetween(due, cutoff) }) : null,

  majorRisk: ({ facts: { risk } }, steps) => (risk === null ? null : only(steps, 'majorRisk', { risk })),

  missedReports: (situation, steps) => {
    const { missed } = situation.facts;
    const step = begun(situation) && missed.length > 0 ? reached(steps, missed.length) : undefined;
    if (!step) return null;
    const figures = { count: missed.length, first: missed[0] ?? '', last: missed.at(-1) ?? '' };
    return { step, sentence: missed.length > 1 ? 'missedMany' : 'missedOne', figures };
  },

  behindSchedule: ({ facts, cutoff, schedule: by }, steps) => {
    const schedule = scheduleOf(facts, cutoff, by);
    if (!schedule) return null;
    const { expected, actual } = schedule;
    const gap = expected - actual;
    const step = gap > 0 ? reached(steps, gap) : undefined;
    if (!step) return null;
    return {
      step,
      sentence: facts.due === null ? 'behindYear' : 'behind',
      figures: { expected: whole(expected), actual: whole(actual), gap: whole(gap) },
    };
  },

  milestoneOverdue: ({ facts: { milestones }, cutoff }, steps) => {
    const [oldest] = milestones
      .filter(({ due }) => due < cutoff)
      .toSorted((a, b) => (a.due < b.due ? -1 : 1));
    if (!oldest) return null;
    const step = steps.find(({ at }) => at !== null && (at === 0 || addMonths(oldest.due, at) <= cutoff));
    if (!step) return null;
    const days = daysBetween(oldest.due, cutoff);
    return { step, sentence: 'milestone', figures: { name: oldest.name, due: oldest.due, days } };
  },

  timeLeft: ({ facts: { start, due, reported }, cutoff }, steps) => {
    if (start === null || due === null || reported || start > cutoff || due < start) return null;
    const left = timeLeft({ start, end: due }, cutoff);
    const step = steps.find(({ at, beyond }) => at !== null && (beyond ? left < at : left <= at));
    if (!step) return null;
    return {
      step,
      sentence: 'timeLeft',
      figures: { due, left: whole(left), days: daysBetween(cutoff, due) },
    };
  },

  unansweredUrge: ({ facts: { urges }, cutoff }, steps) => {
    for (const step of steps) {
      const late = urges
        .filter(({ level, limit }) => level === step.after && addDays(limit, step.at ?? 0) < cutoff)
        .toSorted((a, b) => (a.limit < b.limit ? -1 : 1))[0];
      if (late)
        return {
          step,
          sentence: 'urge',
          figures: { limit: late.limit, days: daysBetween(late.limit, cutoff) },
        };
    }
    return null;
  },

  notAcknowledged: ({ facts: { state, assignedOn }, cutoff, calendar }, steps) => {
    if (assignedOn === null || (state !== 'assigned' && state !== 'awaitingAcknowledgement')) return null;
    const days = workdaysBetween(assignedOn, cutoff, calendar);
    const step = reached(steps, days);
    return step
      ? { step, sentence: 'notAcknowledged', figures: { assignedOn, days, limit: step.at ?? 0 } }
      : null;
  },

  notStarted: ({ facts: { start }, cutoff }, steps) =>
    start !== null && start > cutoff ? only(steps, 'notStarted', { start, cutoff }) : null,

  onTrack: ({ facts: { due, reported, progress } }, steps) =>
    only(steps, due === null ? 'onTrackOpen' : 'onTrack', {
      due: due ?? '',
      reported: reported ? 1 : 0,
      actual: progress === null ? '' : whole(progress),
    }),
};
