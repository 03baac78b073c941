import { createRandom, type Random } from '../../../bench/random.ts';
import { isId } from '../../../shared/ids.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import {
  answerOrder,
  countersign,
  decide,
  passOn,
  request,
  setChecklist,
  setRules,
  transcribe,
  urge,
} from './cycle-acts.ts';
import { forgedFrom } from './forge.ts';
import type { Lying, NewUnit } from './ground.ts';
import type { Pc } from './pc.ts';
import type { Hands } from './recording.ts';
import { type Act, performOne } from './weighted.ts';
import { handOver, reopenYear, rollOver } from './year-acts.ts';

/** A letter that lies somewhere: whose PC wrote it, and the unit it is for. */
export interface Mail {
  readonly path: string;
  readonly from: Pc;
  readonly to: string;
  readonly lying: Lying;
}

/** The PCs of a schedule, and who stands below whom. */
export interface Scene extends Hands {
  readonly random: Random;
  readonly pcs: Pc[];
  readonly mail: Mail[];
  /** Units with work that was sent and then lost by a backup, forged in their name, or refused for its key: not all were told the same. */
  readonly unequal: Set<string>;
  /** Name of the body above, by unit name. */
  readonly above: ReadonlyMap<string, string>;
  /** The clock a PC goes by. */
  readonly clockFor: () => () => number;
}

const YEAR = 365 * 86_400_000;

const city: NewUnit = { name: '某某市教育局', role: 'bureau', code: '4137000000' };
const district: NewUnit = { name: '某某区教育局', role: 'district', code: '4137000100' };
const schools: readonly NewUnit[] = [1, 2, 3].map((n) => ({
  name: `第${n}职业中学`,
  role: 'school',
  code: `413700020${n}`,
}));

/** Plays one schedule up to its end, and throws at the first thing that is not as it must be. */
export async function play(hands: Hands, seed: number): Promise<Scene> {
  const random = createRandom(seed);
  const scene = await setUp(hands, random);
  const steps = 4 + random.below(random.pick([8, 8, 30]));
  for (let step = 0; step < steps; step++) await act(scene);
  return scene;
}

/** City and schools, or city, district and schools below it; every body above knows the units below. */
async function setUp(hands: Hands, random: Random): Promise<Scene> {
  const { ground, newPc } = hands;
  const clockFor = () => {
    let offset = random.below(3) === 0 ? (random.below(20 * 365) - 10 * 365) * 86_400_000 : 0;
    return hands.clock(() => {
      // Clocks are put right, and go wrong again.
      if (random.below(200) === 0) offset = (random.below(21) - 10) * YEAR;
      return offset;
    });
  };
  const above = new Map<string, string>();
  const units = [city, ...schools.slice(0, 2 + random.below(2))];
  const hasDistrict = random.below(2) === 0;
  if (hasDistrict) units.splice(1, 0, district);
  for (const unit of units.slice(1)) {
    const below =
      hasDistrict && unit.role === 'school' && (unit.name === '第1职业中学' || random.below(2) === 0);
    above.set(unit.name, below ? district.name : city.name);
  }
  const pcs: Pc[] = [];
  for (const unit of units) {
    const replica = await ground.create(unit, clockFor());
    const { unit: own } = await replica.call('getSession', {});
    const pc = newPc(unit.name, unit, replica, new Set([own?.id ?? '']));
    const rows = units
      .filter(({ name }) => above.get(name) === unit.name)
      .map(({ name, code, role }) => ({
        name,
        code,
        kind: role === 'district' ? ('district' as const) : ('school' as const),
        district: null,
        aliases: [],
        groups: [],
      }));
    if (rows.length > 0) {
      await replica.call('addUnits', { rows });
      const { id } = await replica.call('createLedger', { title: `${unit.name}工作清单` });
      for (let n = 1 + random.below(3); n > 0; n--)
        await replica.call('addTask', { ledger: id, task: { title: `任务${n}` } });
    }
    pc.noteOwnWork();
    pcs.push(pc);
  }
  const scene: Scene = { ...hands, random, pcs, mail: [], unequal: new Set(), above, clockFor };
  for (let n = 2 + random.below(4); n > 0; n--) await assign(scene, someone(scene, issues));
  for (const pc of pcs) await send(scene, pc);
  // A year that is closed early meets what is signed off afterwards.
  if (random.below(4) === 0) await rollOver(scene, someone(scene, issues));
  // Some units have a second PC from the beginning.
  if (random.below(3) === 0) await archive(scene, random.pick(pcs));
  return scene;
}

