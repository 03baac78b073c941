import type { WireRecord } from '../../../shared/model/record.ts';
import type { Counts } from '../../../shared/model/views.ts';
import type { Lying, NewUnit, Replica, Saved } from './ground.ts';
import { difference, HANDOVER, type Held, type Letter, type Model, modelOf, take } from './model.ts';

/** A receive that stands: what it brought, and what was there before. */
interface Standing {
  readonly path: string;
  readonly before: Model;
  readonly touched: readonly string[];
  /** Files that were known as received before it. */
  readonly known: ReadonlySet<string>;
}

const NOTES = new Set(['receipt', 'unitKey', 'difference']);
const fates = ['new', 'changed', 'unchanged', 'refused'] as const;

interface Kept {
  readonly saved: Saved;
  readonly model: Model;
  readonly standing: readonly Standing[];
  readonly own: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
}

/** One PC in a schedule, with what its store must hold. Every act is compared with that; a difference is thrown. */
export interface Pc {
  readonly name: string;
  readonly unit: NewUnit;
  readonly replica: Replica;
  /** Ids the unit writes under: its own, and those that bodies above gave it. */
  readonly own: ReadonlySet<string>;
  readonly model: Model;
  readonly standing: readonly Standing[];
  /** Files that count as received: here, or by a PC of this unit whose archive came. */
  readonly known: ReadonlySet<string>;
  /** Takes over what a local act wrote; only our own records may have changed. */
  readonly noteOwnWork: () => void;
  readonly receive: (path: string, lying: Lying) => Promise<void>;
  /** The same without a preview before it and a second time after it. */
  readonly receivePlainly: (path: string, lying: Lying) => Promise<void>;
  /** A file that must be refused whole, leaving nothing behind. */
  readonly refuse: (path: string) => Promise<void>;
  readonly undoLast: () => Promise<void>;
  readonly keep: () => Promise<void>;
  /** Puts the last kept backup back; false where there is none. */
  readonly fallBack: () => Promise<boolean>;
  readonly startAs: (of: Pc) => void;
  /** As an empty PC that took an archive over. */
  readonly startWith: (path: string, archive: Lying) => void;
}

