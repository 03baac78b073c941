import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleFileName } from '../../shared/exchange/file-name.ts';
import { type BundleFs, nodeFs } from './bundle-fs.ts';
import { openBundle } from './open-bundle.ts';
import { bundleIn, testFolder } from './test-bundle.ts';
import { writeBundle } from './write-bundle.ts';
import { onePiece } from './write-flushed.ts';
import { writeNewFile } from './write-new-file.ts';

/** The name by which a file lies there, in whatever letters it was asked for. */
function asItLies(path: string): string {
  const names = readdirSync(dirname(path));
  const asked = basename(path);
  if (names.includes(asked)) return path;
  const lies = names.find((name) => name.toLowerCase() === asked.toLowerCase());
  return lies === undefined ? path : join(dirname(path), lies);
}

/** FAT, NTFS and APFS as they come: ABC and abc are one name, and a rename onto it replaces what lies there. */
const caseless: BundleFs = {
  ...nodeFs,
  lstat: ((path: string) => nodeFs.lstat(asItLies(path))) as BundleFs['lstat'],
  stat: ((path: string) => nodeFs.stat(asItLies(path))) as BundleFs['stat'],
  rename: (from, to) => nodeFs.rename(from, asItLies(String(to))),
};

const nameOf = (unitName: string) =>
  bundleFileName({ kind: 'issue', unitName, code: null, date: '2026-11-30' });
const namesIn = (dir: string) => readdirSync(dir).sort();

describe.each([
  ['a medium for which ABC and abc are one name', caseless, true],
  ['the medium of this PC', nodeFs, false],
] as const)('on %s', (_name, fs, isCaseless) => {
  test('bundles for units whose names differ in case alone lie beside each other, each whole', async () => {
    const dir = testFolder();
    const paths: string[] = [];
    for (const unit of ['ABC学校', 'abc学校', 'Abc学校']) {
      const written = await writeBundle(
        bundleIn(dir, {
          fileName: nameOf(unit),
          fs,
          lock: { password: 'x' },
          workFactor: 2,
          coverBeside: true,
        }),
      );
      expect(written.ok, unit).toBe(true);
      if (written.ok) paths.push(written.value.path, written.value.cover ?? '');
    }
    expect(namesIn(dir)).toHaveLength(6);
    expect(new Set(paths.map((path) => asItLies(path))).size).toBe(6);
    for (const path of paths.filter((each) => each.endsWith('.age'))) {
      const opened = await openBundle(path, { unlock: { password: 'x' } });
      expect(opened.ok, path).toBe(true);
      if (opened.ok) await opened.value.close();
    }
    if (isCaseless)
      expect(new Set(namesIn(dir).map((name) => name.toLowerCase())).size, 'names of a caseless medium').toBe(
        6,
      );
  });

  test('a report does not replace one whose name differs in case alone; what is to be replaced is', async () => {
    const dir = testFolder();
    const put = async (name: string, text: string, replace = false) => {
      const bytes = Buffer.from(text);
      const file = {
        path: join(dir, name),
        size: bytes.length,
        bytes: onePiece(bytes),
        replica: 'A',
        replace,
      };
      const written = await writeNewFile({ ...file, fs });
      return written.ok ? asItLies(written.value.path) : written.error.code;
    };
    const first = await put('Report.DOCX', 'first');
    const second = await put('report.docx', 'second');
    expect([readFileSync(first, 'utf8'), readFileSync(second, 'utf8')]).toEqual(['first', 'second']);
    await put('Report.DOCX', 'third', true);
    expect(namesIn(dir)).toHaveLength(2);
    expect(readFileSync(first, 'utf8')).toBe('third');
  });
});
