import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parsePublicKey, parseSignature, verifySignature } from '../../shared/exchange/minisign.ts';
import {
  createUnitKeys,
  KEY_FILE,
  loadPublicLines,
  loadUnitKeys,
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
    await saveUnitKeys(dir, keys, '口令 one', CHEAP);
    expect(readFileSync(join(dir, KEY_FILE), 'utf8')).not.toContain('AGE-SECRET-KEY');
    const loaded = await loadUnitKeys(dir, '口令 one');
    expect(loaded.ok && publicLines(loaded.value)).toEqual(publicLines(keys));
    for (const wrong of [undefined, '', '口令 two']) {
      expect(await loadUnitKeys(dir, wrong)).toMatchObject({ ok: false, error: { code: 'E_KEY_LOCKED' } });
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
      JSON.stringify({ ...file, version: 2 }),
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
