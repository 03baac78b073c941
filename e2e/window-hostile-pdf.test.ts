import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostilePdfs } from './hostile-pdfs.ts';
import { bureauWithFiles } from './reported-files.ts';
import { menu, press, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.leave());

/** How much of the page that is shown is black, and how large its picture is. */
const drawn = (page: Page, name: string) =>
  page.getByRole('img', { name }).evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let black = 0;
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) < 50 && (data[at + 3] ?? 0) > 200) black += 1;
    return { black, width: canvas.width, height: canvas.height };
  });

test('a PDF that is locked, endless, a bomb or out of bounds says so with the next step, and the window goes on', async () => {
  const page = await desk.sit(
    await bureauWithFiles(
      desk,
      Object.fromEntries(Object.entries(hostilePdfs).map(([name, content]) => [`${name}.pdf`, content])),
    ),
  );
  await menu(page, '审核');
  const open = (name: keyof typeof hostilePdfs) => press(page, `预览 ${name}.pdf`);

  await open('bomb');
  await says(page, /^这个 PDF 展开后太大.*核实/);
  await open('locked');
  await says(page, /^这个 PDF 设了打开密码.*密码后/);
  await open('circle');
  await says(page, /^这个 PDF 已损坏.*重新添加原件/);

  await open('script');
  await says(page, /带有脚本.*不执行/);
  await says(page, '第 1 页，共 1 页');
  expect((await drawn(page, 'script.pdf 第 1 页')).black).toBeGreaterThan(1000);
  await open('program');
  await says(page, /会启动程序的动作.*不执行/);
  await open('files');
  await says(page, /夹带了附件.*不取出/);
  await says(page, '第 1 页，共 1 页');
  expect((await drawn(page, 'files.pdf 第 1 页')).black).toBeGreaterThan(1000);

  await open('pages');
  await says(page, '第 1 页，共 5000 页');
  await says(page, /^只显示前 30 页/);
  for (const name of ['giant', 'ribbon'] as const) {
    await open(name);
    await says(page, '第 1 页，共 1 页');
    const { width, height } = await drawn(page, `${name}.pdf 第 1 页`);
    expect(width * height).toBeLessThanOrEqual(12_000_000);
    expect(Math.max(width, height)).toBeLessThanOrEqual(8192);
  }

  await open('endless');
  // Given up after the time that one step may take, which is longer than a test waits for anything else.
  await page.getByText(/^这个 PDF 太复杂.*已停止/).waitFor({ timeout: 90_000 });
  await open('pages');
  await says(page, '第 1 页，共 5000 页');
  await press(page, '下一页');
  await says(page, '第 2 页，共 5000 页');
});
