import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleKinds } from './descriptor.ts';
import { bundleFileName } from './file-name.ts';

const base = { kind: 'submit', unitName: '某某中学', code: '3137000001', date: '2026-11-30' } as const;

describe('the file name of a bundle', () => {
  test('is kind, unit with code, date and version', () => {
    expect(bundleFileName(base)).toBe('上报包_某某中学(3137000001)_20261130.tzb');
    expect(bundleFileName({ ...base, version: 1 })).toBe('上报包_某某中学(3137000001)_20261130.tzb');
    expect(bundleFileName({ ...base, version: 2 })).toBe('上报包_某某中学(3137000001)_20261130_第2版.tzb');
    expect(bundleFileName({ ...base, kind: 'issue', code: null })).toBe('下发包_某某中学_20261130.tzb');
    expect(bundleFileName({ ...base, kind: 'card', code: null })).toBe('单位名片_某某中学_20261130.tzb');
  });

  test('holds nothing that a system refuses, whatever the unit is called', () => {
    const anything = fc.record({
      kind: fc.constantFrom(...bundleKinds),
      unitName: fc.string({ unit: 'binary', maxLength: 200 }),
      code: fc.option(fc.string({ unit: 'binary', maxLength: 60 })),
      date: fc.constant('2026-11-30'),
      version: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(anything, (bundle) => {
        const name = bundleFileName(bundle);
        expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]+\.tzb$/u);
        expect(name).toMatch(/^(下发包|上报包|批复包|归档包|单位名片)_/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190);
      }),
      { numRuns: 500 },
    );
  });

  test('is cut between characters when the unit name is long', () => {
    const name = bundleFileName({ ...base, unitName: '学'.repeat(200) });
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(184);
    expect(name).toMatch(/^上报包_学+\(3137000001\)_20261130\.tzb$/);
  });

  test('of a unit whose name vanishes says so', () => {
    expect(bundleFileName({ ...base, unitName: '\u200b ', code: null })).toBe(
      '上报包_未命名单位_20261130.tzb',
    );
  });
});
