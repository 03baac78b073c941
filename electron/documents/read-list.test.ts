import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gbBytes } from '../../tools/fixtures/gb-bytes.ts';
import { readListFile } from './read-list.ts';
import { sourceSizeLimit } from './read-source.ts';

const seedPath = join(import.meta.dirname, '../../seeds/jinan.txt');
let folder = '';
let seed = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taizhang-lists-'));
  seed = await readFile(seedPath, 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

async function put(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const codeOf = async (path: string) => {
  const read = await readListFile(path);
  return read.ok ? `ok ${read.value.list.tasks.length}` : read.error.code;
};

describe('encodings', () => {
  const forms: readonly (readonly [string, (text: string) => Uint8Array])[] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 LE', (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16 BE with a mark', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-16 BE', (text) => Buffer.from(text, 'utf16le').swap16()],
    ['GB18030', gbBytes],
  ];
  test.each(forms)('%s is read as the same list', async (name, encode) => {
    const plain = await readListFile(seedPath);
    const read = await readListFile(await put(`${name}.txt`, encode(seed)));
    expect(read.ok && plain.ok && read.value.list).toEqual(plain.ok && plain.value.list);
  });
  test('bytes of no encoding are refused', async () => {
    const noise = Uint8Array.from({ length: 3000 }, (_none, at) => 0x80 + ((at * 7919) % 127));
    expect(await codeOf(await put('noise.txt', noise))).toBe('E_LIST_ENCODING');
  });
  test('a UTF-8 mark before other bytes is refused', async () =>
    expect(await codeOf(await put('bom.txt', Uint8Array.of(0xef, 0xbb, 0xbf, 0xd6, 0xd0, 0xce, 0xc4)))).toBe(
      'E_LIST_ENCODING',
    ));
});

describe('what cannot be read is refused with a code', () => {
  test('no file', async () => expect(await codeOf(join(folder, 'none.txt'))).toBe('E_FILE_NOT_FOUND'));
  test('a folder', async () => {
    await mkdir(join(folder, 'folder.txt'));
    expect(await codeOf(join(folder, 'folder.txt'))).toBe('E_LIST_FORMAT');
  });
  test.each([
    ['the beginning of a zip', [0x50, 0x4b, 3, 4, 20, 0], 'E_TRUNCATED'],
    ['the beginning of a doc or xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'E_TRUNCATED'],
    ['a PDF', [...Buffer.from('%PDF-1.7\n1 0 obj')], 'E_LIST_PAGES'],
    ['a picture', [...Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')], 'E_LIST_PICTURE'],
    ['control characters', [0x41, 0x00, 0x00, 0x42, 0x01, 0x00], 'E_LIST_FORMAT'],
  ])('%s under any name', async (_name, bytes, code) =>
    expect(await codeOf(await put('list.txt', Uint8Array.from(bytes)))).toBe(code),
  );
  test('a file over the limit, before it is read', async () => {
    const path = await put('large.txt', seed);
    await truncate(path, 200 * 1024 * 1024);
    expect(await codeOf(path)).toBe('E_TOO_LARGE');
    await truncate(path, sourceSizeLimit + 1);
    expect(await codeOf(path)).toBe('E_TOO_LARGE');
  });
  test('half a document', async () => {
    const half = await put('half.txt', seed.slice(0, seed.indexOf('\t持续推进')));
    const read = await readListFile(half);
    expect(read).toEqual({
      ok: false,
      error: { code: 'E_LIST_INCOMPLETE', params: { row: 4, missing: 1, file: 'half.txt' } },
    });
  });
  test('a document cut inside a character', async () => {
    const bytes = Buffer.from(seed);
    expect(await codeOf(await put('cut.txt', bytes.subarray(0, bytes.indexOf('持续推进') + 1)))).toBe(
      'E_TRUNCATED',
    );
    expect(
      await codeOf(await put('cut16.txt', Buffer.from(`\ufeff${seed}`, 'utf16le').subarray(0, 2001))),
    ).toBe('E_TRUNCATED');
  });
});

test('a text that is no list is no refusal: no tasks and a note', async () => {
  const read = await readListFile(await put('letter.txt', '市教育局：\n你局来函收悉。\n'));
  expect(read.ok && [read.value.list.tasks, read.value.list.notes.length]).toEqual([[], 1]);
});

test.each(['', '\ufeff', ' \n\t\n'])('a file without text (%j) is refused', async (text) =>
  expect(await codeOf(await put('empty.txt', text))).toBe('E_LIST_EMPTY'),
);

test('name and checksum are those of the file', async () => {
  const read = await readListFile(await put('清单.txt', 'abc'));
  expect(read.ok && [read.value.name, read.value.sha256]).toEqual([
    '清单.txt',
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  ]);
});
