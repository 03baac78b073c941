import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { bundleLimits } from '../../../shared/exchange/limits.ts';
import type { ReportFields } from '../../../shared/model/record.ts';
import { openDatabase } from '../../store/database.ts';
import { createStore } from '../../store/store.ts';
import { BUREAU, jinan, openUnit, taskId, testFolder, unitId } from '../test-stores.ts';
import { reportOf } from './crafted.fixture.ts';

const EACH = 50;

test('what no archive can hold is told with the way that has no such limit', async () => {
  const dir = join(testFolder(), 'bureau');
  const first = await openUnit(dir);
  await first.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await first.call('importList', { path: jinan, edits: [] });
  const [task, self] = [await taskId(first, 1), await unitId(first, BUREAU)];
  first.close();
  const files = Array.from({ length: bundleLimits.evidenceCount + 1 }, (_, index) => `材料${index}`);
  const evidence = files.map((text) => {
    const sha256 = createHash('sha256').update(text).digest('hex');
    const path = join(dir, 'evidence', sha256.slice(0, 2), sha256);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return { sha256, name: `${text}.txt`, bytes: Buffer.byteLength(text) };
  });
  const db = openDatabase(dir);
  if (!db.ok) throw new Error(db.error.code);
  createStore(db.value, dir, Date.now).write({ who: '', via: 'local' }, (writer) => {
    const { fields } = reportOf(self, task);
    for (let at = 0; at < evidence.length; at += EACH)
      writer.create('report', task, self, {
        ...(fields as ReportFields),
        version: at / EACH + 1,
        evidence: evidence.slice(at, at + EACH),
      });
  });
  db.value.close();
  const bureau = await openUnit(dir);
  const stick = testFolder();
  const refusal = await bureau.refusal('exportBundles', { to: 'all', dir: stick, kind: 'archive' });
  expect(refusal.code).toBe('E_ARCHIVE_TOO_LARGE');
  expect(refusal.message).toContain(`${bundleLimits.evidenceCount}`);
  expect(refusal.hint).toContain('备份');
  expect(readdirSync(stick)).toEqual([]);
});
