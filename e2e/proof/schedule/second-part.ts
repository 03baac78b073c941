import { createRandom } from '../../../bench/random.ts';
import { inheritedNames } from '../inherited-names.ts';
import {
  answerOrder,
  countersign,
  decide,
  heldIds,
  may,
  passOn,
  request,
  setChecklist,
  transcribe,
} from './cycle-acts.ts';
import { archive, copyPc, deliver, deliverAny, forge, send } from './letters.ts';
import { assign, editOrAdd, fallBack, report } from './list-acts.ts';
import type { Pc } from './pc.ts';
import { hasOrders, issues, type Scene, someone } from './scene.ts';
import { type Act, performOne } from './weighted.ts';

/**
 * What comes after everything has arrived once: there is something to review and to strike off, to countersign and to ask
 * for, two PCs of a unit that wrote apart, and a person who decides between them. Its numbers are its own, so that the
 * first part of a seed is what it is without it.
 */
export async function playSecondPart(first: Scene, seed: number): Promise<Scene> {
  const scene: Scene = { ...first, random: createRandom(2 ** 31 + seed) };
  const steps = 10 + scene.random.below(20);
  for (let step = 0; step < steps; step++) await act(scene, seed > SEEDS_WITHOUT_LATER_FIELDS);
  return scene;
}

/** The seeds up to here were run before there were any, and stay what they were. */
const SEEDS_WITHOUT_LATER_FIELDS = 100_000;

/** Of three seeds one has a second part. */
export const hasSecondPart = (seed: number): boolean => createRandom(2 ** 31 + seed).below(3) === 0;

async function act(scene: Scene, hasLaterFields: boolean): Promise<void> {
  const { random, pcs } = scene;
  const any = (): Pc => random.pick(pcs);
  const acts: readonly Act[] = [
    [4, () => report(scene, someone(scene, hasOrders))],
    [3, () => request(scene, someone(scene, hasOrders))],
    [2, () => answerOrder(scene, someone(scene, hasOrders))],
    [3, () => countersign(scene, someone(scene, hasOrders))],
    [6, () => decide(scene, someone(scene, hasReturns))],
    [1, () => setChecklist(scene, someone(scene, issues))],
    [1, () => transcribe(scene, someone(scene, issues))],
    [
      2,
      () =>
        passOn(
          scene,
          someone(scene, (pc) => pc.unit.role === 'district' && hasOrders(pc)),
        ),
    ],
    [3, () => editOrAdd(scene, someone(scene, issues))],
    [2, () => assign(scene, someone(scene, issues))],
    [4, () => writeApart(scene)],
    [2, () => settleDifference(scene, any())],
    [2, () => keepInside(scene, someone(scene, hasOrders))],
    [3, () => archive(scene, any())],
    [5, () => carry(scene, any())],
    [4, () => deliverAny(scene)],
    [3, async () => someone(scene, ({ standing }) => standing.length > 0)?.undoLast()],
    [1, () => any().keep()],
    [1, () => fallBack(scene, any())],
    [1, () => copyPc(scene, any())],
    [2, () => forge(scene)],
    ...(hasLaterFields ? [[4, () => writeLater(scene, someone(scene, issues))] as const] : []),
  ];
  await performOne(random, acts);
}

const hasReturns = (pc: Pc): boolean =>
  [...pc.model.values()].some(
    ({ kind, author }) => (kind === 'report' || kind === 'request') && !pc.own.has(author),
  );

/** Sent, and most of it taken there at once. */
async function carry(scene: Scene, pc: Pc): Promise<void> {
  const { random, pcs } = scene;
  for (const letter of await send(scene, pc)) {
    const offices = pcs.filter(({ unit }) => unit.name === letter.to);
    if (offices.length > 0 && random.below(4) > 0) await deliver(random.pick(offices), letter);
  }
}

/** Two PCs of a unit change one field, neither knowing of the other; then one is told, and mostly decides. */
async function writeApart(scene: Scene): Promise<void> {
  const { random, pcs } = scene;
  const one = someone(scene, issues);
  const other = pcs.find((pc) => pc !== one && pc.unit.name === one?.unit.name);
  if (!one) return;
  if (!other) return copyPc(scene, one);
  const tasks = heldIds(one, (held) => held.kind === 'task' && one.own.has(held.author));
  const both = tasks.filter((id) => other.model.has(id));
  if (both.length === 0) return;
  const task = random.pick(both);
  for (const pc of [one, other])
    await may(pc, 'editTask', { task, changes: { detail: `${pc.name}写的${random.below(1000)}` } });
  const { files } = await one.replica.call('exportBundles', {
    ...{ to: 'all', dir: scene.ground.folder(), kind: 'archive' },
  });
  one.noteOwnWork();
  for (const { path } of files) {
    const lying = { ...(await scene.ground.look(path)), archived: { own: one.own, known: one.known } };
    await deliver(other, { path, from: one, to: one.unit.name, lying });
  }
  if (random.below(4) > 0) await settleDifference(scene, other);
}

/** A PC that was upgraded before the others writes what they do not know, mostly under a name that every object has. */
async function writeLater({ random }: Scene, pc: Pc | null): Promise<void> {
  const tasks = pc ? heldIds(pc, ({ kind, author }) => kind === 'task' && pc.own.has(author)) : [];
  if (!pc || tasks.length === 0) return;
  const name = random.pick([...inheritedNames, 'later']);
  pc.replica.writeLater(random.pick(tasks), name, random.below(3), random.below(2) === 0);
  pc.noteOwnWork();
}

/** One of the values, or, of a text, a third. */
async function settleDifference({ random }: Scene, pc: Pc): Promise<void> {
  const open = await pc.replica.call('listDifferences', {});
  if (open.length === 0) return;
  const { id } = random.pick(open);
  const third = random.below(3) === 0;
  await may(pc, 'settleDifference', {
    ...{ id, choose: third ? null : random.below(2) },
    ...(third && { value: `第三稿${random.below(100)}` }),
  });
}

/** 校内批示, its answer, 责任人: what no other unit is told. */
async function keepInside({ random }: Scene, pc: Pc | null): Promise<void> {
  const tasks = pc ? heldIds(pc, ({ kind, author }) => kind === 'task' && !pc.own.has(author)) : [];
  if (!pc || tasks.length === 0) return;
  const task = random.pick(tasks);
  const [instruction] = heldIds(pc, ({ kind, author }) => kind === 'instruction' && pc.own.has(author));
  switch (random.below(3)) {
    case 0:
      return may(pc, 'saveOwner', { tasks: [task], owner: `丙${random.below(3)}`, leader: null });
    case 1:
      return instruction === undefined
        ? undefined
        : may(pc, 'answerInstruction', { instruction, outcome: '已办理', by: null });
    default:
      return may(pc, 'instruct', {
        ...{ task, by: '校长', on: '2026-11-02', text: '请抓紧', source: null, units: [], due: null },
      });
  }
}
