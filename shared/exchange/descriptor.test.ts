import { describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import { checkReadable, type Descriptor, parseDescriptor, trustedComment } from './descriptor.ts';
import { newReceiptSecret } from './receipt-code.ts';

const descriptor: Descriptor = {
  format: 'taizhang-bundle',
  major: 1,
  minor: 0,
  required: [],
  optional: [],
  readableBy: '0.1.0',
  suite: 'sha256+ed25519',
  kind: 'issue',
  id: newId(),
  from: {
    id: newId(),
    name: '某某教育局',
    code: null,
    keys: {
      minisign: 'RWRmvjAShBA1FP/038XSeGd7ZzxcK3o43szRWptpAHPtAPtOfk0hiDwj',
      age: 'age1kyzke2sknv0r7pm6l0spk5dwmjx2ujdyhde5ny7ry43mxww4udks6lg8wm',
    },
  },
  to: { id: newId(), name: '某某中学', code: '3137000001' },
  replica: newId(),
  cutoff: '2026-11-30',
  createdAt: Date.UTC(2026, 10, 30),
  app: '0.1.0',
  counts: { total: 1, kinds: { unit: 1 }, evidence: { files: 0, bytes: 0 } },
  previous: null,
  receiptSecret: newReceiptSecret(),
  omitted: [],
};

const readable = (change: object) => {
  const checked = checkReadable('a.tzb', { ...descriptor, ...change });
  return checked.ok ? 'ok' : [checked.error.code, checked.error.params];
};
const fits = (change: object) => parseDescriptor('a.tzb', { ...descriptor, ...change }).ok;

describe('whether this version can read a bundle', () => {
  test('is yes for any minor version of this major', () => {
    expect(readable({})).toBe('ok');
    expect(readable({ minor: 9, optional: ['pictures'], somethingNew: {} })).toBe('ok');
  });

  test('is no for a newer major, naming the version needed, whatever else it holds', () => {
    expect(readable({ major: 2, readableBy: '3.1.0' })).toEqual([
      'E_NEWER_FORMAT',
      { file: 'a.tzb', version: '3.1.0' },
    ]);
    expect(readable({ major: 2, readableBy: '<b>', required: 5, from: null })).toEqual([
      'E_NEWER_FORMAT',
      { file: 'a.tzb', version: '2.0' },
    ]);
  });

  test('is no for an unknown required capability or suite, naming it', () => {
    expect(readable({ required: ['zstd'] })).toEqual(['E_CAPABILITY', { file: 'a.tzb', capability: 'zstd' }]);
    expect(readable({ suite: 'sm3+sm2' })).toEqual([
      'E_CAPABILITY',
      { file: 'a.tzb', capability: 'sm3+sm2' },
    ]);
  });

  test('is no for another format', () => {
    for (const value of [null, [], 'x', {}, { format: 'other', major: 1 }, { format: 'taizhang-bundle' }]) {
      const checked = checkReadable('a.tzb', value);
      expect(checked.ok ? 'ok' : checked.error.code).toBe('E_NOT_A_BUNDLE');
    }
  });
});

describe('a descriptor', () => {
  test('may carry fields of a later minor version', () => {
    expect(fits({ minor: 1, later: true })).toBe(true);
  });

  test('without a receiver is a card or an archive', () => {
    expect(fits({ kind: 'card', to: null })).toBe(true);
    expect(fits({ kind: 'archive', to: null })).toBe(true);
    expect(fits({ kind: 'issue', to: null })).toBe(false);
    expect(fits({ kind: 'submit', to: null })).toBe(false);
  });

  test('with a part out of form is refused', () => {
    const wrong = [
      { id: 'x' },
      { kind: 'gift' },
      { cutoff: '2026-13-01' },
      { cutoff: '2026-11' },
      { createdAt: -1 },
      { createdAt: 1e15 },
      { previous: 'abc' },
      { receiptSecret: 'AAAA' },
      { from: { ...descriptor.from, keys: { ...descriptor.from.keys, minisign: 'RW' } } },
      { from: { ...descriptor.from, name: '' } },
      { from: { ...descriptor.from, name: '名'.repeat(201) } },
      { counts: { ...descriptor.counts, total: -1 } },
      { omitted: [{ sha256: 'x', name: 'a', bytes: 1 }] },
    ];
    for (const change of wrong) expect(fits(change), JSON.stringify(change)).toBe(false);
    expect(fits({ from: { ...descriptor.from, name: '名'.repeat(200) } })).toBe(true);
  });
});

test('the trusted comment names bundle, sender, receiver and time', () => {
  expect(trustedComment(descriptor)).toBe(
    `timestamp:1795996800 bundle:${descriptor.id} from:${descriptor.from.id} to:${descriptor.to?.id}`,
  );
  expect(trustedComment({ ...descriptor, to: null })).toMatch(/ to:-$/);
});
