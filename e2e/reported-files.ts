import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
import type { Desk } from './window-desk.ts';

/** A bureau that received one report with these files, given by their names. Answers its store. */
export async function bureauWithFiles(
  desk: Desk,
  files: Readonly<Record<string, Uint8Array>>,
): Promise<string> {
  const done: (() => void)[] = [];
  const unit = await openUnit(desk.store('bureau'), {}, (clean) => done.push(clean));
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await unit.call('importList', { path: jinan, edits: [] });
  await unit.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await unit.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
  const school = await openUnit(testFolder(), {}, (clean) => done.push(clean));
  await school.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: '办公室' });
  await receive(school, (await exportTo(unit, A.name, testFolder()))[0] ?? '');
  const folder = testFolder();
  mkdirSync(folder, { recursive: true });
  const { period } = await school.call('getTask', { task: '#1' });
  const evidence = [];
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, content);
    evidence.push(await school.call('addEvidence', { task: '#1', period, path }));
  }
  await school.call('saveDraft', { task: '#1', period, draft: draft({ text: '已验收', evidence }) });
  await school.call('signOff', { period, by: '校长' });
  await receive(unit, (await exportTo(school, 'all', testFolder()))[0] ?? '');
  for (const close of done) close();
  return desk.store('bureau');
}
