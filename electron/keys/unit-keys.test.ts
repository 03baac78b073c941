import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parsePublicKey, parseSignature, verifySignature } from '../../shared/exchange/minisign.ts';
import type { KeyVault } from './key-vault.ts';
import {
  createUnitKeys,
  inPlaceOf,
  isUnguarded,
  KEY_FILE,
  loadPublicLines,
  loadUnitKeys,
  openingIdentities,
  publicLines,
  saveUnitKeys,
  signWithKeys,
} from './unit-keys.ts';

const CHEAP = 4;

function testFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

describe('new keys', () => {
  test('sign what the public line verifies', async () => {
    const keys = await createUnitKeys();
    const message = Buffer.from('回执');
    const signed = parseSignature(signWithKeys(keys, message, 'bundle:1'));
    const key = parsePublicKey(publicLines(keys).minisign);
    expect(signed && key && verifySignature(message, signed, key)).toBe(true);
  });

  test('can be written to', async () => {
    const keys = await createUnitKeys();
    const encrypter = new Encrypter();
    encrypter.addRecipient(publicLines(keys).age);
    const decrypter = new Decrypter();
    decrypter.addIdentity(keys.age.identity);
    expect(await decrypter.decrypt(await encrypter.encrypt('密件'), 'text')).toBe('密件');
  });

  test('are never the same twice', async () => {
    expect(publicLines(await createUnitKeys())).not.toEqual(publicLines(await createUnitKeys()));
  });
});

