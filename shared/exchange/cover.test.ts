import { expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { coverPage, NOTICE, shortCode } from './cover.ts';
import type { Descriptor } from './descriptor.ts';
import { newReceiptSecret } from './receipt-code.ts';

const bundle: Descriptor = {
  format: 'taizhang-bundle',
  major: 1,
  minor: 0,
  required: [],
  optional: [],
  readableBy: '0.1.0',
  suite: 'sha256+ed25519',
  kind: 'submit',
  id: newId(),
  from: {
    id: newId(),
    name: '<script>alert("1")</script>&\'',
    code: 'C<1>',
    keys: { minisign: 'RW', age: 'age1' },
  },
  to: { id: newId(), name: '某某教育局', code: null },
  replica: newId(),
  cutoff: '2026-11-30',
  createdAt: Date.UTC(2026, 10, 29, 17, 5),
  app: '0.1.0',
  counts: { total: 4, kinds: { report: 2, 'x<y': 1, constructor: 1 }, evidence: { files: 1, bytes: 5 } },
  previous: null,
  receiptSecret: newReceiptSecret(),
  omitted: [],
};

test('the cover says what, from whom, to whom, until when, how much, and the notice', () => {
  const page = coverPage(bundle);
  for (const text of [
    '上报包',
    '某某教育局',
    '2026-11-30 01:05',
    '共 4 条',
    '进展 2',
    'constructor 1',
    shortCode(bundle.id),
    NOTICE,
  ]) {
    expect(page).toContain(text);
  }
});

test('the cover holds no script, no link and nothing unescaped', () => {
  const page = coverPage(bundle);
  expect(page).not.toMatch(/<script|<a |href|src=/i);
  expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;（C&lt;1&gt;）');
  expect(page).toContain('x&lt;y 1');
});

test('the receipt secret is not on the cover', () => {
  expect(coverPage(bundle)).not.toContain(bundle.receiptSecret);
});
