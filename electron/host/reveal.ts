import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';

/** Shows a path in the system's file manager, never opening the file itself; false where there is none. */
export async function reveal(path: string): Promise<boolean> {
  if (!isAbsolute(path)) return false;
  const found = await stat(path).catch(() => null);
  if (found === null) return false;
  const [program, ...args] = revealCommand(process.platform, path, found.isDirectory());
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

/** The program that shows a path, and its arguments. A folder is what is opened where a file cannot be pointed at. */
export function revealCommand(
  platform: NodeJS.Platform,
  path: string,
  isFolder: boolean,
): readonly [program: string, ...args: string[]] {
  if (platform === 'win32') return isFolder ? ['explorer.exe', path] : ['explorer.exe', `/select,${path}`];
  if (platform === 'darwin') return isFolder ? ['open', path] : ['open', '-R', path];
  return ['xdg-open', isFolder ? path : dirname(path)];
}
