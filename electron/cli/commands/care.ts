import { type Command, Option } from 'commander';
import { momentOf } from '../../../shared/dates.ts';
import type { KeyView } from '../../../shared/model/views.ts';
import { withSession } from '../session.ts';

const changeWords = { lost: '失去', older: '变回', back: '找回' } as const;

const keyLine = (key: KeyView): string =>
  [
    key.unit.name,
    key.fingerprint,
    momentOf(key.since),
    key.revokedAt === null
      ? '有效'
      : `${momentOf(key.revokedAt)} 停用（${key.why === 'lost' ? '丢失' : '更换'}）`,
  ].join('\t');

/** What keeps an exchange honest: keys, origins, and the way back. */
export function addCareCommands(program: Command): void {
  program
    .command('keys [unit]')
    .description('登记过的密钥，停用的也在内')
    .action((unit: string | undefined, _options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const keys = await call('listKeys', { unit: unit ?? null });
        out.print({ keys }, () => keys.map(keyLine));
      }),
    );

  program
    .command('revoke <unit>')
    .description('停用一把密钥：丢失的电脑什么都不再接收，更换的电脑此前的仍然有效')
    .requiredOption('--fingerprint <digits>', '密钥指纹的数字')
    .addOption(new Option('--why <why>', '原因').choices(['lost', 'replaced']).default('lost'))
    .action(
      (
        unit: string,
        options: { readonly fingerprint: string; readonly why: 'lost' | 'replaced' },
        command: Command,
      ) =>
        withSession(command, async ({ out, call }) => {
          const keys = await call('revokeKey', { unit, ...options });
          out.print({ keys }, () => keys.map(keyLine));
        }),
    );

  program
    .command('pass-on <ledger>')
    .description('转发：把上级下发的清单变成本单位的台账，注明来源；再次运行则更新')
    .action((ledger: string, _options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const passed = await call('passOn', { ledger });
        out.print(passed, () => [
          `${passed.ledger.title}\t新增 ${passed.counts.new}，变更 ${passed.counts.changed}，相同 ${passed.counts.unchanged}`,
        ]);
      }),
    );

  program
    .command('compare-origin <ledger> <bundle>')
    .description('把转发来的清单与上级的原文件核对')
    .action((ledger: string, bundle: string, _options: unknown, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        const compared = await call('compareOrigin', { ledger, path: path(bundle) });
        out.print(compared, () => [
          `${compared.origin.unit.name}\t${compared.sameFile ? '就是注明的那份文件' : '不是注明的那份文件'}\t核对 ${compared.compared} 项`,
          ...compared.differing.map(({ label, fields }) => `不同\t${label}\t${fields.join('、')}`),
          ...compared.missing.map(({ label }) => `文件里没有\t${label}`),
        ]);
      }),
    );

  program
    .command('restore-points')
    .description('备份点和其后发生的事')
    .action((_options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const points = await call('listRestorePoints', {});
        out.print({ points }, () =>
          points.map(({ name, at, since }) =>
            [
              name,
              momentOf(at),
              since
                ? `其后 ${since.changes} 处变化，接收 ${since.receives} 次，签发 ${since.reports} 份，导出 ${since.exports} 份`
                : '其后已另行还原',
            ].join('\t'),
          ),
        );
      }),
    );

  program
    .command('preview-restore [point]')
    .description('还原之前先看：会失去、变回和找回什么；备份点，或用 --backup 看一个备份文件')
    .option('--backup <file>', '备份文件，整份核对，不还原')
    .action((name: string | undefined, options: { readonly backup?: string }, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        if ((name === undefined) === (options.backup === undefined))
          return command.error('preview-restore POINT | --backup FILE', { exitCode: 2 });
        const preview =
          options.backup === undefined
            ? await call('previewRestore', { name: name ?? '' })
            : await call('previewBackup', { path: path(options.backup) });
        const { lost, older, back, drafts } = preview.counts;
        const more = lost + older + back - preview.items.length;
        out.print(preview, () => [
          `失去 ${lost}，变回从前 ${older}，找回 ${back}，草稿 ${drafts}`,
          ...preview.items.map(({ change, label, unit }) =>
            [changeWords[change], label, ...(unit === null ? [] : [unit])].join('\t'),
          ),
          ...(more > 0 ? [`另有 ${more} 条没有列出`] : []),
        ]);
      }),
    );

  program
    .command('restore-task <point> <task>')
    .description('从备份点找回一项任务，其余不动')
    .action((name: string, task: string, _options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const done = await call('restoreTask', { name, task });
        out.print(done, () => [`找回 ${done.restored} 处`]);
      }),
    );
}
