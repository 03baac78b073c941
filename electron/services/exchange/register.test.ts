import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBundle } from '../../exchange/open-bundle.ts';
import { databaseFile } from '../../store/database.ts';
import {
  A,
  BUREAU,
  copyWorld,
  exportTo,
  openUnit,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const logOf = (unit: TestUnit) => unit.call('getTransmissionLog', {});
const sentTo = async (unit: TestUnit, name: string) =>
  (await logOf(unit)).filter((entry) => entry.direction === 'out' && entry.unit.name === name);

describe('已导出 becomes 已送达', () => {
  test('by the code the receiver reads out, typed as people type it; a wrong one changes nothing and says so', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const { receipt } = await receive(bureau, world.up.a);
    const [sent] = await sentTo(a, BUREAU);
    expect(sent).toMatchObject({ status: 'exported', receipt: { at: null, by: null, code: null } });
    const wrong = `${(Number(receipt.code) + 1) % 100_000_000}`.padStart(8, '0');
    for (const code of [wrong, '1234', '回执']) {
      expect((await a.refusal('confirmDelivery', { code, bundle: null })).code).toBe('E_RECEIPT_CODE');
    }
    expect((await sentTo(a, BUREAU))[0]?.status).toBe('exported');
    const typed = `${receipt.code.slice(0, 4)} ${receipt.code.slice(4)}`;
    const confirmed = await a.call('confirmDelivery', { code: typed, bundle: sent?.id ?? '' });
    expect(confirmed).toMatchObject({ id: sent?.id, status: 'delivered', receipt: { by: 'phone' } });
    expect(await a.call('confirmDelivery', { code: typed, bundle: null })).toEqual(confirmed);
    expect((await a.call('listTransmissions', {}))[0]?.status).toBe('delivered');
    const noted = (await a.call('listHistory', { task: null, before: null, limit: 50 })).filter(
      (entry) => entry.kind === 'transmission',
    );
    expect(noted).toHaveLength(1);
  });

  test('by a receipt, which says how much of the file was not taken', async () => {
    const world = copyWorld(played);
    const made = await openUnit(world.bureau);
    await made.call('adoptCheckRules', {
      explain: false,
      rules: [{ check: 'tooShort', level: 'soft', at: 20, field: 'text' }],
    });
    made.close();
    const db = new Database(databaseFile(world.bureau));
    db.exec("UPDATE record SET fields = json_set(fields, '$.rules[0].at', -1) WHERE kind = 'checkRules'");
    db.close();
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const [file] = await exportTo(bureau, A.name);
    await receive(a, file ?? '');
    expect((await logOf(a))[0]).toMatchObject({ status: 'received', receipt: { refused: 1 } });
    expect((await sentTo(bureau, A.name))[0]).toMatchObject({ receipt: { refused: null } });
    const [up] = await exportTo(a, BUREAU);
    await receive(bureau, up ?? '');
    expect((await sentTo(bureau, A.name))[0]).toMatchObject({
      status: 'delivered',
      receipt: { by: 'receipt', refused: 1 },
    });
  });

  test('the code of one file does not confirm another', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const toB = (await logOf(bureau)).find((entry) => entry.unit.name !== A.name);
    const fresh = await openUnit(join(world.root, 'fresh'));
    await fresh.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    const { receipt } = await receive(fresh, world.down.a);
    const refused = await bureau.refusal('confirmDelivery', { code: receipt.code, bundle: toB?.id ?? '' });
    expect(refused.code).toBe('E_RECEIPT_CODE');
    expect((await bureau.refusal('confirmDelivery', { code: receipt.code, bundle: 'X' })).code).toBe(
      'E_NO_TRANSMISSION',
    );
  });

  test('by the receipt in the next file', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    await receive(bureau, world.up.a);
    const [down] = await exportTo(bureau, A.name);
    await receive(a, down ?? '');
    const [sent] = await sentTo(a, BUREAU);
    expect(sent).toMatchObject({
      status: 'delivered',
      receivedBy: null,
      receipt: { by: 'receipt', code: null },
    });
  });

  test('and back again when the receiver takes the receive back after its receipt went out', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const before = bureau.dump();
    await receive(bureau, world.up.a);
    const [down] = await exportTo(bureau, A.name);
    await receive(a, down ?? '');
    expect((await sentTo(a, BUREAU))[0]?.status).toBe('delivered');
    await bureau.call('undoReceive', { id: null });
    expect(bureau.dump()).toBe(before);
    const [next] = await exportTo(bureau, A.name);
    await receive(a, next ?? '');
    expect((await sentTo(a, BUREAU))[0]?.status).toBe('exported');
    await receive(bureau, world.up.a);
    const [third] = await exportTo(bureau, A.name);
    await receive(a, third ?? '');
    expect((await sentTo(a, BUREAU))[0]?.status).toBe('delivered');
  });

  test('no answer of the sender holds a code it has not heard', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const { receipt } = await receive(bureau, world.up.a);
    const said = JSON.stringify([
      await logOf(a),
      await a.call('listTransmissions', {}),
      await a.call('listRecipients', {}),
      await a.call('listHistory', { task: null, before: null, limit: 1000 }),
    ]);
    expect(said).not.toContain(receipt.code);
  });
});

