import type { Command } from 'commander';
import type { InstallerView } from '../../../shared/model/views.ts';
import { withSession } from '../session.ts';

interface InstallerOptions {
  readonly vouch?: boolean;
  readonly copy?: string;
}

/** 安装包: an update of the program that came on a stick. It is looked at and copied, never run. */
export function addInstallerCommand(program: Command): void {
  program
    .command('installer <file>')
    .description('检查 U 盘上的安装包：版本、大小、SHA-256、谁作证；从不运行它')
    .option('--vouch', '用本单位的密钥为它作证（在旁边写 .sha256 和 .minisig）')
    .option('--copy <dir>', '检查后复制到一个文件夹')
    .action((file: string, options: InstallerOptions, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        if (options.vouch) await call('vouchInstaller', { path: path(file) });
        const seen = await call('inspectInstaller', { path: path(file) });
        const copied =
          options.copy === undefined || seen.vouched.state === 'differs'
            ? null
            : await call('keepInstaller', { path: path(file), dir: path(options.copy), sha256: seen.sha256 });
        out.print({ ...seen, copied: copied?.path ?? null }, () => [
          `${seen.name}\t${seen.version}（本机 ${seen.running}）\t${seen.bytes} 字节`,
          `SHA-256 ${seen.sha256}`,
          vouchedLine(seen),
          ...(copied ? [`已复制到 ${copied.path}`] : []),
        ]);
      }),
    );
}

const vouchedLine = ({ vouched: { state, unit } }: InstallerView): string =>
  ({
    vouched: `${unit?.name} 已作证，内容一致`,
    differs: `${unit?.name} 证明的是另一个内容，不要安装`,
    unknown: '旁边的证明不是本机登记的上级签的，请核对 SHA-256',
    nobody: '没有单位作证，请与上级核对 SHA-256',
  })[state];
