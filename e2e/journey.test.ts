import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpack } from '../electron/exchange/test-bundle.ts';
import {
  assignMarked,
  button,
  chooseUnits,
  counts,
  dialog,
  exportTo,
  firstRun,
  grid,
  ledgerRow,
  ledgerTab,
  menu,
  missingUnits,
  openBundle,
  pickFile,
  pickSave,
  press,
  pressTool,
  previewOf,
  receiptOf,
  receiveButton,
  says,
  search,
  sheetRow,
  shown,
  signOff,
} from './window-acts.ts';
import { type Desk, dumpOf, oneStory, openDesk } from './window-desk.ts';

const BUREAU = '济南市教育局';
const A = { name: '济南职业学院', code: '4137012345' } as const;
const B = { name: '莱芜职业技术学院', code: '4137012347' } as const;

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const folder of ['down', 'up-a', 'up-b', 'again', 'reports']) mkdirSync(join(desk.home, folder));
  writeFileSync(join(desk.home, '会议纪要.pdf'), '第一次工作专班会议纪要');
});
afterAll(() => desk.leave());

describe('a month in the window (Done 5)', () => {
  oneStory();

  test('a bureau begins, reads its list, confirms what was guessed, and imports it', async () => {
    const page = await desk.sit(desk.store('bureau'));
    await firstRun(page, { name: BUREAU, role: '市级教育局', operator: '督办科' });
    await press(page, '选择清单文件');
    await pickFile(page, 'jinan.txt');
    await says(page, /^40 项/);
    await press(page, '下一步：核对');

    const open = page.getByRole('status').filter({ hasText: /还有 \d+ 处待确认/ });
    const before = await open.innerText();
    await press(page, /^是，都写作“.*区.*县.*政府”$/);
    await press(page, '没错');
    await expect.poll(() => open.innerText()).not.toBe(before);
    await press(page, /^同类 \d+ 处都没错$/);
    await press(page, '下一步：完成');
    await says(page, '将建立台账“济南市工作任务清单”');
    await press(page, '导入 40 项任务');
    await says(page, '已导入“济南市工作任务清单”');
    await says(page, '新增 40，变更 0，相同 0');
  });

  test('it registers schools, one typed and one pasted', async () => {
    const page = await desk.sit(desk.store('bureau'));
    await menu(page, '单位');
    await press(page, '添加单位');
    await dialog(page).getByLabel('单位名称').fill(A.name);
    await dialog(page).getByLabel('代码').fill(A.code);
    await press(dialog(page), '添加');
    await page.getByRole('row', { name: new RegExp(`${A.name} ${A.code}`) }).waitFor();
    await press(page, '从 Excel 粘贴');
    await dialog(page)
      .getByRole('textbox', { name: '从 Excel 粘贴单位' })
      .fill(`名称\t代码\t类别\n${B.name}\t${B.code}\t学校\n${A.name}\t${A.code}\t学校`);
    await press(dialog(page), '添加 1 个单位');
    await says(page, '添加了 1 个单位，');
    await page.getByRole('row', { name: new RegExp(`${B.name} ${B.code} 学校`) }).waitFor();
  });

  test('it assigns marked rows, and all as the list prints it', async () => {
    const page = await desk.sit(desk.store('bureau'));
    await menu(page, '任务台账');
    await ledgerTab(page, '全部').click();
    await assignRows(page, [1], A.name, '牵头');
    await assignRows(page, [2, 5], A.name, '配合');
    await assignRows(page, [2, 3], B.name, '配合');
    await pressTool(page, '按清单责任单位交办');
    await press(dialog(page), '按清单交办');
    await says(page, /^已交办 \d+ 处，\d+ 处原来就是，新登记 \d+ 个单位。/);
    await menu(page, '单位');
    await page.getByRole('row', { name: '市卫生健康委' }).waitFor();
  });

  test('it issues to the two schools alone', async () => {
    const page = await desk.sit(desk.store('bureau'));
    await menu(page, '下发');
    await chooseUnits(page, [A.name, B.name]);
    await exportTo(page, '下发', 'down');
    expect(readdirSync(join(desk.home, 'down')).toSorted()).toEqual([down(A.name), down(B.name)].toSorted());
  });

  test('a school receives once it has compared the fingerprint, and sees its part under three labels', async () => {
    const page = await desk.sit(desk.store('a'));
    await firstRun(page, { ...A, role: '学校', operator: '办公室' });
    await openBundle(page, `down/${down(A.name)}`);
    const preview = previewOf(page, '下发包', BUREAU);
    await says(preview, `第一次收到“${BUREAU}”的文件，请先打电话核对密钥指纹`);
    expect(await receiveButton(page).isDisabled()).toBe(true);
    await press(preview, '指纹一致，信任该单位');
    await receiveButton(page).click();
    const receipt = receiptOf(page, '下发包', BUREAU);
    await says(receipt, counts({ new: '\\d+' }));
    await says(receipt, /^\d{4} \d{4}$/);

    await press(receipt, '看台账');
    await ledgerTab(page, '本单位承担').click();
    for (const [seq, label] of [
      [1, '牵头'],
      [2, '配合'],
      [8, '点名'],
    ] as const)
      await ledgerRow(page, seq).getByRole('gridcell', { name: label, exact: true }).waitFor();
    await ledgerTab(page, '点名').click();
    expect(await grid(page).getByRole('gridcell', { name: '点名', exact: true }).count()).toBe(4);
  });

  test('it fills in, signs off, and hands in', async () => {
    const page = await desk.sit(desk.store('a'));
    await menu(page, '进展填报');
    const first = sheetRow(page, 1);
    await first.getByRole('textbox', { name: '本期进展' }).fill('甲校：已成立工作专班。');
    await first.getByRole('spinbutton', { name: '完成比例' }).fill('40');
    await first
      .getByRole('spinbutton', { name: /^实际值：/ })
      .last()
      .fill('21.5');
    await press(first, /添加佐证/);
    await pickFile(page, '会议纪要.pdf');
    await first.getByRole('list', { name: '佐证材料' }).getByText('会议纪要.pdf').waitFor();
    await press(sheetRow(page, 2), /本期无进展/);
    await says(sheetRow(page, 2), /已填，待签发/);
    await says(first, /已填，待签发 · 已保存/);

    await signOff(page, '分管校领导', 2);
    await press(dialog(page), '导出上报包');
    await says(page, /^已签发、还没有上报的进展 2 项/);
    await exportTo(page, '上报', 'up-a');
    await says(page, /^已签发的进展都导出过了/);
  });

  test('the other school does the same, and has nothing of the first', async () => {
    const page = await desk.sit(desk.store('b'));
    await firstRun(page, { ...B, role: '学校', operator: '办公室' });
    await openBundle(page, `down/${down(B.name)}`);
    await press(previewOf(page, '下发包', BUREAU), '指纹一致，信任该单位');
    await receiveButton(page).click();
    await press(receiptOf(page, '下发包', BUREAU), '去填报');
    const field = sheetRow(page, 3).getByRole('textbox', { name: '本期进展' });
    await field.fill('乙校：方案已报批。');
    await says(sheetRow(page, 3), /已保存/);
    await signOff(page, '院长', 1);
    await press(dialog(page), '导出上报包');
    await exportTo(page, '上报', 'up-b');
    const { parts } = await unpack(join(desk.home, 'up-b', desk.only('up-b')));
    const inside = parts.map(({ bytes }) => bytes.toString()).join('\n');
    expect(inside).toContain('乙校：方案已报批。');
    expect(inside).not.toContain('甲校');
  });

  test('the bureau sees both missing, receives them in either order, and has the same content', async () => {
    cpSync(desk.store('bureau'), desk.store('other'), { recursive: true });
    dumps.before = await dumpOf(desk.store('bureau'));
    const page = await desk.sit(desk.store('bureau'));
    await menu(page, '工作台');
    await says(page, '已报 0');
    expect(await missingUnits(page)).toEqual(expect.arrayContaining([A.name, B.name]));
    await receiveFrom(page, 'up-a', A.name, true);
    await receiveFrom(page, 'up-b', B.name, true);

    const other = await desk.sit(desk.store('other'));
    await receiveFrom(other, 'up-b', B.name, true);
    await receiveFrom(other, 'up-a', A.name, true);
  });

  test('whatever the order, the content is equal', async () => {
    dumps.both = await dumpOf(desk.store('bureau'));
    expect(dumps.both).not.toBe(dumps.before);
    expect(await dumpOf(desk.store('other'))).toBe(dumps.both);
  });

  test('the same file again would change nothing, and is not received', async () => {
    const page = await desk.sit(desk.store('bureau'));
    for (const [folder, from] of [
      ['up-a', A.name],
      ['up-b', B.name],
    ] as const) {
      await menu(page, '接收');
      await openBundle(page, `${folder}/${desk.only(folder)}`);
      await says(previewOf(page, '上报包', from), '再收一次不会有任何变化');
      await says(previewOf(page, '上报包', from), counts({ new: 0, unchanged: '\\d+' }));
    }
    expect(await receiveButton(page).isDisabled()).toBe(true);
  });

  test('the same content in a new file: 0 changes in the preview and in the receipt', async () => {
    const school = await desk.sit(desk.store('a'));
    await menu(school, '上报');
    await exportTo(school, '上报', 'again');
    const page = await desk.sit(desk.store('bureau'));
    await menu(page, '接收');
    await openBundle(page, `again/${desk.only('again')}`);
    const preview = previewOf(page, '上报包', A.name);
    await says(preview, counts({ new: 0, unchanged: '\\d+' }));
    await says(preview, '内容与台账相同，接收后只会留下回执。');
    await receiveButton(page).click();
    const receipt = receiptOf(page, '上报包', A.name);
    await says(receipt, counts({ new: 0, unchanged: '\\d+' }));
    await undo(page, desk.only('again'));
  });

  test('the workbench says who has reported; the ledger shows what they said and becomes a workbook', async () => {
    expect(await dumpOf(desk.store('bureau'))).toBe(dumps.both);
    const page = await desk.sit(desk.store('bureau'));
    await menu(page, '工作台');
    await says(page, '已报 2');
    const silent = await missingUnits(page);
    expect(silent).toContain('市卫生健康委');
    for (const { name } of [A, B]) expect(silent).not.toContain(name);

    await menu(page, '任务台账');
    await ledgerTab(page, '全部').click();
    await search(page, '工作专班');
    await shown(page, 1, 40);
    await ledgerRow(page, 1).getByText('甲校：已成立工作专班。').waitFor();
    await press(page, '导出台账');
    const name = await pickSave(page, 'reports');
    await says(page, /^台账已导出：/);
    expect(name).toMatch(/^济南市工作任务清单-进展情况-\d{4}-\d{2}\.xlsx$/);
    expect(
      readFileSync(join(desk.home, 'reports', name))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  test('a receive taken back leaves exactly what was there before', async () => {
    const page = await desk.sit(desk.store('bureau'));
    await menu(page, '接收');
    await undo(page, desk.only('up-b'));
    await undo(page, desk.only('up-a'));
  });

  test('and the receives taken back can be received again', async () => {
    expect(await dumpOf(desk.store('bureau'))).toBe(dumps.before);
    const page = await desk.sit(desk.store('bureau'));
    await menu(page, '工作台');
    await says(page, '已报 0');
    expect(await missingUnits(page)).toEqual(expect.arrayContaining([A.name, B.name]));
    await receiveFrom(page, 'up-a', A.name, true);
  });
});

const dumps = { before: '', both: '' };

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format().replaceAll('-', '');
const down = (name: string): string => `下发包_${name}(${name === A.name ? A.code : B.code})_${today}.tzb`;

async function assignRows(page: Page, rows: readonly number[], unit: string, role: '牵头' | '配合') {
  for (const seq of rows) await ledgerRow(page, seq).click({ modifiers: ['ControlOrMeta'] });
  await says(page, `已选 ${rows.length} 项`);
  await assignMarked(page, unit, role);
  await says(page, `已交办给“${unit}”：${rows.length} 项，0 项原来就是。`);
  await press(page, '取消选择');
}

async function receiveFrom(page: Page, folder: string, from: string, first: boolean) {
  await menu(page, '接收');
  await openBundle(page, `${folder}/${desk.only(folder)}`);
  if (first) await press(previewOf(page, '上报包', from), '指纹一致，信任该单位');
  await receiveButton(page).click();
  await says(receiptOf(page, '上报包', from), counts({ new: '[1-9]\\d*' }));
}

async function undo(page: Page, file: string) {
  const received = page.getByRole('region', { name: /^已接收/ }).or(page.getByRole('row'));
  await button(received.filter({ hasText: file }), '撤销接收')
    .first()
    .click();
  await says(dialog(page), `撤销接收“${file}”？`);
  await press(dialog(page), '撤销接收');
  await says(page, `已撤销接收“${file}”。`);
  // The list is read again after the sentence; until then the row still offers to be taken back.
  await page
    .getByRole('row')
    .filter({ hasText: file })
    .getByText(/^已撤销/)
    .first()
    .waitFor();
}
