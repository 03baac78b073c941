import { send } from './letters.ts';
import type { Pc } from './pc.ts';
import type { Mail, Scene } from './scene.ts';

/**
 * At last everything arrives: every PC sends to everyone, and every letter reaches every PC of its unit, in an order of
 * its own for each. Then PCs that were told the same by the same hold the same.
 */
export async function settle(scene: Scene): Promise<void> {
  const told = new Map<Pc, Map<string, Set<string>>>();
  // From the top down and up again: what a level passes on has to reach it first.
  const rounds = 1 + scene.random.below(2);
  for (let round = 1; round <= rounds; round++) {
    const letters: Mail[] = [];
    for (const pc of scene.pcs) letters.push(...(await send(scene, pc)));
    for (const pc of scene.pcs) {
      const mine = letters.filter(({ to }) => to === pc.unit.name);
      for (const letter of shuffled(mine, scene)) {
        const taken = await pc.receivePlainly(letter.path, letter.lying);
        if (!taken) scene.unequal.add(letter.from.unit.name);
        if (taken && round === rounds) noteTold(told, pc, letter);
      }
    }
  }
  scene.compareTold(scene.pcs, scene.unequal, told);
}

/** By PC, which of the others told it of each record in the end. */
type Told = ReadonlyMap<Pc, ReadonlyMap<string, ReadonlySet<string>>>;

/** Throws where two that were told the same by the same hold something else; `unequal` units did not tell all the same. */
export function compareTold(pcs: readonly Pc[], unequal: ReadonlySet<string>, told: Told): void {
  for (const one of pcs)
    for (const other of pcs)
      if (one !== other) compare({ pcs, unequal }, told.get(one), one, told.get(other), other);
}

const shuffled = <T>(items: readonly T[], { random }: Scene): readonly T[] =>
  items
    .map((item) => ({ item, at: random.below(2 ** 31) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

function noteTold(told: Map<Pc, Map<string, Set<string>>>, pc: Pc, { from, lying }: Mail): void {
  const byId = told.get(pc) ?? new Map<string, Set<string>>();
  told.set(pc, byId);
  for (const { id } of lying.records) byId.set(id, new Set([...(byId.get(id) ?? []), from.name]));
}

/** Units are told to each receiver in another extent, receipts are each one's own. */
const SAME_FOR_ALL = new Set([
  ...['taskList', 'task', 'assignment', 'decision', 'urge', 'lightRules', 'checkRules', 'calendar'],
  ...['report', 'acknowledgement', 'request', 'checklist', 'countersign'],
]);

function compare(
  { pcs, unequal }: { readonly pcs: readonly Pc[]; readonly unequal: ReadonlySet<string> },
  told: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  one: Pc,
  toldOther: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  other: Pc,
): void {
  for (const [id, by] of told ?? []) {
    const byOther = toldOther?.get(id);

    const [held, theirs] = [one.model.get(id), other.model.get(id)];
    if (!byOther || !held || !theirs || !SAME_FOR_ALL.has(held.kind)) continue;
    const author = pcs.find(({ own }) => own.has(held.author))?.unit.name ?? '';
    if (unequal.has(author)) continue;
    if (by.size !== byOther.size || ![...by].every((name) => byOther.has(name))) continue;
    for (const [name, cell] of held.cells) {
      const also = theirs.cells.get(name);
      if (also?.text !== cell.text)
        throw new Error(
          `${one.name} and ${other.name} hold ${held.kind} ${id} with different ${name}: ${cell.text}, ${also?.text}`,
        );
    }
  }
}
