import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BUNDLE_MAJOR, BUNDLE_MINOR, trustedComment } from '../../shared/exchange/descriptor.ts';
import { fingerprint, formatFingerprint } from '../../shared/exchange/fingerprint.ts';
import { isSignedByOld, type KeyChange, keyChangeText } from '../../shared/exchange/key-change.ts';
import { bundleLimits } from '../../shared/exchange/limits.ts';
import { receiptCode } from '../../shared/exchange/receipt-code.ts';
import { parseRecordLine } from '../../shared/exchange/record-line.ts';
import { ok } from '../../shared/result.ts';
import { openBundle } from './open-bundle.ts';

/** Bundles as each format version wrote them. They are never made again: each has to open for ever. */
const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

/** Versions of which an `issue` is kept. */
const versions = readdirSync(fixture('.'))
  .flatMap((name) => /^bundle-(\d+\.\d+)-issue\.tzb$/.exec(name)?.[1] ?? [])
  .sort();

test('every version up to the newest is kept', () => {
  const minors = Array.from({ length: BUNDLE_MINOR + 1 }, (_, minor) => `${BUNDLE_MAJOR}.${minor}`);
  expect(versions).toEqual(minors);
});

test.each(versions)('a bundle of format %s opens for ever', async (version) => {
  const opened = await openBundle(fixture(`bundle-${version}-issue.tzb`));
  if (!opened.ok) throw new Error(opened.error.code);
  const bundle = opened.value;
  expect(bundle.descriptor).toMatchSnapshot('descriptor');
  expect({ ...bundle.file, path: '' }).toMatchSnapshot('file');
  expect(bundle.signature).toMatchSnapshot('signature');
  const records = [...bundle.records()].map(({ known, record }, at) => ({ known, line: at + 1, record }));
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

/** What a reader or writer of another make can check itself against (docs/bundle-format.md, section 11). */
const vectors = JSON.parse(readFileSync(fixture('vectors.json'), 'utf8')) as {
  readonly fingerprint: readonly { readonly key: string; readonly digits: string; readonly words: string }[];
  readonly receiptCode: readonly { readonly secret: string; readonly code: string }[];
  readonly trustedComment: readonly {
    readonly bundle: Parameters<typeof trustedComment>[0];
    readonly text: string;
  }[];
  readonly seal: readonly {
    readonly file: string;
    readonly bytes: number;
    readonly seal: string;
    readonly sha256: string;
  }[];
  readonly locked: readonly {
    readonly file: string;
    readonly holds: string;
    readonly identity?: string;
    readonly password?: string;
  }[];
  readonly keyChange: readonly {
    readonly change: KeyChange;
    readonly text: string;
    readonly outcome: 'signed' | 'unsigned' | 'forged';
  }[];
  readonly recordLine: readonly {
    readonly line: string;
    readonly outcome: 'known' | 'extra' | 'unknown' | 'refused';
  }[];
};

describe('the test vectors', () => {
  test('fingerprints in digits and words', () => {
    for (const { key, digits, words } of vectors.fingerprint)
      expect(formatFingerprint(fingerprint(key))).toBe(`${digits} ${words}`);
  });

  test('receipt codes', () => {
    for (const { secret, code } of vectors.receiptCode) expect(receiptCode(secret)).toBe(code);
  });

  test('trusted comments', () => {
    for (const { bundle, text } of vectors.trustedComment) expect(trustedComment(bundle)).toBe(text);
  });

  test('seals: the hash of all bytes before the last 64, and the hash of the file', () => {
    for (const { file, bytes, seal, sha256 } of vectors.seal) {
      const content = readFileSync(fixture(file));
      expect(content.length).toBe(bytes);
      const before = content.subarray(0, content.length - 64);
      expect(createHash('sha256').update(before).digest('hex')).toBe(seal);
      expect(content.subarray(-71).toString('latin1')).toBe(`sha256:${seal}`);
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
  });

  test('every bundle that is kept has its seal and is locked in both ways', () => {
    const kept = readdirSync(fixture('.')).filter((name) => name.endsWith('.tzb'));
    expect(vectors.seal.map(({ file }) => file).sort()).toEqual(kept.sort());
    for (const name of kept) {
      const ways = vectors.locked.filter(({ holds }) => holds === name);
      expect(ways.map((way) => ('password' in way ? 'password' : 'key')).sort()).toEqual(['key', 'password']);
    }
  });

  test('key changes: what is signed, and whether the key before has signed it', () => {
    for (const { change, text, outcome } of vectors.keyChange) {
      expect(keyChangeText(change)).toBe(text);
      const found = change.signature === null ? 'unsigned' : isSignedByOld(change) ? 'signed' : 'forged';
      expect(found, text).toBe(outcome);
    }
    const outcomes = new Set(vectors.keyChange.map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(['forged', 'signed', 'unsigned']);
  });

  test('locked files hold the bundle that lies beside them', async () => {
    for (const { file, holds, identity, password } of vectors.locked) {
      const unlock = {
        ...(password !== undefined && { password }),
        ...(identity !== undefined && { identities: async () => ok([identity]) }),
      };
      const opened = await openBundle(fixture(file), { unlock });
      if (!opened.ok) throw new Error(opened.error.code);
      const plain = createHash('sha256')
        .update(readFileSync(fixture(holds)))
        .digest('hex');
      expect(opened.value.file.sha256, file).toBe(plain);
      await opened.value.close();
    }
    expect(vectors.locked.length).toBeGreaterThan(0);
  });

  test('lines of records: taken, taken with fields or kinds not understood, refused', () => {
    for (const { line, outcome } of vectors.recordLine) {
      const read = parseRecordLine(line, bundleLimits);
      const found = !read ? 'refused' : !read.known ? 'unknown' : read.extra.length > 0 ? 'extra' : 'known';
      expect(found, line).toBe(outcome);
    }
    const outcomes = new Set(vectors.recordLine.map(({ outcome }) => outcome));
    expect([...outcomes].sort()).toEqual(['extra', 'known', 'refused', 'unknown']);
  });
});