describe('the key file', () => {
  test('gives the same keys back, and only its owner may read it', async () => {
    const dir = join(testFolder(), 'new');
    const keys = await createUnitKeys();
    expect(await saveUnitKeys(dir, keys)).toEqual({ ok: true, value: undefined });
    const loaded = await loadUnitKeys(dir);
    expect(loaded.ok && publicLines(loaded.value)).toEqual(publicLines(keys));
    expect(loaded.ok && signWithKeys(loaded.value, Buffer.from('x'), 'c')).toBe(
      signWithKeys(keys, Buffer.from('x'), 'c'),
    );
    expect(statSync(join(dir, KEY_FILE)).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
    expect(readdirSync(dir)).toEqual([KEY_FILE]);
  });

  test('under a passphrase opens with it alone, and tells its public lines without it', async () => {
    const dir = testFolder();
    const keys = await createUnitKeys();
    await saveUnitKeys(dir, keys, { passphrase: '口令 one', workFactor: CHEAP });
    expect(readFileSync(join(dir, KEY_FILE), 'utf8')).not.toContain('AGE-SECRET-KEY');
    const loaded = await loadUnitKeys(dir, { passphrase: '口令 one' });
    expect(loaded.ok && publicLines(loaded.value)).toEqual(publicLines(keys));
    for (const wrong of [undefined, '', '口令 two']) {
      expect(await loadUnitKeys(dir, { passphrase: wrong })).toMatchObject({
        ok: false,
        error: { code: 'E_KEY_LOCKED' },
      });
    }
    expect(await loadPublicLines(dir)).toEqual({ ok: true, value: publicLines(keys) });
  });

  test('missing, cut short or altered is refused by code', async () => {
    const dir = testFolder();
    const damaged = { ok: false, error: { code: 'E_KEY_FILE', params: { path: join(dir, KEY_FILE) } } };
    expect(await loadUnitKeys(dir)).toEqual(damaged);
    expect(await loadPublicLines(dir)).toEqual(damaged);
    await saveUnitKeys(dir, await createUnitKeys());
    const text = readFileSync(join(dir, KEY_FILE), 'utf8');
    const other = publicLines(await createUnitKeys());
    const file = JSON.parse(text);
    for (const wrong of [
      '',
      text.slice(0, -20),
      '{}',
      JSON.stringify({ ...file, version: 3 }),
      JSON.stringify({ ...file, public: other }),
      JSON.stringify({ ...file, secret: { ...file.secret, seed: 'AAAA' } }),
      JSON.stringify({ ...file, secret: { ...file.secret, identity: 'AGE-SECRET-KEY-1X' } }),
      JSON.stringify({ ...file, secret: null }),
    ]) {
      writeFileSync(join(dir, KEY_FILE), wrong);
      expect(await loadUnitKeys(dir), wrong).toEqual(damaged);
    }
  });

  test('that cannot be written is refused by code', async () => {
    const dir = testFolder();
    writeFileSync(join(dir, 'file'), '');
    expect(await saveUnitKeys(join(dir, 'file'), await createUnitKeys())).toMatchObject({
      ok: false,
      error: { code: 'E_CANNOT_WRITE' },
    });
  });
});

describe('the safe storage of the system', () => {
  /** Seals by turning around; `away` is a keyring that is not there. */
  const keyring = (change: Partial<KeyVault> = {}): KeyVault => ({
    seal: async (text) => Buffer.from(text).reverse().toString('base64'),
    open: async (sealed) => Buffer.from(sealed, 'base64').reverse().toString(),
    ...change,
  });
  const away = keyring({ seal: async () => null, open: async () => null });
  const stateOf = (dir: string) => readFileSync(join(dir, KEY_FILE), 'utf8');

  test('holds the secrets; while it is away the unit can still say who it is', async () => {
    const dir = testFolder();
    const keys = await createUnitKeys();
    await saveUnitKeys(dir, keys, { vault: keyring() });
    expect(stateOf(dir)).not.toContain('AGE-SECRET-KEY');
    expect(await isUnguarded(dir)).toBe(false);
    const loaded = await loadUnitKeys(dir, { vault: keyring() });
    expect(loaded.ok && publicLines(loaded.value)).toEqual(publicLines(keys));
    for (const vault of [away, undefined])
      expect(await loadUnitKeys(dir, { vault })).toMatchObject({
        ok: false,
        error: { code: 'E_KEY_SEALED' },
      });
    expect(await loadPublicLines(dir)).toEqual({ ok: true, value: publicLines(keys) });
    const other = keyring({ open: async () => 'not what was sealed' });
    expect(await loadUnitKeys(dir, { vault: other })).toMatchObject({
      ok: false,
      error: { code: 'E_KEY_FILE' },
    });
  });

  test.each<[string, KeyVault]>([
    ['is away', away],
    ['does not give back what it took', keyring({ open: async () => '{}' })],
    ['can seal but not open', keyring({ open: async () => null })],
  ])('that %s is not trusted with the only copy', async (_name, vault) => {
    const dir = testFolder();
    await saveUnitKeys(dir, await createUnitKeys(), { vault });
    expect(await isUnguarded(dir)).toBe(true);
    expect((await loadUnitKeys(dir)).ok).toBe(true);
    expect(statSync(join(dir, KEY_FILE)).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
  });

  test('a passphrase comes before it', async () => {
    const dir = testFolder();
    const guard = { passphrase: '口令', workFactor: CHEAP, vault: keyring() };
    await saveUnitKeys(dir, await createUnitKeys(), guard);
    expect(await loadUnitKeys(dir, { vault: keyring() })).toMatchObject({
      ok: false,
      error: { code: 'E_KEY_LOCKED' },
    });
    expect((await loadUnitKeys(dir, guard)).ok).toBe(true);
  });
});

test('a retired identity is kept to open with, five of them and newest first, and its signing key is not', async () => {
  const dir = testFolder();
  let keys = await createUnitKeys();
  const identities: string[] = [];
  const seeds: string[] = [];
  for (let i = 0; i < 7; i += 1) {
    identities.unshift(keys.age.identity);
    seeds.push(Buffer.from(keys.minisign.seed).toString('base64'));
    keys = inPlaceOf(await createUnitKeys(), keys);
  }
  await saveUnitKeys(dir, keys);
  const loaded = await loadUnitKeys(dir);
  expect(loaded.ok && openingIdentities(loaded.value)).toEqual([
    keys.age.identity,
    ...identities.slice(0, 5),
  ]);
  const written = readFileSync(join(dir, KEY_FILE), 'utf8');
  for (const seed of seeds) expect(written).not.toContain(seed);
});
