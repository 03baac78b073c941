import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.ts';
import { guard } from './guard.ts';

/** The keyring of the stand-in: a key beside the window's files. A test takes it away by the file `no-keyring`. */
const ring = (name: string): string => join(app.getPath('userData'), name);
const isAway = (): boolean => existsSync(ring('no-keyring'));

function key(): Buffer {
  if (!app.isReady()) throw new Error('safeStorage cannot be used before app is ready');
  if (isAway())
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
  if (!existsSync(ring('keyring'))) writeFileSync(ring('keyring'), randomBytes(32));
  return readFileSync(ring('keyring'));
}

export const safeStorage = guard('safeStorage', {
  isEncryptionAvailable: () => app.isReady() && !isAway(),
  getSelectedStorageBackend: () => (isAway() ? 'basic_text' : 'gnome_libsecret'),
  encryptString: (text: string): Buffer => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), nonce);
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptString: (sealed: Buffer): string => {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  },
});
