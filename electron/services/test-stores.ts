import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Answer, Args, Value } from '../../shared/contract.ts';
import type { DescribedError } from '../../shared/errors.ts';
import type { Draft, ReceiveResult } from '../../shared/model/views.ts';
import { blankDraft } from '../../shared/rules/draft.ts';
import { readParts } from '../reports/zip-parts.ts';
import { type OpenServices, openServices } from './index.ts';
import type { CallContext, ServicesOptions, StoreOperation } from './services.ts';

/** Real stores in real folders for the tests: a bureau with the Jinan list and two schools. */
export const seedsDir = join(dirname(fileURLToPath(import.meta.url)), '../../seeds');
export const jinan = join(seedsDir, 'jinan.txt');

export const BUREAU = '济南市教育局';
export const A = { name: '济南职业学院', code: '4137012345' } as const;
export const B = { name: '济南工程职业技术学院', code: '4137012346' } as const;
export const PERIOD = '2026-11';

type WhenDone = (clean: () => void) => void;

/** A folder that goes away with the test, or with what `whenDone` says. */
export function testFolder(whenDone: WhenDone = onTestFinished): string {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-'));
  whenDone(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export interface TestUnit {
  readonly dir: string;
  readonly services: OpenServices;
  /** The value; throws where the operation is refused. */
  readonly call: <N extends StoreOperation>(
    name: N,
    args: Args<N>,
    context?: Partial<CallContext>,
  ) => Promise<Value<N>>;
  /** The refusal; throws where there is none. */
  readonly refusal: <N extends StoreOperation>(
    name: N,
    args: Args<N>,
    context?: Partial<CallContext>,
  ) => Promise<DescribedError>;
  readonly dump: () => string;
  readonly close: () => void;
}

export async function openUnit(
  dir: string,
  options: Partial<ServicesOptions> = {},
  whenDone: WhenDone = onTestFinished,
): Promise<TestUnit> {
  const services = await openServices({ dir, appVersion: '0.1.0', seedsDir, ...options });
  whenDone(services.close);
  /** As it crosses from the thread of the store to the window. */
  const answer = async (name: StoreOperation, args: unknown, context: Partial<CallContext> = {}) =>
    structuredClone(await services.call(name, args, { language: 'zh', ...context }));
  return {
    dir,
    services,
    call: async (name, args, context) => {
      const given = (await answer(name, args, context)) as Answer<Value<typeof name>>;
      if (!given.ok) throw new Error(`${name}: ${given.error.code} ${given.error.message}`);
      return given.value;
    },
    refusal: async (name, args, context) => {
      const given = await answer(name, args, context);
      if (given.ok) throw new Error(`${name} was not refused: ${JSON.stringify(given.value)}`);
      return given.error;
    },
    dump: () => {
      const dump = services.dump();
      if (!dump.ok) throw new Error(dump.error.code);
      return dump.value;
    },
    close: services.close,
  };
}

export const unitRow = (name: string, change: Partial<Args<'saveUnit'>['unit']> = {}) => ({
  name,
  code: null,
  kind: null,
  district: null,
  aliases: [],
  groups: [],
  ...change,
});

export const draft = (change: Partial<Draft> = {}): Draft => ({ ...blankDraft, ...change });

/** What each school alone knows; must never be found with the other. */
export const SECRET_A = '甲校独有的进展文字';
export const SECRET_B = '乙校独有的进展文字';
export const DRAFT_A = '甲校未签发的草稿';
export const EVIDENCE_A = '甲校的佐证材料，内容不压缩也不外传。';
export const EVIDENCE_B = '乙校的佐证材料，内容不压缩也不外传。';

/** The folders of a month that was played through, to be copied by each test. */
export interface World {
  readonly bureau: string;
  readonly a: string;
  readonly b: string;
  /** Issued to A and to B. */
  readonly down: { readonly a: string; readonly b: string };
  /** Submitted by A and by B; the bureau has received neither. */
  readonly up: { readonly a: string; readonly b: string };
  readonly root: string;
}

const worldIn = (root: string): World => ({
  root,
  bureau: join(root, 'bureau'),
  a: join(root, 'a'),
  b: join(root, 'b'),
  down: { a: onlyFile(join(root, 'down-a')), b: onlyFile(join(root, 'down-b')) },
  up: { a: onlyFile(join(root, 'up-a')), b: onlyFile(join(root, 'up-b')) },
});

const onlyFile = (dir: string): string => join(dir, readdirSync(dir)[0] ?? 'missing');

/** Tasks 1, 2, 8 of the list are A's (leading 1), tasks 2 and 3 are B's; A's text names it in 4, 7 and 16 too. */
export async function playMonth(root: string): Promise<World> {
  const opened: (() => void)[] = [];
  const whenDone: WhenDone = (clean) => opened.push(clean);
  const bureau = await openUnit(join(root, 'bureau'), {}, whenDone);
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', { rows: [A, B].map(({ name, code }) => unitRow(name, { code })) });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  await bureau.call('assign', { tasks: ['#2', '#8'], unit: A.name, role: 'cooperate' });
  await bureau.call('assign', { tasks: ['#2', '#3'], unit: B.name, role: 'cooperate' });
  const schools = [
    { ...A, key: 'a', says: SECRET_A, proof: EVIDENCE_A, task: '#1' },
    { ...B, key: 'b', says: SECRET_B, proof: EVIDENCE_B, task: '#3' },
  ];
  for (const school of schools) {
    await bureau.call('exportBundles', {
      to: [school.name],
      dir: join(root, `down-${school.key}`),
      kind: null,
    });
    const unit = await openUnit(join(root, school.key), {}, whenDone);
    await unit.call('createUnit', {
      name: school.name,
      role: 'school',
      code: school.code,
      operator: '办公室',
    });
    await receive(unit, onlyFile(join(root, `down-${school.key}`)));
    const proof = join(root, `proof-${school.key}.txt`);
    writeFileSync(proof, school.proof);
    const item = await unit.call('addEvidence', { task: school.task, period: PERIOD, path: proof });
    await unit.call('saveDraft', {
      task: school.task,
      period: PERIOD,
      draft: draft({ text: school.says, percent: 40, evidence: [item] }),
    });
    await unit.call('saveDraft', {
      task: '#2',
      period: PERIOD,
      draft: draft({ text: `${school.says}（二）` }),
    });
    await unit.call('signOff', { period: PERIOD, by: '分管校领导' });
    if (school.key === 'a')
      await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: DRAFT_A }) });
    await unit.call('exportBundles', { to: 'all', dir: join(root, `up-${school.key}`), kind: null });
  }
  for (const close of opened) close();
  return worldIn(root);
}

