import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  copyWorld,
  draft,
  openUnit,
  playMonth,
  testFolder,
  unitId,
  unitRow,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const extend = (date: string) => ({
  task: '#1',
  type: 'extend' as const,
  reason: '设备到货推迟',
  date,
  text: null,
});

test('an extension to 29 February is asked for in a leap year alone; in another year the sentence names the day', async () => {
  const a = await openUnit(copyWorld(played).a);
  const refused = await a.refusal('saveRequest', extend('2027-02-29'));
  expect(refused).toMatchObject({ code: 'E_NO_SUCH_DATE', message: '“2027-02-29”不是日历上的日期。' });
  expect((await a.call('saveRequest', extend('2028-02-29'))).type).toBe('extend');
});

test('a term is of two years that follow each other; another is refused by name', async () => {
  const a = await openUnit(copyWorld(played).a);
  const report = (period: string) => ({ task: '#1', period, draft: draft({ text: '本学期进展' }) });
  const refused = await a.refusal('saveDraft', report('2026-2028-1'));
  expect(refused.code).toBe('E_BAD_PERIOD');
  expect(refused.message).toContain('2026-2028-1');
  await a.call('saveDraft', report('2026-2027-1'));
});

test('a unit that was renamed without its former name is asked for by the new one, and the sentence says so', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const id = await unitId(bureau, A.name);
  await bureau.call('saveUnit', { id, unit: unitRow('济南职业技术大学', { code: A.code }) });
  const sheet = { unit: A.name };
  const refused = await bureau.refusal('getTypingSheet', sheet);
  expect(refused.code).toBe('E_NO_UNIT');
  expect(refused.message).toContain(A.name);
  const found = await bureau.call('getTypingSheet', { unit: '济南职业技术大学' });
  expect(found.rows.map(({ number }) => number)).toEqual(['1', '2', '8']);
});
