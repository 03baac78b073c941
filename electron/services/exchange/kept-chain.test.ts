import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '../../../shared/ids.ts';
import { recordFields } from '../../../shared/model/record.ts';
import { databaseFile } from '../../store/database.ts';
import {
  archiveOf,
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
} from '../test-stores.ts';

const DISTRICT = '历下区教育和体育局';
const SCHOOL = '历下第一中学';

async function level(name: string, role: 'bureau' | 'district' | 'school'): Promise<TestUnit> {
  const unit = await openUnit(join(testFolder(), 'store'));
  await unit.call('createUnit', { name, role, code: null, operator: `${name}经办` });
  return unit;
}

/** The unit's store as a later version of the program would have left it. */
async function leftByLaterVersion(unit: TestUnit, write: (db: Database.Database) => void): Promise<TestUnit> {
  unit.close();
  const db = new Database(databaseFile(unit.dir));
  write(db);
  db.close();
  return openUnit(unit.dir);
}

interface Dumped {
  readonly kind: string;
  readonly id: string;
  readonly parent: string | null;
  readonly author: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
const recordsOf = (unit: TestUnit): readonly Dumped[] =>
  (JSON.parse(unit.dump()) as { records: readonly Dumped[] }).records;

const idOf = (unit: TestUnit, name: string): string => {
  const found = recordsOf(unit).find((record) => record.kind === 'unit' && record.fields['name'] === name);
  if (!found) throw new Error(`${name} is in no register`);
  return found.id;
};

/** Values of a field in the records of one kind and author, each once. */
const values = (unit: TestUnit, kind: string, author: string, field: string): readonly string[] => [
  ...new Set(
    recordsOf(unit)
      .filter((record) => record.kind === kind && record.author === author)
      .map((record) => JSON.stringify(record.fields[field])),
  ),
];

async function issue(from: TestUnit, to: TestUnit, name: string): Promise<void> {
  const [path] = await exportTo(from, name);
  await receive(to, path ?? '');
}

const taskOf = async (unit: TestUnit, ledger: string): Promise<string> =>
  (await unit.call('listTasks', { ledger })).find((row) => row.seq === 1)?.id ?? '';

async function assignFirst(unit: TestUnit, ledger: string, name: string): Promise<void> {
  await unit.call('addUnits', { rows: [unitRow(name)] });
  await unit.call('assign', { tasks: [await taskOf(unit, ledger)], unit: name, role: 'lead' });
}

const ledgersOf = async (unit: TestUnit) => unit.call('listLedgers', {});

/** City and district in which each of the city's records of the list has a field that this version does not know. */
async function cityAndDistrict() {
  const first = await level(BUREAU, 'bureau');
  await first.call('importList', { path: jinan, edits: [] });
  await assignFirst(first, (await ledgersOf(first))[0]?.id ?? '', DISTRICT);
  const city = await leftByLaterVersion(first, (db) => {
    db.exec(
      `UPDATE record SET fields = json_set(fields, '$.weight', json('{"of":[1,2.5]}')) WHERE kind = 'task'`,
    );
    db.exec(`UPDATE record SET fields = json_set(fields, '$.edition', 3) WHERE kind = 'taskList'`);
  });
  const district = await level(DISTRICT, 'district');
  await issue(city, district, DISTRICT);
  const fromCity = (await ledgersOf(district))[0]?.id ?? '';
  return { city, district, fromCity, cityId: idOf(district, BUREAU) };
}

async function archived(unit: TestUnit): Promise<TestUnit> {
  const archive = await archiveOf(unit);
  const pc = await openUnit(join(testFolder(), 'new'));
  await receive(pc, archive);
  return pc;
}

test('unknown fields go from the city through the copy of the district to the school, also when they change, and count there after an upgrade', async () => {
  const { city, district, fromCity, cityId } = await cityAndDistrict();
  expect(values(district, 'task', cityId, 'weight')).toEqual(['{"of":[1,2.5]}']);
  const { ledger } = await district.call('passOn', { ledger: fromCity });
  await assignFirst(district, ledger.id, SCHOOL);
  const school = await level(SCHOOL, 'school');
  await issue(district, school, SCHOOL);
  const districtId = idOf(school, DISTRICT);
  expect(values(school, 'task', districtId, 'weight')).toEqual(['{"of":[1,2.5]}']);
  expect(values(school, 'taskList', districtId, 'edition')).toEqual(['3']);

  const changed = await leftByLaterVersion(city, (db) =>
    db.exec(
      `UPDATE record SET fields = json_set(fields, '$.weight', 'later'), counter = counter + 1000 WHERE kind = 'task'`,
    ),
  );
  await issue(changed, district, DISTRICT);
  expect((await district.call('passOn', { ledger: fromCity })).counts).toMatchObject({ new: 0, refused: 0 });
  await issue(district, school, SCHOOL);
  expect(values(school, 'task', districtId, 'weight')).toEqual(['"later"']);

  school.close();
  const kinds = recordFields as unknown as Record<string, z.ZodObject>;
  const { task } = kinds;
  kinds['task'] = task?.extend({ weight: z.literal('later').optional() }) ?? z.object({});
  try {
    const upgraded = await openUnit(school.dir);
    expect(values(upgraded, 'task', districtId, 'weight')).toEqual(['"later"']);
    expect(await upgraded.call('checkStore', {})).toEqual({ ok: true, problems: [] });
    upgraded.close();
  } finally {
    if (task) kinds['task'] = task;
  }
});

test('a record of an unknown kind stays with the list it came with: it is not put under the name of another unit', async () => {
  const { city, district, fromCity, cityId } = await cityAndDistrict();
  const id = newId();
  const later = await leftByLaterVersion(city, (db) =>
    db
      .prepare(
        `INSERT INTO record (id, kind, parent, author, fields, counter, origin, arrival)
         SELECT ?, 'laterKind', id, author, '{"light":"yellow"}', counter, origin, 1 FROM record WHERE kind = 'assignment'`,
      )
      .run(id),
  );
  await issue(later, district, DISTRICT);
  const { ledger } = await district.call('passOn', { ledger: fromCity });
  await assignFirst(district, ledger.id, SCHOOL);
  const school = await level(SCHOOL, 'school');
  await issue(district, school, SCHOOL);
  expect(recordsOf(district).filter(({ kind }) => kind === 'laterKind')).toMatchObject([
    { id, author: cityId, fields: { light: 'yellow' } },
  ]);
  expect(school.dump()).not.toContain('laterKind');
});

test('both go with an archive to a new PC, and come back with a backup and with a restore point', async () => {
  const { city, district, fromCity } = await cityAndDistrict();
  const later = await leftByLaterVersion(city, (db) =>
    db
      .prepare(
        `INSERT INTO record (id, kind, parent, author, fields, counter, origin, arrival)
         SELECT ?, 'laterKind', id, author, '{"light":"yellow"}', counter, origin, 1 FROM record WHERE kind = 'assignment'`,
      )
      .run(newId()),
  );
  await issue(later, district, DISTRICT);
  await district.call('passOn', { ledger: fromCity });
  const pc = await archived(district);
  expect(pc.dump()).toBe(district.dump());
  expect(pc.dump()).toContain('laterKind');

  const before = pc.dump();
  const path = join(testFolder(), 'backup.tzbak');
  await pc.call('makeBackup', { path });
  const passed = (await ledgersOf(pc)).find(({ id }) => id !== fromCity)?.id ?? '';
  await pc.call('editTask', { task: await taskOf(pc, passed), changes: { title: '后来的' } });
  const after = pc.dump();
  expect(after).not.toBe(before);
  await pc.call('restoreBackup', { path });
  expect(pc.dump()).toBe(before);
  const parted = (await pc.call('listRestorePoints', {})).find(({ reason }) => reason === 'replace');
  await pc.call('restoreSnapshot', { name: parted?.name ?? '' });
  expect(pc.dump()).toBe(after);
});

test('what a school of a later version reports is kept above, in the archive of the body too, and goes with the undo', async () => {
  const { district, fromCity } = await cityAndDistrict();
  const { ledger } = await district.call('passOn', { ledger: fromCity });
  await assignFirst(district, ledger.id, SCHOOL);
  const first = await level(SCHOOL, 'school');
  await issue(district, first, SCHOOL);
  const task = await taskOf(first, (await ledgersOf(first))[0]?.id ?? '');
  await first.call('saveDraft', { task, period: PERIOD, draft: draft({ text: '已完成一半' }) });
  await first.call('signOff', { period: PERIOD, by: '校长' });
  const school = await leftByLaterVersion(first, (db) => {
    db.exec(`UPDATE record SET fields = json_set(fields, '$.mood', 'good') WHERE kind = 'report'`);
    db.prepare(
      `INSERT INTO record (id, kind, parent, author, fields, counter, origin, arrival)
       SELECT ?, 'laterAnswer', id, author, '{"of":1}', counter, origin, 1 FROM record WHERE kind = 'report'`,
    ).run(newId());
  });
  const { files } = await school.call('exportBundles', { to: 'all', dir: testFolder(), kind: 'submit' });
  const before = district.dump();
  const received = await receive(district, files[0]?.path ?? '');
  expect(received.counts.refused).toBe(0);
  const found = recordsOf(district).filter(({ kind }) => kind === 'report' || kind === 'laterAnswer');
  expect(found.map(({ fields }) => fields)).toEqual(
    expect.arrayContaining([expect.objectContaining({ mood: 'good' }), { of: 1 }]),
  );
  expect((await receive(district, files[0]?.path ?? '')).counts.new).toBe(0);
  expect((await archived(district)).dump()).toBe(district.dump());
  await district.call('undoReceive', { id: null });
  expect(district.dump()).toBe(before);
});
