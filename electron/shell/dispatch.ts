import { existsSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Answer, CallOptions } from '../../shared/contract.ts';
import type { OperationName } from '../../shared/operation-names.ts';
import { type ShellOperation, type StoreOperation, shellOperations } from '../services/services.ts';
import type { StoreClient } from '../worker/store-client.ts';
import { refused } from './answers.ts';
import type { Shell } from './shell-operations.ts';

export interface DispatchDeps {
  readonly store: Pick<StoreClient, 'call'>;
  readonly shell: Shell;
  readonly rememberFolder: (path: string) => void;
}

export type Dispatch = (name: OperationName, args: unknown, options: unknown) => Promise<Answer<unknown>>;

const callOptions = z.strictObject({
  language: z.enum(['zh', 'en']),
  job: z.string().min(1).max(40).optional(),
});

const isShellOperation = (name: OperationName): name is ShellOperation =>
  (shellOperations as readonly OperationName[]).includes(name);

/** Sends each operation of the contract to whoever answers it; folders that were used with success are remembered. */
export function createDispatch({ store, shell, rememberFolder }: DispatchDeps): Dispatch {
  return async (name, args, options) => {
    const parsed = callOptions.safeParse(options);
    if (!parsed.success) return refused('zh', 'E_BAD_CALL', { detail: 'options' });
    const { language, job } = parsed.data;
    if (isShellOperation(name)) return shell(name, args, language);
    const gone = goneFolder(name, args);
    if (gone !== null) return refused(language, 'E_MEDIUM_GONE', { path: gone });
    const call: CallOptions = job === undefined ? { language } : { language, job };
    const answer = await store.call(name as StoreOperation, args, call);
    if (answer.ok) usedFolders(args).forEach(rememberFolder);
    return answer;
  };
}

/**
 * The window writes bundles only into folders that it was shown. One that is not there any more lay on a stick that was
 * pulled out; made again, it would be a folder of the same name on this PC's own disk.
 */
function goneFolder(name: OperationName, args: unknown): string | null {
  const dir = name === 'exportBundles' ? usesOfPaths.safeParse(args).data?.dir : undefined;
  return dir !== undefined && isAbsolute(dir) && !existsSync(dir) ? dir : null;
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
