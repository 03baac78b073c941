import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  archiveOf,
  draft,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  testFolder,
} from '../electron/services/test-stores.ts';
import { button, goTo, says } from './window-acts.ts';
import { type Desk, openDesk } from './window-desk.ts';

/** 两处不同 that nobody decides any more: shown, with why, and no work for anybody. */
let desk: Desk;
let bureau: string;
beforeAll(async () => {
  desk = await openDesk();
  ({ bureau } = await playMonth(testFolder(afterAll)));
  await typeTwice();
});
afterAll(() => desk.leave());

/** 代录 of one report on two PCs of the bureau; then the task is suspended. */
async function typeTwice(): Promise<void> {
  const one = await openUnit(bureau, {}, () => undefined);
  const two = await openUnit(join(testFolder(afterAll), 'two'), {}, () => undefined);
  await receive(two, await archiveOf(one, testFolder(afterAll)));
  const { evidence: _none, ...blank } = draft();
  for (const [unit, by] of [
    [one, '甲机'],
    [two, '乙机'],
  ] as const) {
    const heard = { unit: A.name, period: PERIOD, source: 'phone' as const, from: null, by };
    await unit.call('transcribeReport', {
      ...{ task: '#8', ...heard },
      report: { ...blank, text: `${by}听到的` },
    });
  }
  await receive(one, await archiveOf(two, testFolder(afterAll)));
  const why = { text: '政策调整', year: null, approvedBy: null };
  await one.call('decideTasks', { ...why, tasks: ['#8'], verdict: 'suspend' });
  two.close();
  one.close();
}

test('a report of a suspended task shows both values and why none is chosen; the workbench does not wait for it', async () => {
  const page = await desk.sit(bureau);
  await goTo(page, 'differences');
  const card = page.locator('section.difference');
  for (const words of ['甲机听到的', '乙机听到的', '任务重新办理后可以再选定']) await says(card, words);
  expect(await card.getByRole('radio').count()).toBe(0);
  expect(await button(card, '以这一份为准').count()).toBe(0);
  const answered = page.waitForResponse((response) => response.url().endsWith('/listDifferences'));
  await goTo(page, 'workbench');
  expect(await (await answered).text()).toContain('taskEnded');
  await says(page, '报送情况');
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  expect(await page.getByText(/处下面单位的两台电脑写得不同|处两台电脑写得不同/).count()).toBe(0);
});
