import { createRandom, type Random } from '../../../bench/random.ts';
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
import type { NewUnit } from './ground.ts';
import { archive, copyPc, deliverAny, forge, send } from './letters.ts';
import { assign, editOrAdd, fallBack, report } from './list-acts.ts';
import type { Pc } from './pc.ts';
import type { Hands } from './recording.ts';
import { hasOrders, issues, type Scene, someone } from './scene.ts';
import { type Act, performOne } from './weighted.ts';
import { handOver, reopenYear, rollOver } from './year-acts.ts';

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
