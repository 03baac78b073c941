import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../../shared/result.ts';
import {
  type Call,
  type Fault,
  type FaultLayer,
  type FaultPlan,
  faultLayer,
  faults,
  isWriting,
} from './fault-layer.fixture.ts';
import { openUnit, type TestUnit, testFolder, type World } from './test-stores.ts';

interface Told {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: Told };

export interface Act {
  readonly name: string;
  /** The store it is done in; null where there is none yet. */
  readonly store: (world: World) => string | null;
  /** Whether each writing meets each fault; where one act takes long, the faults take turns. */
  readonly everyFault: boolean;
  /** What lies on the stick for it, put there beforehand. */
  readonly brings?: (world: World, stick: string) => void;
  /** What lies there under the very name that is written; without it, what a clean run leaves. */
  readonly old?: readonly string[];
  readonly run: (unit: TestUnit, world: World, stick: string) => Promise<Outcome>;
  /** The call that puts another store in the place of this one: whatever fails after it, the new one is there, whole. */
  readonly replaces?: (call: Call) => boolean;
  /** What the stick holds of it beside what lay there before. */
  readonly files: number;
}

/** An operation as a window sees it. */
export async function outcome(unit: TestUnit, name: string, args: unknown): Promise<Outcome> {
  const answer = await unit.services.call(name as never, args as never, { language: 'zh' });
  return answer as Outcome;
}

const OLD = '上次的包';
const unfinished = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.part/.test(name));
const held = (dir: string): string[] => readdirSync(dir).sort();

/** What two openings of one store agree on; why there is none, where there is none. */
function dumped({ services }: TestUnit): string {
  const dump: Result<string> = services.dump();
  return dump.ok ? dump.value : dump.error.code;
}

interface Tried {
  readonly unit: TestUnit;
  readonly dir: string;
  readonly stick: string;
  readonly brought: readonly string[];
  readonly before: string;
  /** What a run without a failure made of it. */
  readonly after: string;
  readonly result: Outcome;
  readonly calls: readonly Call[];
}

/** A stick with what lay on it, a store of its own and the act done to them while a call fails. */
async function attempt(
  act: Act,
  world: World,
  plan: Parameters<FaultLayer['during']>[0],
  old: readonly string[],
  after = '',
): Promise<Tried> {
  const from = act.store(world);
  const root = testFolder();
  const [dir, stick] = [join(root, 'store'), join(root, 'stick')];
  if (from !== null) cpSync(from, dir, { recursive: true });
  mkdirSync(stick);
  act.brings?.(world, stick);
  const brought = held(stick);
  for (const name of old) writeFileSync(join(stick, name), OLD);
  const unit = await openUnit(dir);
  const before = dumped(unit);
  const { value, calls } = await faultLayer.during(plan, () => act.run(unit, world, stick));
  return { unit, dir, stick, brought, before, after, result: value, calls };
}

/** A folder of the person's own on this PC, beside the store. */
export const kept = (store: string): string => join(dirname(store), 'kept');

/** A refusal says which of them failed: what a person holds in the hand, or a folder of this PC. */
function judgeNamed({ dir, calls, stick }: Tried, error: Told, at: number, world: World): void {
  const path = calls[at]?.path;
  if (path === undefined || path === null) return;
  const said = `${error.message} ${error.hint}`;
  for (const place of [dir, stick, kept(dir), world.root])
    if (!path.startsWith(place)) expect(said).not.toContain(place);
  expect(error.code).not.toMatch(
    path.startsWith(dir) ? /^E_(FILE_NOT_FOUND|NOT_A_\w+|HASH|TRUNCATED)$/ : /^E_STORE_/,
  );
}

/** What was done, seen from a new start of the program: never a part of it. */
async function judge(
  act: Act,
  world: World,
  tried: Tried,
  old: readonly string[],
  { forGood, at }: Pick<FaultPlan, 'forGood' | 'at'>,
) {
  const { unit, dir, stick, brought, result, calls } = tried;
  const replaced = act.replaces === undefined ? -1 : calls.findIndex(act.replaces);
  const expected = replaced >= 0 && at > replaced ? tried.after : tried.before;
  for (const name of old) expect(readFileSync(join(stick, name), 'utf8')).toBe(OLD);
  const others = held(stick).filter((name) => !old.includes(name) && !brought.includes(name));
  if (result.ok) {
    expect(others.filter((name) => !name.endsWith('.part'))).toHaveLength(act.files);
  } else {
    expect(result.error.code).toMatch(/^E_(?!INTERNAL|BAD_CALL)/);
    expect(result.error.message).not.toBe('');
    expect(result.error.hint).not.toBe('');
    // What is pulled out cannot be tidied.
    if (!forGood) expect(others).toEqual([]);
  }
  unit.close();
  const next = await openUnit(dir);
  if (existsSync(dir)) expect(unfinished(dir)).toEqual([]);
  if (!result.ok) expect(dumped(next)).toBe(expected);
  if (result.ok && act.replaces) expect(dumped(next)).toBe(tried.after);
  if (!result.ok) expect(await act.run(next, world, stick)).toMatchObject({ ok: true });
  expect(unfinished(stick)).toEqual([]);
  next.close();
}

const kindsAt = ({ everyFault }: Act, call: Call, at: number): readonly Fault[] => {
  if (!isWriting(call)) return [at % 2 === 0 ? 'EIO' : 'ENODEV'];
  return everyFault ? faults : [faults[at % faults.length] ?? 'EIO'];
};

/** The test of an act: each of its calls fails in turn. `world` is asked when the test runs. */
export function testEveryCall(act: Act, world: () => World): void {
  test('at every call that fails: old files whole, nothing by half, a code with the next step, done at the next try', {
    timeout: 600_000,
  }, async () => {
    const clean = await attempt(act, world(), null, []);
    expect(clean.result).toMatchObject({ ok: true });
    const old = act.old ?? held(clean.stick).filter((name) => !clean.brought.includes(name));
    const { calls, unit } = await attempt(act, world(), null, old);
    const after = dumped(unit);
    expect(calls.filter(isWriting).length).toBeGreaterThan(0);
    const failed: string[] = [];
    for (const [at, call] of calls.entries()) {
      // A reading says EIO, or that what it read is gone; a writing everything that a medium can say.
      const kinds: readonly Fault[] = kindsAt(act, call, at);
      const plans = kinds.map((fault) => ({ at, fault, forGood: false }));
      if (isWriting(call)) plans.push({ at, fault: at % 2 === 0 ? 'ENODEV' : 'EIO', forGood: true });
      for (const plan of plans) {
        const where = `${plan.fault} at ${call.name} of ${call.path} (${at} of ${calls.length})${plan.forGood ? ' and after' : ''}`;
        try {
          const tried = await attempt(act, world(), plan, old, after);
          if (!tried.result.ok && !plan.forGood) judgeNamed(tried, tried.result.error, at, world());
          await judge(act, world(), tried, old, plan);
        } catch (error) {
          failed.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
    expect(failed.join('\n')).toBe('');
  });
}
