import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Fault, type FaultLayer, faults, isWriting } from './fault-layer.fixture.ts';
import {
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  tryReceive,
  type World,
} from './test-stores.ts';

/** One layer under both modules: a call of either may be the one that fails. */
const under = vi.hoisted(() => ({
  layer: null as FaultLayer | null,
  async laid(): Promise<FaultLayer> {
    const { createFaultLayer } = await import('./fault-layer.fixture.ts');
    this.layer ??= createFaultLayer();
    return this.layer;
  },
}));
vi.mock('node:fs/promises', async (original) => (await under.laid()).guardPromises(await original()));
vi.mock('node:fs', async (original) => (await under.laid()).guardSync(await original()));

interface Told {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: Told };

interface Act {
  readonly name: string;
  /** The store it is done in. */
  readonly store: (world: World) => string;
  /** Whether each writing meets each fault; where one act takes long, the faults take turns. */
  readonly everyFault: boolean;
  readonly run: (unit: TestUnit, world: World, stick: string) => Promise<Outcome>;
  /** What the stick holds of it beside what lay there before. */
  readonly files: number;
}

const outcome = async (unit: TestUnit, name: string, args: unknown): Promise<Outcome> => {
  const answer = await unit.services.call(name as never, args as never, { language: 'zh' });
  return answer as Outcome;
};

const acts: readonly Act[] = [
  {
    name: 'receive with evidence, snapshot before it included',
    store: ({ bureau }) => bureau,
    everyFault: true,
    run: async (unit, { up }) => tryReceive(unit, up.a),
    files: 0,
  },
  {
    name: 'export to every unit, covers beside',
    store: ({ bureau }) => bureau,
    everyFault: false,
    run: (unit, _world, stick) =>
      outcome(unit, 'exportBundles', { to: 'all', dir: stick, kind: null, coverBeside: true }),
    files: 4,
  },
  {
    name: 'export with evidence',
    store: ({ a }) => a,
    everyFault: true,
    run: (unit, _world, stick) => outcome(unit, 'exportBundles', { to: 'all', dir: stick, kind: null }),
    files: 1,
  },
  {
    name: 'write a report',
    store: ({ a }) => a,
    everyFault: false,
    run: (unit, _world, stick) =>
      outcome(unit, 'writeReport', {
        kind: 'progress',
        ledger: null,
        period: PERIOD,
        path: join(stick, '报送表.xlsx'),
      }),
    files: 1,
  },
  {
    name: 'add evidence',
    store: ({ a }) => a,
    everyFault: true,
    run: (unit, { root }) =>
      outcome(unit, 'addEvidence', { task: '#1', period: PERIOD, path: join(root, 'photo.png') }),
    files: 0,
  },
];

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
  const bureau = await openUnit(played.bureau, {}, afterAll);
  await receive(bureau, played.up.b);
  bureau.close();
  cpSync(join(import.meta.dirname, '../../build/icons/128x128.png'), join(played.root, 'photo.png'));
}, 60_000);

const OLD = '上次的包';
const unfinished = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.part/.test(name));
const held = (dir: string): string[] => readdirSync(dir).sort();

/** A stick with what lay on it, a store of its own and the act done to them while a call fails. */
async function attempt(act: Act, plan: Parameters<FaultLayer['during']>[0], old: readonly string[]) {
  const from = act.store(played);
  const root = testFolder();
  const [dir, stick] = [join(root, 'store'), join(root, 'stick')];
  cpSync(from, dir, { recursive: true });
  mkdirSync(stick);
  for (const name of old) writeFileSync(join(stick, name), OLD);
  const unit = await openUnit(dir);
  const before = unit.dump();
  const { value, calls } = await (await under.laid()).during(plan, () => act.run(unit, played, stick));
  return { unit, dir, stick, before, result: value, calls };
}

/** What was done, seen from a new start of the program: never a part of it. */
async function judge(
  act: Act,
  tried: Awaited<ReturnType<typeof attempt>>,
  old: readonly string[],
  isGone: boolean,
) {
  const { unit, dir, stick, before, result } = tried;
  for (const name of old) expect(readFileSync(join(stick, name), 'utf8')).toBe(OLD);
  const others = held(stick).filter((name) => !old.includes(name));
  if (result.ok) {
    expect(others.filter((name) => !name.endsWith('.part'))).toHaveLength(act.files);
  } else {
    expect(result.error.code).toMatch(/^E_(?!INTERNAL|BAD_CALL)/);
    expect(result.error.message).not.toBe('');
    expect(result.error.hint).not.toBe('');
    // What is pulled out cannot be tidied; nothing of it bears a name that somebody would take.
    if (!isGone) expect(others).toEqual([]);
  }
  unit.close();
  const next = await openUnit(dir);
  expect(unfinished(dir)).toEqual([]);
  if (!result.ok) expect(next.dump()).toBe(before);
  if (!result.ok) expect(await act.run(next, played, stick)).toMatchObject({ ok: true });
  expect(unfinished(stick)).toEqual([]);
  next.close();
}

const kindsAt = ({ everyFault }: Act, call: string, at: number): readonly Fault[] => {
  if (!isWriting(call)) return [at % 2 === 0 ? 'EIO' : 'ENODEV'];
  return everyFault ? faults : [faults[at % faults.length] ?? 'EIO'];
};

describe.each(acts)('$name', (act) => {
  test('at every call that fails: old files whole, nothing by half, a code with the next step, done at the next try', {
    timeout: 600_000,
  }, async () => {
    const clean = await attempt(act, null, []);
    expect(clean.result).toMatchObject({ ok: true });
    // A report asks about a name that is taken before it writes; a bundle gets the next number.
    const old = act.name === 'write a report' ? ['别的文件.xlsx'] : held(clean.stick);
    const { calls } = await attempt(act, null, old);
    expect(calls.filter(isWriting).length).toBeGreaterThan(0);
    for (const [at, call] of calls.entries()) {
      // A reading says EIO, or that what it read is gone; a writing everything that a medium can say.
      const kinds: readonly Fault[] = kindsAt(act, call, at);
      const plans = kinds.map((fault) => ({ at, fault, forGood: false }));
      if (isWriting(call)) plans.push({ at, fault: at % 2 === 0 ? 'ENODEV' : 'EIO', forGood: true });
      for (const plan of plans) {
        const where = `${plan.fault} at ${call} (${at} of ${calls.length})${plan.forGood ? ' and after' : ''}`;
        try {
          const tried = await attempt(act, plan, old);
          await judge(act, tried, old, plan.forGood);
        } catch (error) {
          throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
          });
        }
      }
    }
  });
});
