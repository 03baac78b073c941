import type { Random } from '../../../bench/random.ts';
import { HIGHEST_COUNTER } from '../../../shared/model/record/clock.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import type { Lying } from './ground.ts';
import type { Held, Model } from './model.ts';

/** What a lie is made from: an honest letter of a unit, and what lies in the store that it goes to. */
interface Ground {
  readonly letter: Lying;
  readonly sender: string;
  readonly there: Model;
  readonly random: Random;
  readonly clock: WireRecord['clock'];
}

type Lie = (ground: Ground) => WireRecord | null;

const AT = Date.UTC(2026, 10, 3);
const DAY = 86_400_000;

const picked = <T>(random: Random, from: readonly T[]): T | null =>
  from.length === 0 ? null : random.pick(from);

const fieldsOf = ({ cells }: Held): WireRecord['fields'] =>
  Object.fromEntries([...cells].map(([name, { text }]) => [name, JSON.parse(text)]));

const asRecord = (
  id: string,
  { kind, parent, author, cells }: Held,
  clock: WireRecord['clock'],
): WireRecord => ({
  ...{ kind, id, parent, author, clock },
  fields: fieldsOf({ kind, parent, author, cells }),
});

/** Sound but for who writes it, on what it hangs, or whom it is for. */
const share = (kind: string, unit: string, random: Random): WireRecord['fields'] => {
  if (kind === 'countersign') return { unit, round: 1, answer: 'agreed', text: '', by: null, at: AT };
  const by = { filledBy: null, signedOffBy: null, signedOffAt: AT };
  if (kind === 'acknowledgement')
    return { unit, round: 1, answer: 'accepted', reason: null, by: null, at: AT };
  if (kind === 'request')
    return {
      ...{ unit, type: 'change', reason: '原因', date: null, due: null, text: '改为两个', period: '2026-11' },
      ...by,
    };
  return {
    ...{ unit, period: '2026-11', version: 1 + random.below(3), text: '代报', percent: 100, actuals: [] },
    ...{ problems: '', next: '', noChange: null, evidence: [], reason: null },
    ...by,
  };
};
const orderFor = (kind: string, unit: string | null): WireRecord['fields'] =>
  kind === 'urge'
    ? { unit, text: '请抓紧', level: 'red', limit: '2026-12-01', urgedBy: null, urgedAt: AT }
    : {
        ...{ unit, subject: null, verdict: 'flagRisk', text: '有风险', date: null, conclusion: null },
        ...{ year: null, number: 1, decidedBy: null, approvedBy: null, decidedAt: AT },
      };

const heldBy = ({ there }: Ground, is: (held: Held) => boolean) => [...there].filter(([, held]) => is(held));
const tasksOf = (ground: Ground, is: (author: string) => boolean) =>
  heldBy(ground, ({ kind, author }) => kind === 'task' && is(author));
const unitsOn = ({ there }: Ground, task: string | null): readonly string[] =>
  [...there.values()].flatMap((held) =>
    held.kind === 'assignment' && held.parent === task ? [String(fieldsOf(held)['unit'])] : [],
  );

