import { describe, expect, test } from 'vitest';
import { formatBagInfo, payloadOxum } from './bag.ts';
import {
  entryNames,
  entryOrder,
  evidenceHash,
  evidenceName,
  fixedEntryCount,
  misplacedEntry,
} from './layout.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const whole = entryOrder([a, b]);

describe('the layout', () => {
  test('holds with and without evidence', () => {
    expect(misplacedEntry(entryOrder([]))).toBeNull();
    expect(misplacedEntry(whole)).toBeNull();
    expect(entryOrder([])).toHaveLength(fixedEntryCount);
  });

  test('names any entry that is missing, added, doubled or moved', () => {
    for (const [index, name] of whole.entries()) {
      expect(misplacedEntry(whole.toSpliced(index, 1)), `without ${name}`).toEqual(
        evidenceHash(name) === null ? expect.any(String) : null,
      );
      expect(misplacedEntry(whole.toSpliced(index, 0, 'data/extra')), `extra before ${name}`).toBe(
        'data/extra',
      );
      expect(misplacedEntry(whole.toSpliced(index, 0, name)), `doubled ${name}`).toBe(name);
    }
    expect(misplacedEntry([...whole, 'extra.txt'])).toBe('extra.txt');
    expect(misplacedEntry(entryOrder([b, a]))).toBe(evidenceName(a));
    expect(misplacedEntry([])).toBe(entryNames.declaration);
  });

  test('takes only a hash as the name of evidence', () => {
    expect(evidenceHash(evidenceName(a))).toBe(a);
    for (const name of [
      'data/evidence/',
      `data/evidence/${'A'.repeat(64)}`,
      `data/evidence/../${a}`,
      `evidence/${a}`,
    ]) {
      expect(evidenceHash(name)).toBeNull();
    }
  });
});

describe('bag-info.txt', () => {
  const info = {
    id: 'X',
    organization: '某某\n局',
    date: '2026-11-30',
    appVersion: '1',
    payloadBytes: 12,
    payloadFiles: 3,
  };

  test('states one Payload-Oxum', () => {
    expect(payloadOxum(formatBagInfo(info))).toEqual({ bytes: 12, files: 3 });
    expect(payloadOxum(`${formatBagInfo(info)}Payload-Oxum: 1.1\n`)).toBeNull();
    expect(payloadOxum('Payload-Oxum: 1\n')).toBeNull();
    for (const end of ['\r', '\u2028', '\u2029']) {
      expect(payloadOxum(`Payload-Oxum: 1.1${end}\n`)).toBeNull();
      expect(payloadOxum(`Bagging-Date: x${end}Payload-Oxum: 1.1\n`)).toBeNull();
    }
  });

  test('keeps a name with a line break on one line', () => {
    const injected = formatBagInfo({ ...info, organization: '局\nPayload-Oxum: 9.9' });
    expect(payloadOxum(injected)).toEqual({ bytes: 12, files: 3 });
  });
});
