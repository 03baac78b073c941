import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Role, Session } from '../../../shared/model/views.ts';
import { roles } from '../../../shared/model/views.ts';
import { unitKindOf } from '../../../shared/rules/unit-rows.ts';
import { nameKey } from '../../../shared/text.ts';
import { type CliSession, withSession } from '../session.ts';

interface InitOptions {
  readonly unit: string;
  readonly role: Role;
  readonly code?: string;
  readonly operator?: string;
}

interface UnitOptions {
  readonly add?: string;
  readonly code?: string;
  readonly kind?: NonNullable<ReturnType<typeof unitKindOf>>;
  readonly district?: string;
  readonly alias: readonly string[];
  readonly group: readonly string[];
  readonly contact?: string;
  readonly phone?: string;
  readonly import?: string;
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

const kindOf = (word: string) => {
  const kind = unitKindOf(word);
  if (kind === null) throw new InvalidArgumentError('不认识的类型');
  return kind;
};

interface TrustOptions {
  readonly replaces?: 'lost' | 'replaced';
  readonly again?: boolean;
}

/** Who we are and whom we know. */
export function addUnitCommands(program: Command): void {
  program
    .command('init')
    .description('建立台账数据和单位密钥')
    .requiredOption('--unit <name>', '单位名称')
    .addOption(new Option('--role <role>', '角色').choices(roles).makeOptionMandatory())
    .option('--code <code>', '学校标识码')
    .option('--operator <name>', '操作人')
    .action((options: InitOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const session = await call('createUnit', {
          name: options.unit,
          role: options.role,
          code: options.code ?? null,
          operator: options.operator ?? null,
        });
        out.print(whoami(session), () => whoamiLines(session));
      }),
    );

  program
    .command('whoami')
    .description('本单位、角色、副本编号、密钥指纹和公钥')
    .action((_options: unknown, command: Command) =>
      withSession(command, async (cli) => {
        await requireStore(cli);
        const session = await cli.call('getSession', {});
        cli.out.print(whoami(session), () => whoamiLines(session));
      }),
    );

  program
    .command('card')
    .description('导出单位名片')
    .requiredOption('--out <file>', '名片文件')
    .action((options: { readonly out: string }, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        const card = await call('writeCard', { path: path(options.out) });
        out.print(card, () => [card.path, `密钥指纹 ${card.fingerprint}`]);
      }),
    );

  program
    .command('trust <file>')
    .description('登记另一个单位的名片')
    .addOption(
      new Option('--replaces <why>', '新电脑的名片：停用该单位以前的密钥').choices(['lost', 'replaced']),
    )
    .option('--again', '停用过的密钥，确认电脑已经找回，重新登记')
    .action((file: string, options: TrustOptions, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        // Naming the file is the person's word for it; the window asks when the unit has a key already.
        const trusted = await call('trustCard', {
          path: path(file),
          anotherKey: true,
          ...(options.replaces && { replaces: options.replaces }),
          ...(options.again === true && { again: true }),
        });
        out.print(trusted, () => [`已登记 ${trusted.unit.name}`, `密钥指纹 ${trusted.fingerprint}`]);
      }),
    );

  program
    .command('new-key')
    .description('更换本机密钥：原密钥还在的由它为新密钥签名；丢了的要各单位打电话核对')
    .addOption(
      new Option('--why <why>', '原密钥怎么样了').choices(['replaced', 'lost']).makeOptionMandatory(),
    )
    .action(({ why }: { readonly why: 'replaced' | 'lost' }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const done = await call('renewKey', { why });
        out.print(done, () => [
          `新密钥指纹 ${done.fingerprint}`,
          done.signedByOld
            ? '下一个导出的文件带有原密钥的签名，登记过本单位的单位自动认可'
            : '没有原密钥的签名：请写单位名片（card），各单位打电话核对后重新登记',
        ]);
      }),
    );

  program
    .command('units')
    .description('单位登记：列出、添加、导入')
    .option('--add <name>', '添加一个单位')
    .option('--code <code>', '学校标识码')
    .option('--kind <kind>', '类型：bureau district school section department other', kindOf)
    .option('--district <district>', '所属区县')
    .option('--alias <alias>', '别名，可多次', collect, [])
    .option('--group <group>', '所属统称，可多次', collect, [])
    .option('--contact <name>', '联络员')
    .option('--phone <number>', '电话')
    .option('--import <file>', '从文本文件导入（从 Excel 复制的制表符分隔文本）')
    .action((options: UnitOptions, command: Command) =>
      withSession(command, async (cli) => {
        if (options.import !== undefined) return importUnits(cli, options.import);
        if (options.add !== undefined) return addUnit(cli, options.add, options);
        const units = await cli.call('listUnits', {});
        const wanted = options.group.map(nameKey);
        const shown =
          wanted.length === 0
            ? units
            : units.filter((u) => u.groups.some((g) => wanted.includes(nameKey(g))));
        cli.out.print({ units: shown }, () =>
          shown.map((u) =>
            [
              u.name,
              u.code ?? '',
              u.kind ?? '',
              u.district ?? '',
              u.aliases.join('、'),
              u.groups.join('、'),
            ].join('\t'),
          ),
        );
      }),
    );
}

