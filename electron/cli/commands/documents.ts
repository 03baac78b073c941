import { tmpdir } from 'node:os';
import type { Command } from 'commander';
import { describeFailure } from '../../../shared/errors.ts';
import { inspectBundle } from '../../exchange/inspect-bundle.ts';
import { Exit } from '../output.ts';
import { withSession } from '../session.ts';

/** Commands that need no store. */
export function addDocumentCommands(program: Command): void {
  program
    .command('parse <file>')
    .description('读一份清单，显示读懂了什么；不保存')
    .action((file: string, _options: unknown, command: Command) =>
      withSession(command, async ({ out, path }) => {
        const { readListFile } = await import('../../documents/read-list.ts');
        const { toParseJson } = await import('../../../shared/lists/index.ts');
        const read = await readListFile(path(file));
        if (!read.ok) return out.refuseFailure(read.error);
        const { list } = read.value;
        out.print(toParseJson(list), () => [
          `${list.title ?? read.value.name}：${list.tasks.length} 项任务`,
          ...list.tasks.map(
            (task) =>
              `${task.seq ?? '–'}\t${task.title}\t${task.units.map((unit) => unit.name).join('、')}\t${task.deadline.text ?? ''}`,
          ),
          ...list.notes.map((note) => `${note.task === null ? '' : `第 ${note.task} 项：`}${note.message}`),
        ]);
      }),
    );

  program
    .command('inspect <bundle>')
    .description('校验并说明一个包；不需要台账数据')
    .option('--password-file <file>', '口令文件')
    .action((file: string, options: { readonly passwordFile?: string }, command: Command) =>
      withSession(command, async ({ out, path, secret, identities }) => {
        const password = secret(options.passwordFile);
        const unlock = { identities, privateDir: tmpdir(), ...(password !== undefined && { password }) };
        const inspected = await inspectBundle(path(file), { unlock });
        if (!inspected.ok) {
          const error = describeFailure(inspected.error, out.language);
          out.print({ ok: false, error }, () => [error.message, error.hint, `（${error.code}）`]);
          throw new Exit(1);
        }
        const { bundle, signature, counts } = inspected.value;
        out.print({ ok: true, bundle, signature, counts }, () => [
          `${bundle.kind} ${bundle.id}`,
          `发出：${bundle.from.name}`,
          `接收：${bundle.to?.name ?? '—'}`,
          `签名有效，密钥指纹 ${signature.fingerprint}`,
          ...Object.entries(counts).map(([kind, count]) => `${kind}：${JSON.stringify(count)}`),
        ]);
      }),
    );
}
