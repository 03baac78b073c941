import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cell as docxCell, docxOf, paragraph, table } from '../../documents/docx/docx.fixture.ts';
import { textRows, xlsxOf } from '../../documents/xlsx/xlsx.fixture.ts';
import {
  A,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';

/** Evidence that looks like a list of persons is named before it goes out; nothing keeps it from going. */
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const PEOPLE = ['张三', '李四', '王小五', '赵六', '孙七'];
const ROWS = PEOPLE.map((name, at) => [name, `1380013800${at}`]);
const csv = ['姓名,手机', ...ROWS.map((row) => row.join(','))].join('\n');
/** 姓名,手机 and five rows with mobile numbers, in GB18030. */
const GBK = Buffer.concat([
  Buffer.from('d0d5c3fb2cc3d6bbfa0a', 'hex'),
  Buffer.from(ROWS.map(([, phone]) => `a,${phone}`).join('\n')),
]);
const cells = (row: readonly string[]) => row.map((text) => docxCell(text));

async function attach(unit: TestUnit, name: string, content: string | Uint8Array) {
  const path = join(testFolder(), 'from', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return unit.call('addEvidence', { task: '#8', period: PERIOD, path });
}
const found = async (unit: TestUnit, evidence: Awaited<ReturnType<typeof attach>>[]) => {
  await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '已办。', evidence }) });
  const { ok, findings } = await unit.call('validate', { period: PERIOD });
  return { ok, findings: findings.filter(({ check }) => check === 'roster') };
};

describe('a list of persons among the evidence', () => {
  test.each([
    ['a workbook', '第一批.xlsx', () => xlsxOf([{ name: '表', xml: textRows(['姓名', '手机'], ...ROWS) }])],
    ['a Word table', '附件.docx', () => docxOf(table(cells(['姓名', '手机']), ...ROWS.map(cells)))],
    ['lines with commas', '导出.csv', () => csv],
    ['lines in the coding of old PCs', '导出.txt', () => GBK],
    ['its name alone, where it cannot be read', '三班花名册.pdf', () => '%PDF-1.7 …'],
    ['its name alone, where it is damaged', '学生名单.xlsx', () => 'PK\x03\x04 cut off'],
  ])('is told of %s, by keys of the field it is about', async (_, name, make) => {
    const unit = await openUnit(copyWorld(played).a);
    const item = await attach(unit, name, await make());
    expect(await found(unit, [item])).toMatchObject({
      ok: true,
      findings: [{ level: 'soft', field: 'evidence', message: expect.stringContaining(name) }],
    });
  });

  test.each([
    ['a report with a contact', '小结.docx', () => docxOf(paragraph('联系人：张三 13800138000'))],
    ['a damaged workbook', '附件.xlsx', () => 'PK\x03\x04 cut off'],
    ['a file of no kind', '附件.bin', () => new Uint8Array(2048).fill(7)],
    ['a text larger than is looked at', '日志.txt', () => `${csv}\n${'课'.repeat(3 * 1024 * 1024)}`],
    ['nothing', '空.txt', () => ''],
  ])('is not seen in %s, and the file is attached', async (_, name, make) => {
    const unit = await openUnit(copyWorld(played).a);
    const item = await attach(unit, name, await make());
    expect(item).toMatchObject({ name });
    expect(await found(unit, [item])).toEqual({ ok: true, findings: [] });
  });

  test('goes out all the same, as every file does, and nothing but its name, size and hash is told of it', async () => {
    const world = copyWorld(played);
    const [bureau, unit] = [await openUnit(world.bureau), await openUnit(world.a)];
    const item = await attach(unit, '导出.csv', csv);
    expect(item.persons).toEqual({ ids: 0, phones: 5, names: 5 });
    await found(unit, [item]);
    await unit.call('signOff', { period: PERIOD, by: '校长' });
    const taken = await receive(bureau, (await exportTo(unit, 'all'))[0] ?? '');
    expect([taken.refused, taken.missingEvidence]).toEqual([[], []]);
    const { reports } = await bureau.call('getTask', { task: '#8' });
    const { sha256, name, bytes } = item;
    expect(reports.find(({ period }) => period === PERIOD)?.evidence).toEqual([{ sha256, name, bytes }]);
  });

  test('has to be explained where the body asks that of every 提示, and what is said goes with the report', async () => {
    const world = copyWorld(played);
    const [bureau, unit] = [await openUnit(world.bureau), await openUnit(world.a)];
    const rules = [{ check: 'roster', level: 'soft' as const, at: null, field: null }];
    await bureau.call('adoptCheckRules', { explain: true, rules });
    await receive(unit, (await exportTo(bureau, A.name))[0] ?? '');
    const item = await attach(unit, '导出.csv', csv);
    const { ok, findings } = await found(unit, [item]);
    expect([ok, findings[0]?.mustExplain]).toEqual([false, true]);
    expect((await unit.refusal('signOff', { period: PERIOD, by: null })).code).toBe('E_UNEXPLAINED');
    const [{ message = '' } = {}] = findings;
    const explained = [
      { check: 'roster', field: 'evidence', about: null, finding: message, text: '家长已同意，手机号已遮挡' },
    ];
    const says = draft({ text: '已办。', evidence: [item], explained });
    await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: says });
    await unit.call('signOff', { period: PERIOD, by: '校长' });
    const { reports } = await unit.call('getTask', { task: '#8' });
    expect(reports[0]?.explained).toMatchObject([{ check: 'roster', text: '家长已同意，手机号已遮挡' }]);
  });
});
