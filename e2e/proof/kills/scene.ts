import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** One kill: of what, how many milliseconds after its first round began, and where it left its files. */
export interface Kill {
  readonly seed: number;
  readonly act: string;
  readonly afterMs: number;
  readonly store: string;
  /** What the victim worked on: the folder of the stick, or the files it read. */
  readonly given: readonly string[];
}

export interface Scene {
  /** Takes a copy of everything as the kill left it; the next start tidies up. */
  readonly take: (kill: Kill) => void;
  /** The folder with the copy of the last kill, which now says what came of it. */
  readonly describe: (error: string) => string;
}

/** What lay there when a process was killed: a seed alone does not bring back the moment. */
export function createScene(folder: string): Scene {
  let last: Kill | null = null;
  const copy = (from: string, name: string): void => {
    if (existsSync(from)) cpSync(from, join(folder, name), { recursive: true });
  };
  return {
    take: (kill) => {
      last = kill;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      copy(kill.store, 'store');
      for (const path of kill.given) copy(path, join('given', basename(path)));
    },
    describe: (error) => {
      if (last === null) throw new Error('nothing was killed');
      writeFileSync(join(folder, 'README.md'), readme(last, error));
      return folder;
    },
  };
}

const readme = ({ seed, act, afterMs }: Kill, error: string): string => `# A kill that failed

- seed: ${seed} (\`npm run test:long -- --minutes 1 --only kills --from ${seed}\`)
- killed: ${act}, ${afterMs.toFixed(1)} ms after it was ready
- \`store\`: the folder of the store as the kill left it, before the next start
- \`given\`: what it worked on, the folder of the stick or the files that it read

\`\`\`
${error}
\`\`\`
`;