/** One of those that can, or nobody. */
export const someone = ({ pcs, random }: Scene, can: (pc: Pc) => boolean): Pc | null => {
  const able = pcs.filter(can);
  return able.length === 0 ? null : random.pick(able);
};

export const issues = (pc: Pc): boolean => ownTasks(pc).length > 0;
export const hasOrders = (pc: Pc): boolean =>
  [...pc.model.values()].some(({ kind, author }) => kind === 'task' && !pc.own.has(author));

async function act(scene: Scene): Promise<void> {
  const { random, pcs } = scene;
  const acts: readonly Act[] = [
    [3, () => editOrAdd(scene, someone(scene, issues))],
    [2, () => assign(scene, someone(scene, issues))],
    [5, () => report(scene, someone(scene, hasOrders))],
    [3, () => answerOrder(scene, someone(scene, hasOrders))],
    [3, () => request(scene, someone(scene, hasOrders))],
    [4, () => decide(scene, someone(scene, issues))],
    [1, () => setRules(scene, someone(scene, issues))],
    [2, () => countersign(scene, someone(scene, hasOrders))],
    [1, () => setChecklist(scene, someone(scene, issues))],
    [1, () => urge(scene, someone(scene, issues))],
    [1, () => transcribe(scene, someone(scene, issues))],
    [1, () => rollOver(scene, someone(scene, issues))],
    [1, () => (random.below(3) === 0 ? reopenYear : rollOver)(scene, someone(scene, issues))],
    [1, () => handOver(scene, random.pick(pcs))],
    [3, () => archive(scene, random.pick(pcs))],
    [
      1,
      () =>
        passOn(
          scene,
          someone(scene, (pc) => pc.unit.role === 'district' && hasOrders(pc)),
        ),
    ],
    [5, () => send(scene, random.pick(pcs))],
    [3, async () => someone(scene, ({ standing }) => standing.length > 0)?.undoLast()],
    [1, () => random.pick(pcs).keep()],
    [1, () => fallBack(scene, random.pick(pcs))],
    [1, () => (random.below(3) === 0 ? copyPc(scene, random.pick(pcs)) : random.pick(pcs).undoLast())],
    [4, () => forge(scene)],
    [9, () => deliverAny(scene)],
  ];
  await performOne(random, acts);
}

export async function fallBack({ unequal }: Scene, pc: Pc): Promise<void> {
  if (await pc.fallBack()) unequal.add(pc.unit.name);
}

/** Any letter, however old and however often it has come already; now and then to the wrong office. */
export async function deliverAny({ random, pcs, mail }: Scene): Promise<void> {
  if (mail.length === 0) return;
  const letter = random.pick(random.below(2) === 0 ? mail.slice(-4) : mail);
  const astray = random.below(12) === 0;
  const offices = pcs.filter(({ unit }) => astray !== (unit.name === letter.to));
  if (offices.length > 0) await deliver(random.pick(offices), letter);
}

/** False where whoever signed it is not trusted there. */
export async function deliver(receiver: Pc, letter: Mail): Promise<boolean> {
  if (receiver.unit.name === letter.to) return receiver.receive(letter.path, letter.lying);
  await receiver.refuse(letter.path);
  return true;
}

const ownTasks = (pc: Pc): readonly string[] =>
  [...pc.model].filter(([, held]) => held.kind === 'task' && pc.own.has(held.author)).map(([id]) => id);

export async function editOrAdd({ random }: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  const tasks = ownTasks(pc);
  const text = `第${random.below(1000)}稿`;
  const changes = random.pick([
    { title: text },
    { detail: text },
    { title: text, category: text },
    { detail: null },
  ]);
  if (random.below(4) > 0) await pc.replica.call('editTask', { task: random.pick(tasks), changes });
  else {
    const [ledger] =
      [...pc.model].find(([, held]) => held.kind === 'taskList' && pc.own.has(held.author)) ?? [];
    if (ledger) await pc.replica.call('addTask', { ledger, task: { title: text } });
  }
  pc.noteOwnWork();
}

export async function assign({ random, above, pcs }: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  const tasks = ownTasks(pc);
  const below = [...new Set(pcs.map(({ unit }) => unit.name))].filter(
    (name) => above.get(name) === pc.unit.name,
  );
  if (tasks.length === 0 || below.length === 0) return;
  const task = random.pick(tasks);
  const unit = random.pick(below);
  if (random.below(5) === 0) await pc.replica.attempt('unassign', { tasks: [task], unit });
  else await pc.replica.attempt('assign', { tasks: [task], unit, role: random.pick(['lead', 'cooperate']) });
  pc.noteOwnWork();
}

