import { createHash } from 'node:crypto';
import { createRandom } from '../../../bench/random.ts';
import { publicLines, signWithKeys, type UnitKeys, unitKeys } from '../../../electron/keys/key-material.ts';
import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import { type KeyChange, keyChangeText } from '../../../shared/exchange/key-change.ts';
import type { FieldsOf, RecordKind, WireRecord } from '../../../shared/model/record.ts';
import {
  fullRecords,
  handoverRecords,
  kindsFromAbove,
  kindsFromBelow,
  kindsOfOneUnit,
  laterRecords,
  type Subject,
} from './every-kind.ts';

/**
 * Honest bundles to start from, the same bytes in every run: every kind of bundle, every kind of record with every member
 * that it can have, every line of an archive, with and without evidence. The keys are made from fixed seeds and are nobody's.
 */
export interface Base {
  readonly descriptor: Descriptor;
  readonly records: readonly WireRecord[];
  readonly evidence: readonly Buffer[];
  readonly signer: UnitKeys;
}

export const IDENTITY = 'AGE-SECRET-KEY-1PVQ7QVNA4AAT9WCV2HC3QXCZZQTFGTSXE4JML9VKWFZPL8YY38RQN59JD2';
const fixedKeys = (fill: number): Promise<UnitKeys> =>
  unitKeys(Buffer.alloc(8, fill), Buffer.alloc(32, fill), IDENTITY);

const random = createRandom(4);
const [bureau, school, list, task, replica] = [
  random.id(),
  random.id(),
  random.id(),
  random.id(),
  random.id(),
];
const indicator = random.id();
const evidence = [Buffer.from('照片'.repeat(300)), Buffer.from('第二份佐证材料')];

const record = <K extends RecordKind>(
  kind: K,
  id: string,
  parent: string | null,
  author: string,
  fields: FieldsOf<K>,
  except?: WireRecord['except'],
): WireRecord => ({
  kind,
  id,
  parent,
  author,
  clock: [7, replica],
  ...(except && { except }),
  fields: { ...fields },
});

const unit = (id: string, name: string, kind: 'bureau' | 'school'): WireRecord =>
  record('unit', id, null, bureau, {
    name,
    code: kind === 'school' ? '4137012345' : null,
    kind,
    district: null,
    aliases: [`${name}（旧名）`],
    groups: [],
    joinedInto: null,
  });

const issued: readonly WireRecord[] = [
  unit(bureau, '某某市教育局', 'bureau'),
  unit(school, '某某职业中等专业学校', 'school'),
  record('taskList', list, null, bureau, {
    title: '重点工作清单',
    columns: ['序号', '重点工作', '完成时限'],
    preamble: ['各单位：'],
    source: { name: '清单.docx', sha256: createHash('sha256').update('清单').digest('hex') },
  }),
  record(
    'task',
    task,
    list,
    bureau,
    {
      ordinal: 1,
      seq: 1,
      category: '产教融合',
      categoryPrinted: true,
      title: '建设3个产教融合实训基地',
      detail: '年底前完成。',
      units: [{ name: '某某职业中等专业学校', role: 'lead', group: false, aliases: [] }],
      deadline: { kind: 'by', text: '2026年12月', date: '2026-12' },
      indicators: [
        {
          id: indicator,
          text: '3个',
          comparator: '=',
          value: 3,
          min: null,
          max: null,
          unit: '个',
          subject: '基地',
        },
      ],
      cells: ['1', '建设3个产教融合实训基地', '2026年12月'],
      guesses: ['units'],
      corrected: [],
    },
    { title: [9, replica] },
  ),
  record('assignment', random.id(), task, bureau, {
    unit: school,
    role: 'lead',
    group: null,
    state: 'assigned',
  }),
];

const submitted: readonly WireRecord[] = [
  record('report', random.id(), task, school, {
    unit: school,
    period: '2026-11',
    version: 1,
    text: '已建成2个。',
    percent: 60,
    actuals: [{ indicator, value: 2 }],
    problems: '',
    next: '',
    noChange: null,
    evidence: evidence.map((bytes, at) => ({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      name: `照片${at}.jpg`,
      bytes: bytes.length,
    })),
    reason: null,
    filledBy: '办公室',
    signedOffBy: '分管校领导',
    signedOffAt: Date.UTC(2026, 10, 30),
  }),
  record('receipt', random.id(), null, school, {
    bundle: random.id(),
    sha256: createHash('sha256').update('x').digest('hex'),
    from: bureau,
    receivedAt: Date.UTC(2026, 10, 2),
    counts: { new: 5, changed: 0, unchanged: 0, refused: 0 },
  }),
];