/** A copy of the world that goes away with the test. */
export function copyWorld(world: World): World {
  const root = testFolder();
  cpSync(world.root, root, { recursive: true });
  return worldIn(root);
}

/** Receives one file that must be taken. */
export async function receive(
  unit: TestUnit,
  path: string,
): Promise<Extract<ReceiveResult, { readonly ok: true }>> {
  const result = await tryReceive(unit, path);
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.message}`);
  return result;
}

export async function tryReceive(unit: TestUnit, path: string, trustNew = true): Promise<ReceiveResult> {
  const { results } = await unit.call('receiveBundles', { paths: [path], trustNew, dryRun: false });
  const [result] = results;
  if (!result) throw new Error('a receive answers for every file');
  return result;
}

/** Exports to one unit, or to everybody; answers the paths. */
export async function exportTo(unit: TestUnit, to: string, dir = testFolder()): Promise<readonly string[]> {
  mkdirSync(dir, { recursive: true });
  const { files } = await unit.call('exportBundles', {
    to: to === 'all' ? 'all' : [to],
    dir,
    kind: null,
  });
  return files.map((file) => file.path);
}

/** Writes the unit's 归档包; answers its path. */
export async function archiveOf(unit: TestUnit, dir = testFolder()): Promise<string> {
  const { files } = await unit.call('exportBundles', { to: 'all', dir, kind: 'archive' });
  const [file, ...others] = files;
  if (file?.kind !== 'archive' || others.length > 0) throw new Error('an archive is one file');
  return file.path;
}

/** Writes the unit's 单位名片; answers its path. */
export async function cardOf(unit: TestUnit): Promise<string> {
  const path = join(testFolder(), 'card.tzb');
  await unit.call('writeCard', { path });
  return path;
}

export async function taskId(unit: TestUnit, seq: number): Promise<string> {
  return (await unit.call('getTask', { task: `#${seq}` })).row.id;
}

export async function unitId(unit: TestUnit, name: string): Promise<string> {
  const found = (await unit.call('listUnits', {})).find((entry) => entry.name === name);
  if (!found) throw new Error(`no unit ${name}`);
  return found.id;
}

/** The text of a paper, of every part of its file, tags left out. */
export async function paperText(
  unit: TestUnit,
  what: Pick<Args<'writeReport'>, 'kind'> & Partial<Args<'writeReport'>>,
): Promise<string> {
  const path = join(testFolder(), 'paper');
  await unit.call('writeReport', { ledger: null, period: null, ...what, path });
  const parts = await readParts(readFileSync(path));
  return ['word/document.xml', 'xl/sharedStrings.xml']
    .map((part) => (parts.get(part)?.toString('utf8') ?? '').replace(/<[^>]+>/g, ''))
    .join('');
}