describe('报送登记簿', () => {
  test('holds both directions with numbers, carriers and media, and who received', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const { files } = await a.call('exportBundles', {
      to: 'all',
      dir: testFolder(),
      kind: null,
      carriedBy: '王老师',
      medium: 'U-03',
    });
    await bureau.call('receiveBundles', {
      paths: files.map((file) => file.path),
      trustNew: true,
      dryRun: false,
      carriedBy: '王老师',
      medium: 'U-03',
    });
    const [out] = await logOf(a);
    expect(out).toMatchObject({
      direction: 'out',
      unit: { name: BUREAU },
      number: 2,
      carriedBy: '王老师',
      medium: 'U-03',
      file: basename(files[0]?.path ?? ''),
    });
    const [came] = await logOf(bureau);
    expect(came).toMatchObject({
      direction: 'in',
      unit: { name: A.name },
      number: 2,
      shortCode: out?.shortCode,
      carriedBy: '王老师',
      medium: 'U-03',
      receivedBy: '督办科',
      status: 'received',
    });
    expect(came?.receipt.code).toMatch(/^\d{8}$/);
    const noted = await bureau.call('noteTransmission', {
      bundle: came?.id ?? '',
      carriedBy: '李老师',
      medium: null,
      receivedBy: '赵老师',
    });
    expect(noted).toMatchObject({ carriedBy: '李老师', medium: null, receivedBy: '赵老师' });
    const told = await a.call('noteTransmission', {
      bundle: out?.id ?? '',
      carriedBy: '王老师',
      medium: null,
      receivedBy: '赵老师',
    });
    expect(told).toMatchObject({ direction: 'out', receivedBy: '赵老师' });
    await bureau.call('undoReceive', { id: null });
    expect((await logOf(bureau))[0]).toMatchObject({ status: 'undone', receipt: { code: null } });
  });

  test('as a workbook: one line a file, the oldest first, nothing in it computed', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.a);
    const entries = await logOf(bureau);
    await bureau.call('noteTransmission', {
      bundle: entries[0]?.id ?? '',
      carriedBy: '=HYPERLINK("x")',
      medium: '盘1',
      receivedBy: null,
    });
    const path = join(testFolder(), '登记簿.xlsx');
    await bureau.call('writeReport', { kind: 'transmissions', ledger: null, period: null, path });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(readFileSync(path)).buffer);
    const sheet = workbook.getWorksheet('报送登记簿');
    const row = (number: number) =>
      Array.from({ length: sheet?.columnCount ?? 0 }, (_, i) => sheet?.getCell(number, i + 1).text);
    expect(row(3)).toEqual([
      '日期',
      '方向',
      '对方单位',
      '文件',
      '种类',
      '第几份',
      '短码',
      '介质',
      '携带人',
      '接收人',
      '回执',
    ]);
    expect(sheet?.rowCount).toBe(3 + entries.length);
    const last = row(3 + entries.length);
    expect(last.slice(1, 3)).toEqual(['收到', A.name]);
    expect(last.slice(7, 9)).toEqual(['盘1', '=HYPERLINK("x")']);
    expect(sheet?.getCell(3 + entries.length, 9).formula).toBeUndefined();
  });

  test('a number that was used up is never given again, also when its file never came to be', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    await exportTo(a, 'all');
    const refused = await a.refusal('exportBundles', { to: 'all', dir: world.up.a, kind: null });
    expect(refused.code).toBe('E_CANNOT_WRITE');
    const [path] = await exportTo(a, 'all');
    const opened = await openBundle(path ?? '');
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.descriptor.chain).toEqual({ number: 4, previous: 2 });
    await opened.value.close();
  });
});
