import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { unpack } from '../../exchange/test-bundle.ts';
import {
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

/** One file that goes up from a school over its district to the city: on each way as often as it has to, and no more. */
const DISTRICT = '历下区教育和体育局';
const SCHOOL = '历下第一中学';
const CONTENT = '三级都要用的佐证';
const proof = createHash('sha256').update(CONTENT).digest('hex');

async function level(name: string, role: 'bureau' | 'district' | 'school'): Promise<TestUnit> {
  const unit = await openUnit(join(testFolder(), 'store'));
  await unit.call('createUnit', { name, role, code: null, operator: `${name}经办` });
  return unit;
}

const fileIn = (unit: TestUnit) => join(unit.dir, 'evidence', proof.slice(0, 2), proof);
const only = async (unit: TestUnit, to: string): Promise<string> => (await exportTo(unit, to))[0] ?? '';
const carries = async (bundle: string): Promise<boolean> =>
  (await unpack(bundle)).parts.some(({ name }) => name === `data/evidence/${proof}`);
/** Carries a bundle from one to the other; whether the file was in it. */
async function carry(from: TestUnit, to: TestUnit, name: string): Promise<boolean> {
  const bundle = await only(from, name);
  const taken = await receive(to, bundle);
  expect([taken.refused, taken.missingEvidence]).toEqual([[], []]);
  return carries(bundle);
}

async function report(unit: TestUnit, ledger: string, text: string): Promise<void> {
  const task = (await unit.call('listTasks', { ledger })).find(({ seq }) => seq === 1)?.id ?? '';
  const path = join(testFolder(), 'from', '佐证.txt');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, CONTENT);
  const item = await unit.call('addEvidence', { task, period: PERIOD, path });
  await unit.call('saveDraft', { task, period: PERIOD, draft: draft({ text, evidence: [item] }) });
  await unit.call('signOff', { period: PERIOD, by: '负责人' });
}

async function assignFirst(unit: TestUnit, ledger: string, name: string): Promise<void> {
  const task = (await unit.call('listTasks', { ledger })).find(({ seq }) => seq === 1)?.id ?? '';
  await unit.call('addUnits', { rows: [unitRow(name)] });
  await unit.call('assign', { tasks: [task], unit: name, role: 'lead' });
}

/** The file is reported by the school to its district, and by the district to the city; no receipt has come back yet. */
async function reported() {
  const city = await level(BUREAU, 'bureau');
  await city.call('importList', { path: jinan, edits: [] });
  await assignFirst(city, (await city.call('listLedgers', {}))[0]?.id ?? '', DISTRICT);
  const district = await level(DISTRICT, 'district');
  await carry(city, district, DISTRICT);
  const fromCity = (await district.call('listLedgers', {}))[0]?.id ?? '';
  const passed = await district.call('passOn', { ledger: fromCity });
  await assignFirst(district, passed.ledger.id, SCHOOL);
  const school = await level(SCHOOL, 'school');
  await carry(district, school, SCHOOL);
  await report(school, (await school.call('listLedgers', {}))[0]?.id ?? '', '学校已完成');
  expect(await carry(school, district, DISTRICT)).toBe(true);
  await report(district, fromCity, '区里已完成');
  expect(await carry(district, city, BUREAU)).toBe(true);
  return { city, district, school };
}

test('it goes again on each way until that receiver’s receipt is back, and then no more', async () => {
  const { city, district, school } = await reported();
  // A stick that arrived says nothing to the one who sent it.
  expect(await carry(school, district, DISTRICT)).toBe(true);
  expect(await carry(district, city, BUREAU)).toBe(true);

  // The receipt of the district is none of the city.
  await carry(district, school, SCHOOL);
  expect(await carry(school, district, DISTRICT)).toBe(false);
  expect(await carry(district, city, BUREAU)).toBe(true);

  await carry(city, district, DISTRICT);
  expect(await carry(district, city, BUREAU)).toBe(false);
  expect(await carry(school, district, DISTRICT)).toBe(false);
});

test('who lost it gets it again by asking, on that way alone and once', async () => {
  const { city, district, school } = await reported();
  await carry(district, school, SCHOOL);
  await carry(city, district, DISTRICT);
  const settled = async () => [
    await carry(school, district, DISTRICT),
    await carry(district, city, BUREAU),
    await carry(district, school, SCHOOL),
    await carry(city, district, DISTRICT),
  ];
  expect(await settled()).toEqual([false, false, false, false]);

  // The city asks the district, which has it; the school hears nothing of it.
  rmSync(fileIn(city));
  const { asked } = await city.call('askForEvidence', { files: [proof] });
  expect(asked).toMatchObject([{ of: { name: DISTRICT } }]);
  await carry(city, district, DISTRICT);
  await carry(district, school, SCHOOL);
  expect(await carries(await only(school, DISTRICT))).toBe(false);
  expect(await carry(district, city, BUREAU)).toBe(true);
  expect(readFileSync(fileIn(city), 'utf8')).toBe(CONTENT);
  await carry(city, district, DISTRICT);
  expect(await settled()).toEqual([false, false, false, false]);

  // The school asks the district, to which it had reported it.
  rmSync(fileIn(school));
  expect((await school.call('askForEvidence', { files: [proof] })).asked).toMatchObject([
    { of: { name: DISTRICT } },
  ]);
  await carry(school, district, DISTRICT);
  expect(await carries(await only(district, BUREAU))).toBe(false);
  expect(await carry(district, school, SCHOOL)).toBe(true);
  expect(readFileSync(fileIn(school), 'utf8')).toBe(CONTENT);
  expect(await settled()).toEqual([false, false, false, false]);
});

test('an answer that is lost on the way is sent again', async () => {
  const { city, district } = await reported();
  await carry(city, district, DISTRICT);
  rmSync(fileIn(city));
  await city.call('askForEvidence', { files: [proof] });
  await carry(city, district, DISTRICT);
  expect(await carries(await only(district, BUREAU))).toBe(true);
  expect(await carry(district, city, BUREAU)).toBe(true);
  expect(readFileSync(fileIn(city), 'utf8')).toBe(CONTENT);
});
