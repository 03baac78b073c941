import { posts } from '../../../shared/rules/people.ts';
import { cellValue, heldIds, may, namesBelow } from './cycle-acts.ts';
import type { Pc } from './pc.ts';
import type { Scene } from './scene.ts';

/** What happens once a year or once in some years: 年度结转 of a list, its opening again, 人员交接. */

const ownLists = (pc: Pc | null): readonly string[] =>
  pc ? heldIds(pc, ({ kind, author }) => kind === 'taskList' && pc.own.has(author)) : [];

/** Days before, around and after those on which the PCs sign, whose clocks are wrong by up to ten years. */
const LAST_DAYS = ['2026-01-31', '2026-11-02', '2026-11-03', '2026-12-31', '2027-12-31'] as const;

/** Some rows of a list of ours, mostly those proposed, into a new list or one that is there. */
export async function rollOver({ random }: Scene, pc: Pc | null): Promise<void> {
  const lists = ownLists(pc);
  if (!pc || lists.length === 0) return;
  const ledger = random.pick(lists);
  const into = random.below(4) === 0 ? random.pick(lists) : null;
  const plan = await pc.replica.attempt('planRollOver', { ledger, year: 2026, into });
  if (!plan.ok) return;
  const lines = plan.value.lines.filter(({ goes, free }) => (random.below(6) === 0 ? free : goes));
  await may(pc, 'rollOver', {
    ...{ ledger, year: 2026, into, title: null, lastDay: random.pick(LAST_DAYS) },
    keepUnits: random.below(3) > 0,
    tasks: lines.map(({ task }) => ({
      ...{ task, figures: [] },
      due: random.below(2) === 0 ? '2027-06-30' : null,
    })),
  });
}

export async function reopenYear({ random }: Scene, pc: Pc | null): Promise<void> {
  const closed = ownLists(pc).filter((id) => {
    const list = pc?.model.get(id);
    return list && cellValue(list, 'closing') !== null;
  });
  if (pc && closed.length > 0) await may(pc, 'reopenYear', { ledger: random.pick(closed) });
}

/** Inside the unit, or of the 联络员 of a unit below. */
export async function handOver(scene: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  const { random } = scene;
  const units = namesBelow(scene, pc);
  const unit = units.length > 0 && random.below(3) === 0 ? random.pick(units) : null;
  await may(pc, 'handOver', {
    ...{ posts: unit === null ? [random.pick(posts)] : ['contact'], unit, witness: null, phone: null },
    ...{ from: `甲${random.below(3)}`, to: `乙${random.below(3)}`, on: random.pick(LAST_DAYS) },
  });
}
