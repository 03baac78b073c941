import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Medium } from './medium.ts';

const rememberedFolders = 8;
/** Sticks that take turns at one drive letter. */
const mediaOfAFolder = 6;

const medium = z.object({ root: z.string(), mark: z.string() });

const remembered = z.object({
  folders: z.array(z.string()).catch([]).default([]),
  /** On which media each of these folders lay when it was used. */
  media: z.record(z.string(), z.array(medium)).catch({}).default({}),
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
  /** `medium`: on what it lies, where that is known. Another place of its volume than before is never learned in passing. */
  readonly rememberFolder: (path: string, medium: Medium | null) => void;
  readonly mediaOf: (path: string) => readonly Medium[];
  /** A person says that this folder is meant, whatever it lies on now. */
  readonly acceptMedium: (path: string, medium: Medium) => void;
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
  const remember = (
    folders: readonly string[],
    changed: Readonly<Record<string, readonly Medium[]>>,
  ): void => {
    const media = Object.entries({ ...state.media, ...changed }).filter(
      ([folder]) => folders.includes(folder) || folder in changed,
    );
    change({
      folders: [...folders],
      media: Object.fromEntries(media.map(([folder, all]) => [folder, all.slice(0, mediaOfAFolder)])),
    });
  };
  return {
    folders: () => state.folders,
    rememberFolder: (path, now) => {
      const media = state.media[path] ?? [];
      const isNew = now !== null && !isKnown(media, now) && media.every(({ root }) => root === now.root);
      if (state.folders[0] === path && !isNew) return;
      const folders = [path, ...state.folders.filter((other) => other !== path)].slice(0, rememberedFolders);
      remember(folders, isNew ? { [path]: [now, ...media] } : {});
    },
    mediaOf: (path) => state.media[path] ?? [],
    acceptMedium: (path, now) => {
      const here = (state.media[path] ?? []).filter(
        ({ root, mark }) => root === now.root && mark !== now.mark,
      );
      remember(state.folders, { [path]: [now, ...here] });
    },
    window: () => state.window,
    rememberWindow: (window) => change({ window }),
  };
}

export const isKnown = (media: readonly Medium[], now: Medium): boolean =>
  media.some(({ root, mark }) => root === now.root && mark === now.mark);

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