export async function report({ random }: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  const rows = await pc.replica.call('listTasks', { mine: true });
  const issued = rows.filter((row) => !pc.own.has(pc.model.get(row.id)?.author ?? ''));
  if (issued.length === 0) return;
  const period = random.pick(['2026-10', '2026-11', '2026-11', '2027-01']);
  const text = `进展${random.below(1000)}`;
  for (const row of random.below(2) === 0 ? issued : [random.pick(issued)])
    await pc.replica.attempt('saveDraft', {
      task: row.id,
      period,
      draft: { ...blankDraft, text, percent: random.below(101), reason: '更正' },
    });
  await pc.replica.attempt('signOff', { period: null, by: '分管校领导' });
  pc.noteOwnWork();
}

const kindsOf = {
  bureau: ['issue', 'decide'],
  district: ['issue', 'decide', 'submit'],
  school: ['submit'],
  section: ['submit'],
} as const;

/** Everything a PC can send now; answers the letters. */
export async function send({ ground, random, mail }: Scene, pc: Pc): Promise<readonly Mail[]> {
  const letters: Mail[] = [];
  for (const kind of kindsOf[pc.unit.role]) {
    if (kind === 'decide' && random.below(3) > 0) continue;
    const answer = await pc.replica.attempt('exportBundles', { to: 'all', dir: ground.folder(), kind });
    if (!answer.ok) {
      if (answer.error.code !== 'E_NOTHING_TO_SEND')
        throw new Error(`${pc.name} cannot send: ${answer.error.message}`);
      continue;
    }
    for (const file of answer.value.files)
      if (isId(file.to.name)) throw new Error(`${pc.name} writes to a unit without a name`);
    for (const file of answer.value.files) {
      const lying = await ground.look(file.path);
      if (lying.records.some(({ kind, fields }) => kind === 'unit' && 'personnel' in fields))
        throw new Error(`${pc.name} tells ${file.to.name} who handed over to whom`);
      pc.noteSent(lying);
      letters.push({ path: file.path, from: pc, to: file.to.name, lying });
    }
  }
  pc.noteOwnWork();
  // Some never reach the stick's other end.
  mail.push(...letters.filter(() => random.below(5) > 0));
  return letters;
}

const MOST_PCS = 6;

export async function copyPc(scene: Scene, pc: Pc): Promise<void> {
  const { ground, random, pcs, clockFor } = scene;
  if (pcs.length >= MOST_PCS) return;
  const copy = await ground.clone(pc.replica, clockFor(), random.below(2) === 0);
  const second = scene.newPc(`${pc.name}（另一台）`, pc.unit, copy, pc.own);
  second.startAs(pc);
  pcs.push(second);
}

/** 归档包 for the other PCs of the unit, or for one that is empty yet. */
export async function archive(scene: Scene, pc: Pc): Promise<void> {
  const { ground, random, pcs, mail, clockFor } = scene;
  const others = pcs.filter((other) => other !== pc && other.unit.name === pc.unit.name);
  const takesOver = pcs.length < MOST_PCS && random.below(others.length === 0 ? 2 : 4) === 0;
  if (others.length === 0 && !takesOver) return;
  const { files } = await pc.replica.call('exportBundles', {
    ...{ to: 'all', dir: ground.folder(), kind: 'archive' },
  });
  pc.noteOwnWork();
  for (const { path } of files) {
    const lying = { ...(await ground.look(path)), archived: { own: pc.own, known: pc.known } };
    if (takesOver) {
      const replica = await ground.takeOver(pc.replica, path, clockFor());
      const next = scene.newPc(`${pc.name}（接管）`, pc.unit, replica, pc.own);
      next.startWith(path, lying);
      pcs.push(next);
      continue;
    }
    const letter = { path, from: pc, to: pc.unit.name, lying };
    mail.push(letter);
    // Mostly carried across the corridor at once.
    if (random.below(4) > 0) await deliver(random.pick(others), letter);
  }
}

/** A unit that its receiver trusts sends what it may not write: the letter arrives, those records do not. */
export async function forge({ ground, random, pcs, mail, unequal }: Scene): Promise<void> {
  const letters = mail.filter(({ lying }) => !lying.archived);
  if (letters.length === 0) return;
  const letter = random.pick(letters);
  const receivers = pcs.filter(({ unit }) => unit.name === letter.to);
  // A body that went back to a backup may not know the name of the one above any more.
  if (receivers.length === 0) return;
  const receiver = random.pick(receivers);
  const records = forgedFrom(letter.lying, receiver.model, random);
  if (records === null) return;
  unequal.add(letter.from.unit.name);
  const path = await ground.forge(letter.lying, await letter.from.replica.keys(), records);
  await receiver.receive(path, await ground.look(path));
}
