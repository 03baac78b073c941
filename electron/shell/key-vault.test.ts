import { expect, test } from 'vitest';
import { createKeyVault, type SafeStorage } from './key-vault.ts';

const safe = (change: Partial<SafeStorage> = {}): SafeStorage => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from(text).reverse(),
  decryptString: (sealed) => Buffer.from(sealed).reverse().toString(),
  getSelectedStorageBackend: () => 'gnome_libsecret',
  ...change,
});
const ready = () => Promise.resolve();

test('what was sealed is opened again, and is not the text', async () => {
  const vault = createKeyVault(safe(), ready);
  const sealed = await vault.seal('秘密 secret');
  expect(Buffer.from(sealed ?? '', 'base64').toString()).not.toContain('secret');
  expect(await vault.open(sealed ?? '')).toBe('秘密 secret');
});

test.each<[string, SafeStorage]>([
  ['no safe storage', safe({ isEncryptionAvailable: () => false })],
  ['a key that everybody has', safe({ getSelectedStorageBackend: () => 'basic_text' })],
  [
    'a keyring that was locked',
    safe({
      encryptString: () => {
        throw new Error('locked');
      },
      decryptString: () => {
        throw new Error('locked');
      },
    }),
  ],
])('%s seals and opens nothing', async (_name, storage) => {
  const vault = createKeyVault(storage, ready);
  expect([await vault.seal('x'), await vault.open('eA==')]).toEqual([null, null]);
});

test('the system is not asked before it is ready', async () => {
  let open = (): void => undefined;
  const vault = createKeyVault(safe(), () => new Promise<void>((resolve) => (open = resolve)));
  let done = false;
  const sealing = vault.seal('x').then(() => {
    done = true;
  });
  await Promise.resolve();
  expect(done).toBe(false);
  open();
  await sealing;
  expect(done).toBe(true);
});
