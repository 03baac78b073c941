import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { testFolder } from '../../electron/exchange/test-bundle.ts';

/** A real file system behind a loop device. Needs the right to mount. */
export interface Stick {
  readonly dir: string;
  readonly plugIn: () => void;
  /** As a hand does it: whoever has a file open keeps it, every name is gone. */
  readonly pullOut: () => void;
  /** The device behind the file system fails: what was not read yet can't be read any more. */
  readonly breakDown: () => void;
  /** Plugs in what it was when it was last pulled out whole. */
  readonly mend: () => void;
}

function run(command: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

/** An empty one, plugged in; it is taken away with the test. */
export function newStick(megabytes: number): Stick {
  const home = testFolder();
  const [image, kept, dir] = ['stick.img', 'kept.img', 'stick'].map((name) => join(home, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(dir);
  writeFileSync(image, Buffer.alloc(megabytes * 1024 * 1024));
  run('mkfs.ext4', '-q', '-F', image);
  let isIn = false;
  const plugIn = (): void => {
    if (!isIn) run('mount', '-o', 'loop', image, dir);
    isIn = true;
  };
  const pullOut = (): void => {
    if (isIn) run('umount', '-l', dir);
    isIn = false;
  };
  onTestFinished(pullOut);
  plugIn();
  return {
    ...{ dir, plugIn, pullOut },
    breakDown: () => {
      copyFileSync(image, kept);
      truncateSync(image, 64 * 1024);
    },
    mend: () => {
      pullOut();
      copyFileSync(kept, image);
      plugIn();
    },
  };
}
