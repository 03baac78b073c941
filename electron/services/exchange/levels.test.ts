import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBundle } from '../../exchange/open-bundle.ts';
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
  tryReceive,
  unitRow,
} from '../test-stores.ts';

const DISTRICT = '历下区教育和体育局';
const SCHOOL = '历下第一中学';
const SECTION = '教务处';

async function level(name: string, role: 'bureau' | 'district' | 'school' | 'section'): Promise<TestUnit> {
  const unit = await openUnit(join(testFolder(), 'store'));
  await unit.call('createUnit', { name, role, code: null, operator: `${name}经办` });
  return unit;
}

async function issue(from: TestUnit, to: TestUnit, name: string): Promise<string> {
  const [path] = await exportTo(from, name);
  await receive(to, path ?? '');
  return path ?? '';
}

const taskOf = async (unit: TestUnit, ledger: string, seq: number): Promise<string> =>
  (await unit.call('listTasks', { ledger })).find((row) => row.seq === seq)?.id ?? '';

/** Assigns task 1 of a ledger to a unit below. */
async function assignOne(unit: TestUnit, ledger: string, name: string): Promise<void> {
  await unit.call('addUnits', { rows: [unitRow(name)] });
  await unit.call('assign', { tasks: [await taskOf(unit, ledger, 1)], unit: name, role: 'lead' });
}

async function report(unit: TestUnit, task: string, text: string): Promise<string> {
  await unit.call('saveDraft', { task, period: PERIOD, draft: draft({ text }) });
  await unit.call('signOff', { period: PERIOD, by: '负责人' });
  const { files } = await unit.call('exportBundles', { to: 'all', dir: testFolder(), kind: 'submit' });
  return files[0]?.path ?? '';
}

test('a task goes from the city over district and school to a section, and its reports come back level by level', async () => {
  const city = await level(BUREAU, 'bureau');
  await city.call('importList', { path: jinan, edits: [] });
  const [list] = await city.call('listLedgers', {});
  await assignOne(city, list?.id ?? '', DISTRICT);

  const district = await level(DISTRICT, 'district');
  const cityFile = await issue(city, district, DISTRICT);
  const fromCity = (await district.call('listLedgers', {}))[0]?.id ?? '';
  const passed = await district.call('passOn', { ledger: fromCity });
  expect(passed.ledger.title).toBe(`济南市工作任务清单（${DISTRICT}转发）`);
  expect(passed.counts.new).toBeGreaterThan(0);
  expect((await district.refusal('passOn', { ledger: passed.ledger.id })).code).toBe('E_OWN_LEDGER');
  await assignOne(district, passed.ledger.id, SCHOOL);

  const school = await level(SCHOOL, 'school');
  const districtFile = await issue(district, school, SCHOOL);
  const fromDistrict = (await school.call('listLedgers', {}))[0]?.id ?? '';
  const further = await school.call('passOn', { ledger: fromDistrict });
  await assignOne(school, further.ledger.id, SECTION);

  const section = await level(SECTION, 'section');
  await issue(school, section, SECTION);
  const [task] = await section.call('listTasks', { mine: true });
  const up = [await report(section, task?.id ?? '', '教务处做了这件事')];
  await receive(school, up[0] ?? '');
  expect(school.dump()).toContain('教务处做了这件事');
  up.push(await report(school, await taskOf(school, fromDistrict, 1), '学校汇总：已完成'));
  await receive(district, up[1] ?? '');
  up.push(await report(district, await taskOf(district, fromCity, 1), '区里汇总：基本完成'));
  await receive(city, up[2] ?? '');
  expect(city.dump()).toContain('区里汇总：基本完成');
  for (const below of ['学校汇总', '教务处做了', SCHOOL, SECTION]) expect(city.dump()).not.toContain(below);

  // What the city changes reaches the school under the district's name, and only the wording that is not the district's own.
  await city.call('editTask', { task: '#1', changes: { title: '市里改过的标题' } });
  await issue(city, district, DISTRICT);
  expect((await district.call('passOn', { ledger: fromCity })).counts).toMatchObject({ new: 0, changed: 1 });
  const second = await issue(district, school, SCHOOL);
  expect((await school.call('listTasks', { ledger: fromDistrict })).map((row) => row.title)).toContain(
    '市里改过的标题',
  );

  // Each level takes only what is meant for it, from the one directly above.
  expect(await tryReceive(school, cityFile)).toMatchObject({ error: { code: 'E_NOT_FOR_US' } });
  expect(await tryReceive(city, districtFile)).toMatchObject({ ok: false });
  expect(await tryReceive(section, second)).toMatchObject({ error: { code: 'E_NOT_FOR_US' } });

  // Whoever holds the city's file can compare, also two levels further down.
  const opened = await openBundle(districtFile);
  if (!opened.ok) throw new Error(opened.error.code);
  const lists = [...opened.value.records()].flatMap(({ record }) =>
    record.kind === 'taskList' ? [record] : [],
  );
  const origins = lists.map(({ fields }) => fields['origins']);
  // Under the district's own name and key, the list as well as the file.
  const { from } = opened.value.descriptor;
  const signs = (await district.call('getSession', {})).keys?.minisign;
  expect(from).toMatchObject({ name: DISTRICT, keys: { minisign: signs } });
  expect((await city.call('getSession', {})).keys?.minisign).not.toBe(signs);
  expect(lists.map(({ author }) => author)).toEqual([from.id]);
  await opened.value.close();
  const city1 = await openBundle(cityFile);
  if (!city1.ok) throw new Error(city1.error.code);
  expect(origins).toMatchObject([
    [{ name: BUREAU, bundle: city1.value.descriptor.id, sha256: city1.value.file.sha256 }],
  ]);
  await city1.value.close();
  const sectionLedger = (await section.call('listLedgers', {}))[0]?.id ?? '';
  const same = await section.call('compareOrigin', { ledger: sectionLedger, path: cityFile });
  expect(same).toMatchObject({
    origin: { unit: { name: BUREAU } },
    sameFile: true,
    differing: [],
    missing: [],
  });
  expect(same.compared).toBeGreaterThan(0);
  const changed = await school.call('compareOrigin', { ledger: fromDistrict, path: cityFile });
  expect(changed).toMatchObject({ sameFile: false, differing: [{ fields: ['title'] }] });
  expect((await school.refusal('compareOrigin', { ledger: fromDistrict, path: up[0] ?? '' })).code).toBe(
    'E_NO_ORIGIN',
  );
});
