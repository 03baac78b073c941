import { createRandom } from '../../../bench/random.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { cellValue, decide, heldIds, may, namesBelow } from './cycle-acts.ts';
import type { Lying } from './ground.ts';
import { copyPc, deliver, send } from './letters.ts';
import { assign, editOrAdd, fallBack, report } from './list-acts.ts';
import type { Pc } from './pc.ts';
import { hasOrders, issues, type Mail, type Scene, someone } from './scene.ts';
import { type Act, performOne } from './weighted.ts';

/**
 * What comes after that: keys are replaced while what the old one signed is still under way, PCs are lost and re-issued,
 * copies go on under the old key, files are attached, lost on one side and asked for, and receives are taken back out of
 * turn, again, and after a backup was put back. What has to come of it `key-model.ts` and `evidence-model.ts` say. Its
 * numbers are its own, so that the parts before it are what they are without it.
 */
export async function playThirdPart(before: Scene, seed: number): Promise<Scene> {
  const scene: Stage = {
    ...before,
    random: numbers(seed),
    // Archives bring keys of their own, which is not played here.
    mail: before.mail.filter(({ lying }) => !lying.archived),
    lost: [],
    cards: [],
  };
  for (const pc of scene.pcs) await pc.watch();
  const steps = 12 + scene.random.below(20);
  for (let step = 0; step < steps; step++) await act(scene);
  // In the end every card has come to those who need it.
  while (scene.cards.length > 0) await enrol(scene);
  return scene;
}

const numbers = (seed: number) => createRandom(2 ** 32 - 1 - seed);

/** Of three seeds in memory one has a third part, through files all. */
export const hasThirdPart = (seed: number): boolean => numbers(seed).below(3) === 0;

interface Card {
  readonly path: string;
  readonly lying: Lying;
  readonly at: Pc;
}

interface Stage extends Scene {
  /** PCs that are gone: whoever has one may still send. */
  readonly lost: Pc[];
  /** Cards that have not come to whom they are for. */
  readonly cards: Card[];
}

async function act(scene: Stage): Promise<void> {
  const { random, pcs } = scene;
  const any = (): Pc => random.pick(pcs);
  const acts: readonly Act[] = [
    [4, () => renew(scene, any())],
    [2, () => lose(scene, any())],
    [3, () => enrol(scene)],
    [2, () => copyPc(scene, any())],
    [2, () => thief(scene)],
    [7, () => carry(scene, any())],
    [6, () => deliverLate(scene)],
    [4, () => attach(scene, someone(scene, hasOrders))],
    [4, () => loseFile(scene)],
    [3, () => ask(any())],
    [2, () => report(scene, someone(scene, hasOrders))],
    [2, () => decide(scene, someone(scene, issues))],
    [2, () => editOrAdd(scene, someone(scene, issues))],
    [1, () => assign(scene, someone(scene, issues))],
    [2, async () => someone(scene, ({ standing }) => standing.length > 0)?.undoLast()],
    [3, () => undoOutOfTurn(scene)],
    [2, () => thereAndBack(scene)],
    [1, () => any().keep()],
    [1, () => fallBack(scene, any())],
  ];
  await performOne(random, acts);
}

/** Sent under the old key and mostly left lying; then the key is replaced, and what it signs sent as well. */
async function renew(scene: Stage, pc: Pc): Promise<void> {
  if (scene.random.below(3) > 0) scene.mail.push(...(await send(scene, pc)));
  await pc.replica.renewKey();
  pc.noteOwnWork();
  if (scene.random.below(3) > 0) await carry(scene, pc);
}

/** A PC is gone; an empty one takes its archive over, under a key of its own that nobody knows yet. */
async function lose(scene: Stage, pc: Pc): Promise<void> {
  const { ground, pcs, above, random, clockFor } = scene;
  if (scene.lost.length > 1) return;
  const { files } = await pc.replica.call('exportBundles', {
    ...{ to: 'all', dir: ground.folder(), kind: 'archive' },
  });
  pc.noteOwnWork();
  const [archive] = files;
  if (!archive) return;
  const { own, known, watched } = pc;
  const archived = { own, known, ...(watched && { sent: watched.sent }) };
  const lying = { ...(await ground.look(archive.path)), archived };
  const replica = await ground.takeOver(pc.replica, archive.path, clockFor(), true);
  const next = scene.newPc(`${pc.name}（新机）`, pc.unit, replica, own);
  next.startWith(archive.path, lying);
  await next.watch();
  pcs.splice(pcs.indexOf(pc), 1, next);
  scene.lost.push(pc);
  // What it goes on to send is taken here and refused there.
  scene.unequal.add(pc.unit.name);
  const path = `${ground.folder()}/card.tzb`;
  const card = await replica.call('writeCard', { path });
  const shown = await ground.look(card.path);
  const superior = above.get(pc.unit.name);
  const below = namesBelow(scene, pc);
  for (const at of pcs)
    if (at.unit.name === superior || below.includes(at.unit.name))
      scene.cards.push({ path: card.path, lying: shown, at });
  if (random.below(2) === 0) await enrol(scene);
}

