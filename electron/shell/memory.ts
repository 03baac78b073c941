import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const rememberedFolders = 8;

const remembered = z.object({
  folders: z.array(z.string()).catch([]).default([]),
  window: z
    .object({
      x: z.int().optional(),
      y: z.int().optional(),
      width: z.int().min(400).max(20_000),
      height: z.int().min(300).max(20_000),
      maximized: z.boolean(),
    })
    .nullable()
    .catch(null)
    .default(null),
});

export type WindowState = NonNullable<z.infer<typeof remembered>['window']>;

/** What a PC remembers of its user's habits: never part of the store, of a bundle or of a backup. */
export interface ShellMemory {
  readonly folders: () => readonly string[];
  readonly rememberFolder: (path: string) => void;
  readonly window: () => WindowState | null;
  readonly rememberWindow: (state: WindowState) => void;
}

/** Habits in one small JSON file; a missing, damaged or unwritable file means nothing is remembered. */
export function createShellMemory(file: string): ShellMemory {
  let state = read(file);
  const change = (next: Partial<typeof state>): void => {
    state = { ...state, ...next };
    write(file, state);
  };
  return {
    folders: () => state.folders,
    rememberFolder: (path) => {
      if (state.folders[0] === path) return;
      change({
        folders: [path, ...state.folders.filter((other) => other !== path)].slice(0, rememberedFolders),
      });
    },
    window: () => state.window,
    rememberWindow: (window) => change({ window }),
  };
}

function read(file: string): z.infer<typeof remembered> {
  try {
    return remembered.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return remembered.parse({});
  }
}

function write(file: string, state: z.infer<typeof remembered>): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const part = `${file}.part`;
    writeFileSync(part, JSON.stringify(state, null, 2));
    renameSync(part, file);
  } catch {
    // Habits are a comfort: a full or read-only disk must not stop the work for them.
  }
}
