import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleLimits } from '../../shared/exchange/limits.ts';
import { createUnitKeys } from '../keys/unit-keys.ts';
import { tryPassword } from './age-file.ts';
import { newPasswordKey, passwordIdentity, passwordRecipient, scryptStanza } from './age-password.ts';
import { bundleIn, testFolder } from './test-bundle.ts';
import { writeBundle } from './write-bundle.ts';

const CHEAP = 2;

async function ours(password: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(passwordRecipient(await newPasswordKey(password, CHEAP)));
  return encrypter.encrypt(text);
}

const anyPassword = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

describe('A password', () => {
  test('locks what any other age opens, and opens what any other age has locked', async () => {
    await fc.assert(
      fc.asyncProperty(anyPassword, fc.string({ maxLength: 200 }), async (password, text) => {
        const theirs = new Decrypter();
        theirs.addPassphrase(password);
        expect(await theirs.decrypt(await ours(password, text), 'text')).toBe(text);

        const encrypter = new Encrypter();
        encrypter.setPassphrase(password);
        encrypter.setScryptWorkFactor(CHEAP);
        const decrypter = new Decrypter();
        decrypter.addIdentity(passwordIdentity(undefined, password));
        expect(await decrypter.decrypt(await encrypter.encrypt(text), 'text')).toBe(text);
      }),
      { numRuns: 20 },
    );
  });

  test('opens nothing that another one has locked', async () => {
    await fc.assert(
      fc.asyncProperty(anyPassword, anyPassword, async (password, other) => {
        fc.pre(password !== other);
        const decrypter = new Decrypter();
        decrypter.addIdentity(passwordIdentity(undefined, other));
        await expect(decrypter.decrypt(await ours(password, 'x'))).rejects.toThrow('no identity matched');
      }),
      { numRuns: 20 },
    );
  });

  test('of another file does not fit, although the words are the same', async () => {
    const first = await newPasswordKey('密码', CHEAP);
    const decrypter = new Decrypter();
    decrypter.addIdentity(passwordIdentity(first, undefined));
    await expect(decrypter.decrypt(await ours('密码', 'x'))).rejects.toThrow('no identity matched');
  });
});

test('a scrypt stanza stands alone and is written as age writes it', () => {
  const salt = 'AAECAwQFBgcICQoLDA0ODw';
  expect(scryptStanza([['scrypt', salt, '18']])?.workFactor).toBe(18);
  for (const stanzas of [
    [],
    [
      ['scrypt', salt, '18'],
      ['X25519', 'abc'],
    ],
    [['scrypt', salt]],
    [['scrypt', salt, '018']],
    [['scrypt', salt, '-1']],
    [['scrypt', `${salt}==`, '18']],
    [['scrypt', 'AAEC', '18']],
    [['X25519', salt, '18']],
  ])
    expect(scryptStanza(stanzas), JSON.stringify(stanzas)).toBeNull();
});

describe('Trying a password on a file', () => {
  const tried = async (path: string, password: string) => {
    const result = await tryPassword(path, password, bundleLimits);
    return result.ok ? result.value?.workFactor : result.error.code;
  };

  test('looks at its header alone, and says at once whether it is the right one', async () => {
    const written = await writeBundle(
      bundleIn(testFolder(), { workFactor: CHEAP, lock: { password: '台账' } }),
    );
    const path = written.ok ? written.value.path : '';
    expect(await tried(path, '台账')).toBe(CHEAP);
    expect(await tried(path, '台帐')).toBe('E_PASSWORD');
    const header = readFileSync(path).subarray(0, 400);
    writeFileSync(path, header);
    expect(await tried(path, '台账')).toBe(CHEAP);
    expect(await tried(path, '台帐')).toBe('E_PASSWORD');
    writeFileSync(path, header.subarray(0, 60));
    expect(await tried(path, '台账')).toBe('E_TRUNCATED');
  });

  test('that no password opens tells nothing of it', async () => {
    const dir = testFolder();
    const plain = await writeBundle(bundleIn(dir));
    const keyed = await writeBundle(
      bundleIn(dir, { lock: { recipients: [(await createUnitKeys()).age.recipient] } }),
    );
    for (const written of [plain, keyed])
      expect(await tried(written.ok ? written.value.path : '', 'x')).toBeUndefined();
    expect(await tried(join(dir, 'nothing.tzb.age'), 'x')).toBe('E_FILE_NOT_FOUND');
  });
});