/** One lie for each thing that a receiver has to ask of a record. */
const lies: readonly Lie[] = [
  // Another unit's record, under its own name or under ours.
  (ground) => {
    const found = picked(
      ground.random,
      heldBy(ground, ({ author }) => author !== ground.sender),
    );
    if (!found) return null;
    const record = asRecord(...found, ground.clock);
    return ground.random.below(2) === 0 ? record : { ...record, author: ground.sender };
  },
  // What only the other side may write, as a new record of our own.
  (ground) => {
    const found = picked(
      ground.random,
      heldBy(ground, ({ author }) => author !== ground.sender),
    );
    return found && { ...asRecord(...found, ground.clock), id: ground.random.id(), author: ground.sender };
  },
  // Our own, under the name of another unit.
  ({ letter, there, sender, random }) => {
    const own = picked(random, letter.records);
    const other = picked(
      random,
      [...there.values()].filter(({ author }) => author !== sender),
    );
    return own && other && { ...own, id: random.id(), author: other.author };
  },
  // Our own, hung on something else: of the right kind, of any kind, or on nothing.
  ({ letter, there, random, clock }) => {
    const own = picked(random, letter.records);
    if (!own) return null;
    const kind = there.get(own.parent ?? '')?.kind;
    const alike = [...there].filter(([id, held]) => held.kind === kind && id !== own.parent);
    const any = picked(random, [...there.keys()]);
    const parent = random.pick([picked(random, alike)?.[0] ?? null, any, null, random.id()]);
    return { ...own, clock, parent, id: random.pick([own.id, random.id()]) };
  },
  // What is there already, moved to another list or task of ours.
  ({ letter, there, sender, random, clock }) => {
    const moves = letter.records.flatMap((own) => {
      const kind = there.get(own.parent ?? '')?.kind;
      const elsewhere = [...there].filter(
        ([id, held]) =>
          held.kind === kind &&
          id !== own.parent &&
          (kind !== 'task' || isOrder(own) === (held.author === sender)),
      );
      return there.has(own.id) && own.parent !== null
        ? elsewhere.map(([parent]) => ({ ...own, clock, parent }))
        : [];
    });
    return picked(random, moves);
  },
  // Our own, as another kind of record.
  ({ letter, random, clock }) => {
    const own = picked(random, letter.records);
    const other = picked(
      random,
      letter.records.filter(
        ({ kind, parent }) => kind !== own?.kind && (parent === null) === (own?.parent === null),
      ),
    );
    return own && other && { ...other, clock, id: own.id, parent: own.parent };
  },
  // For a unit that has the same task, or for any other.
  (ground) => {
    const { there, sender, random, clock } = ground;
    const found = picked(
      random,
      tasksOf(ground, () => true),
    );
    if (!found) return null;
    const [parent] = found;
    const alsoThere = unitsOn(ground, parent).filter((each) => each !== sender);
    const anybody = [...there.values()].map(({ author }) => author).filter((each) => each !== sender);
    const unit = picked(random, alsoThere.length > 0 && random.below(4) > 0 ? alsoThere : anybody);
    const kind = random.pick(['report', 'acknowledgement', 'request']);
    return unit === null
      ? null
      : { kind, id: random.id(), parent, author: sender, clock, fields: share(kind, unit, random) };
  },
  // Our own share, signed on any day for any month: a list that was closed meanwhile asks for both.
  (ground) => {
    const { sender, random, clock } = ground;
    const task = picked(
      random,
      tasksOf(ground, () => true).filter(([id]) => unitsOn(ground, id).includes(sender)),
    );
    if (!task) return null;
    const kind = random.pick(['report', 'request']);
    const on = {
      signedOffAt: AT + random.pick([-400, -1, 0, 30, 60, 400]) * DAY,
      period: random.pick(['2025-12', '2026-11', '2026-12', '2027-01']),
    };
    const fields = { ...share(kind, sender, random), ...on };
    return { kind, id: random.id(), parent: task[0], author: sender, clock, fields };
  },
  // Countersigned: for ourselves, for any other unit, or under its name.
  (ground) => {
    const { there, sender, random, clock } = ground;
    const task = picked(
      random,
      tasksOf(ground, () => true),
    );
    if (!task) return null;
    const anybody = [...there.values()].map(({ author }) => author);
    const on = [...unitsOn(ground, task[0]), sender];
    const unit = random.below(4) > 0 ? random.pick(on) : random.pick(anybody);
    const author = random.below(3) > 0 ? sender : random.pick(on);
    const fields = share('countersign', unit, random);
    return { kind: 'countersign', id: random.id(), parent: task[0], author, clock, fields };
  },
  // Typed for another unit: by a body for one below it, which is allowed, or by anybody else.
  (ground) => {
    const { there, sender, random, clock } = ground;
    const task = picked(
      random,
      tasksOf(ground, () => true),
    );
    const others = [...there.values()].map(({ author }) => author);
    const unit = task && picked(random, random.below(2) === 0 ? unitsOn(ground, task[0]) : others);
    if (!task || !unit) return null;
    const transcribed = { source: 'phone', from: null, by: null };
    const fields = { ...share('report', unit, random), transcribed };
    return { kind: 'report', id: random.id(), parent: task[0], author: sender, clock, fields };
  },
  // About a task that we were not given.
  (ground) => {
    const { sender, random, clock } = ground;
    const tasks = tasksOf(ground, () => true).filter(([id]) => !unitsOn(ground, id).includes(sender));
    const kind = random.pick(['report', 'acknowledgement', 'request']);
    const task = picked(random, tasks);
    return (
      task && {
        kind,
        id: random.id(),
        parent: task[0],
        author: sender,
        clock,
        fields: share(kind, sender, random),
      }
    );
  },
  // Decided or urged about our own task, for a unit that is not the receiver; or rightly, for all.
  (ground) => {
    const { there, sender, random, clock } = ground;
    const task = picked(
      random,
      tasksOf(ground, (author) => author === sender),
    );
    const kind = random.pick(['decision', 'urge']);
    const other = picked(
      random,
      [...there.values()].filter((held) => held.kind === 'unit').map((held) => held.author),
    );
    const unit = random.pick([random.id(), other, sender, kind === 'decision' ? null : random.id()]);
    const id = random.id();
    return task && { kind, id, parent: task[0], author: sender, clock, fields: orderFor(kind, unit) };
  },
  // An order of ours about another body's list or task.
  (ground) => {
    const { sender, random, clock } = ground;
    const found = picked(
      random,
      heldBy(ground, ({ kind, parent, author }) => parent !== null && author !== sender && ORDERS.has(kind)),
    );
    return found && { ...asRecord(...found, clock), id: random.id(), author: sender };
  },
  // A line that belongs in an archive, and one of a kind that nobody knows yet, called what every object answers to: that
  // one is kept where it is ours.
  ({ sender, there, random, clock }) => {
    const kind = random.pick(['handover', 'constructor', 'difference']);
    const foreign = picked(
      random,
      [...there].filter(([, held]) => held.author !== sender),
    );
    const author = random.below(2) === 0 ? sender : (foreign?.[1].author ?? sender);
    const id = random.below(3) === 0 ? (foreign?.[0] ?? random.id()) : random.id();
    const fields =
      kind === 'difference'
        ? {
            ...{ record: random.id(), field: 'title', state: 'open', closedBy: null, closedAt: null },
            values: [1, 2].map((value) => ({ value, clock, who: null, at: null })),
          }
        : { what: 'draft' };
    return { kind, id, parent: null, author, clock, fields };
  },
  // Allowed: a record's own writer, with a wild counter.
  ({ letter, random, clock }) => {
    const own = picked(random, letter.records);
    return own && { ...own, clock };
  },
];

const ORDERS = new Set(['task', 'assignment', 'decision', 'urge']);
const isOrder = ({ kind }: WireRecord): boolean => ORDERS.has(kind);

/**
 * The records of an honest letter with a few that its sender may not write, or may write but with a wild clock. Null
 * where the letter gives no handle for that.
 */
export function forgedFrom(letter: Lying, there: Model, random: Random): WireRecord[] | null {
  const clock: WireRecord['clock'] = [random.pick([HIGHEST_COUNTER, 2 ** 40, 1]), random.id()];
  const ground: Ground = { letter, sender: letter.descriptor.from.id, there, random, clock };
  const forged: WireRecord[] = [];
  for (let n = 1 + random.below(4); n > 0; n--) {
    const lie = random.pick(lies)(ground);
    if (lie) forged.push(lie);
  }
  if (forged.length === 0) return null;
  const byId = new Map([...letter.records, ...forged].map((record) => [record.id, record]));
  return [...byId.values()];
}
