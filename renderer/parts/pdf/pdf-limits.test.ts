import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundBuffers } from './bounded-buffers.ts';
import { cargoOf, PDF_LIMITS, PdfRefused, pageScale, troubleOf } from './pdf-limits.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('whatever size a page says it has, its picture stays within pixels and sides', () => {
  const size = fc.oneof(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.constantFrom(0, 1, 595, 842, 1e9));
  fc.assert(
    fc.property(size, size, fc.integer({ min: 1, max: 20_000 }), (width, height, wanted) => {
      const scale = pageScale({ width, height }, wanted);
      expect(Math.floor(width * scale) * Math.floor(height * scale)).toBeLessThanOrEqual(PDF_LIMITS.pixels);
      expect(Math.max(width, height) * scale).toBeLessThanOrEqual(PDF_LIMITS.side * 1.0001);
      expect(width * scale).toBeLessThanOrEqual(wanted * 1.0001);
    }),
  );
});

test('a page of paper is drawn as wide as wanted', () => {
  expect(pageScale({ width: 595, height: 842 }, 1190)).toBe(2);
});

test('what a reader throws is told as one of four troubles', () => {
  const locked = Object.assign(new Error('No password given'), { name: 'PasswordException' });
  expect(troubleOf(locked)).toBe('locked');
  expect(troubleOf(new PdfRefused('tooLong'))).toBe('tooLong');
  for (const other of [new Error('Invalid PDF structure'), 'text', null, undefined])
    expect(troubleOf(other)).toBe('damaged');
});

test('scripts, actions that start programs and files inside are found by their names, and by no others', () => {
  const cargo = (text: string) => cargoOf(bytes(`%PDF-1.7\n1 0 obj << ${text} >> endobj`));
  expect(cargo('/OpenAction << /S /JavaScript /JS (x) >>')).toEqual({ scripts: true, files: false });
  expect(cargo('/AA << /O << /S/Launch /F (a) >> >>')).toEqual({ scripts: true, files: false });
  expect(cargo('/Type /EmbeddedFile')).toEqual({ scripts: false, files: true });
  expect(cargo('/Names << /EmbeddedFiles 3 0 R >>')).toEqual({ scripts: false, files: true });
  expect(cargo('/Type /Catalog /JSX 1 /LaunchPad 2 /EmbeddedFilesystem 3')).toEqual({
    scripts: false,
    files: false,
  });
});

test('a bounded maker of buffers makes what fits, refuses what does not, and says so', () => {
  let refused = 0;
  const maker = { Uint8Array, DecompressionStream: globalThis.DecompressionStream as unknown };
  boundBuffers(maker, 1000, () => {
    refused += 1;
  });
  expect(new maker.Uint8Array(1000).length).toBe(1000);
  expect(new maker.Uint8Array([1, 2]).subarray(1)).toEqual(Uint8Array.of(2));
  expect(maker.Uint8Array.from([3])).toBeInstanceOf(maker.Uint8Array);
  expect(Uint8Array.of(1)).toBeInstanceOf(maker.Uint8Array);
  expect(refused).toBe(0);
  expect(() => new maker.Uint8Array(1001)).toThrow(RangeError);
  expect(refused).toBe(1);
  expect(maker.DecompressionStream).toBe(undefined);
});
