import { type Command, Option } from 'commander';
import { type Checks, checkSetFields } from '../../../shared/model/check-rules.ts';
import type { CheckRulesView } from '../../../shared/model/views/check-rules.ts';
import { checkLabel, proposedChecks } from '../../../shared/rules/validation/check-sets.ts';
import { fieldWords } from '../../../shared/rules/validation/checked-fields.ts';
import { isUnderstood } from '../../../shared/rules/validation/findings.ts';
import { readJson } from '../read-json.ts';
import { withSession } from '../session.ts';

const checksFile = checkSetFields.pick({ explain: true, rules: true }).strict();

/** 校验规则. */
export function addCheckRuleCommands(program: Command): void {
  program
    .command('checks')
    .description('校验规则：查看；--adopt 启用软件建议的一套，--file 启用写在 JSON 文件里的一套')
    .addOption(new Option('--adopt', '启用软件建议的一套').conflicts('file'))
    .option('--file <file>', '启用一套写在 JSON 文件里的规则：{"explain":true,"rules":[…]}')
    .action((options: { readonly adopt?: boolean; readonly file?: string }, command: Command) =>
      withSession(command, async (cli) => {
        const { out, call } = cli;
        const set = wantedSet(options.adopt === true, () =>
          options.file === undefined ? null : readJson(cli, options.file, checksFile, GIVEN),
        );
        const rules = set
          ? await call('adoptCheckRules', { explain: set.explain, rules: [...set.rules] })
          : await call('getCheckRules', {});
        out.print(rules, () => checkLines(rules));
      }),
    );
}

/** What a set that was read back has and a new one is given. */
const GIVEN = ['version', 'madeBy', 'adoptedBy', 'id'];

const wantedSet = (adopt: boolean, read: () => Checks | null): Checks | null =>
  adopt ? proposedChecks : read();

const checkLines = ({ own, above }: CheckRulesView): readonly string[] =>
  [
    ...(own ? [{ body: '本单位', set: own }] : []),
    ...above.map(({ body, set }) => ({ body: body.name, set })),
  ].flatMap(({ body, set }) => [
    `${body}\t第 ${set.version} 版\t${set.explain ? '提示须逐条说明' : '提示可以不说明'}`,
    ...set.rules.map((rule) =>
      isUnderstood(rule)
        ? `${rule.level === 'hard' ? '必改' : '提示'}\t${checkLabel(rule.check, 'zh')}\t${rule.field === null ? '' : fieldWords(rule.field).zh}\t${rule.at ?? ''}`
        : `不认识\t${rule.check}`,
    ),
  ]);
