import { isCounted, isDone, type Share } from './share.ts';

/**
 * 完成情况分类 as bulletins print them: `c1` five classes (Jinzhai 2025), `c2` on or off the time-proportional line
 * (Xuancheng 2020), `c3` settled or in hand (Ziyang 2022). `other` is 其它类 or 不参评 and named last.
 */
export const classSystems = ['c1', 'c2', 'c3'] as const;
export type ClassSystem = (typeof classSystems)[number];

export const classNames = {
  c1: ['behind', 'onSchedule', 'ahead', 'done', 'other'],
  c2: ['notReached', 'reached', 'other'],
  c3: ['completed', 'inHand', 'other'],
} as const satisfies Readonly<Record<ClassSystem, readonly string[]>>;

export type CompletionClass = (typeof classNames)[ClassSystem][number];

/** So many percentage points past the line are 超进度. */
export const AHEAD = 10;

/** The class of one unit's share. Without a figure to measure by, its light speaks: green is on schedule. */
export function classOf(system: ClassSystem, share: Share): CompletionClass {
  if (!isCounted(share)) return 'other';
  if (isDone(share)) return system === 'c1' ? 'done' : system === 'c2' ? 'reached' : 'completed';
  if (system === 'c3') return 'inHand';
  const pace = paceOf(share);
  if (pace === null) return 'other';
  if (system === 'c2') return pace === 'behind' ? 'notReached' : 'reached';
  return pace;
}

function paceOf({ schedule, light }: Share): 'behind' | 'onSchedule' | 'ahead' | null {
  if (light?.level === 'none') return null;
  if (schedule) {
    const lead = schedule.actual - schedule.expected;
    return lead < 0 ? 'behind' : lead >= AHEAD ? 'ahead' : 'onSchedule';
  }
  if (!light) return null;
  return light.level === 'normal' ? 'onSchedule' : 'behind';
}

/**
 * The class of a task as a whole: that of its lead, without one the first of the system's order that any of its units is
 * in, 其它 last.
 */
export function classOfTask(system: ClassSystem, shares: readonly Share[]): CompletionClass {
  const leads = shares.filter(({ role }) => role === 'lead');
  const found = new Set((leads.length > 0 ? leads : shares).map((share) => classOf(system, share)));
  const order: readonly CompletionClass[] =
    system === 'c3' ? ['inHand', 'completed', 'other'] : classNames[system];
  return order.find((name) => found.has(name)) ?? 'other';
}
