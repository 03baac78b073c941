import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../../shared/ids.ts';
import type { WireRecord } from '../../shared/model/record.ts';
import { createUnitKeys, publicLines } from '../keys/unit-keys.ts';
import { inspectBundle } from './inspect-bundle.ts';
import { type OpenBundle, type OpenOptions, openBundle } from './open-bundle.ts';
import {
  bureau,
  evidenceIn,
  keys,
  records,
  replica,
  school,
  sha256,
  testFolder,
  tight,
  unitRecord,
  written,
} from './test-bundle.ts';

async function opened(path: string, options?: OpenOptions): Promise<OpenBundle> {
  const result = await openBundle(path, options);
  if (!result.ok) throw new Error(`the bundle was refused: ${result.error.code}`);
  return result.value;
}

/** Small enough that even a test bundle is read in pieces. */
const inPieces = { limits: tight({ inMemory: 10 }) };

describe.each([
  ['in memory', {}],
  ['read in pieces', inPieces],
])('a bundle %s', (_how, options) => {
  test('says what was written', async () => {
    const dir = testFolder();
    const omitted = [{ sha256: sha256('earlier'), name: '佐证.pdf', bytes: 7 }];
    const previous = sha256('previous');
    const evidence = evidenceIn(testFolder(), 'one', 'two', '');
    const done = await written(dir, { omitted, previous, evidence });
    const bundle = await opened(done.path, options);
    expect(bundle.descriptor).toMatchObject({
      id: done.id,
      kind: 'issue',
      from: { ...bureau, keys: publicLines(keys) },
      to: school,
      replica,
      cutoff: '2026-11-30',
      createdAt: Date.UTC(2026, 10, 30, 2),
      app: '0.1.0',
      previous,
      omitted,
      receiptSecret: done.receiptSecret,
      counts: { total: 3, kinds: { unit: 3 }, evidence: { files: 3, bytes: 6 } },
    });
    expect(bundle.file).toEqual({
      name: '下发包_某某中学_20261130.tzb',
      path: done.path,
      bytes: done.bytes,
      sha256: done.sha256,
    });
    expect(bundle.signature).toMatchObject({ valid: true, publicLine: publicLines(keys).minisign });
    expect([...bundle.records()].map((item) => [item.known, item.record])).toEqual(
      records.map((record) => [true, record]),
    );
    expect(bundle.evidence).toEqual(
      evidence.map(({ sha256, bytes }) => ({ sha256, bytes })).sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    );
    await bundle.close();
  });

  test('gives its records more than once', async () => {
    const bundle = await opened((await written(testFolder())).path, options);
    expect([...bundle.records()]).toEqual([...bundle.records()]);
    await bundle.close();
  });

  test('gives back its evidence, byte for byte', async () => {
    const dir = testFolder();
    const big = Buffer.alloc(2_500_000, 'evidence');
    const { path } = await written(dir, { evidence: evidenceIn(testFolder(), big, '小') });
    const bundle = await opened(path, options);
    for (const content of [big, Buffer.from('小')]) {
      const target = join(dir, sha256(content));
      expect(await bundle.extractEvidence(sha256(content), target)).toEqual({ ok: true, value: undefined });
      expect(readFileSync(target).equals(content)).toBe(true);
    }
    await expect(async () => bundle.extractEvidence(sha256('none'), join(dir, 'x'))).rejects.toThrow();
    await bundle.close();
    expect(readdirSync(dir)).toHaveLength(3);
  });

  test('can be cancelled and reports how far it is', async () => {
    const { path, bytes } = await written(testFolder());
    const seen: number[] = [];
    await (await opened(path, { ...options, onProgress: (done, total) => seen.push(done / total) })).close();
    expect(seen.at(-1)).toBeGreaterThan(1 - 100 / bytes);
    const stopped = await openBundle(path, { ...options, signal: AbortSignal.abort() });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'E_CANCELLED' } });
  });
});

test('evidence that changed on the medium after the check is refused, and nothing is left', async () => {
  const dir = testFolder();
  const { path } = await written(dir, { evidence: evidenceIn(testFolder(), 'evidence') });
  const bundle = await opened(path, inPieces);
  const bytes = readFileSync(path);
  bytes[bytes.indexOf('evidence', bytes.indexOf('data/evidence/') + 78)] = 0;
  writeFileSync(path, bytes);
  const result = await bundle.extractEvidence(sha256('evidence'), join(dir, 'target'));
  expect(result).toMatchObject({ ok: false, error: { code: 'E_HASH' } });
  await bundle.close();
  expect(readdirSync(dir)).toHaveLength(1);
});

test('evidence that cannot be written is refused by code', async () => {
  const dir = testFolder();
  const { path } = await written(dir, { evidence: evidenceIn(testFolder(), 'evidence') });
  const bundle = await opened(path);
  const result = await bundle.extractEvidence(sha256('evidence'), join(dir, 'no such folder', 'target'));
  expect(result).toMatchObject({ ok: false, error: { code: 'E_MEDIUM_GONE' } });
  await bundle.close();
});

test('any records that are written read back the same, in the same order', async () => {
  const clock = fc.tuple(fc.integer({ min: 1 }), fc.constant(replica));
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const known = fc.record({
    name: text.filter((name) => name.length > 0),
    code: fc.option(text.map((code) => code.slice(0, 40))),
    aliases: fc.array(text.filter((name) => name.length > 0)),
  });
  const record = fc.oneof(
    fc.record({ fields: known, clock }).map(
      ({ fields, clock: at }): WireRecord => ({
        ...unitRecord('x'),
        clock: at,
        except: { name: at },
        fields: { ...unitRecord('x').fields, ...fields },
      }),
    ),
    fc.record({ value: fc.jsonValue({ maxDepth: 5 }), clock }).map(
      ({ value, clock: at }): WireRecord => ({
        ...unitRecord('x'),
        kind: 'later',
        parent: newId(),
        clock: at,
        fields: { value: JSON.parse(JSON.stringify(value)) },
      }),
    ),
  );
  const dir = testFolder();
  await fc.assert(
    fc.asyncProperty(fc.array(record), async (many) => {
      const bundle = await opened((await written(dir, { records: many })).path);
      expect([...bundle.records()].map((item) => item.record)).toEqual(many);
      await bundle.close();
    }),
    { numRuns: 30 },
  );
});

describe('inspect', () => {
  test('describes a bundle as the command line prints it', async () => {
    const { path, id } = await written(testFolder(), { evidence: evidenceIn(testFolder(), 'a') });
    const result = await inspectBundle(path);
    expect(result).toEqual({
      ok: true,
      value: {
        bundle: {
          id,
          kind: 'issue',
          from: { id: bureau.id, name: bureau.name },
          to: { id: school.id, name: school.name },
          format: '1.0',
        },
        signature: { valid: true, fingerprint: expect.stringMatching(/^(\d{5}-){4}\d{5} (..·){9}..$/u) },
        counts: { unit: 3, total: 3, evidence: 1 },
      },
    });
  });

  test('shows different fingerprints for different keys', async () => {
    const prints = await Promise.all(
      [keys, await createUnitKeys()].map(async (signer) => {
        const result = await inspectBundle((await written(testFolder(), { keys: signer })).path);
        return result.ok ? result.value.signature.fingerprint : '';
      }),
    );
    expect(prints[0]).not.toBe(prints[1]);
  });

  test('refuses what is not there', async () => {
    expect(await inspectBundle(join(testFolder(), 'none.tzb'))).toMatchObject({
      ok: false,
      error: { code: 'E_FILE_NOT_FOUND', params: { file: 'none.tzb' } },
    });
  });
});
