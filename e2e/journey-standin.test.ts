import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { A, B, BUREAU, jinan, playMonth, testFolder } from '../electron/services/test-stores.ts';
import type { Args, OperationCall } from '../shared/contract.ts';
import { launchApp, type RunningApp } from './standin/launch.ts';
import {
  button,
  counts,
  firstRun,
  ledgerRow,
  ledgerTab,
  menu,
  press,
  previewOf,
  receiptOf,
  receiveButton,
  says,
  shown,
} from './window-acts.ts';

// The built main and preload bundles, on a stand-in for Electron: nothing here was seen in Electron itself.
const entry = join(import.meta.dirname, '../out/main/index.js');

test('In the app a bureau begins and imports a list that the system dialog gave', async () => {
  const { app, page } = await open(join(testFolder(), 'store'));
  await firstRun(page, { name: BUREAU, role: '市级教育局', operator: '督办科' });
  answerWith(app, [jinan]);
  await press(page, '选择清单文件');
  await press(page, '下一步：核对');
  await press(page, '下一步：完成');
  await press(page, '导入 40 项任务');
  await press(page, '看台账');
  await ledgerTab(page, '全部').click();
  await shown(page, 40, 40);
  await ledgerRow(page, 1).waitFor();
});

test('In the app bundles arrive by the system dialog and from the file manager', async () => {
  const world = await playMonth(testFolder());
  const { app, page } = await open(world.bureau);
  await menu(page, '接收');
  answerWith(app, [world.up.a]);
  await press(page, '选择文件');
  await press(previewOf(page, '上报包', A.name), '指纹一致，信任该单位');
  await receiveButton(page).click();
  await says(receiptOf(page, '上报包', A.name), counts({ new: '[1-9]\\d*' }));

  await menu(page, '任务台账');
  await ledgerRow(page, 1).getByText('甲校独有的进展文字').waitFor();
  app.order({ order: 'emit', name: 'open-file', args: [world.up.b] });
  await page.getByRole('heading', { name: '接收', exact: true }).waitFor();
  await press(previewOf(page, '上报包', B.name), '指纹一致，信任该单位');
  await receiveButton(page).click();
  await says(receiptOf(page, '上报包', B.name), counts({ new: '[1-9]\\d*' }));
});

test('A dialog that the person closed changes nothing', async () => {
  const { app, page } = await open(join(testFolder(), 'store'));
  await firstRun(page, { name: BUREAU, role: '市级教育局', operator: '督办科' });
  app.order({ order: 'answer', answer: { canceled: true, filePaths: [] } });
  await press(page, '选择清单文件');
  await app.noted('dialog');
  await button(page, '选择清单文件').waitFor();
  await menu(page, '工作台');
  await says(page, '还没有台账');
});

test('A system dialog that is open when the lock falls gives its path to nobody', async () => {
  const { app, page } = await open((await playMonth(testFolder())).a);
  await menu(page, '接收');
  const ask = <N extends 'saveOperator' | 'chooseFiles' | 'lockStore' | 'chooseOperator'>(
    name: N,
    args: Args<N>,
  ) =>
    page.evaluate(
      ([operation, given]) =>
        (globalThis as unknown as { taizhang: Record<string, OperationCall<N>> }).taizhang[operation]?.(
          given as Args<N>,
          { language: 'zh' },
        ),
      [name, args] as const,
    );
  const given = { name: '张三', password: 'Haitang-2026' };
  expect(await ask('saveOperator', { ...given, current: null })).toMatchObject({ ok: true });
  app.order({ order: 'answer', answer: { staysOpen: true } });
  const chosen = ask('chooseFiles', { purpose: 'list', many: false });
  await app.noted('dialog');
  expect(await ask('lockStore', {})).toMatchObject({ ok: true, value: { locked: true } });
  answerWith(app, ['/home/张三/名单.docx']);
  expect(await chosen).toEqual({ ok: true, value: { paths: [] } });
  expect(await ask('chooseOperator', given)).toMatchObject({ ok: true });
});

async function open(store: string): Promise<{ app: RunningApp; page: Page }> {
  const app = await launchApp(entry, ['--store', store]);
  onTestFinished(async () => void (await app.close()));
  const { page } = app;
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  onTestFinished(() => expect(complaints).toEqual([]));
  return { app, page };
}

const answerWith = (app: RunningApp, filePaths: readonly string[]) =>
  app.order({ order: 'answer', answer: { canceled: false, filePaths } });
