import { expect, test } from 'vitest';
import { toBase64 } from './base64.ts';
import { isReceiptSecret, newReceiptSecret, readReceiptCode, receiptCode } from './receipt-code.ts';

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

test('a code is read as people type it, and nothing else is', () => {
  for (const typed of ['64904546', '6490 4546', '6490-4546', '６４９０　４５４６', ' 64 90 45 46 ']) {
    expect(readReceiptCode(typed)).toBe('64904546');
  }
  for (const typed of ['', '6490454', '649045467', '6490454x', '六四九〇四五四六'])
    expect(readReceiptCode(typed)).toBeNull();
});