/** One of those who know the unit enrols the card of its new PC, having asked by telephone. */
async function enrol({ cards, random, pcs }: Stage): Promise<void> {
  if (cards.length === 0) return;
  const [card] = cards.splice(random.below(cards.length), 1);
  if (card && pcs.includes(card.at) && knows(card.at, card.lying))
    await card.at.trustCard(card.path, card.lying);
}

/** Without an entry for the unit the card would make one, which is joined with the true one at first contact. */
const knows = ({ model }: Pc, { descriptor: { from } }: Lying): boolean =>
  [...model.values()].some((held) => held.kind === 'unit' && cellValue(held, 'name') === from.name);

/** Whoever has a lost PC sends from it. */
async function thief(scene: Stage): Promise<void> {
  const pc = scene.lost.length > 0 ? scene.random.pick(scene.lost) : null;
  if (pc) await carry(scene, pc);
}

async function carry(scene: Stage, pc: Pc): Promise<void> {
  for (const letter of await send(scene, pc)) await bring(scene, letter, 4);
}

/** To one of those it is for, and mostly to each. */
async function bring(scene: Stage, letter: Mail, of: number): Promise<void> {
  for (const pc of scene.pcs)
    if (pc.unit.name === letter.to && scene.random.below(of) > 0) await hand(scene, pc, letter);
}

async function hand({ unequal }: Stage, pc: Pc, letter: Mail): Promise<void> {
  if (!(await deliver(pc, letter))) unequal.add(letter.from.unit.name);
}

/** Any letter, mostly one that has lain for long. */
async function deliverLate(scene: Stage): Promise<void> {
  const { random, mail } = scene;
  const old = mail.slice(0, -4);
  const among = old.length > 0 && random.below(3) > 0 ? old : mail;
  if (among.length > 0) await bring(scene, random.pick(among), 3);
}

/** A file of its own, or one that others attached too. */
async function attach({ ground, random }: Stage, pc: Pc | null): Promise<void> {
  const tasks = pc ? heldIds(pc, ({ kind, author }) => kind === 'task' && !pc.own.has(author)) : [];
  const path = ground.file(`佐证材料${random.below(3)}`);
  if (!pc || path === null || tasks.length === 0) return;
  const [task, period] = [random.pick(tasks), '2026-11'];
  const added = await pc.replica.attempt('addEvidence', { task, period, path });
  if (!added.ok) return;
  const { metadata: _, ...item } = added.value;
  const draft = { ...blankDraft, text: `附材料${random.below(1000)}`, percent: 50, reason: '更正' };
  await may(pc, 'saveDraft', { task, period, draft: { ...draft, evidence: [item] } });
  await may(pc, 'signOff', { period: null, by: '分管校领导' });
}

/** On one side or the other; mostly it is asked for at once, and whoever is asked sends again. */
async function loseFile(scene: Stage): Promise<void> {
  const { random } = scene;
  const pc = someone(scene, ({ replica }) => replica.evidence().size > 0);
  if (!pc) return;
  pc.replica.loseEvidence(random.pick([...pc.replica.evidence()].sort()));
  if (random.below(4) === 0) return;
  await ask(pc);
  await carry(scene, pc);
  await carry(scene, random.pick(scene.pcs.filter(({ unit }) => unit !== pc.unit)));
}

/** Everything that is missing is asked for of whoever has it. */
async function ask(pc: Pc): Promise<void> {
  const lost = await pc.replica.call('listLostEvidence', {});
  const files = lost.filter(({ holder }) => holder !== null).map(({ sha256 }) => sha256);
  if (files.length > 0) await pc.replica.call('askForEvidence', { files });
  pc.noteOwnWork();
}

/** Not the newest, and then the same once more. */
async function undoOutOfTurn(scene: Stage): Promise<void> {
  const pc = someone(scene, ({ standing }) => standing.some(({ isArchive }) => !isArchive));
  if (!pc) return;
  const own = pc.standing.flatMap(({ isArchive }, at) => (isArchive ? [] : [at]));
  await pc.undoAny(scene.random.pick(own));
}

/** A backup, a receive, perhaps the backup again, and then the receive is taken back, which may be there no more. */
async function thereAndBack(scene: Stage): Promise<void> {
  const { random, pcs } = scene;
  const pc = random.pick(pcs);
  const letters = scene.mail.filter(({ to }) => to === pc.unit.name);
  if (letters.length === 0) return;
  await pc.keep();
  const letter = random.pick(letters);
  await hand(scene, pc, letter);
  if (random.below(3) > 0) await fallBack(scene, pc);
  await pc.undoLast();
  await hand(scene, pc, letter);
  await pc.undoLast();
}
