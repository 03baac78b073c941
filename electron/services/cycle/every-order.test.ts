import { cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorCodes } from '../../../shared/errors.ts';
import { taskStates } from '../../../shared/model/views/tasks.ts';
import {
  A,
  BUREAU,
  copyWorld,
  draft,
  openUnit,
  PERIOD,
  playMonth,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';
import { ask, carry, make, type Outcome } from './test-moves.ts';

/** Real stores of a bureau and a school under the default rules; every run begins from a copy. */
let world: World;
beforeAll(async () => {
  world = await playMonth(testFolder(afterAll));
});

const words = {
  pick: fc.nat(1000),
  text: fc.constantFrom('', '有理由', '有理由'),
  date: fc.constantFrom('2022-01-01', '2027-06-30'),
  leader: fc.constantFrom(null, '分管局领导'),
};
/** What is done beside the steps of the table: rows split, reports typed, people changed, years closed and opened. */
const WIDER = ['split', 'transcribe', 'handOver', 'rollOver', 'reopenYear', 'delegate'] as const;
const move = fc.record({
  ...words,
  what: fc.constantFrom('step', 'step', 'step', 'down', 'up', ...WIDER),
  side: fc.constantFrom('bureau', 'school'),
});
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

type Sides = Readonly<Record<'bureau' | 'school', TestUnit>>;

const PEOPLE = ['办公室', '督办科', '李老师', '王老师'] as const;

/** One of the tasks that a side has anything to do with, parts and next year's rows among them. */
async function pickTask(unit: TestUnit, pick: number): Promise<string> {
  const rows = (await unit.call('listTasks', {})).filter(
    ({ assigned, partOf, seq }) => assigned.length > 0 || partOf !== null || (seq ?? 99) < 4,
  );
  return rows[pick % rows.length]?.id ?? '#1';
}

async function wider(
  { bureau, school }: Sides,
  unit: TestUnit,
  { what, pick, text, date }: Move,
  task: string,
): Promise<Outcome> {
  switch (what) {
    case 'split': {
      const part = (title: string, to: string | null) => ({
        title,
        unit: to,
        role: 'lead' as const,
        due: null,
      });
      return ask(bureau, 'splitTask', { task, parts: [part('第一步', A.name), part('第二步', null)] });
    }
    case 'transcribe': {
      const { evidence: _none, ...report } = draft({ text, reason: pick % 2 === 0 ? '更正' : null });
      const typed = { task, unit: A.name, period: PERIOD, report, source: 'phone', from: null, by: null };
      return ask(bureau, 'transcribeReport', typed);
    }
    case 'handOver': {
      const [from, to] = [PEOPLE[pick % 4], PEOPLE[(pick >> 2) % 4]];
      const change = { posts: ['filler'], from, to, on: date, witness: null, phone: null, unit: null };
      return ask(unit, 'handOver', change);
    }
    case 'delegate':
      return ask(school, 'delegate', { task, sections: ['教务处', '学生处'], due: null });
    case 'rollOver': {
      const lists = await bureau.call('listLedgers', {});
      const ledger = lists[pick % lists.length]?.id ?? '';
      const plan = await bureau.call('planRollOver', { ledger, year: 2026, into: null });
      const tasks = plan.lines.flatMap(({ task: id, goes }) =>
        goes ? [{ task: id, due: null, figures: [] }] : [],
      );
      const rest = { into: null, title: null, lastDay: '2026-12-31', keepUnits: true, tasks };
      const done = await ask(bureau, 'rollOver', { ledger, year: 2026, ...rest });
      // What is proposed can be done, whatever went before.
      if (!done.ok) expect(['E_NOTHING_TO_ROLL', 'E_ROLLED_ELSEWHERE']).toContain(done.code);
      return done;
    }
    default: {
      const lists = await bureau.call('listLedgers', {});
      return ask(bureau, 'reopenYear', { ledger: lists[pick % lists.length]?.id ?? '' });
    }
  }
}

async function play(sides: Sides, each: Move): Promise<void> {
  const { bureau, school } = sides;
  if (each.what === 'down') return carry(bureau, school, A.name);
  if (each.what === 'up') return carry(school, bureau, BUREAU);
  const unit = sides[each.side];
  const task = await pickTask(
    each.what === 'step' ? unit : each.what === 'delegate' ? school : bureau,
    each.pick,
  );
  let outcome: Outcome;
  if (each.what === 'step') {
    const { actions } = await unit.call('getTask', { task });
    const action = actions[each.pick % actions.length];
    if (!action) return;
    outcome = await make(unit, action, { ...each, task });
  } else outcome = await wider(sides, unit, each, task);
  if (!outcome.ok) expect(errorCodes, `${each.what} ${outcome.code}`).toContain(outcome.code);
  for (const side of [bureau, school])
    for (const { state } of await side.call('listTasks', {})) expect(taskStates, each.what).toContain(state);
}

const CUTOFFS = ['2026-12-20', '2027-02-10'] as const;
const lightsOf = async (unit: TestUnit) => {
  const shown = [];
  for (const cutoff of CUTOFFS)
    for (const { id, light } of await unit.call('listTasks', { cutoff })) shown.push([cutoff, id, light]);
  return shown;
};

/** What a copy of the store shows when the PC says it is some hundred days later. */
async function lightsLater(dir: string): Promise<unknown> {
  const copy = join(testFolder(), 'copy');
  cpSync(dir, copy, { recursive: true });
  const later = await openUnit(copy, { now: () => Date.now() + 300 * 86_400_000 });
  const shown = await lightsOf(later);
  later.close();
  return shown;
}

test('whatever is done in any order, split rows, typed reports, hand-overs and years closed among it, every state is one of the table, and lights depend on records, rules and cut-off', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 10, maxLength: 30 }), async (moves) => {
      const copy = copyWorld(world);
      const sides = { bureau: await openUnit(copy.bureau), school: await openUnit(copy.a) };
      await sides.bureau.call('adoptRules', { preset: 'default', set: null });
      for (const each of moves) await play(sides, each);
      for (const [unit, dir] of [
        [sides.bureau, copy.bureau],
        [sides.school, copy.a],
      ] as const) {
        expect(await unit.call('checkStore', {})).toEqual({ ok: true, problems: [] });
        const shown = await lightsOf(unit);
        unit.close();
        expect(await lightsLater(dir)).toEqual(shown);
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 4) },
  );
}, 300_000);
