import type * as sync from 'node:fs';
import type * as promises from 'node:fs/promises';

/** What a file system says when a medium is full, broken, locked, or no longer there. */
export const faults = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'ENODEV'] as const;
export type Fault = (typeof faults)[number];

export interface FaultPlan {
  /** The call that fails, counted from 0. */
  readonly at: number;
  readonly fault: Fault;
  /** Whether everything after it fails too, as when the medium was pulled out. */
  readonly forGood: boolean;
}

export interface Call {
  readonly name: string;
  /** What it was about, where a path says so; a call on an open file is about what was opened. */
  readonly path: string | null;
}

export interface FaultLayer {
  /** Does `act` while calls are counted, one of them failing by `plan`; answers what was called, in order. */
  readonly during: <T>(
    plan: FaultPlan | null,
    act: () => Promise<T>,
  ) => Promise<{ value: T; calls: readonly Call[] }>;
  readonly guardPromises: (real: typeof promises) => typeof promises;
  readonly guardSync: (real: typeof sync) => typeof sync;
}

/** Never refused by a file system, or answered without asking it. */
const harmless = new Set(['close', 'closeSync', 'existsSync']);
/** What a stream calls of its file; it takes others in their place. */
const streamed = ['open', 'read', 'write', 'writev', 'fsync', 'close'] as const;
/** What changes nothing on a medium; `open` does where it makes the file. */
const reading =
  /^(read|readv|readFile|readdir|readlink|stat|lstat|statfs|fstat|access|realpath|opendir|open r|watch)(Sync)?$/;

export const isWriting = ({ name }: Pick<Call, 'name'>): boolean => !reading.test(name);

/**
 * The whole of `node:fs` and `node:fs/promises` with one call that fails. Every function of both is guarded and not a list
 * of some, so that a call which is added to an export or a receive is counted and made to fail without a change here.
 */
function createFaultLayer(): FaultLayer {
  let calls: Call[] | null = null;
  let plan: FaultPlan | null = null;
  const files = new Map<number, string>();
  /** `of` is the path where the system itself names it in its error, `on` where it was only opened before. */
  const reach = (name: string, of: unknown, on: unknown = null): void => {
    if (calls === null) return;
    const known = typeof of === 'string' ? of : typeof of === 'number' ? files.get(of) : on;
    const number = calls.push({ name, path: typeof known === 'string' ? known : null }) - 1;
    if (plan === null || !(number === plan.at || (plan.forGood && number > plan.at))) return;
    const at = typeof of === 'string' ? { path: of } : {};
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
  const guardHandle = (handle: promises.FileHandle, path: unknown): promises.FileHandle =>
    new Proxy(handle, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        const bound = (value as Callable).bind(target);
        if (typeof name !== 'string' || harmless.has(name)) return bound;
        return async (...args: unknown[]) => {
          reach(name, undefined, path);
          return bound(...args);
        };
      },
    });
  return {
    during: async (wanted, act) => {
      const made: Call[] = [];
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
        return name === 'open' ? guardHandle(answer as promises.FileHandle, args[0]) : answer;
      }),
    guardSync: (real) =>
      guarded(real, (name, call) => {
        if (/^create(Read|Write)Stream$/.test(name))
          return (path, options) =>
            call(path, {
              ...(typeof options === 'string' ? { encoding: options } : (options ?? {})),
              fs: guardStreamed(real, path, reach),
            });
        if (!name.endsWith('Sync')) return call;
        return Object.assign((...args: unknown[]) => {
          reach(called(name, args), args[0]);
          const answer = call(...args);
          if (name === 'openSync') files.set(answer as number, String(args[0]));
          return answer;
        }, call);
      }),
  };
}

/** The calls of one stream, which answer by a last argument. */
function guardStreamed(
  real: typeof sync,
  path: unknown,
  reach: (name: string, of: unknown, on?: unknown) => void,
): Record<string, Callable> {
  const guardOne = (name: (typeof streamed)[number]): Callable => {
    const call = real[name] as Callable;
    if (harmless.has(name)) return call;
    return (...args) => {
      try {
        if (name === 'open') reach(args[1] === 'r' ? 'open r' : name, path);
        else reach(name, undefined, path);
      } catch (error) {
        const done = args.at(-1) as (error: unknown) => void;
        process.nextTick(done, error);
        return;
      }
      return call(...args);
    };
  };
  return Object.fromEntries(streamed.map((name) => [name, guardOne(name)]));
}

/** One layer under both modules: a call of either may be the one that fails. */
export const faultLayer = createFaultLayer();

type Callable = (...args: unknown[]) => unknown;
