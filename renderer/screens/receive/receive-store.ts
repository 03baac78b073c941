import type { DescribedError } from '../../../shared/errors.ts';
import { call } from '../../api/call.ts';
import { askConfirm } from '../../dialogs/dialog.ts';
import { pickFiles } from '../../pick/pick.ts';
import { announce } from '../../state/announcements.ts';
import { createState } from '../../state/create-state.ts';
import { useSessionState } from '../../state/session.ts';
import { forgetSteps } from '../../state/undo.ts';
import { fill, words } from '../../words/words.ts';
import type { Carriage } from '../transmissions/CarryFields.tsx';
import {
  type Entry,
  fileNameOf,
  gain,
  lookedAgain,
  previewed,
  readyFiles,
  replaced,
  withPaths,
} from './entries.ts';

interface ReceiveState {
  readonly entries: readonly Entry[];
  /** Fingerprints the person has compared by phone. */
  readonly trusted: ReadonlySet<string>;
  readonly carriage: Carriage;
  readonly busy: boolean;
  /** Why the last undo was refused, and of which receive. */
  readonly undoFailure: { readonly receive: string; readonly error: DescribedError } | null;
}

export const useReceive = createState<ReceiveState>(() => ({
  entries: [],
  trusted: new Set<string>(),
  carriage: { carriedBy: '', medium: '' },
  busy: false,
  undoFailure: null,
}));

const { getState: get, setState: set } = useReceive;
const isChecking = (entry: Entry): boolean => entry.state.step === 'checking';

/** Opens files as cards and checks them. */
export async function openBundles(paths: readonly string[]): Promise<void> {
  set(({ entries }) => ({ entries: withPaths(entries, paths) }));
  await check(
    get()
      .entries.filter(isChecking)
      .map(({ path }) => path),
  );
}

export async function chooseBundles(): Promise<void> {
  await openBundles(await pickFiles({ purpose: 'bundle', many: true }));
}

/** Checks files again, for what has become of them since. */
export async function recheck(paths: readonly string[]): Promise<void> {
  const wanted = new Set(paths);
  set(({ entries }) => ({
    entries: entries.map((entry) =>
      wanted.has(entry.path) ? { ...entry, state: { step: 'checking' } } : entry,
    ),
  }));
  await check(paths);
}

/** Each file with the password that opened it before. */
async function check(paths: readonly string[]): Promise<void> {
  for (const [password, some] of byPassword(paths)) await checkWith(some, password);
}

const byPassword = (paths: readonly string[]): ReadonlyMap<string | undefined, string[]> => {
  const known = new Map(get().entries.map(({ path, password }) => [path, password]));
  return Map.groupBy(paths, (path) => known.get(path));
};

const preview = (paths: readonly string[], password: string | undefined) =>
  call('previewBundles', { paths: [...paths], ...(password !== undefined && { password }) });

async function checkWith(paths: readonly string[], password: string | undefined): Promise<void> {
  const answer = await preview(paths, password);
  if (answer.ok) {
    const fresh = answer.value.map((result) => previewed(result, password));
    set(({ entries }) => ({ entries: replaced(entries, fresh) }));
  } else
    set(({ entries }) => ({
      entries: entries.filter((entry) => !(isChecking(entry) && paths.includes(entry.path))),
    }));
}

/** Tries a password on a locked file, and one that fits on the other locked files too. */
export async function unlock(path: string, password: string): Promise<void> {
  await tryOn([path], password);
  const opened = get().entries.some((entry) => entry.path === path && entry.state.step !== 'locked');
  const others = get().entries.filter((entry) => entry.path !== path && entry.state.step === 'locked');
  if (!opened || others.length === 0) return;
  await tryOn(
    others.map((entry) => entry.path),
    password,
  );
  // Nobody has typed it for these: that it did not fit is no mistake.
  const quiet = new Set(others.map((entry) => entry.path));
  set(({ entries }) => ({
    entries: entries.map((entry) =>
      quiet.has(entry.path) && entry.state.step === 'locked'
        ? { ...entry, state: { step: 'locked', wrong: false } }
        : entry,
    ),
  }));
}

async function tryOn(paths: readonly string[], password: string): Promise<void> {
  const answer = await preview(paths, password);
  if (!answer.ok) return;
  const fresh = answer.value.map((result) => previewed(result, password));
  set(({ entries }) => ({ entries: replaced(entries, fresh) }));
}

export const changeCarriage = (part: Partial<Carriage>): void =>
  set(({ carriage }) => ({ carriage: { ...carriage, ...part } }));

