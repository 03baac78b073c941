import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { databaseFile } from '../../store/database.ts';
import { A, openUnit, playMonth, SECRET_B, testFolder, unitId } from '../test-stores.ts';

test('a file that runs into a mistake of ours has its own line, and the others are received and previewed', async () => {
  const { bureau: dir, up } = await playMonth(join(testFolder(), 'world'));
  const before = await openUnit(dir);
  const a = await unitId(before, A.name);
  before.close();
  const db = new Database(databaseFile(dir));
  db.exec(`CREATE TRIGGER mistake BEFORE INSERT ON record WHEN NEW.author = '${a}'
           BEGIN SELECT RAISE(ABORT, 'not foreseen'); END`);
  db.close();
  const bureau = await openUnit(dir);
  const paths = [up.a, up.b];
  const said = [{ ok: false, error: { code: 'E_INTERNAL' } }, { ok: true }];
  expect(await bureau.call('previewBundles', { paths })).toMatchObject(said);
  const { results } = await bureau.call('receiveBundles', { paths, trustNew: true, dryRun: false });
  expect(results).toMatchObject(said);
  expect(results[0]?.ok === false && results[0].error.message).toContain('not foreseen');
  expect(bureau.dump()).toContain(SECRET_B);
});
