import { expect, test } from 'vitest';
import { toBase64 } from './base64.ts';
import { isReceiptSecret, newReceiptSecret, receiptCode } from './receipt-code.ts';

const zeros = toBase64(new Uint8Array(32));

/** The same code by another implementation of HMAC. */
async function codeByWebCrypto(secret: string): Promise<string> {
  const bytes = Uint8Array.from(atob(secret), (char) => char.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('receipt'));
  return (new DataView(mac).getBigUint64(0) % 100_000_000n).toString().padStart(8, '0');
}

test('the code is eight digits of HMAC-SHA256(secret, "receipt")', async () => {
  for (const secret of [zeros, ...Array.from({ length: 50 }, newReceiptSecret)]) {
    expect(receiptCode(secret)).toBe(await codeByWebCrypto(secret));
    expect(receiptCode(secret)).toMatch(/^\d{8}$/);
  }
});

test('the code of a known secret never changes', () => {
  expect(receiptCode(zeros)).toMatchInlineSnapshot(`"64904546"`);
});

test('a secret is 32 bytes and made anew each time', () => {
  expect(isReceiptSecret(newReceiptSecret())).toBe(true);
  expect(newReceiptSecret()).not.toBe(newReceiptSecret());
  for (const text of ['', 'AAAA', toBase64(new Uint8Array(31)), toBase64(new Uint8Array(33)), '回执']) {
    expect(isReceiptSecret(text)).toBe(false);
  }
});
