// How well lists are understood: parses the two lists of this project and the documents of DIR/docs, then lets DIR/score.mjs
// compare them with the labels in DIR/facts.   npm run accuracy -- --samples DIR
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readListFile } from '../electron/documents/read-list.ts';
import { describeFailure } from '../shared/errors.ts';
import { toParseJson } from '../shared/lists/index.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const documentsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => join(folder, name))
    : [];

async function measure(samples: string): Promise<number> {
  const parsed = mkdtempSync(join(tmpdir(), 'taizhang-accuracy-'));
  try {
    for (const path of [...documentsIn(join(root, 'seeds')), ...documentsIn(join(samples, 'docs'))]) {
      const read = await readListFile(path);
      if (!read.ok) console.error(`${path}: ${describeFailure(read.error, 'en').message}`);
      else
        writeFileSync(join(parsed, `${parse(path).name}.json`), JSON.stringify(toParseJson(read.value.list)));
    }
    const args = [join(samples, 'score.mjs'), '--all', parsed, '--facts-dir', join(samples, 'facts')];
    return spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(parsed, { recursive: true, force: true });
  }
}

/** Relative to where the user stands, not to the project that npm moves to. */
function samplesArgument(): string | null {
  try {
    const { samples } = parseArgs({ options: { samples: { type: 'string' } } }).values;
    const folder = samples === undefined ? null : resolve(process.env['INIT_CWD'] ?? process.cwd(), samples);
    return folder !== null && existsSync(join(folder, 'score.mjs')) ? folder : null;
  } catch {
    return null;
  }
}

const samples = samplesArgument();
if (samples === null)
  console.error('usage: npm run accuracy -- --samples DIR   (DIR holds score.mjs, facts/ and docs/)');
process.exitCode = samples === null ? 2 : await measure(samples);
