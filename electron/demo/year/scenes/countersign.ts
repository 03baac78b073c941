import { countersignFields } from '../../../../shared/model/record/request.ts';
import { type Month, periodOf } from '../calendar.ts';
import type { Done } from '../everyday.ts';
import { blank, type SchoolPlayer, type Stage, taskAt } from '../stage.ts';
import { type Scene, unmet, unseen } from './scene.ts';

const LEADER = '分管局领导';

/**
 * 会签: a lead and two cooperating schools. One objects, and agrees to what was changed; the other signs on paper, which
 * the lead records. Then the task is completed and, its checklist being fulfilled, struck off.
 */
export function createCountersignScene(stage: Stage): Scene {
  const task = stage.jiyuan.get(12) ?? '';
  const [lead, second, paper] = stage.schools;
  if (!lead || !second || !paper) throw new Error('three schools countersign');
  const { bureau } = stage;
  const answers = new Set<string>();

  const countersign = async (
    { call }: SchoolPlayer,
    answer: 'agreed' | 'objected',
    text: string,
    unit: string | null = null,
  ) => {
    await call('countersign', { task, unit, answer, text, by: '教务处' });
    answers.add(answer);
  };
  const report = ({ call }: SchoolPlayer, month: Month, text: string) =>
    call('saveDraft', { task, period: periodOf(month), draft: { ...blank, text, next: '按分工推进。' } });
  const ask = ({ call }: SchoolPlayer, type: 'close' | 'strikeOff', reason: string) =>
    call('saveRequest', { task, type, reason, date: null, text: null });

  return {
    name: '配合单位会签后办结、销号',
    tasks: [task],
    atBureau: async (month, moment) => {
      const { call } = bureau;
      const grant = async (type: 'close' | 'strikeOff') => {
        const open = (await call('getTask', { task })).requests.find(
          (request) => request.type === type && request.answer === null,
        );
        await call('review', {
          task,
          unit: lead.name,
          report: null,
          request: open?.id ?? null,
          verdict: 'accept',
          text: '会签齐全，同意。',
          date: null,
          strikeOff: type === 'strikeOff',
          conclusion: null,
          approvedBy: LEADER,
        });
      };
      if (month === 1 && moment === 'issue') {
        await call('saveChecklist', { ledger: stage.jiyuanList, lines: null });
        await call('assign', { tasks: [task], unit: lead.name, role: 'lead' });
        for (const { name } of [second, paper])
          await call('assign', { tasks: [task], unit: name, role: 'cooperate' });
      }
      if (month === 8 && moment === 'desk') await grant('close');
      if (month === 9 && moment === 'desk') await grant('strikeOff');
    },
    atSchool: async (player, month): Promise<Done> => {
      if (month === 1 && [lead, second, paper].includes(player)) {
        await player.call('acknowledge', { tasks: [task], by: null });
        return 'answered';
      }
      if (player === second && month === 6) {
        await countersign(second, 'objected', '名师工作室的经费分担没有写明。');
        return 'answered';
      }
      if (player === second && month === 7) {
        await countersign(second, 'agreed', '');
        return 'answered';
      }
      if (player !== lead) return 'nothing';
      if (month === 7) await countersign(lead, 'agreed', '纸质会签单已存档。', paper.name);
      if (month === 8) await ask(lead, 'close', '名师工作室 2 个全部建成，配合单位已会签。');
      if (month === 9) {
        await ask(lead, 'strikeOff', '建成 2 个名师工作室，带教制度继续执行，没有遗留问题。');
        return 'drafted';
      }
      if (month > 9) return 'nothing';
      await report(
        lead,
        month,
        month < 6 ? `名师工作室建设（${month}月）。` : '名师工作室建成，成果已报配合单位会签。',
      );
      return 'drafted';
    },
    outcome: async () => {
      const sides = [await taskAt(bureau, task), await taskAt(lead, task)];
      const signed = sides.map((side) =>
        (side?.countersigns ?? []).map(({ unit, answer, recordedBy }) => [
          unit.name,
          answer,
          recordedBy?.name,
        ]),
      );
      const wanted = JSON.stringify([second.name, paper.name].sort());
      return {
        seen: `${second.name}先有不同意见、后同意，${paper.name}纸质会签，已销号`,
        missing: [
          ...unseen(countersignFields.shape.answer.options, answers),
          ...unmet({
            局和牵头单位都看到会签: signed.every(
              (rows) =>
                JSON.stringify(rows.map(([name]) => name).sort()) === wanted &&
                rows.every(([, answer]) => answer === 'agreed'),
            ),
            牵头单位代记一份: signed.every((rows) => rows.some(([, , by]) => by === lead.name)),
            已销号: sides.every((side) => side?.row.state === 'struckOff'),
          }),
        ],
      };
    },
  };
}
