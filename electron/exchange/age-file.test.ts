import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ok } from '../../shared/result.ts';
import { createUnitKeys } from '../keys/unit-keys.ts';
import { isRecipient, lockedBytes, type Unlock } from './age-file.ts';
import { nodeFs } from './bundle-fs.ts';
import type { BundleToWrite } from './bundle-to-write.ts';
import { openBundle } from './open-bundle.ts';
import { bundleIn, evidenceIn, keys, records, testFolder, tight } from './test-bundle.ts';
import { writeBundle } from './write-bundle.ts';

const CHEAP = 4;
const receiver = await createUnitKeys();
const identitiesOf = (own: typeof receiver) => async () => ok([own.age.identity]);

async function locked(change: Partial<BundleToWrite>): Promise<string> {
  const written = await writeBundle(bundleIn(testFolder(), { workFactor: CHEAP, ...change }));
  if (!written.ok) throw new Error(written.error.code);
  return written.value.path;
}

async function outcome(path: string, unlock: Unlock, limits?: ReturnType<typeof tight>): Promise<unknown> {
  const opened = await openBundle(path, { unlock, ...(limits && { limits }) });
  if (!opened.ok) return opened.error.code;
  try {
    return [...opened.value.records()].length;
  } finally {
    await opened.value.close();
  }
}

describe('a bundle under a password', () => {
  test('opens with it alone, and says at once when it is missing or wrong', async () => {
    const path = await locked({ lock: { password: '密码 1' } });
    expect(path.endsWith('.tzb.age')).toBe(true);
    expect(readFileSync(path).includes('某某')).toBe(false);
    expect(await outcome(path, { password: '密码 1' })).toBe(records.length);
    for (const password of ['密码 2', '', ' 密码 1'])
      expect(await outcome(path, { password })).toBe('E_PASSWORD');
    expect(await outcome(path, {})).toBe('E_PASSWORD');
    expect(await outcome(path, { identities: identitiesOf(keys) })).toBe('E_PASSWORD');
  });

  test('that would take too much memory to try is refused before it is tried', async () => {
    const path = await locked({ lock: { password: 'x' } });
    const text = readFileSync(path, 'latin1');
    for (const factor of ['19', '20', '30', '99999']) {
      writeFileSync(path, text.replace(/(-> scrypt \S+ )4\n/, `$1${factor}\n`), 'latin1');
      expect(await outcome(path, { password: 'x' }), factor).toBe('E_TOO_LARGE');
    }
  });
});

test('what no password can open is not asked for one: another version line, a cut one, half a key, or a lock within a lock', async () => {
  const password = '密码 1';
  const path = await locked({ lock: { password } });
  const whole = readFileSync(path);
  const outcomeOf = async (bytes: Buffer) => {
    writeFileSync(path, bytes);
    return [await outcome(path, { password }), await outcome(path, {})];
  };
  const rest = whole.subarray('age-encryption.org/v1\n'.length);
  for (const first of ['age-encryption.org/v2\n', 'age-encryption.org/v1\r\n', 'age-encryption.org/v1 \n'])
    expect(await outcomeOf(Buffer.concat([Buffer.from(first), rest])), first).toEqual(['E_HASH', 'E_HASH']);
  for (const length of [19, 21])
    expect(await outcomeOf(whole.subarray(0, length))).toEqual(['E_TRUNCATED', 'E_TRUNCATED']);
  const [stanza = '', body = ''] = /-> scrypt .*\n(.*)\n/.exec(whole.toString('latin1')) ?? [];
  const shorter = whole.toString('latin1').replace(stanza, stanza.replace(body, body.slice(0, -4)));
  expect((await outcomeOf(Buffer.from(shorter, 'latin1')))[0]).toBe('E_HASH');
  const pieces: Buffer[] = [];
  const once = (async function* () {
    yield whole;
  })();
  for await (const piece of lockedBytes(once, { password }, CHEAP)) pieces.push(piece);
  expect(await outcomeOf(Buffer.concat(pieces))).toEqual(['E_NOT_A_BUNDLE', 'E_PASSWORD']);
});

