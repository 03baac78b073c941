import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, Option } from 'commander';
import { addCareCommands } from './commands/care.ts';
import { addCheckRuleCommands } from './commands/check-rules.ts';
import { addCycleCommands } from './commands/cycle.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addDifferenceCommands } from './commands/differences.ts';
import { addDocumentCommands } from './commands/documents.ts';
import { addEvidenceCommands } from './commands/evidence.ts';
import { addExchangeCommands } from './commands/exchange.ts';
import { addFigureCommands } from './commands/figures.ts';
import { addImportCommand } from './commands/import.ts';
import { addInstallerCommand } from './commands/installers.ts';
import { addInstructCommands } from './commands/instruct.ts';
import { addLedgerCommands } from './commands/ledgers.ts';
import { addPeopleCommands } from './commands/people.ts';
import { addPlanCommands } from './commands/plan.ts';
import { addProgressCommands } from './commands/progress.ts';
import { addInternalReviewCommand, addReviewCommands, addStepCommands } from './commands/review.ts';
import { addRuleCommands } from './commands/rules.ts';
import { addStoreCommands } from './commands/store.ts';
import { addUnitCommands } from './commands/units.ts';
import { addUrgeCommands } from './commands/urge.ts';
import { addYearCommands } from './commands/year.ts';
import { Exit } from './output.ts';
import { packageVersion } from './session.ts';

/** The command line: exit 0 done, 1 refused, 2 wrong usage. */
export { keepVault } from './session.ts';

export async function runCli(argv: readonly string[]): Promise<number> {
  const program = new Command('taizhang')
    .description('任务台账：清单、填报、下发、上报、接收')
    .version(packageVersion())
    .option('--store <dir>', '台账数据所在文件夹')
    .option('--json', '只输出一份 JSON')
    .addOption(new Option('--lang <language>', '语言').choices(['zh', 'en']).default('zh'))
    .option('--passphrase-file <file>', '单位密钥的口令文件')
    .exitOverride()
    .showHelpAfterError();
  for (const add of [
    addDocumentCommands,
    addUnitCommands,
    addImportCommand,
    addLedgerCommands,
    addPlanCommands,
    addYearCommands,
    addPeopleCommands,
    addProgressCommands,
    addCycleCommands,
    addReviewCommands,
    addInternalReviewCommand,
    addStepCommands,
    addRuleCommands,
    addCheckRuleCommands,
    addUrgeCommands,
    addInstructCommands,
    addFigureCommands,
    addExchangeCommands,
    addEvidenceCommands,
    addInstallerCommand,
    addCareCommands,
    addDifferenceCommands,
    addStoreCommands,
    addDemoCommand,
  ]) {
    add(program);
  }
  for (const command of program.commands) command.exitOverride();
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof Exit) return error.code;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

const isMain =
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMain) process.exitCode = await runCli(process.argv.slice(2));
