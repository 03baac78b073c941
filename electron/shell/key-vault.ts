import type { KeyVault } from '../keys/key-vault.ts';

/** The part of Electron's `safeStorage` that is used. */
export interface SafeStorage {
  readonly isEncryptionAvailable: () => boolean;
  readonly encryptString: (text: string) => Buffer;
  readonly decryptString: (sealed: Buffer) => string;
  /** Linux only; `basic_text` is a key that everybody has. */
  readonly getSelectedStorageBackend?: () => string;
}

/** The system's safe storage, once `ready` says that it may be asked. */
export function createKeyVault(safe: SafeStorage, ready: () => Promise<unknown>): KeyVault {
  const ask = async <T>(work: () => T): Promise<T | null> => {
    await ready();
    try {
      return isSafe(safe) ? work() : null;
    } catch {
      // A keyring that is locked or was taken away throws: what it guards stays where it is.
      return null;
    }
  };
  return {
    seal: (text) => ask(() => safe.encryptString(text).toString('base64')),
    open: (sealed) => ask(() => safe.decryptString(Buffer.from(sealed, 'base64'))),
  };
}

function isSafe({ isEncryptionAvailable, getSelectedStorageBackend }: SafeStorage): boolean {
  if (!isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || getSelectedStorageBackend?.() !== 'basic_text';
}
