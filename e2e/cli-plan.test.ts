import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { A, copyWorld, playMonth, testFolder, type World } from '../electron/services/test-stores.ts';
import { done, keepCompiled, refused } from './cli-run.ts';

keepCompiled();
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

test('split, approve and the gate: parts by title, unit and limit; nothing unapproved is exported', async () => {
  const { bureau } = copyWorld(played);
  const made = await done(
    bureau,
    'split',
    '#7',
    '--part',
    '制订方案',
    '--part',
    `建设基地；${A.name}；2026-12-31`,
  );
  expect(
    made.parts.map((part: { number: string; deadline: { date: string | null } }) => part.number),
  ).toEqual(['7.1', '7.2']);
  expect(made.parts[1]).toMatchObject({ assigned: [{ name: A.name }], deadline: { date: '2026-12-31' } });
  expect((await done(bureau, 'task', '#7.2')).task.title).toBe('建设基地');
  expect(await refused(bureau, 'split', '#7.1', '--part', '再分')).toBe('E_PART_OF_PART');

  const { ledgers } = await done(bureau, 'ledgers');
  await done(bureau, 'approve', '--ledger', ledgers[0].id, '--gate', 'on');
  const out = testFolder();
  expect(await refused(bureau, 'export', '--to', A.name, '--out', out)).toBe('E_NOT_APPROVED');
  expect(readdirSync(out)).toEqual([]);
  expect((await done(bureau, 'approve', '--by', '王局长', '--date', '2026-11-20')).decided).toBe(42);
  expect((await done(bureau, 'approve')).unapproved).toEqual([]);
  await done(bureau, 'export', '--to', A.name, '--out', out);
  expect(readdirSync(out)).toHaveLength(1);
});

test('delegate: to two sections, a slip for them, and nothing to collect before they have reported', async () => {
  const { a } = copyWorld(played);
  const given = await done(a, 'delegate', '#1', '教务处', '学生处', '--due', '2026-11-20');
  expect(given.newSections).toEqual(['教务处', '学生处']);
  const path = join(testFolder(), 'slip.docx');
  await done(a, 'report', 'slip', '--unit', '教务处', '--out', path);
  expect(statSync(path).size).toBeGreaterThan(1000);
  const { tasks } = await done(a, 'tasks', '--mine');
  const from = tasks.find(
    (task: { seq: number; partOf: string | null }) => task.seq === 1 && task.partOf === null,
  );
  expect(await refused(a, 'delegate', from.id, '--collect')).toBe('E_NO_SECTION_REPORT');
});
