import { contract } from '../../shared/contract.ts';
import { session } from '../../shared/model/views.ts';
import type { ShellOperation } from '../services/services.ts';
import type { StoreClient } from '../worker/store-client.ts';

/** What the shell knows of the window's lock: it is told by the answers of the store, which alone decides about it. */
export interface LockWatch {
  /** The store's own call; what its answer says of the lock is noted. */
  readonly call: StoreClient['call'];
  /** Asks the store where nothing was heard yet. A store that can't say counts as locked. */
  readonly locked: () => Promise<boolean>;
  /** How often the lock has fallen. What was asked before it fell is not answered after it, not even to whoever unlocked. */
  readonly falls: () => number;
}

/** What the lock screen itself asks the shell, and the end of what was begun before: neither shows nor writes anything. */
const OPEN: ReadonlySet<ShellOperation> = new Set<ShellOperation>(['getShell', 'cancelJob']);

/** Whether the shell answers this while the window is locked. */
export const answersLocked = (name: ShellOperation): boolean => OPEN.has(name);

export function watchLock(store: Pick<StoreClient, 'call'>): LockWatch {
  let known: boolean | null = null;
  let falls = 0;
  const note = (locked: boolean) => {
    if (locked && known !== true) falls += 1;
    known = locked;
  };
  const call: StoreClient['call'] = async (name, args, options) => {
    const answer = await store.call(name, args, options);
    if (!answer.ok && answer.error.code === 'E_LOCKED') note(true);
    if (answer.ok && contract[name].result === session) note(session.parse(answer.value).locked);
    return answer;
  };
  return {
    call,
    locked: async () => {
      if (known === null) await call('getSession', {}, { language: 'zh' });
      return known ?? true;
    },
    falls: () => falls,
  };
}