describe('a bundle to keys', () => {
  test('opens for its receiver and for its sender without asking, and for nobody else', async () => {
    const path = await locked({ lock: { recipients: [receiver.age.recipient] } });
    expect(await outcome(path, { identities: identitiesOf(receiver) })).toBe(records.length);
    expect(await outcome(path, { identities: identitiesOf(keys) })).toBe(records.length);
    expect(await outcome(path, { identities: identitiesOf(await createUnitKeys()) })).toBe('E_OTHER_KEY');
    expect(await outcome(path, { password: 'x' })).toBe('E_OTHER_KEY');
  });

  test('is the same bundle as without: its hash is that of what is inside', async () => {
    const dir = testFolder();
    const written = await writeBundle(bundleIn(dir, { lock: { recipients: [receiver.age.recipient] } }));
    const opened = written.ok
      ? await openBundle(written.value.path, { unlock: { identities: identitiesOf(receiver) } })
      : null;
    expect(opened?.ok && opened.value.file.sha256).toBe(written.ok && written.value.sha256);
    if (opened?.ok) await opened.value.close();
  });

  test('too large for memory opens through a private folder and leaves nothing there', async () => {
    const evidence = evidenceIn(testFolder(), Buffer.alloc(300_000, 'x'));
    const path = await locked({ evidence, lock: { recipients: [receiver.age.recipient] } });
    const small = tight({ inMemory: 100_000 });
    const privateDir = testFolder();
    const unlock = { identities: identitiesOf(receiver), privateDir };
    const opened = await openBundle(path, { unlock, limits: small });
    if (!opened.ok) throw new Error(opened.error.code);
    expect(readdirSync(privateDir)).toHaveLength(1);
    const target = join(testFolder(), 'x');
    await opened.value.extractEvidence(evidence[0]?.sha256 ?? '', target);
    expect(existsSync(target)).toBe(true);
    await opened.value.close();
    expect(readdirSync(privateDir)).toEqual([]);
    const bytes = readFileSync(path);
    bytes[250_000] = (bytes[250_000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await outcome(path, unlock, small)).toBe('E_HASH');
    expect(readdirSync(privateDir)).toEqual([]);
  });

  test('too large for memory tells what ails the private folder, not the stick that it was read from', async () => {
    const evidence = evidenceIn(testFolder(), Buffer.alloc(300_000, 'x'));
    const path = await locked({ evidence, lock: { recipients: [receiver.age.recipient] } });
    const refusalFor = async (privateDir: string) => {
      const unlock = { identities: identitiesOf(receiver), privateDir };
      const opened = await openBundle(path, { unlock, limits: tight({ inMemory: 100_000 }) });
      return opened.ok ? null : opened.error;
    };
    const full = testFolder();
    const spy = vi.spyOn(nodeFs, 'statfs');
    onTestFinished(() => spy.mockRestore());
    spy.mockImplementation((async (dir: string) => ({
      ...(await statfs(dir)),
      ...(dir === full && { bsize: 1, bavail: 299_999 }),
    })) as typeof statfs);
    expect(await refusalFor(full)).toMatchObject({
      code: 'E_DISK_FULL',
      params: {
        where: { zh: `本机存放台账数据的磁盘（“${full}”）` },
        room: { zh: expect.stringContaining('约需') },
      },
    });
    expect(readdirSync(full)).toEqual([]);
    const noFolder = join(testFolder(), 'file');
    writeFileSync(noFolder, '');
    expect(await refusalFor(noFolder)).toEqual({ code: 'E_CANNOT_WRITE', params: { path: noFolder } });
  });
});

test('every truncation and every flipped bit of a locked bundle is refused by a code', async () => {
  const path = await locked({ lock: { recipients: [receiver.age.recipient] } });
  const whole = readFileSync(path);
  const unlock = { identities: identitiesOf(receiver) };
  const seen = new Set<unknown>();
  for (let at = 0; at < whole.length; at += 61) {
    writeFileSync(path, whole.subarray(0, at));
    seen.add(await outcome(path, unlock));
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ 4;
    writeFileSync(path, flipped);
    seen.add(await outcome(path, unlock));
  }
  expect([...seen].filter((code) => !/^E_(?!INTERNAL)/.test(String(code)))).toEqual([]);
});

test('only what a card states as a key is a recipient', () => {
  expect(isRecipient(receiver.age.recipient)).toBe(true);
  for (const text of [
    '',
    'age1',
    receiver.age.identity,
    `${receiver.age.recipient}x`,
    receiver.age.recipient.toUpperCase(),
  ])
    expect(isRecipient(text), text).toBe(false);
});
