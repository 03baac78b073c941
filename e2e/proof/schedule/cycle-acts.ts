import { blankDraft } from '../../../shared/rules/draft.ts';
import { presetNames } from '../../../shared/rules/lights/presets.ts';
import { standardChecks } from '../../../shared/rules/validation/check-sets.ts';
import type { Held } from './model.ts';
import type { Pc } from './pc.ts';
import type { Scene } from './scene.ts';

/**
 * What a unit and the body above it say to each other about one task: 签收, 申请, 批复 and decisions. An act that is not
 * possible now is refused by a code, which is all that is asked of it; the rules of the cycle have tests of their own.
 */
type Name = Parameters<Pc['replica']['attempt']>[0];

export async function may(pc: Pc, name: Name, args: object): Promise<void> {
  const answer = await pc.replica.attempt(name, args as never);
  if (!answer.ok && answer.error.code === 'E_INTERNAL')
    throw new Error(`${pc.name}: ${name}: ${answer.error.message}`);
  pc.noteOwnWork();
}

export const cellValue = (held: Held, name: string): unknown =>
  JSON.parse(held.cells.get(name)?.text ?? 'null');
export const heldIds = (pc: Pc, is: (held: Held) => boolean): readonly string[] =>
  [...pc.model].filter(([, held]) => is(held)).map(([id]) => id);

/** 签收 or 退回改派 of a task from above. */
export async function answerOrder({ random }: Scene, pc: Pc | null): Promise<void> {
  const tasks = pc ? heldIds(pc, ({ kind, author }) => kind === 'task' && !pc.own.has(author)) : [];
  if (!pc || tasks.length === 0) return;
  const task = random.pick(tasks);
  if (random.below(4) > 0) await may(pc, 'acknowledge', { tasks: [task], by: null });
  else await may(pc, 'decline', { task, reason: '不属于本单位职责', by: null });
}

export async function request({ random }: Scene, pc: Pc | null): Promise<void> {
  const tasks = pc ? heldIds(pc, ({ kind, author }) => kind === 'task' && !pc.own.has(author)) : [];
  if (!pc || tasks.length === 0) return;
  const type = random.pick(['extend', 'change', 'close', 'strikeOff'] as const);
  await may(pc, 'saveRequest', {
    ...{ task: random.pick(tasks), type, reason: '原因' },
    date: type === 'extend' ? '2027-03-31' : null,
    text: type === 'change' ? '改为两个' : null,
  });
  await may(pc, 'signOff', { period: null, by: '分管校领导' });
}

/** 会签 of the own unit, or of another one that signed on paper. */
export async function countersign({ random, pcs }: Scene, pc: Pc | null): Promise<void> {
  const tasks = pc ? heldIds(pc, ({ kind, author }) => kind === 'task' && !pc.own.has(author)) : [];
  if (!pc || tasks.length === 0) return;
  await may(pc, 'countersign', {
    ...{ task: random.pick(tasks), unit: random.below(2) === 0 ? null : random.pick(pcs).unit.name },
    ...{ answer: random.pick(['agreed', 'objected']), text: '已核对', by: null },
  });
}

/** 销号核验清单: the proposed one, another one, or none. */
export async function setChecklist({ random }: Scene, pc: Pc | null): Promise<void> {
  const lists = pc ? heldIds(pc, ({ kind, author }) => kind === 'taskList' && pc.own.has(author)) : [];
  if (!pc || lists.length === 0) return;
  await may(pc, 'saveChecklist', { ledger: random.pick(lists), lines: random.pick([null, []]) });
}

export const namesBelow = ({ above, pcs }: Scene, pc: Pc): readonly string[] =>
  [...new Set(pcs.map(({ unit }) => unit.name))].filter((name) => above.get(name) === pc.unit.name);

export async function urge(scene: Scene, pc: Pc | null): Promise<void> {
  const tasks = pc ? heldIds(pc, ({ kind, author }) => kind === 'task' && pc.own.has(author)) : [];
  const units = pc ? namesBelow(scene, pc) : [];
  if (!pc || tasks.length === 0 || units.length === 0) return;
  const { random } = scene;
  await may(pc, 'urge', {
    items: [{ task: random.pick(tasks), unit: random.pick(units) }],
    ...{ text: '请抓紧', limit: '2026-12-01', by: null },
  });
}

/** 代录 of what a unit told by telephone. */
export async function transcribe(scene: Scene, pc: Pc | null): Promise<void> {
  const tasks = pc ? heldIds(pc, ({ kind, author }) => kind === 'task' && pc.own.has(author)) : [];
  const units = pc ? namesBelow(scene, pc) : [];
  if (!pc || tasks.length === 0 || units.length === 0) return;
  const { random } = scene;
  const { evidence: _, ...report } = blankDraft;
  await may(pc, 'transcribeReport', {
    ...{ task: random.pick(tasks), unit: random.pick(units), period: '2026-11', source: 'phone' },
    ...{ report: { ...report, text: `电话${random.below(1000)}`, percent: random.below(101) } },
    ...{ from: '值班员', by: null },
  });
}

/** 批复 of what a unit below sent, or a decision of our own accord. */
export async function decide({ random }: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  const sent = [...pc.model.values()].filter(
    ({ kind, author }) => (kind === 'report' || kind === 'request') && !pc.own.has(author),
  );
  const given = sent.length > 0 ? random.pick(sent) : null;
  if (given && random.below(3) > 0) {
    const verdict = random.below(3) > 0 ? 'accept' : 'return';
    const isStrikeOff = verdict === 'accept' && random.below(4) === 0;
    await may(pc, 'review', {
      ...{ task: given.parent, unit: cellValue(given, 'unit'), report: null, request: null, verdict },
      ...{ text: '请补充', date: null, strikeOff: isStrikeOff, conclusion: isStrikeOff ? 'agreed' : null },
      approvedBy: '分管局领导',
    });
    return;
  }
  const own = heldIds(pc, ({ kind, author }) => kind === 'task' && pc.own.has(author));
  if (own.length === 0) return;
  await may(pc, 'decideTasks', {
    tasks: [random.pick(own)],
    verdict: random.pick([
      'flagRisk',
      'clearRisk',
      'suspend',
      'resume',
      'cancel',
      'reopen',
      'approve',
    ] as const),
    ...{ text: '经研究', year: null, approvedBy: '分管局领导' },
  });
}

/** 亮灯规则, 校验规则 and the days of the year: they travel with every order. */
export async function setRules({ random }: Scene, pc: Pc | null): Promise<void> {
  if (!pc) return;
  if (random.below(3) === 0)
    await may(pc, 'adoptCheckRules', { explain: false, rules: [...standardChecks.rules] });
  else if (random.below(2) === 0)
    await may(pc, 'adoptRules', { preset: random.pick(presetNames), set: null });
  else
    await may(pc, 'saveCalendar', {
      year: 2026,
      holidays: [`2026-10-0${1 + random.below(8)}`],
      workdays: [],
    });
}

/** 转发 of a list from above, or of what it has become since. */
export async function passOn({ random }: Scene, pc: Pc | null): Promise<void> {
  const lists = pc ? heldIds(pc, ({ kind, author }) => kind === 'taskList' && !pc.own.has(author)) : [];
  if (pc && lists.length > 0) await may(pc, 'passOn', { ledger: random.pick(lists) });
}
