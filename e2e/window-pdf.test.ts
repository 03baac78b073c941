import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  receive,
  testFolder,
  unitRow,
} from '../electron/services/test-stores.ts';
import { menu, press, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

const REPORT = readFileSync(join(import.meta.dirname, 'fixtures/acceptance-report.pdf'));

/** A bureau that received a report with a real PDF (its first page is empty), and half of one. */
async function bureau(): Promise<string> {
  const done: (() => void)[] = [];
  const unit = await openUnit(desk.store('bureau'), {}, (clean) => done.push(clean));
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await unit.call('importList', { path: jinan, edits: [] });
  await unit.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await unit.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  const school = await openUnit(testFolder(), {}, (clean) => done.push(clean));
  await school.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: '办公室' });
  await receive(school, (await exportTo(unit, A.name, testFolder()))[0] ?? '');
  const files = testFolder();
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, '验收报告.pdf'), REPORT);
  writeFileSync(join(files, '半份报告.pdf'), REPORT.subarray(0, 400));
  const { period } = await school.call('getTask', { task: '#1' });
  const evidence = [];
  for (const name of ['验收报告.pdf', '半份报告.pdf'])
    evidence.push(await school.call('addEvidence', { task: '#1', period, path: join(files, name) }));
  await school.call('saveDraft', { task: '#1', period, draft: draft({ text: '已验收', evidence }) });
  await school.call('signOff', { period, by: '校长' });
  await receive(unit, (await exportTo(school, 'all', testFolder()))[0] ?? '');
  for (const close of done) close();
  return desk.store('bureau');
}

test('the pages of a Chinese PDF are turned and drawn at the review desk; half a file says that it is damaged', async () => {
  const page = await desk.sit(await bureau());
  await menu(page, '审核');
  await press(page, '预览 验收报告.pdf');
  await says(page, '第 1 页，共 2 页');
  await press(page, '下一页');
  await says(page, '第 2 页，共 2 页');
  const picture = page.getByRole('img', { name: '验收报告.pdf 第 2 页' });
  const dark = await picture.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let count = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) < 100 && (data[at + 3] ?? 0) > 200) count += 1;
    return count;
  });
  expect(dark).toBeGreaterThan(150);
  await press(page, '预览 半份报告.pdf');
  await says(page, /^这个 PDF 已损坏或不完整/);
});
