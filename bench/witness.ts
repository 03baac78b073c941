// Imported before a script: tells the peak resident memory of the process, in bytes, on the file descriptor 3 when it ends.
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) process.on('exit', () => writeSync(3, String(peak())));

/** On Linux a process is born with the peak of the one that made it; only the kernel's own mark of its memory is its own. */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return Number(mark) * 1024;
}
