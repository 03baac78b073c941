import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUNDLE_MINOR, bundleKinds } from '../../../shared/exchange/descriptor.ts';
import { openUnit, receive, type TestUnit, testFolder } from '../test-stores.ts';

/**
 * What a bureau and its school wrote to each other under each version of the format, one bundle of each kind. They are
 * never made again: each has to be received for ever.
 */
const folder = join(import.meta.dirname, '../../exchange/fixtures/kinds');
const kept = (version: string, kind: string): string => join(folder, `bundle-${version}-${kind}.tzb`);
const SCHOOL = { name: '示例市第一中学', code: '3137000001' };

async function freshUnit(name: string, role: 'bureau' | 'school', code: string | null): Promise<TestUnit> {
  const unit = await openUnit(join(testFolder(), 'store'));
  await unit.call('createUnit', { name, role, code, operator: '张三' });
  return unit;
}

test('the newest version is kept in every kind', () => {
  const newest = readdirSync(folder).filter((name) => name.startsWith(`bundle-1.${BUNDLE_MINOR}-`));
  expect(newest.sort()).toEqual(bundleKinds.map((kind) => `bundle-1.${BUNDLE_MINOR}-${kind}.tzb`).sort());
});

test.each(['1.0', '1.2'])('a card of version %s is enrolled', async (version) => {
  const bureau = await freshUnit('示例市教育局', 'bureau', null);
  expect(await bureau.call('trustCard', { path: kept(version, 'card') })).toMatchObject({
    unit: { name: SCHOOL.name },
  });
});

describe.each([
  ['1.1', { archived: [15, 17], submitted: 5, issued: 13, decided: 2 }],
  ['1.2', { archived: [27, 25], submitted: 5, issued: 15, decided: 3 }],
])('version %s', (version, count) => {
  test('an archive makes the bureau’s store, which takes the school’s submit', async () => {
    const bureau = await openUnit(join(testFolder(), 'store'));
    const archive = await receive(bureau, kept(version, 'archive'));
    const [fresh, unchanged] = count.archived;
    expect(archive.counts).toEqual({ new: fresh, changed: 0, unchanged, refused: 0 });
    const submit = await receive(bureau, kept(version, 'submit'));
    expect(submit.counts).toMatchObject({ new: count.submitted, changed: 0, refused: 0 });
    expect(submit.missingEvidence).toEqual([]);
    expect(await bureau.call('checkStore', {})).toEqual({ ok: true, problems: [] });
  });

  test('an issue makes a school’s ledger, and a decide goes on from it', async () => {
    const school = await freshUnit(SCHOOL.name, 'school', SCHOOL.code);
    const issue = await receive(school, kept(version, 'issue'));
    expect(issue.counts).toEqual({ new: count.issued, changed: 0, unchanged: 0, refused: 0 });
    const decide = await receive(school, kept(version, 'decide'));
    expect(decide.counts).toMatchObject({ new: count.decided, refused: 0 });
    expect(await school.call('checkStore', {})).toEqual({ ok: true, problems: [] });
  });
});
