import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { receiptCode } from '../../shared/exchange/receipt-code.ts';
import { openBundle } from './open-bundle.ts';

/** Bundles as each format version wrote them. They are never made again: each has to open for ever. */
const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

test('a bundle of format 1.0 opens for ever', async () => {
  const opened = await openBundle(fixture('bundle-1.0-issue.tzb'));
  if (!opened.ok) throw new Error(opened.error.code);
  const bundle = opened.value;
  expect(bundle.descriptor).toMatchSnapshot('descriptor');
  expect({ ...bundle.file, path: '' }).toMatchSnapshot('file');
  expect(bundle.signature).toMatchSnapshot('signature');
  const records = [...bundle.records()].map(({ known, line, record }) => ({ known, line, record }));
  expect(records).toMatchSnapshot('records');
  expect(receiptCode(bundle.descriptor.receiptSecret)).toMatchSnapshot('receipt code');
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-'));
  for (const { sha256 } of bundle.evidence) {
    expect((await bundle.extractEvidence(sha256, join(dir, sha256))).ok).toBe(true);
    expect(readFileSync(join(dir, sha256), 'utf8')).toMatchSnapshot('evidence');
  }
  rmSync(dir, { recursive: true });
  await bundle.close();
});