async function addUnit({ call, out }: CliSession, name: string, options: UnitOptions): Promise<void> {
  const known = (await call('listUnits', {})).find((unit) => nameKey(unit.name) === nameKey(name));
  const unit = await call('saveUnit', {
    id: known?.id ?? null,
    unit: {
      name,
      code: options.code ?? known?.code ?? null,
      kind: options.kind ?? known?.kind ?? null,
      district: options.district ?? known?.district ?? null,
      aliases: [...new Set([...(known?.aliases ?? []), ...options.alias])],
      groups: [...new Set([...(known?.groups ?? []), ...options.group])],
      ...(options.contact !== undefined && { contactPerson: options.contact }),
      ...(options.phone !== undefined && { phone: options.phone }),
    },
  });
  out.print({ unit }, () => [`${unit.name}\t${unit.id}`]);
}

async function importUnits({ call, out, path }: CliSession, file: string): Promise<void> {
  const source = path(file);
  let text: string;
  try {
    const { decodeText } = await import('../../documents/text/decode.ts');
    const decoded = decodeText(new Uint8Array(readFileSync(source)));
    if (decoded.kind !== 'text') return out.refuseFailure({ code: 'E_LIST_ENCODING', params: { file } });
    text = decoded.text;
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      return out.refuseFailure({ code: 'E_FILE_NOT_FOUND', params: { file } });
    throw error;
  }
  const candidates = await call('readUnits', { text });
  const problems = candidates.filter((c) => c.status === 'problem');
  const rows = candidates
    .filter((c) => c.status !== 'problem')
    .map(({ status: _s, note: _n, ...row }) => row);
  const added = await call('addUnits', { rows });
  out.print({ ...added, problems: problems.length }, () => [
    `新增 ${added.added}，已登记 ${added.known}，有问题 ${problems.length}`,
    ...problems.map((p) => `${p.name}：${p.note}`),
  ]);
}

export async function requireStore({ call }: CliSession): Promise<void> {
  await call('listLedgers', {});
}

const whoami = ({ unit, replica, fingerprint, keys }: Session) => ({
  unit: unit && { id: unit.id, name: unit.name, role: unit.role },
  replica,
  fingerprint,
  keys,
});

const whoamiLines = ({ unit, replica, fingerprint, keys }: Session): string[] => [
  `${unit?.name}（${unit?.role}）${unit?.id}`,
  `副本 ${replica}`,
  `密钥指纹 ${fingerprint}`,
  `minisign ${keys?.minisign}`,
  `age ${keys?.age}`,
];
