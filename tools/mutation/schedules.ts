import { type LoadHookSync, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { seedAfter } from '../../e2e/proof/harness.ts';
import { DEFAULT_SEED } from '../../e2e/seed.ts';
import type { Mutant } from './mutants.ts';

/** Whether the schedules fail over one mutant, and if so at which seed first. */
export type FoundAt = number | null;

type Rule = (record: never, facts: never) => unknown;

/** The one name that the module which stands in for the rule calls. */
const ASKED = 'askedRuleOfWriters';
const asked = globalThis as { [ASKED]?: Rule };
const STAND_IN = `
export { refusalWords } from './writers.ts?original';
export const refusalOf = (record, facts) => globalThis.${ASKED}(record, facts);
`;

/**
 * Runs the schedules once over the rule of writers as it is, asking every mutant the same questions. A mutant that never
 * took what the rule refuses, or the other way round, leaves the run as it was: it is not found. Each of the others is
 * then the rule itself in the schedules where it answered otherwise, until one of them fails.
 */
export async function findInSchedules(
  target: string,
  original: string,
  mutants: readonly Mutant[],
  schedules: number,
): Promise<readonly FoundAt[]> {
  const url = pathToFileURL(target).href;
  const load: LoadHookSync = (asked, context, next) => {
    const [path, which] = asked.split('?');
    if (path !== url) return next(asked, context);
    const source =
      which === undefined ? STAND_IN : which === 'original' ? original : mutants[Number(which)]?.source;
    return { format: 'module-typescript', shortCircuit: true, source: source ?? '' };
  };
  const hooks = registerHooks({ load });
  try {
    const rule = async (which: string | number): Promise<Rule> => (await import(`${url}?${which}`)).refusalOf;
    const itself = await rule('original');
    const others = await Promise.all(mutants.map((_mutant, number) => rule(number)));
    const { createMemorySchedules } = await import('../../e2e/proof/schedule/schedule.ts');
    const { run } = createMemorySchedules();
    const seeds = Array.from({ length: schedules }, (_, at) => seedAfter(DEFAULT_SEED, at));

    const otherwise = others.map(() => new Set<number>());
    for (const seed of seeds) {
      asked[ASKED] = (record, facts) => {
        const refusal = itself(record, facts);
        for (const [number, other] of others.entries())
          if (differs(refusal, other, record, facts)) otherwise[number]?.add(seed);
        return refusal;
      };
      await run(seed);
    }

    const found: FoundAt[] = [];
    for (const [number, other] of others.entries()) {
      asked[ASKED] = other;
      found.push(await firstFailing(run, otherwise[number] ?? []));
    }
    return found;
  } finally {
    hooks.deregister();
  }
}

/** Which of two reasons is given shows in no store. */
function differs(refusal: unknown, other: Rule, record: never, facts: never): boolean {
  try {
    return (other(record, facts) === null) !== (refusal === null);
  } catch {
    return true;
  }
}

async function firstFailing(run: (seed: number) => Promise<void>, seeds: Iterable<number>): Promise<FoundAt> {
  for (const seed of seeds) {
    try {
      await run(seed);
    } catch {
      return seed;
    }
  }
  return null;
}