export function createPc(name: string, unit: NewUnit, replica: Replica, own: ReadonlySet<string>): Pc {
  let ids = own;
  let model: Model = modelOf(replica.records());
  let standing: readonly Standing[] = [];
  let known: ReadonlySet<string> = new Set();
  let kept: Kept | null = null;

  const agree = (when: string, stored = replica.records()): void => {
    const found = difference(model, stored);
    if (found !== null) throw new Error(`${name}, ${when}: ${found}`);
  };
  const must = (holds: boolean, what: string): void => {
    if (!holds) throw new Error(`${name}: ${what}`);
  };
  const receiveOnce = async (path: string) => {
    const { results } = await replica.call('receiveBundles', {
      paths: [path],
      trustNew: true,
      dryRun: false,
    });
    const [result] = results;
    if (!result) throw new Error('a receive answers for every file');
    return result;
  };
  /** What a receive writes down of its own, and its undo withdraws: its receipt, the sender's key, what two PCs wrote apart. */
  const isNote = ({ kind, author }: Held): boolean => NOTES.has(kind) && ids.has(author);
  const withOwnNotes = (expected: Model, stored: readonly WireRecord[]): Model => {
    const after = new Map(expected);
    for (const [id, held] of modelOf(stored)) if (isNote(held)) after.set(id, held);
    return after;
  };

  const receiveAndAgree = async (
    path: string,
    { descriptor, records: all, archived }: Lying,
  ): Promise<Counts> => {
    const direction = archived ? 'same' : descriptor.kind === 'submit' ? 'up' : 'down';
    const again = known.has(path);
    if (direction === 'down' && descriptor.to) ids = new Set([...ids, descriptor.to.id]);
    if (archived) ids = new Set([...ids, ...archived.own]);
    const records = archived ? all.filter(({ kind }) => kind !== HANDOVER) : all;
    const letter: Letter = { direction, sender: descriptor.from.id, receiver: ids, records };
    const result = await receiveOnce(path);
    if (!result.ok) throw new Error(`${name} refused ${path}: ${result.error.message}`);
    const { counts } = result;
    if (again) {
      must(counts.new === 0 && counts.changed === 0, 'the same file again brought something');
      return counts;
    }
    const stored = replica.records();
    const taken = take(model, letter, new Set(stored.map(({ id }) => id)));
    // Of an archive's other lines only their number is known here: drafts and notes are no records.
    const others = all.length - records.length;
    must(
      fates.every((fate) => counts[fate] >= taken.counts[fate]) &&
        counts.refused === taken.counts.refused &&
        fates.reduce((sum, fate) => sum + counts[fate] - taken.counts[fate], 0) === others,
      `counts ${JSON.stringify(counts)}, expected ${JSON.stringify(taken.counts)}`,
    );
    const before = model;
    model = withOwnNotes(taken.model, stored);
    agree('after a receive', stored);
    standing = [...standing, { path, before, touched: taken.touched, known }];
    known = new Set([...known, path, ...(archived?.known ?? [])]);
    return counts;
  };

  const pc: Pc = {
    name,
    unit,
    replica,
    get own() {
      return ids;
    },
    get model() {
      return model;
    },
    get standing() {
      return standing;
    },
    get known() {
      return known;
    },
    noteOwnWork: () => {
      const records = replica.records();
      const foreign = new Map([...model].filter(([, held]) => !ids.has(held.author)));
      const now = records.filter((record) => !ids.has(record.author));
      const found = difference(foreign, now);
      must(found === null, `own work changed what others wrote: ${found}`);
      model = modelOf(records);
    },
    receive: async (path, lying) => {
      const before = replica.dump();
      const [preview] = await replica.call('previewBundles', { paths: [path] });
      must(replica.dump() === before, 'a preview changed the store');
      if (!preview?.ok) throw new Error(`${name}: no preview of ${path}: ${preview?.error.message}`);
      const again = known.has(path);
      const counts = await receiveAndAgree(path, lying);
      const shown = JSON.stringify(counts);
      if (!again)
        must(
          JSON.stringify(preview.counts) === shown,
          `preview ${JSON.stringify(preview.counts)}, receipt ${shown}`,
        );
      const after = replica.dump();
      if (again) must(after === before, 'the same file again changed the dump');
      const twice = await receiveOnce(path);
      must(
        twice.ok && twice.counts.new === 0 && twice.counts.changed === 0,
        'received twice, something was new',
      );
      must(replica.dump() === after, 'received twice, the dump changed');
    },
    receivePlainly: async (path, lying) => {
      await receiveAndAgree(path, lying);
    },
    refuse: async (path) => {
      const before = replica.dump();
      const result = await receiveOnce(path);
      must(!result.ok && result.error.code !== 'E_INTERNAL', `${path} was not refused by a code of its own`);
      must(replica.dump() === before, 'a refused file changed the store');
      agree('after a refused file');
    },
    undoLast: async () => {
      const last = standing.at(-1);
      const before = replica.dump();
      const answer = await replica.attempt('undoReceive', { id: null });
      if (!answer.ok) {
        must(
          answer.error.code === (last ? 'E_UNDO_CHANGED' : 'E_NOTHING_TO_UNDO'),
          `undo was refused by ${answer.error.code}`,
        );
        must(replica.dump() === before, 'a refused undo changed the store');
        agree('after a refused undo');
        return;
      }
      if (!last) throw new Error(`${name}: something was undone, though nothing stands`);
      const expected = new Map(model);
      for (const id of last.touched) {
        const was = last.before.get(id);
        if (was) expected.set(id, was);
        else expected.delete(id);
      }
      const stored = replica.records();
      const present = new Set(stored.map((record) => record.id));
      // The notes go with their receive.
      for (const [id, held] of expected)
        if (isNote(held) && !last.before.has(id) && !present.has(id)) expected.delete(id);
      model = withOwnNotes(expected, stored);
      standing = standing.slice(0, -1);
      ({ known } = last);
      agree('after an undo', stored);
    },
    keep: async () => {
      kept = { saved: await replica.save(), model, standing, own: ids, known };
    },
    fallBack: async () => {
      if (!kept) return false;
      await replica.restore(kept.saved);
      ({ model, standing, own: ids, known } = kept);
      agree('after a backup was put back');
      return true;
    },
    startAs: (of) => {
      ({ model, standing, own: ids, known } = of);
      agree('after a copy');
    },
    startWith: (path, { records, archived }) => {
      model = modelOf(records.filter(({ kind }) => kind !== HANDOVER));
      ids = archived?.own ?? ids;
      known = new Set([path, ...(archived?.known ?? [])]);
      agree('after an archive was taken over');
    },
  };
  return pc;
}
