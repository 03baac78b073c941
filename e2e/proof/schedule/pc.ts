import type { WireRecord } from '../../../shared/model/record.ts';
import type { Counts } from '../../../shared/model/views.ts';
import { askedBy } from './evidence-model.ts';
import type { Known, Lying, NewUnit, Replica, Saved } from './ground.ts';
import { difference, HANDOVER, type Held, type Letter, type Model, modelOf, take } from './model.ts';
import { isCovered, modelWithout, type Standing, undoneAmong } from './standing.ts';
import { createWatch, type Watched } from './watch.ts';

const NOTES = new Set(['receipt', 'unitKey', 'difference']);
const fates = ['new', 'changed', 'unchanged', 'refused'] as const;

interface Kept {
  readonly saved: Saved;
  readonly model: Model;
  readonly standing: readonly Standing[];
  readonly own: ReadonlySet<string>;
  readonly known: Known;
  readonly undone: ReadonlySet<string>;
  readonly watched: Watched | null;
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
  readonly known: Known;
  /** Receives that were taken back here; what another PC's archive says of them changes nothing. */
  readonly undone: ReadonlySet<string>;
  readonly watched: Watched | null;
  /** From here on the keys that are trusted and the files that are carried are compared too. */
  readonly watch: () => Promise<void>;
  /** A bundle that was just written here. */
  readonly noteSent: (lying: Lying) => void;
  /** Enrols the card of a unit's new PC in the place of one that was lost. */
  readonly trustCard: (path: string, card: Lying) => Promise<void>;
  /** Takes over what a local act wrote; only our own records may have changed. */
  readonly noteOwnWork: () => void;
  /** False where its signer is not to be trusted, and it was refused for that. */
  readonly receive: (path: string, lying: Lying) => Promise<boolean>;
  /** The same without a preview before it and a second time after it. */
  readonly receivePlainly: (path: string, lying: Lying) => Promise<boolean>;
  /** A file that must be refused whole, leaving nothing behind. */
  readonly refuse: (path: string, code?: string) => Promise<void>;
  readonly undoLast: () => Promise<void>;
  /** Any receive that stands, or the newest; once more where it was taken back. */
  readonly undoAny: (at: number) => Promise<void>;
  readonly keep: () => Promise<void>;
  /** Puts the last kept backup back; false where there is none. */
  readonly fallBack: () => Promise<boolean>;
  readonly startAs: (of: Pc) => void;
  /** As an empty PC that took an archive over. */
  readonly startWith: (path: string, archive: Lying) => void;
}

