import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import { fromBase64, toBase64 } from '../../shared/exchange/base64.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  HIGHEST_WORK_FACTOR,
  newPasswordKey,
  passwordIdentity,
  passwordRecipient,
} from '../exchange/age-password.ts';
import { writeFailure } from '../exchange/file-failure.ts';
import { type PublicLines, publicLines, type UnitKeys, unitKeys } from './key-material.ts';

export {
  createUnitKeys,
  type PublicLines,
  publicLines,
  signWithKeys,
  type UnitKeys,
} from './key-material.ts';

/**
 * unit-keys.json, readable by the user alone:
 *
 *   {"format":"taizhang-keys","version":1,"public":{"minisign":"RW…","age":"age1…"},
 *    "secret":{"keyId":base64,"seed":base64,"identity":"AGE-SECRET-KEY-1…"}}
 *
 * With a passphrase, `secret` is instead the armoured age file (scrypt) of that object's JSON. The public part stays
 * readable, so that a locked unit can still say who it is.
 */
export const KEY_FILE = 'unit-keys.json';

const secretSchema = z.strictObject({ keyId: z.base64(), seed: z.base64(), identity: z.string() });
const fileSchema = z.strictObject({
  format: z.literal('taizhang-keys'),
  version: z.literal(1),
  public: z.strictObject({ minisign: z.string(), age: z.string() }),
  secret: z.unknown(),
});

/**
 * Writes the key file whole or not at all, its secrets wrapped when there is a passphrase.
 * `workFactor` is log2 of the cost of one guess; only tests lower it.
 * Errors: E_DISK_FULL, E_MEDIUM_GONE, E_CANNOT_WRITE.
 */
export async function saveUnitKeys(
  dir: string,
  keys: UnitKeys,
  passphrase?: string,
  workFactor?: number,
): Promise<Result<void>> {
  const secret = {
    keyId: toBase64(keys.minisign.keyId),
    seed: toBase64(keys.minisign.seed),
    identity: keys.age.identity,
  };
  const content = {
    format: 'taizhang-keys',
    version: 1,
    public: publicLines(keys),
    secret: passphrase === undefined ? secret : await wrap(JSON.stringify(secret), passphrase, workFactor),
  };
  const path = join(dir, KEY_FILE);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  try {
    await mkdir(dir, { recursive: true });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(content)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    return ok(undefined);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    const failure = writeFailure(error, path);
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}

/** Errors: E_KEY_FILE when missing or damaged, E_KEY_LOCKED without the right passphrase. */
export async function loadUnitKeys(dir: string, passphrase?: string): Promise<Result<UnitKeys>> {
  const file = await readKeyFile(dir);
  if (!file.ok) return file;
  const stated = file.value;
  let secret: unknown = stated.secret;
  if (typeof stated.secret === 'string') {
    const text = passphrase === undefined ? null : await unwrap(stated.secret, passphrase);
    if (text === null) return fail('E_KEY_LOCKED');
    secret = JSON.parse(text);
  }
  const keys = await restore(secret);
  const lines = keys && publicLines(keys);
  const agrees = lines?.minisign === stated.public.minisign && lines.age === stated.public.age;
  return keys && agrees ? ok(keys) : fail('E_KEY_FILE', { path: join(dir, KEY_FILE) });
}

/** Null when the secrets are not those of a pair of keys. */
async function restore(secret: unknown): Promise<UnitKeys | null> {
  const parsed = secretSchema.safeParse(secret);
  const keyId = parsed.success ? fromBase64(parsed.data.keyId) : null;
  const seed = parsed.success ? fromBase64(parsed.data.seed) : null;
  if (!parsed.success || keyId?.length !== 8 || seed?.length !== 32) return null;
  return unitKeys(keyId, seed, parsed.data.identity).catch(() => null);
}

/** The public lines, also of locked keys. Errors: E_KEY_FILE. */
export async function loadPublicLines(dir: string): Promise<Result<PublicLines>> {
  const file = await readKeyFile(dir);
  return file.ok ? ok(file.value.public) : file;
}

async function readKeyFile(dir: string): Promise<Result<z.infer<typeof fileSchema>>> {
  const path = join(dir, KEY_FILE);
  try {
    const parsed = fileSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    if (parsed.success) return ok(parsed.data);
  } catch {
    // Not there, not readable or not JSON: one answer, since the way out is the same.
  }
  return fail('E_KEY_FILE', { path });
}

async function wrap(text: string, passphrase: string, workFactor: number | undefined): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(
    passwordRecipient(await newPasswordKey(passphrase, workFactor ?? HIGHEST_WORK_FACTOR)),
  );
  return armor.encode(await encrypter.encrypt(text));
}

/** Null when the passphrase is wrong or the text is not an age file. */
async function unwrap(armored: string, passphrase: string): Promise<string | null> {
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(passwordIdentity(undefined, passphrase));
    return await decrypter.decrypt(armor.decode(armored), 'text');
  } catch {
    return null;
  }
}