export const putAside = (paths: readonly string[]): void =>
  set(({ entries }) => ({ entries: entries.filter(({ path }) => !paths.includes(path)) }));

export const putAsideDone = (): void =>
  set(({ entries }) => ({ entries: entries.filter(({ state }) => state.step !== 'received') }));

export function trust(fingerprint: string, yes: boolean): void {
  const others = [...get().trusted].filter((known) => known !== fingerprint);
  set({ trusted: new Set(yes ? [...others, fingerprint] : others) });
}

/** Receives every file that is ready. First contacts go last; trust is given to a fingerprint, not to a file. */
export async function receiveReady(): Promise<void> {
  const { known, fresh } = readyFiles(get().entries, get().trusted);
  set({ busy: true, undoFailure: null });
  for (const [password, some] of byPassword([...known, ...fresh]))
    await receiveSome(some, [...get().trusted], password);
  set({ busy: false });
  await lookAgain(get().entries.filter(({ state }) => state.step === 'previewed'));
}

/** What was received may have changed what those that wait would do: they stand while they are checked. */
async function lookAgain(waiting: readonly Entry[]): Promise<void> {
  for (const [password, some] of byPassword(waiting.map(({ path }) => path))) {
    const answer = await preview(some, password);
    if (!answer.ok) continue;
    const fresh = answer.value.map((result) => previewed(result, password));
    set(({ entries }) => ({ entries: lookedAgain(entries, waiting, fresh) }));
  }
}

async function receiveSome(
  paths: readonly string[],
  trusted: readonly string[],
  password: string | undefined,
): Promise<void> {
  if (paths.length === 0) return;
  const answer = await call('receiveBundles', {
    paths: [...paths],
    trustNew: false,
    trusted: [...trusted],
    dryRun: false,
    ...get().carriage,
    ...(password !== undefined && { password }),
  });
  if (!answer.ok) return;
  forgetSteps();
  const { results } = answer.value;
  const settled = paths.flatMap((path, index): readonly Entry[] => {
    const result = results[index];
    if (!result || (!result.ok && result.error.code === 'E_CANCELLED')) return [];
    const state = result.ok
      ? ({ step: 'received', result } as const)
      : ({ step: 'refused', error: result.error, formerName: null } as const);
    return [{ path, file: fileNameOf(path), state }];
  });
  set(({ entries }) => ({ entries: replaced(entries, settled) }));
  const good = results.filter((result) => result.ok);
  const failed = results.length - good.length;
  const items = good.reduce((sum, { counts }) => sum + gain(counts), 0);
  const refused = good.reduce((sum, { counts }) => sum + counts.refused, 0);
  const w = words().receive;
  const said = [
    fill(w.announceReceived, { files: good.length, items }),
    ...(refused > 0 ? [fill(w.announceRefused, { refused })] : []),
    ...(failed > 0 ? [fill(w.announceFailed, { failed })] : []),
  ];
  announce(said.join(w.announceJoin));
}

/** Takes a receive back, after asking. */
export async function undoReceive(receive: string, file: string): Promise<void> {
  const w = words().receive;
  const yes = await askConfirm({
    title: fill(w.undoTitle, { file }),
    body: w.undoBody,
    verb: w.undo,
    danger: true,
  });
  if (!yes) return;
  set({ undoFailure: null });
  const answer = await call('undoReceive', { id: receive }, { quiet: true });
  if (!answer.ok) {
    set({ undoFailure: { receive, error: answer.error } });
    return;
  }
  forgetSteps();
  // The trust that came with it went with it: the fingerprint is to be compared again.
  set({ trusted: new Set() });
  announce(fill(w.undone, { file }));
  await recheck(
    get()
      .entries.filter(({ state }) => state.step === 'received' && state.result.receive === receive)
      .map(({ path }) => path),
  );
}

/** 本单位曾用名: the name a file is addressed to becomes one of ours, and the file is checked again. */
export async function addAlias(name: string, path: string): Promise<void> {
  const { session } = useSessionState.getState();
  if (!session?.unit) return;
  const w = words().receive;
  const yes = await askConfirm({
    title: fill(w.aliasTitle, { name, unit: session.unit.name }),
    body: w.aliasBody,
    verb: w.aliasVerb,
  });
  if (!yes) return;
  const answer = await call('saveIdentity', { aliases: [...session.unit.aliases, name] });
  if (answer.ok) await recheck([path]);
}
