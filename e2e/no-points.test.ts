import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCli } from '../electron/cli/index.ts';
import { secondEdition } from '../electron/demo/year/scenes/edition.ts';
import { readParts } from '../electron/reports/zip-parts.ts';
import { jinan, openUnit, type TestUnit, testFolder } from '../electron/services/test-stores.ts';
import { paperKinds } from '../shared/model/views.ts';
import { type BusyStores, playBusy } from './busy-stores.ts';

/** 考核计分 is off in these stores: nobody ever switched it on. */
let root = '';
let stores: BusyStores;
beforeAll(async () => {
  root = testFolder(afterAll);
  stores = await playBusy(root);
});

const WORDS = /得分|名次|排名|考核计分|扣分|加分|计分办法|\bpoints\b|\branking\b|\bscores?\b/i;
/** The list itself asks for a 排名机制 of professions; points to restore from are no points. */
const PRINTED = /排名机制|^\{"points":(?=\[\{"name":"\d+-)/g;
const found = (whole: string): string | undefined => {
  const text = whole.replaceAll(PRINTED, '');
  const at = text.search(WORDS);
  return at < 0 ? undefined : text.slice(Math.max(0, at - 40), at + 40);
};

/** All text of a docx or xlsx, of every part of it. */
async function textOf(path: string): Promise<string> {
  const parts = await readParts(readFileSync(path));
  return [...parts]
    .flatMap(([name, part]) => (/\.xml$/.test(name) ? part.toString('utf8').replace(/<[^>]+>/g, '') : []))
    .join('\n');
}

const kinds = [...paperKinds, 'card', 'handover'] as const;
type Kind = (typeof kinds)[number];
const XLSX: ReadonlySet<Kind> = new Set(['progress', 'ledger', 'fullLedger', 'changes', 'transmissions']);
const OF_ONE_LIST: ReadonlySet<Kind> = new Set(['ledger', 'fullLedger', 'changes']);

const jinanOf = async (unit: TestUnit) =>
  (await unit.call('listLedgers', {})).find(({ title }) => title.includes('济南'));

/** Writes every paper that a unit can write now; answers the texts by kind. */
async function papersOf(unit: TestUnit, dir: string): Promise<ReadonlyMap<Kind, string>> {
  mkdirSync(dir, { recursive: true });
  const [request] = await unit.call('listRequests', {});
  const [task] = await unit.call('listTasks', {});
  const ledger = await jinanOf(unit);
  const { names } = await unit.call('listPeople', {});
  const texts = new Map<Kind, string>();
  for (const kind of kinds) {
    const path = join(dir, `${kind}.${XLSX.has(kind) ? 'xlsx' : 'docx'}`);
    const args = {
      kind,
      ledger: OF_ONE_LIST.has(kind) ? (ledger?.id ?? null) : null,
      period: null,
      path,
      ...(kind === 'request' && { request: request?.id ?? null }),
      ...(kind === 'card' && { task: task?.id ?? null }),
      ...(kind === 'handover' && {
        handover: { posts: [], from: names[0] ?? '', to: '接任人', on: '2026-11-20', witness: null },
      }),
    };
    const answer = (await unit.services.call('writeReport', args, { language: 'zh' })) as {
      readonly ok: boolean;
    };
    if (answer.ok) texts.set(kind, await textOf(path));
  }
  return texts;
}

test('no paper of any kind, at the bureau or a school, has a word of points or places', async () => {
  const bureau = await openUnit(stores.bureau);
  const school = await openUnit(stores.school);
  const second = join(root, '第二版.txt');
  writeFileSync(second, secondEdition(readFileSync(jinan, 'utf8')));
  const list = await jinanOf(bureau);
  await bureau.call('importList', { path: second, edits: [], target: list?.id ?? null });
  const own = (await school.call('listTasks', {})).find(({ mine }) => mine?.role === 'lead');
  await school.call('delegate', { task: own?.id ?? '', sections: ['教务处', '学生处'], due: null });
  const written = [
    ...(await papersOf(bureau, join(root, 'papers', 'bureau'))),
    ...(await papersOf(school, join(root, 'papers', 'school'))),
  ];
  expect(kinds.filter((kind) => !written.some(([each]) => each === kind))).toEqual([]);
  for (const [kind, text] of written) {
    expect(text.length, kind).toBeGreaterThan(20);
    expect(found(text), kind).toBeUndefined();
  }
});

/** Commands that only look, with what they are told. */
const LOOKS: Readonly<Record<string, readonly string[]>> = {
  operators: [],
  whoami: [],
  units: [],
  ledgers: [],
  tasks: [],
  task: ['#1'],
  'hand-over': [],
  validate: [],
  milestone: ['#1'],
  checklist: ['济南市工作任务清单'],
  reviews: [],
  phrases: [],
  'internal-review': [],
  rules: [],
  calendar: [],
  cycle: [],
  todo: [],
  checks: [],
  urging: [],
  instructions: [],
  summary: [],
  transmissions: [],
  keys: [],
  'lost-evidence': [],
  differences: [],
  'restore-points': [],
  'preview-restore': [],
  history: [],
  dump: [],
  check: [],
};
/** The others write, need no store, or are looked at here by themselves. */
const OTHERS =
  `parse inspect init card trust new-key import assign unassign split approve delegate roll-over transcribe
  progress sign-off acknowledge decline request review countersign decide undo redo urge instruct answer-instruction owner points export receive
  undo-receive confirm ask-evidence save-evidence installer revoke pass-on compare-origin settle restore-task report backup
  restore demo help`.split(/\s+/);

/** What a command prints, in this process. */
async function printed(store: string, args: readonly string[]): Promise<string> {
  let text = '';
  const take = (piece: unknown): true => {
    text += String(piece);
    return true;
  };
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(take),
  );
  try {
    await runCli(['--store', store, ...args]);
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
  return text;
}

test('every command is known to look or not to', async () => {
  const help = await printed(stores.bureau, ['--help']);
  const commands = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z-]+)/gm)].map(
    ([, name]) => name ?? '',
  );
  expect(commands.toSorted()).toEqual([...Object.keys(LOOKS), ...OTHERS].toSorted());
});

test.each(['bureau', 'school'] as const)(
  'no command of a %s that looks prints a word of it',
  async (side) => {
    let told = 0;
    for (const [command, args] of Object.entries(LOOKS))
      for (const form of [[], ['--json']]) {
        const text = await printed(stores[side], [...form, command, ...args]);
        if (text !== '') told += 1;
        expect(found(text), command).toBeUndefined();
      }
    expect(told).toBeGreaterThan(Object.keys(LOOKS).length);
  },
);

test('its own command says that it is off, and nothing else', async () => {
  expect((await printed(stores.bureau, ['points'])).trim()).toBe('没有启用');
});
