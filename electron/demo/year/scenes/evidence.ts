import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Args, Value } from '../../../../shared/contract.ts';
import type { EvidenceKind } from '../../../../shared/evidence/evidence-kind.ts';
import { type Month, periodOf } from '../calendar.ts';
import { blank, type SchoolPlayer, type Stage, taskAt } from '../stage.ts';
import { chartPicture, onePagePdf } from './files.ts';
import { type Scene, unmet, unseen } from './scene.ts';

type Shown = Exclude<EvidenceKind, 'other'>;

/** How a file of each kind that can be shown is made; the table asks for every kind there is. */
const makers: Readonly<
  Record<Shown, { readonly ending: string; readonly make: (month: Month, about: string) => Uint8Array }>
> = {
  picture: {
    ending: '.png',
    make: (month) => chartPicture(Array.from({ length: month }, (_, i) => 100 - i * 7)),
  },
  pdf: { ending: '.pdf', make: (month) => onePagePdf(`Acceptance report ${periodOf(month)}`) },
  text: {
    ending: '.txt',
    make: (month, about) => Buffer.from(`${periodOf(month)} ${about}\n会议记录：同意。\n`),
  },
};
const kinds = Object.keys(makers) as Shown[];

type Attached = Value<'addEvidence'>;

/** Makes a file on the stick and attaches it, as a person chooses one. */
export async function attach(
  { stick }: Pick<Stage, 'stick'>,
  { call, name }: SchoolPlayer,
  { task, month, kind }: { readonly task: string; readonly month: Month; readonly kind: Shown },
): Promise<Args<'saveDraft'>['draft']['evidence'][number]> {
  const { ending, make } = makers[kind];
  const dir = join(stick, 'files', name);
  mkdirSync(dir, { recursive: true });
  const path = join(dir, `${month}月佐证${ending}`);
  writeFileSync(path, make(month, name));
  const { metadata: _metadata, ...item }: Attached = await call('addEvidence', {
    task,
    period: periodOf(month),
    path,
  });
  return item;
}

/** 佐证材料: a report a month with a picture, a PDF or a text; all of them can be looked at where the report arrived. */
export function createEvidenceScene(stage: Stage): Scene {
  const task = stage.jiyuan.get(1) ?? '';
  const [school] = stage.schools;
  const { bureau } = stage;
  return {
    name: '佐证材料随进展上报',
    tasks: [task],
    atBureau: async (month, moment) => {
      if (month === 1 && moment === 'issue')
        await bureau.call('assign', { tasks: [task], unit: school?.name ?? '', role: 'lead' });
    },
    atSchool: async (player, month) => {
      if (player !== school) return 'nothing';
      const kind = kinds[month % kinds.length] ?? 'picture';
      const evidence = [await attach(stage, player, { task, month, kind })];
      const text = `课程思政示范课程建设（${month}月），材料见附件。`;
      await player.call('saveDraft', {
        task,
        period: periodOf(month),
        draft: { ...blank, text, next: '按计划推进。', evidence },
      });
      return 'drafted';
    },
    outcome: async () => {
      const files = (await taskAt(bureau, task))?.reports.flatMap(({ evidence }) => evidence) ?? [];
      const shown = await Promise.all(
        files.map(({ sha256 }) => bureau.call('getEvidence', { sha256, content: true })),
      );
      const readable = shown.filter(({ state, kind, content, text, thumbnail }) =>
        state === 'here' && kind === 'picture' ? thumbnail !== null : (content ?? text) !== null,
      );
      return {
        seen: `${files.length} 份，${readable.length} 份在局里可以预览`,
        missing: [
          ...unmet({
            每月一份: files.length === 12,
            都能预览: readable.length === files.length,
            没有丢失: (await bureau.call('listLostEvidence', {})).length === 0,
          }),
          ...unseen(
            kinds,
            shown.map(({ kind }) => kind),
          ),
        ],
      };
    },
  };
}