/** The key of no unit in these bundles. */
export const strangerKeys = await fixedKeys(9);
export const bureauKeys = await fixedKeys(1);
export const schoolKeys = await fixedKeys(2);

const renewed: Omit<KeyChange, 'signature'> = {
  from: publicLines(await fixedKeys(3)).minisign,
  to: publicLines(bureauKeys).minisign,
  age: publicLines(bureauKeys).age,
  at: Date.UTC(2026, 10, 1),
  why: 'replaced',
};
/** All that a descriptor may have besides. */
const fullDescriptor = {
  minor: 2,
  optional: ['later'],
  previous: 'e'.repeat(64),
  chain: { number: 7, previous: 6 },
  omitted: [{ sha256: 'd'.repeat(64), name: '照片.jpg', bytes: 5 }],
};
const keyChanges: readonly KeyChange[] = [
  {
    ...renewed,
    signature: signWithKeys(
      await fixedKeys(3),
      Buffer.from(keyChangeText({ ...renewed, signature: null })),
      '',
    ),
  },
];

function describe(
  change: Pick<Descriptor, 'kind' | 'id' | 'to'>,
  from: { readonly id: string; readonly name: string; readonly code: string | null },
  signer: UnitKeys,
  records: readonly WireRecord[],
  files: readonly Buffer[],
): Descriptor {
  const kinds: Record<string, number> = {};
  for (const { kind } of records) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return {
    format: 'taizhang-bundle',
    major: 1,
    minor: 0,
    required: [],
    optional: [],
    readableBy: '0.1.0',
    suite: 'sha256+ed25519',
    ...change,
    from: { ...from, keys: publicLines(signer) },
    replica,
    cutoff: '2026-11-30',
    createdAt: Date.UTC(2026, 10, 30, 2),
    app: '0.1.0',
    counts: {
      total: records.length,
      kinds,
      evidence: { files: files.length, bytes: files.reduce((sum, file) => sum + file.length, 0) },
    },
    previous: null,
    receiptSecret: Buffer.alloc(32, 5).toString('base64'),
    omitted: [],
  };
}

const bureauParty = { id: bureau, name: '某某市教育局', code: null };
const schoolParty = { id: school, name: '某某职业中等专业学校', code: '4137012345' };

const base = (
  kind: Descriptor['kind'],
  signer: UnitKeys,
  from: typeof bureauParty | typeof schoolParty,
  to: typeof bureauParty | typeof schoolParty | null,
  records: readonly WireRecord[],
  files: readonly Buffer[],
): Base => ({
  descriptor: describe({ kind, id: random.id(), to }, from, signer, records, files),
  records,
  evidence: files,
  signer,
});

const withAll = (given: Base): Base => ({
  ...given,
  descriptor: {
    ...given.descriptor,
    ...fullDescriptor,
    from: { ...given.descriptor.from, ...(given.signer === bureauKeys && { keyChanges: [...keyChanges] }) },
  },
});

const subject: Subject = { school, list, task, replica };
const fromAbove = [...issued, ...fullRecords(kindsFromAbove, bureau, subject, random)];
const fromBelow = [...submitted, ...fullRecords(kindsFromBelow, school, subject, random)];
const [unitLine, ...handover] = handoverRecords(bureau, subject, random);
const archived = [
  ...(unitLine ? [unitLine] : []),
  ...fromAbove,
  ...fromBelow,
  ...fullRecords(kindsOfOneUnit, bureau, subject, random),
  ...laterRecords(bureau, subject, random),
  ...handover,
];

export const bases: readonly [Base, ...Base[]] = [
  base('issue', bureauKeys, bureauParty, schoolParty, issued, []),
  base('submit', schoolKeys, schoolParty, bureauParty, submitted, evidence),
  base('decide', bureauKeys, bureauParty, schoolParty, submitted.slice(1), []),
  base('card', bureauKeys, bureauParty, null, issued.slice(0, 1), []),
  base('issue', bureauKeys, bureauParty, schoolParty, [], []),
  withAll(
    base(
      'issue',
      bureauKeys,
      bureauParty,
      schoolParty,
      [...fromAbove, ...laterRecords(bureau, subject, random)],
      [],
    ),
  ),
  withAll(base('submit', schoolKeys, schoolParty, bureauParty, fromBelow, evidence)),
  withAll(base('archive', bureauKeys, bureauParty, bureauParty, archived, evidence)),
];
