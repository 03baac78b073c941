import { getPriority, setPriority } from 'node:os';

/** Below what draws the window (0), above what runs when nothing else does (19). */
const BEHIND_THE_WINDOW = 5;

/**
 * Lets the calling thread stand back where the cores are few: what draws the window goes first, and nothing else is
 * slower for it. Only on Linux is a priority a thread's own (setpriority(2)); elsewhere it is the whole process's, with
 * the thread that takes the keys in it, and stays as it is. A program that was started further back stays there: to come
 * forward is refused to a person's account.
 */
export function giveWay(platform: NodeJS.Platform = process.platform): void {
  if (platform === 'linux' && getPriority() < BEHIND_THE_WINDOW) setPriority(BEHIND_THE_WINDOW);
}
