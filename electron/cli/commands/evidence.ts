import type { Command } from 'commander';
import type { LostEvidence } from '../../../shared/model/views.ts';
import { withSession } from '../session.ts';

/** 佐证材料: which files are lost, asking for them again, a copy of one. */
export function addEvidenceCommands(program: Command): void {
  program
    .command('lost-evidence')
    .description('不在本机或内容已损坏的佐证材料，以及谁可以补发')
    .action((_options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const lost = await call('listLostEvidence', {});
        out.print({ lost }, () => (lost.length === 0 ? ['佐证材料都在'] : lost.map(lostLine)));
      }),
    );

  program
    .command('ask-evidence [sha256...]')
    .description('请对方补发：随下一个发给对方的包告诉对方，对方下一个包带来')
    .option('--all', '所有丢失或损坏、且有单位可以补发的')
    .action((files: string[], options: { readonly all?: boolean }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        if ((files.length === 0) === (options.all !== true))
          return command.error('ask-evidence SHA256... | --all', { exitCode: 2 });
        const wanted = options.all
          ? (await call('listLostEvidence', {})).filter(({ holder }) => holder !== null)
          : files.map((sha256) => ({ sha256 }));
        const { asked } =
          wanted.length === 0
            ? { asked: [] }
            : await call('askForEvidence', { files: wanted.map(({ sha256 }) => sha256) });
        out.print({ asked }, () =>
          asked.length === 0
            ? ['没有可以请对方补发的材料']
            : asked.map(({ sha256, of }) => `${sha256.slice(0, 12)}\t请${of.name}补发`),
        );
      }),
    );

  program
    .command('save-evidence <sha256>')
    .description('把一份佐证材料另存为文件')
    .requiredOption('--out <file>', '文件，不覆盖已有文件')
    .action((sha256: string, options: { readonly out: string }, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        const target = path(options.out);
        const saved = await call('saveEvidence', { sha256, name: sha256.slice(0, 12), path: target });
        out.print(saved, () => [saved.path]);
      }),
    );
}

const lostLine = ({ sha256, name, state, asked, holder, label }: LostEvidence): string =>
  [
    sha256.slice(0, 12),
    name,
    label,
    state === 'missing' ? '不在本机' : '内容已损坏',
    asked ? `已请${holder?.name ?? ''}补发` : holder ? `可请${holder.name}补发` : '没有单位可以补发',
  ].join('\t');
