import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bureauWithFiles } from './reported-files.ts';
import { menu, press, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

const REPORT = readFileSync(join(import.meta.dirname, 'fixtures/acceptance-report.pdf'));

test('the pages of a Chinese PDF are turned and drawn at the review desk; half a file says that it is damaged', async () => {
  const page = await desk.sit(
    await bureauWithFiles(desk, { '验收报告.pdf': REPORT, '半份报告.pdf': REPORT.subarray(0, 400) }),
  );
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
