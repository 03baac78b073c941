import type { Command } from 'commander';
import type { ListPreview, RevisionEntryView } from '../../../shared/model/intake.ts';
import { withSession } from '../session.ts';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly takeNew?: boolean;
}

/** A list becomes a ledger, or a new edition of one. */
export function addImportCommand(program: Command): void {
  program
    .command('import <file>')
    .description('把清单存成台账；修订后的清单再次导入，只改有变化的内容，进展保留')
    .option('--dry-run', '只看会有什么变化')
    .option('--take-new', '已有进展的任务也采用修订后的文字；不写则保留原文字，计入 refused')
    .action((file: string, options: ImportOptions, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        const preview = await call('previewList', { path: path(file) });
        if (preview.list.tasks.length === 0) {
          const reason = preview.list.notes.map((note) => note.message).join('');
          return out.refuseFailure({ code: 'E_NOT_A_LIST', params: { file: preview.name, reason } });
        }
        const entries = preview.known?.entries ?? [];
        const guarded = entries.filter(({ status, reports }) => status === 'changed' && reports > 0);
        const taken = options.takeNew ? guarded : [];
        const lines = [...preview.learned.map(learnedLine), ...entries.filter(isShown).map(differenceLine)];
        if (options.dryRun) {
          const ledger = {
            id: preview.known?.ledger.id ?? null,
            title: preview.list.title ?? preview.name,
          };
          const counts = countsWith(preview, taken.length);
          return out.print(
            { ledger, counts, differences: entries.filter(isShown).map(differenceJson) },
            () => [ledger.title, countsLine(counts), ...lines],
          );
        }
        const { ledger, counts } = await call('importList', {
          path: path(file),
          edits: [],
          decisions: {
            changed: taken.flatMap(({ task }) => (task === null ? [] : [{ task, take: true }])),
            withdrawn: [],
            note: null,
          },
        });
        out.print({ ledger, counts }, () => [
          `${ledger.title} ${ledger.id}`,
          countsLine(counts),
          ...(counts.refused > 0
            ? [`${counts.refused} 项已有进展，文字保持不变；要采用新文字，加 --take-new 再导入。`]
            : []),
          ...lines,
        ]);
      }),
    );
}

/** What a person or a script is told of: rows that are the same, or have only another number, are counted. */
const isShown = ({ status }: RevisionEntryView): boolean => status !== 'unchanged' && status !== 'renumbered';

const differenceJson = ({ status, seq, title, texts, reports }: RevisionEntryView) => ({
  status: status === 'added' ? 'new' : status,
  seq,
  title,
  fields: texts.map(({ field }) => field),
  texts,
  reports,
});

const countsWith = (preview: ListPreview, taken: number) => {
  const counts = preview.known?.counts;
  if (!counts) return { new: preview.list.tasks.length, changed: 0, unchanged: 0, refused: 0 };
  return { ...counts, changed: counts.changed + taken, refused: counts.refused - taken };
};

const statusWords = {
  added: '新增',
  changed: '变更',
  renumbered: '序号变化',
  unchanged: '相同',
  missing: '清单里已没有',
  cancelled: '已撤销，保持撤销',
} as const;

const differenceLine = ({ status, seq, title, texts, reports }: RevisionEntryView): string =>
  [
    statusWords[status],
    seq ?? '–',
    title.replaceAll('\n', ' '),
    ...texts.map((text) => `${text.field}：${text.old || '（空）'} → ${text.new || '（空）'}`),
    ...(reports > 0 ? [`已有 ${reports} 份进展`] : []),
  ].join('\t');

const learnedLine = ({ printed, name, rows }: ListPreview['learned'][number]): string =>
  `“${printed}”按“${name}”读取，${rows} 项`;

const countsLine = (counts: { new: number; changed: number; unchanged: number; refused: number }): string =>
  `新增 ${counts.new}，变更 ${counts.changed}，相同 ${counts.unchanged}，拒收 ${counts.refused}`;