/** `takenBy`: the model that it is held to; another one only to try what comes of a difference. */
export function createPc(
  name: string,
  unit: NewUnit,
  replica: Replica,
  own: ReadonlySet<string>,
  takenBy = take,
): Pc {
  let ids = own;
  let model: Model = modelOf(replica.records());
  let standing: readonly Standing[] = [];
  let known: Known = new Map();
  let undone: ReadonlySet<string> = new Set();
  let kept: Kept | null = null;
  const watch = createWatch(name, replica);
  let sent: Watched['sent'] = new Map();

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

  const refusalOf = (path: string, lying: Lying): string | null =>
    known.has(path) ? null : watch.refusalOf(lying);

  const receiveAndAgree = async (path: string, lying: Lying): Promise<Counts> => {
    const { descriptor, records: all, archived } = lying;
    const direction = archived ? 'same' : descriptor.kind === 'submit' ? 'up' : 'down';
    const again = known.has(path);
    if (direction === 'down' && descriptor.to) ids = new Set([...ids, descriptor.to.id]);
    if (archived) ids = new Set([...ids, ...archived.own]);
    const records = archived ? all.filter(({ kind }) => kind !== HANDOVER) : all;
    const letter: Letter = { direction, sender: descriptor.from.id, receiver: ids, records };
    const asked = askedBy(model, ids);
    const result = await receiveOnce(path);
    if (!result.ok) throw new Error(`${name} refused ${path}: ${result.error.code} ${result.error.message}`);
    const { counts } = result;
    if (again) {
      must(counts.new === 0 && counts.changed === 0, 'the same file again brought something');
      return counts;
    }
    const stored = replica.records();
    const taken = takenBy(model, letter, new Set(stored.map(({ id }) => id)));
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
    const { receive: id } = result;
    const { touched, accepted } = taken;
    const seen = { before, after: model, touched, known };
    const flags = { isWatched: watch.state !== null, isArchive: archived !== undefined };
    standing = [...standing, { id, path, sender: descriptor.from.id, ...seen, ...flags }];
    const told = [...(archived?.known ?? [])].filter(([, receive]) => !undone.has(receive));
    known = new Map([...told, ...known, [path, id]]);
    await watch.received({ path, lying, accepted, asked, missing: result.missingEvidence });
    return counts;
  };

  /** `last` is the newest that stands where no id is given. */
  const undo = async (last: Standing | undefined, id: string | null): Promise<void> => {
    const before = replica.dump();
    const answer = await replica.attempt('undoReceive', { id });
    if (!answer.ok) {
      must(
        answer.error.code === (last ? 'E_UNDO_CHANGED' : 'E_NOTHING_TO_UNDO'),
        `undo was refused by ${answer.error.code}`,
      );
      must(replica.dump() === before, 'a refused undo changed the store');
      agree('after a refused undo');
      await watch.agree('after a refused undo');
      return;
    }
    if (!last) throw new Error(`${name}: something was undone, though nothing stands`);
    must(
      !isCovered(last, standing, model),
      'a receive was undone below a later one of its sender, or of what it brought',
    );
    const expected = modelWithout(last, model);
    const stored = replica.records();
    const present = new Set(stored.map((record) => record.id));
    // The notes go with their receive.
    for (const [note, held] of expected)
      if (isNote(held) && !last.before.has(note) && !present.has(note)) expected.delete(note);
    model = withOwnNotes(expected, stored);
    undone = new Set([...undone, last.id]);
    ({ standing, known } = undoneAmong(last, standing, known));
    agree('after an undo', stored);
    await watch.undone(last.path, last.isWatched);
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
    get undone() {
      return undone;
    },
    get watched() {
      return watch.state;
    },
    watch: () => watch.begin(sent),
    noteSent: (lying) => watch.sent(model, lying),
    trustCard: async (path, { descriptor }) => {
      const before = replica.dump();
      const refusal = watch.cardRefusalOf(descriptor);
      const card = await replica.attempt('trustCard', { path, replaces: 'lost' });
      const answer = card.ok ? null : card.error.code;
      must(answer === refusal, `a card was answered by ${answer ?? 'trust'}, not ${refusal ?? 'trust'}`);
      if (card.ok) {
        pc.noteOwnWork();
        await watch.cardTaken(card.value.unit.id, descriptor);
      } else must(replica.dump() === before, 'a refused card changed the store');
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
      const refusal = refusalOf(path, lying);
      if (refusal !== null) {
        await pc.refuse(path, refusal);
        return false;
      }
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
      return true;
    },
    receivePlainly: async (path, lying) => {
      const refusal = refusalOf(path, lying);
      if (refusal !== null) await pc.refuse(path, refusal);
      else await receiveAndAgree(path, lying);
      return refusal === null;
    },
    refuse: async (path, code) => {
      const before = replica.dump();
      const result = await receiveOnce(path);
      must(!result.ok && result.error.code !== 'E_INTERNAL', `${path} was not refused by a code of its own`);
      if (!result.ok && code)
        must(result.error.code === code, `refused by ${result.error.code}, not ${code}`);
      must(replica.dump() === before, 'a refused file changed the store');
      agree('after a refused file');
    },
    undoLast: () => undo(standing.at(-1), null),
    undoAny: async (at) => {
      const one = standing[at];
      if (!one) return;
      await undo(one, one.id);
      if (standing.includes(one)) return;
      const again = await replica.attempt('undoReceive', { id: one.id });
      must(!again.ok && again.error.code === 'E_NOTHING_TO_UNDO', 'undone twice');
      agree('after an undo for the second time');
    },
    keep: async () => {
      kept = { saved: await replica.save(), model, standing, own: ids, known, undone, watched: watch.state };
    },
    fallBack: async () => {
      if (!kept) return false;
      const wasWatched = watch.state !== null;
      await replica.restore(kept.saved);
      ({ model, standing, own: ids, known, undone } = kept);
      watch.goBackTo(kept.watched);
      if (wasWatched) await pc.watch();
      agree('after a backup was put back');
      await watch.agree('after a backup was put back');
      return true;
    },
    startAs: (of) => {
      ({ model, standing, own: ids, known, undone } = of);
      watch.goBackTo(of.watched);
      agree('after a copy');
    },
    startWith: (path, { records, archived }) => {
      model = modelOf(records.filter(({ kind }) => kind !== HANDOVER));
      ids = archived?.own ?? ids;
      sent = archived?.sent ?? sent;
      known = new Map([...(archived?.known ?? []), [path, '']]);
      agree('after an archive was taken over');
    },
  };
  return pc;
}
