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
import type { KeyGuard } from './key-vault.ts';

export {
  createUnitKeys,
  inPlaceOf,
  openingIdentities,
  type PublicLines,
  publicLines,
  signWithKeys,
  type UnitKeys,
} from './key-material.ts';

/**
 * unit-keys.json, readable by the user alone:
 *
 *   {"format":"taizhang-keys","version":1,"public":{"minisign":"RW…","age":"age1…"},
 *    "secret":{"keyId":base64,"seed":base64,"identity":"AGE-SECRET-KEY-1…","retired":["AGE-SECRET-KEY-1…"]}}
 *
 * With a passphrase, `secret` is instead the armoured age file (scrypt) of that object's JSON; with the system's safe
 * storage it is `{"sealed": base64}` of it. The public part stays readable, so that a locked unit can still say who it
 * is. `retired` is left out where there is none; version 2 is written where it stands or where `secret` is sealed.
 */
export const KEY_FILE = 'unit-keys.json';

const secretSchema = z.strictObject({
  keyId: z.base64(),
  seed: z.base64(),
  identity: z.string(),
  retired: z.array(z.string()).max(20).optional(),
});
const sealedSchema = z.strictObject({ sealed: z.base64() });
const fileSchema = z.strictObject({
  format: z.literal('taizhang-keys'),
  version: z.union([z.literal(1), z.literal(2)]),
  public: z.strictObject({ minisign: z.string(), age: z.string() }),
  secret: z.unknown(),
});

/**
 * Writes the key file whole or not at all: its secrets wrapped when there is a passphrase, else sealed where the system
 * has safe storage, which must be able to open again what it has sealed.
 * Errors: E_DISK_FULL, E_MEDIUM_GONE, E_CANNOT_WRITE.
 */
export async function saveUnitKeys(dir: string, keys: UnitKeys, guard: KeyGuard = {}): Promise<Result<void>> {
  const secret = {
    keyId: toBase64(keys.minisign.keyId),
    seed: toBase64(keys.minisign.seed),
    identity: keys.age.identity,
    ...(keys.age.retired.length > 0 && { retired: keys.age.retired }),
  };
  const guarded = await guardSecret(JSON.stringify(secret), guard);
  const content = {
    format: 'taizhang-keys',
    version: isSealed(guarded) || keys.age.retired.length > 0 ? 2 : 1,
    public: publicLines(keys),
    secret: guarded ?? secret,
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
    const failure = writeFailure(error, path, 'own');
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}

/** What stands in the file instead of the secrets; null where nothing guards them but the file's own permissions. */
async function guardSecret(
  text: string,
  { passphrase, vault, workFactor }: KeyGuard,
): Promise<string | z.infer<typeof sealedSchema> | null> {
  if (passphrase !== undefined) return wrap(text, passphrase, workFactor);
  const sealed = (await vault?.seal(text)) ?? null;
  return sealed !== null && (await vault?.open(sealed)) === text ? { sealed } : null;
}

const isSealed = (secret: unknown): secret is z.infer<typeof sealedSchema> =>
  sealedSchema.safeParse(secret).success;

/** Whether the secrets lie in the file as they are, so that they can be put under the system's safe storage. */
export async function isUnguarded(dir: string): Promise<boolean> {
  const file = await readKeyFile(dir);
  return file.ok && typeof file.value.secret === 'object' && !isSealed(file.value.secret);
}

/** Errors: E_KEY_FILE when missing or damaged, E_KEY_LOCKED without the right passphrase, E_KEY_SEALED while the system does not open it. */
export async function loadUnitKeys(
  dir: string,
  { passphrase, vault }: KeyGuard = {},
): Promise<Result<UnitKeys>> {
  const file = await readKeyFile(dir);
  if (!file.ok) return file;
  const stated = file.value;
  let secret: unknown = stated.secret;
  if (typeof stated.secret === 'string') {
    const text = passphrase === undefined ? null : await unwrap(stated.secret, passphrase);
    if (text === null) return fail('E_KEY_LOCKED');
    secret = JSON.parse(text);
  } else if (isSealed(stated.secret)) {
    const text = (await vault?.open(stated.secret.sealed)) ?? null;
    if (text === null) return fail('E_KEY_SEALED');
    secret = parsedOrNull(text);
  }
  const keys = await restore(secret);
  const lines = keys && publicLines(keys);
  const agrees = lines?.minisign === stated.public.minisign && lines.age === stated.public.age;
  return keys && agrees ? ok(keys) : fail('E_KEY_FILE', { path: join(dir, KEY_FILE) });
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Null when the secrets are not those of a pair of keys. */
async function restore(secret: unknown): Promise<UnitKeys | null> {
  const parsed = secretSchema.safeParse(secret);
  const keyId = parsed.success ? fromBase64(parsed.data.keyId) : null;
  const seed = parsed.success ? fromBase64(parsed.data.seed) : null;
  if (!parsed.success || keyId?.length !== 8 || seed?.length !== 32) return null;
  return unitKeys(keyId, seed, parsed.data.identity, parsed.data.retired).catch(() => null);
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
