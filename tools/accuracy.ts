// How well lists are understood. Reads the project's own lists and compares them with their labels; with a folder of samples
// (docs/, facts/ and the scorer score.mjs) also the documents there. Writes docs/accuracy.md, or the file of --out.
//   npm run accuracy [-- --samples DIR] [--out FILE]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readListFile } from '../electron/documents/read-list.ts';
import { describeFailure } from '../shared/errors.ts';
import { toParseJson } from '../shared/lists/index.ts';
import type { ParseJson } from '../shared/lists/parse-json.ts';
import { columns, figuresOf, type Label, type Score, scoreOf, sumOf } from './accuracy-score.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Row {
  readonly name: string;
  readonly figures: readonly (number | null)[] | string;
}

async function parsedFile(path: string): Promise<ParseJson | null> {
  const read = await readListFile(path);
  if (read.ok) return toParseJson(read.value.list);
  console.error(`${path}: ${describeFailure(read.error, 'en').message}`);
  return null;
}

/** The lists of the project: both seeds and small documents of our own, each with labels made by hand. */
async function ownRows(): Promise<readonly Row[]> {
  const seeds = ['jinan', 'jiyuan'].map((name) => ({
    name,
    list: join(root, 'seeds', `${name}.txt`),
    label: join(root, 'electron/documents/fixtures', `${name}.json`),
  }));
  const folder = join(root, 'tools/accuracy');
  const own = documentsIn(folder).map((list) => ({
    name: parse(list).name,
    list,
    label: list.replace(/\.txt$/, '.json'),
  }));
  const rows: Row[] = [];
  const scores: Score[] = [];
  for (const { name, list, label } of [...seeds, ...own]) {
    const parsed = await parsedFile(list);
    const wanted: Label = JSON.parse(readFileSync(label, 'utf8'));
    const score = scoreOf(wanted, parsed ?? { title: null, columns: [], tasks: [], notes: [] });
    scores.push(score);
    rows.push({
      name,
      figures: wanted.tasks.length === 0 ? negative(parsed?.tasks.length ?? 0) : figuresOf(score),
    });
  }
  return [...rows, { name: '**all**', figures: figuresOf(sumOf(scores)) }];
}

const negative = (tasks: number): string =>
  tasks === 0 ? 'no list, and read as none' : `no list, but read as ${tasks} tasks`;

const documentsIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
        .map((name) => join(folder, name))
    : [];

/** Runs the scorer of a folder of samples over the seeds and its documents; null where it fails. */
async function sampleRows(samples: string): Promise<readonly Row[] | null> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-accuracy-'));
  try {
    for (const path of [...documentsIn(join(root, 'seeds')), ...documentsIn(join(samples, 'docs'))]) {
      const parsed = await parsedFile(path);
      if (parsed) writeFileSync(join(folder, `${parse(path).name}.json`), JSON.stringify(parsed));
    }
    const args = [join(samples, 'score.mjs'), '--all', folder, '--facts-dir', join(samples, 'facts')];
    const run = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    process.stdout.write(run.stdout);
    process.stderr.write(run.stderr);
    return run.status === 0 ? run.stdout.split('\n').flatMap(rowOfScorer) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface ScorerLine {
  readonly doc?: string;
  readonly summary?: string;
  readonly negative?: boolean;
  readonly parsed?: number;
  readonly task?: Readonly<Record<'f1', number | null>>;
  readonly category_acc?: number | null;
  readonly text_exact?: Readonly<Record<'either', number | null>>;
  readonly unit?: Readonly<Record<'f1', number | null>>;
  readonly lead_acc?: number | null;
  readonly deadline_acc?: number | null;
  readonly indicator?: Readonly<Record<'p' | 'r' | 'f1', number | null>>;
}

function rowOfScorer(printed: string): readonly Row[] {
  if (!printed.startsWith('{')) return [];
  const line: ScorerLine = JSON.parse(printed);
  if (line.doc !== undefined && line.negative)
    return [{ name: line.doc, figures: negative(line.parsed ?? 0) }];
  const name = line.doc ?? (line.summary === undefined ? null : `**${line.summary}**`);
  if (name === null || !line.task) return [];
  const { task, category_acc, text_exact, unit, lead_acc, deadline_acc, indicator } = line;
  const figures = [
    task.f1,
    category_acc,
    text_exact?.either,
    unit?.f1,
    lead_acc,
    deadline_acc,
    indicator?.p,
    indicator?.r,
    indicator?.f1,
  ];
  return [{ name, figures: figures.map((figure) => figure ?? null) }];
}

// ---------- the page

const heads = { own: '## Own lists', samples: '## Sample documents' } as const;
const intro = `# How well lists are understood

Written by \`npm run accuracy\`; every figure is measured. *task F1*: tasks found against tasks labelled; *category*, *text* (title and detail, exact), *lead*, *deadline*: share of the labelled tasks that are right; *unit F1* and *indicator*: over all mentions. A dash: nothing of the kind is labelled.
`;
const about = {
  own: 'The two seeds (`seeds/`) and small documents of our own (`tools/accuracy/`), with labels made by hand.',
  samples:
    'Documents outside the project, with the labels and the scorer that lie beside them (`npm run accuracy -- --samples DIR`). *macro* is the mean over documents, *micro* over all counts.',
} as const;

const tableOf = (rows: readonly Row[]): string => {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cells = ({ name, figures }: Row): readonly string[] =>
    typeof figures === 'string'
      ? [name, figures, ...columns.slice(1).map(() => '')]
      : [name, ...figures.map((figure) => (figure === null ? '–' : figure.toFixed(3)))];
  return [
    line(['document', ...columns]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map((row) => line(cells(row))),
  ].join('\n');
};

/** A section as the page has it already, for what was not measured this time. */
function sectionIn(page: string, head: string): string | null {
  const at = page.indexOf(head);
  if (at < 0) return null;
  const next = page.indexOf('\n## ', at + head.length);
  return page.slice(at, next < 0 ? page.length : next).trimEnd();
}

function writePage(
  path: string,
  rows: { readonly own: readonly Row[]; readonly samples: readonly Row[] | null },
): void {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const section = (kind: keyof typeof heads, measured: readonly Row[] | null) =>
    measured ? `${heads[kind]}\n\n${about[kind]}\n\n${tableOf(measured)}` : sectionIn(before, heads[kind]);
  const sections = [section('own', rows.own), section('samples', rows.samples)].filter(
    (each) => each !== null,
  );
  writeFileSync(path, `${[intro.trimEnd(), ...sections].join('\n\n')}\n`);
}

/** Paths are relative to where the user stands, not to the project that npm moves to. */
function options(): { readonly samples: string | null; readonly out: string } | null {
  const here = (path: string) => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
  try {
    const { samples, out } = parseArgs({
      options: { samples: { type: 'string' }, out: { type: 'string' } },
    }).values;
    const folder = samples === undefined ? null : here(samples);
    if (folder !== null && !existsSync(join(folder, 'score.mjs'))) return null;
    return { samples: folder, out: out === undefined ? join(root, 'docs/accuracy.md') : here(out) };
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const given = options();
  if (!given) {
    console.error(
      'usage: npm run accuracy [-- --samples DIR] [--out FILE]   (DIR holds score.mjs, facts/ and docs/)',
    );
    return 2;
  }
  const own = await ownRows();
  console.error(tableOf(own));
  const samples = given.samples === null ? null : await sampleRows(given.samples);
  if (given.samples !== null && samples === null) return 1;
  writePage(given.out, { own, samples });
  return 0;
}

process.exitCode = await main();
