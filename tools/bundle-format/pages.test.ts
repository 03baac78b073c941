import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BUNDLE_MAJOR, BUNDLE_MINOR, bundleKinds } from '../../shared/exchange/descriptor.ts';
import { fingerprintWords } from '../../shared/exchange/fingerprint-words.ts';
import { type BundleLimits, bundleLimits } from '../../shared/exchange/limits.ts';
import { MOST_EXTRA } from '../../shared/exchange/record-line.ts';
import { recordKinds } from '../../shared/model/record.ts';

const docs = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(docs, 'bundle-format.md'), 'utf8');

test('the fingerprint words are those of the code, in their order', () => {
  const words = readFileSync(join(docs, 'bundle-format/fingerprint-words.txt'), 'utf8');
  expect(words).toBe(`${fingerprintWords.join('\n')}\n`);
});

/** How much is read at once is no limit of the format. */
const limitNames: Readonly<Record<Exclude<keyof BundleLimits, 'inMemory'>, string>> = {
  file: 'the whole file',
  tagFile: 'each of bundle.json, bag files, manifests, signature and cover',
  records: 'records.ndjson, inflated',
  recordCount: 'lines of records.ndjson',
  line: 'one line, without its line feed',
  evidenceCount: 'evidence files',
  evidenceFile: 'one evidence file',
  ratio: 'inflated to deflated size, asked above the size of the next line',
  ratioFloor: 'inflated size that any ratio may have',
  jsonDepth: 'depth of what a reader does not understand, `fields` being 1',
  string: 'UTF-16 code units of a text in what a reader does not understand',
};

test('the limits are those of the code', () => {
  const rows = Object.entries(limitNames).map(
    ([limit, name]) => `| ${name} | ${bundleLimits[limit as keyof BundleLimits].toLocaleString('en')} |`,
  );
  rows.push(`| unknown fields of one record | ${MOST_EXTRA} |`);
  expect(
    page
      .split('\n## 13. Limits\n')[1]
      ?.split('\n')
      .filter((line) => /\d \|$/.test(line)),
  ).toEqual(rows);
});

test('the page is of the newest version and names every kind of bundle and of record', () => {
  expect(page.startsWith(`# The bundle format, version ${BUNDLE_MAJOR}.${BUNDLE_MINOR}\n`)).toBe(true);
  const named = [...page.matchAll(/^\|(.*?)\|/gm)].flatMap(([, cell = '']) => cell.match(/`\w+`/g) ?? []);
  expect(named).toEqual(expect.arrayContaining(recordKinds.map((kind) => `\`${kind}\``)));
  for (const kind of bundleKinds) expect(page).toContain(`\`${kind}\` `);
});
