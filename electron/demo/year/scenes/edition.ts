import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { revisionEntry } from '../../../../shared/model/intake.ts';
import { type Month, periodOf } from '../calendar.ts';
import { blank, type SchoolPlayer, type Stage, taskAt } from '../stage.ts';
import { type Scene, unmet, unseen } from './scene.ts';

const MONTH = 7;
/** Rows of the list by what the second edition does with them. */
const REWORDED = 22;
const KEPT = 26;
const WITHDRAWN = 39;
const ADDED = ['建设市级公共实训基地', '建成 1 个市级公共实训基地，面向全市职业院校开放。'] as const;
const REASON = '并入其他任务。';

/** The printed list as its second edition: one row says more, one says it otherwise, one is gone, one is new. */
export function secondEdition(list: string): string {
  const blocks = list.split(/\r?\n\r?\n/);
  const numberOf = (block: string): number => Number(/^\t(\d+)\r?\n/.exec(block)?.[1] ?? Number.NaN);
  const rows = blocks.flatMap((block) => {
    const number = numberOf(block);
    if (number === WITHDRAWN) return [];
    const cells = block.split('\n');
    if (number === REWORDED || number === KEPT) cells[3] = `${cells[3] ?? ''}每半年向社会公布一次进展。`;
    if (number > WITHDRAWN) cells[0] = `\t${number - 1}`;
    return [cells.join('\n')];
  });
  const last = Math.max(...blocks.map(numberOf).filter(Number.isFinite));
  const added = [last, '', ...ADDED, '市教育局（市委教育工委）', '2022年12月'].map((cell) => `\t${cell}`);
  return `${rows.join('\n\n').trimEnd()}\n\n${added.join('\n')}\n`;
}

/** 清单修订: in the middle of the year the list comes out anew, while schools have reported on its rows. */
export function createEditionScene(stage: Stage): Scene {
  const { bureau, jinan, stick } = stage;
  const [reworded, kept, withdrawn] = [REWORDED, KEPT, WITHDRAWN].map((seq) => jinan.get(seq) ?? '');
  const [lead, other] = stage.schools;
  if (!lead || !other || !reworded || !kept || !withdrawn)
    throw new Error('two schools have rows of the list');
  const statuses = new Set<string>();
  let added: string | null = null;

  const reportOn = async ({ call }: SchoolPlayer, task: string, month: Month) => {
    const text = `按清单要求推进（${month}月）。`;
    await call('saveDraft', { task, period: periodOf(month), draft: { ...blank, text, next: '继续推进。' } });
  };
  const revise = async () => {
    const [printed = ''] = stage.lists;
    const path = join(stick, 'lists', '济南市工作任务清单（第二版）.txt');
    mkdirSync(join(stick, 'lists'), { recursive: true });
    writeFileSync(path, secondEdition(readFileSync(printed, 'utf8')));
    const preview = await bureau.call('previewList', { path });
    for (const { status } of preview.known?.entries ?? []) statuses.add(status);
    await bureau.call('importList', {
      path,
      edits: [],
      decisions: {
        changed: [
          { task: reworded, take: true },
          { task: kept, take: false },
        ],
        withdrawn: [{ task: withdrawn, reason: REASON }],
        note: '第二版清单印发。',
      },
    });
    // What was taken out stays cancelled when somebody opens the old print again.
    const before = await bureau.call('previewList', { path: printed });
    for (const { status } of before.known?.entries ?? []) statuses.add(status);
    const rows = await bureau.call('listTasks', { ledger: stage.jinanList });
    added = rows.find(({ title }) => title === ADDED[0])?.id ?? null;
    if (added) await bureau.call('assign', { tasks: [added], unit: lead.name, role: 'lead' });
  };

  return {
    name: '年中修订清单',
    tasks: [reworded, kept, withdrawn],
    atBureau: async (month, moment) => {
      if (moment !== 'issue') return;
      if (month === 1) {
        await bureau.call('assign', { tasks: [reworded, kept], unit: lead.name, role: 'lead' });
        await bureau.call('assign', { tasks: [withdrawn], unit: other.name, role: 'lead' });
      }
      if (month === MONTH) await revise();
    },
    atSchool: async (player, month) => {
      if (player !== lead && player !== other) return 'nothing';
      const own = player === lead ? [reworded, kept, ...(added ? [added] : [])] : [withdrawn];
      if (player === other && month >= MONTH) return 'nothing';
      for (const task of own) await reportOn(player, task, month);
      return 'drafted';
    },
    outcome: async () => {
      const told = async (task: string, school: SchoolPlayer) => {
        const [above, below] = [await taskAt(bureau, task), await taskAt(school, task)];
        return { above, below, same: above?.row.detail === below?.row.detail };
      };
      const [anew, old, gone] = [
        await told(reworded, lead),
        await told(kept, lead),
        await told(withdrawn, other),
      ];
      const fresh = added === null ? null : await taskAt(lead, added);
      const marks = ({ above }: { readonly above: typeof anew.above }) =>
        above?.cells.some(({ text }) => text.includes('每半年')) ?? false;
      return {
        seen: `第 ${REWORDED} 项换了文字，第 ${KEPT} 项保留原文，第 ${WITHDRAWN} 项撤下，新增 1 项`,
        missing: [
          ...unseen(revisionEntry.shape.status.options, statuses),
          ...unmet({
            采用的新文字到了学校: anew.same && marks(anew),
            没有采用的保留原文: old.same && !marks(old),
            撤下的已撤销: [gone.above, gone.below].every((side) => side?.row.state === 'cancelled'),
            新增的学校在办: fresh?.row.state === 'inProgress',
          }),
        ],
      };
    },
  };
}
