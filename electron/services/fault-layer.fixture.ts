import type * as sync from 'node:fs';
import type * as promises from 'node:fs/promises';

/** What a file system says when a medium is full, broken, locked, or no longer there. */
export const faults = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'ENODEV'] as const;
export type Fault = (typeof faults)[number];

interface FaultPlan {
  /** The call that fails, counted from 0. */
  readonly at: number;
  readonly fault: Fault;
  /** Whether everything after it fails too, as when the medium was pulled out. */
  readonly forGood: boolean;
}

export interface FaultLayer {
  /** Does `act` while calls are counted, one of them failing by `plan`; answers what was called, in order. */
  readonly during: <T>(
    plan: FaultPlan | null,
    act: () => Promise<T>,
  ) => Promise<{ value: T; calls: string[] }>;
  readonly guardPromises: (real: typeof promises) => typeof promises;
  readonly guardSync: (real: typeof sync) => typeof sync;
}

/** Never refused by a file system, or answered without asking it. */
const harmless = new Set(['close', 'closeSync', 'existsSync', 'createReadStream', 'createWriteStream']);
/** What changes nothing on a medium; `open` does where it makes the file. */
const reading =
  /^(read|readv|readFile|readdir|readlink|stat|lstat|statfs|fstat|access|realpath|opendir|open r|watch)(Sync)?$/;

export const isWriting = (call: string): boolean => !reading.test(call);

/**
 * The whole of `node:fs` and `node:fs/promises` with one call that fails. Every function of both is guarded and not a list
 * of some, so that a call which is added to an export or a receive is counted and made to fail without a change here.
 */
export function createFaultLayer(): FaultLayer {
  let calls: string[] | null = null;
  let plan: FaultPlan | null = null;
  const reach = (name: string, path: unknown): void => {
    if (calls === null) return;
    const number = calls.push(name) - 1;
    if (plan === null || !(number === plan.at || (plan.forGood && number > plan.at))) return;
    const at = typeof path === 'string' ? { path } : {};
    throw Object.assign(new Error(`${plan.fault}: ${name}`), { code: plan.fault, syscall: name, ...at });
  };
  const called = (name: string, args: readonly unknown[]): string =>
    /^open(Sync)?$/.test(name) && (args[1] === undefined || args[1] === 'r') ? 'open r' : name;
  const guarded = <R extends object>(real: R, wrap: (name: string, call: Callable) => Callable): R => {
    const all = Object.entries(real).map(([name, value]) => {
      const isCall = typeof value === 'function' && /^[a-z]/.test(name) && !harmless.has(name);
      return [name, isCall ? wrap(name, value as Callable) : value] as const;
    });
    return Object.fromEntries(all) as R;
  };
  const guardHandle = (handle: promises.FileHandle): promises.FileHandle =>
    new Proxy(handle, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const bound = (value as Callable).bind(target);
        if (typeof name !== 'string' || harmless.has(name)) return bound;
        return async (...args: unknown[]) => {
          reach(name, undefined);
          return bound(...args);
        };
      },
    });
  return {
    during: async (wanted, act) => {
      const made: string[] = [];
      calls = made;
      plan = wanted;
      try {
        return { value: await act(), calls: made };
      } finally {
        calls = null;
        plan = null;
      }
    },
    guardPromises: (real) =>
      guarded(real, (name, call) => async (...args) => {
        reach(called(name, args), args[0]);
        const answer = await call(...args);
        return name === 'open' ? guardHandle(answer as promises.FileHandle) : answer;
      }),
    guardSync: (real) =>
      guarded(real, (name, call) =>
        name.endsWith('Sync')
          ? Object.assign((...args: unknown[]) => {
              reach(called(name, args), args[0]);
              return call(...args);
            }, call)
          : call,
      ),
  };
}

type Callable = (...args: unknown[]) => unknown;
