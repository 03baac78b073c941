import { existsSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Answer, CallOptions } from '../../shared/contract.ts';
import type { Language } from '../../shared/errors.ts';
import type { OperationName } from '../../shared/operation-names.ts';
import { type ShellOperation, type StoreOperation, shellOperations } from '../services/services.ts';
import { refused } from './answers.ts';
import { answersLocked, type LockWatch } from './lock-watch.ts';
import { isWithin, type Medium, mediumOf } from './medium.ts';
import { isKnown, type ShellMemory } from './memory.ts';
import type { Shell } from './shell-operations.ts';

export interface DispatchDeps {
  readonly store: LockWatch;
  readonly shell: Shell;
  readonly memory: Pick<ShellMemory, 'rememberFolder' | 'mediaOf'>;
  /** Folders that are nobody's habit. */
  readonly isPassing?: (folder: string) => boolean;
  readonly mediumOf?: (folder: string) => Promise<Medium | null>;
}

export type Dispatch = (name: OperationName, args: unknown, options: unknown) => Promise<Answer<unknown>>;

const callOptions = z.strictObject({
  language: z.enum(['zh', 'en']),
  job: z.string().min(1).max(40).optional(),
});

const isShellOperation = (name: OperationName): name is ShellOperation =>
  (shellOperations as readonly OperationName[]).includes(name);

/**
 * Sends each operation of the contract to whoever answers it; folders that were used with success are remembered. While the
 * window is locked, the shell tells no more of this PC than the store tells of itself.
 */
export function createDispatch({
  store,
  shell,
  memory,
  isPassing = () => false,
  mediumOf: lookAt = mediumOf,
}: DispatchDeps): Dispatch {
  return async (name, args, options) => {
    const parsed = callOptions.safeParse(options);
    if (!parsed.success) return refused('zh', 'E_BAD_CALL', { detail: 'options' });
    const { language, job } = parsed.data;
    const isShells = isShellOperation(name);
    const dir = isShells ? null : writesInto(name, args);
    const looks = isShells ? !answersLocked(name) : dir !== null;
    if (looks && (await store.locked())) return refused(language, 'E_LOCKED');
    if (isShells) {
      const falls = store.falls();
      const answer = await shell(name, args, language);
      return looks && store.falls() !== falls ? afterTheFall(name, language) : answer;
    }
    if (dir !== null && !existsSync(dir)) return refused(language, 'E_MEDIUM_GONE', { path: dir });
    if (dir !== null) {
      const now = await lookAt(dir);
      const other = now && otherMedium(memory.mediaOf(dir), now);
      if (other) return refused(language, other, { path: dir, now: now.root });
    }
    const call: CallOptions = job === undefined ? { language } : { language, job };
    const answer = await store.call(name as StoreOperation, args, call);
    if (answer.ok)
      for (const folder of usedFolders(args))
        if (!isPassing(folder)) memory.rememberFolder(folder, await lookAt(folder));
    return answer;
  };
}

/** A dialog of the system stays open when the lock falls: what is chosen in it then counts as nothing chosen. */
function afterTheFall(name: ShellOperation, language: Language): Answer<unknown> {
  if (name === 'chooseFiles') return { ok: true, value: { paths: [] } };
  if (name === 'chooseFolder' || name === 'chooseSaveFile') return { ok: true, value: { path: null } };
  return refused(language, 'E_LOCKED');
}

/** What writes a new file that the person named. */
const writesFile: ReadonlySet<OperationName> = new Set<OperationName>([
  'makeBackup',
  'saveEvidence',
  'writeReport',
]);

/**
 * The window writes files only into folders that it was shown. One that is not there any more lay on a stick that was
 * pulled out; made again, it would be a folder of the same name on this PC's own disk.
 */
function writesInto(name: OperationName, args: unknown): string | null {
  const { dir, path } = usesOfPaths.safeParse(args).data ?? {};
  const into = name === 'exportBundles' ? dir : writesFile.has(name) && path ? dirname(path) : undefined;
  return into !== undefined && isAbsolute(into) ? into : null;
}

/**
 * A mount point stays behind when its stick is pulled out, and what is written there then lies on this PC. Null where the
 * folder lies on what it lay on before, or nothing is remembered of it.
 */
function otherMedium(before: readonly Medium[], now: Medium): 'E_MEDIUM_NOT_IN' | 'E_OTHER_MEDIUM' | null {
  if (before.length === 0 || isKnown(before, now)) return null;
  const isNotIn = before.every(({ root }) => root !== now.root && isWithin(now.root, root));
  return isNotIn ? 'E_MEDIUM_NOT_IN' : 'E_OTHER_MEDIUM';
}

const usesOfPaths = z.object({
  dir: z.string().optional().catch(undefined),
  path: z.string().optional().catch(undefined),
  paths: z.array(z.string()).optional().catch(undefined),
});

function usedFolders(args: unknown): readonly string[] {
  const parsed = usesOfPaths.safeParse(args);
  if (!parsed.success) return [];
  const { dir, path, paths } = parsed.data;
  const files = [path, paths?.[0]].filter((file) => file !== undefined);
  return [...(dir === undefined ? [] : [dir]), ...files.map((file) => dirname(file))].filter((folder) =>
    isAbsolute(folder),
  );
}
