import type { DescribedError } from '../../../shared/errors.ts';
import type { ExportedFile } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { onItsMedium } from '../../pick/other-medium.ts';
import { pickFolder } from '../../pick/pick.ts';
import { announce } from '../../state/announcements.ts';
import { createState } from '../../state/create-state.ts';
import { fill, words } from '../../words/words.ts';
import type { Carriage } from '../transmissions/CarryFields.tsx';
import type { Direction, Filter } from './choice.ts';
import { type LockChoice, type LockFault, lockArgs, noLock } from './lock.ts';

interface SendSide {
  /** Units the person chose; null until then, which means everyone. */
  readonly choice: ReadonlySet<string> | null;
  readonly filter: Filter;
  readonly search: string;
  readonly folder: string | null;
  readonly lock: LockChoice;
  readonly carriage: Carriage;
  readonly busy: boolean;
  readonly done: {
    readonly folder: string;
    readonly files: readonly ExportedFile[];
    readonly byPassword: boolean;
  } | null;
  readonly error: DescribedError | null;
  /** What the screen shows now as chosen; the export takes exactly this. */
  readonly ready: {
    readonly to: readonly string[];
    readonly folder: string | null;
    readonly fault: LockFault | null;
  };
}

const fresh: SendSide = {
  choice: null,
  filter: 'all',
  search: '',
  folder: null,
  lock: noLock,
  carriage: { carriedBy: '', medium: '' },
  busy: false,
  done: null,
  error: null,
  ready: { to: [], folder: null, fault: null },
};

type Sides = Readonly<Record<Direction, SendSide>>;

const useSides = createState<Sides>(() => ({ up: fresh, down: fresh }));

export const useSend = (direction: Direction): SendSide => useSides((sides) => sides[direction]);

export const changeSend = (direction: Direction, change: Partial<SendSide>): void =>
  useSides.setState((sides) => ({ [direction]: { ...sides[direction], ...change } }));

export function canExport(direction: Direction): boolean {
  const { busy, ready } = useSides.getState()[direction];
  return !busy && ready.to.length > 0 && ready.fault === null;
}

export async function chooseFolder(direction: Direction): Promise<string | null> {
  const folder = await pickFolder('bundle');
  if (folder !== null) changeSend(direction, { folder });
  return folder;
}

/** Writes one file for each chosen unit; asks for a folder first where none is known. */
export async function exportChosen(direction: Direction): Promise<void> {
  const { ready, lock, carriage } = useSides.getState()[direction];
  const dir = ready.folder ?? (await chooseFolder(direction));
  if (dir === null) return;
  changeSend(direction, { busy: true, done: null, error: null });
  const kind = direction === 'up' ? 'submit' : 'issue';
  const answer = await onItsMedium(dir, () =>
    call('exportBundles', { to: [...ready.to], dir, kind, ...lockArgs(lock), ...carriage }, { quiet: true }),
  );
  changeSend(direction, { busy: false });
  if (answer.ok) {
    // A password is for the files just written; the next ones get one of their own.
    changeSend(direction, {
      lock: noLock,
      folder: dir,
      done: { folder: dir, files: answer.value.files, byPassword: lock.way === 'password' },
    });
    announce(fill(words().send.announceDone, { count: answer.value.files.length }));
  } else if (answer.error.code !== 'E_CANCELLED') {
    changeSend(direction, { error: answer.error });
  }
}

/** A cancelled or failed export leaves the files written before it; they are whole and in the register. */
export const showInFolder = (path: string): void => void call('showInFolder', { path });
