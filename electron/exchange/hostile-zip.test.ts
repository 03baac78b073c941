import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formatRecordLine } from '../../shared/exchange/record-line.ts';
import { newId } from '../../shared/ids.ts';
import { afterChange, code, honest } from './hostile.fixture.ts';
import { type Part, pack, records, replacePart, reseal, tight, withDescriptor } from './test-bundle.ts';

describe('entries', () => {
  const extra = (name: string): Part => ({ name, bytes: Buffer.from('x') });

  test('missing, added, doubled or moved', async () => {
    const { root, parts } = await honest();
    for (const [index, part] of parts.entries()) {
      const missing = await code(await pack(root, parts.toSpliced(index, 1)));
      const expected = part.name === 'data/bundle.json' ? 'E_NOT_A_BUNDLE' : 'E_BAD_ENTRY';
      expect(missing, `without ${part.name}`).toBe(part.stored ? 'E_HASH' : expected);
      expect(await code(await pack(root, parts.toSpliced(index, 0, part))), `doubled ${part.name}`).toBe(
        'E_BAD_ENTRY',
      );
      const added = await pack(root, parts.toSpliced(index, 0, extra('data/extra.txt')));
      expect(await code(added), `extra before ${part.name}`).toBe('E_BAD_ENTRY');
    }
    expect(await code(await pack(root, [...parts].reverse()))).toBe('E_BAD_ENTRY');
    expect(await afterChange((all) => [...all, extra('autorun.inf')])).toEqual({
      code: 'E_BAD_ENTRY',
      params: { file: 'x.tzb', entry: 'autorun.inf' },
    });
  });

  test('evidence missing though vouched for', async () => {
    expect((await afterChange((parts) => parts.filter((part) => part.stored !== true))).code).toBe(
      'E_BAD_ENTRY',
    );
  });

  test('named to climb out, absolute, or with an unseen character', async () => {
    const { root, parts } = await honest();
    const at = parts.findIndex((part) => part.name === 'data/封面.html');
    for (const name of [
      'data/..x/evil',
      'data/\u202egpj.exe',
      'data/evidence/CON',
      'data/evidence/x'.padEnd(60, 'a'),
    ]) {
      expect(await code(await pack(root, parts.toSpliced(at + 1, 0, extra(name)))), name).toBe('E_BAD_ENTRY');
    }
    for (const [from, to] of [
      ['data/封面.html', '../../封面.html'],
      ['data/封面.html', '/data/封.html12'],
      ['data/封面.html', 'C:\\x封面.html12'],
    ] as const) {
      const bytes = await pack(root, parts);
      const wanted = Buffer.from(to).subarray(0, Buffer.byteLength(from));
      for (let i = bytes.indexOf(from); i >= 0; i = bytes.indexOf(from)) wanted.copy(bytes, i);
      expect(await code(reseal(bytes)), to).toBe('E_BAD_ENTRY');
    }
  });

  test('in a root folder that is not an id, or not the id of the descriptor', async () => {
    const { parts } = await honest();
    for (const root of ['bundle', newId().toLowerCase(), newId()]) {
      expect(await code(await pack(root, parts)), root).toBe('E_BAD_ENTRY');
    }
  });

  test('evidence that is deflated', async () => {
    const deflated = (parts: readonly Part[]) => parts.map((part) => ({ ...part, stored: false }));
    expect((await afterChange(deflated)).code).toBe('E_BAD_ENTRY');
  });

  test('evidence under the name of another content', async () => {
    const swapped = (parts: readonly Part[]) =>
      parts.map((part) => (part.stored ? { ...part, bytes: Buffer.from('forged') } : part));
    expect((await afterChange(swapped)).code).toBe('E_HASH');
  });

  test('malformed bundle.json, malformed bag-info, another declaration', async () => {
    const { root, parts } = await honest();
    expect(await code(await pack(root, replacePart(parts, 'data/bundle.json', '{')))).toBe('E_BAD_ENTRY');
    expect((await afterChange((all) => withDescriptor(all, { kind: 'gift' }))).code).toBe('E_BAD_ENTRY');
    expect((await afterChange((all) => replacePart(all, 'bag-info.txt', 'x'))).code).toBe('E_BAD_ENTRY');
    expect((await afterChange((all) => replacePart(all, 'bagit.txt', 'BagIt-Version: 0.97\n'))).code).toBe(
      'E_BAD_ENTRY',
    );
  });

  test('counts of evidence that are not those of the files', async () => {
    const counts = { total: 3, kinds: { unit: 3 }, evidence: { files: 2, bytes: 9 } };
    expect((await afterChange((parts) => withDescriptor(parts, { counts }))).code).toBe('E_BAD_ENTRY');
  });
});

describe('the ZIP around the entries', () => {
  /** Bytes of an honest bundle, changed where `mark` first stands, sealed again. */
  async function patched(mark: string, offset: number, change: (bytes: Buffer, at: number) => void) {
    const { bytes } = await honest();
    change(bytes, bytes.indexOf(mark, 0, 'latin1') + offset);
    return reseal(bytes);
  }
  const CENTRAL = 'PK\x01\x02';
  const LOCAL = 'PK\x03\x04';
  const DESCRIPTOR = 'PK\x07\x08';
  const END = 'PK\x05\x06';

  test.each<[string, string, number, (bytes: Buffer, at: number) => void]>([
    ['the encrypted flag', CENTRAL, 8, (bytes, at) => bytes.writeUInt16LE(0x809, at)],
    ['strong encryption', CENTRAL, 8, (bytes, at) => bytes.writeUInt16LE(0x849, at)],
    ['a name without the UTF-8 flag', CENTRAL, 8, (bytes, at) => bytes.writeUInt16LE(0, at)],
    ['an unknown method', CENTRAL, 10, (bytes, at) => bytes.writeUInt16LE(93, at)],
    ['a stored entry that claims to grow', CENTRAL, 10, (bytes, at) => bytes.writeUInt16LE(0, at)],
    ['a size beyond the file', CENTRAL, 20, (bytes, at) => bytes.writeUInt32LE(0x7fffffff, at)],
    ['a zip64 size', CENTRAL, 20, (bytes, at) => bytes.writeUInt32LE(0xffffffff, at)],
    ['an offset elsewhere', CENTRAL, 42, (bytes, at) => bytes.writeUInt32LE(4, at)],
    ['a comment on an entry', CENTRAL, 32, (bytes, at) => bytes.writeUInt16LE(3, at)],
    ['a symbolic link', CENTRAL, 38, (bytes, at) => bytes.writeUInt32LE(0o120777 * 2 ** 16, at)],
    ['a device', CENTRAL, 38, (bytes, at) => bytes.writeUInt32LE(0o020666 * 2 ** 16, at)],
    ['a folder', CENTRAL, 38, (bytes, at) => bytes.writeUInt32LE(0x10, at)],
    ['another method in the local header', LOCAL, 8, (bytes, at) => bytes.writeUInt16LE(0, at)],
    ['another size in the local header', LOCAL, 22, (bytes, at) => bytes.writeUInt32LE(9, at)],
    ['another flag in the local header', LOCAL, 6, (bytes, at) => bytes.writeUInt16LE(0x801, at)],
    ['another name in the local header', LOCAL, 31, (bytes, at) => bytes.write('!', at)],
    ['another version in the local header', LOCAL, 4, (bytes, at) => bytes.writeUInt16LE(63, at)],
    ['another time in the local header', LOCAL, 10, (bytes, at) => bytes.writeUInt16LE(0x1234, at)],
    ['another day in the local header', LOCAL, 12, (bytes, at) => bytes.writeUInt16LE(0x1234, at)],
    ['a data descriptor without its signature', DESCRIPTOR, 0, (bytes, at) => bytes.write('hide', at)],
    ['another CRC in a data descriptor', DESCRIPTOR, 4, (bytes, at) => bytes.writeUInt32LE(0, at)],
    ['another size in a data descriptor', DESCRIPTOR, 8, (bytes, at) => bytes.writeUInt32LE(1, at)],
    ['another true size in a data descriptor', DESCRIPTOR, 12, (bytes, at) => bytes.writeUInt32LE(1, at)],
    ['another signature', LOCAL, 0, (bytes, at) => bytes.write('PK\x03\x05', at, 'latin1')],
    ['fewer entries than there are', END, 10, (bytes, at) => bytes.writeUInt16LE(3, at)],
    ['more entries than there are', END, 10, (bytes, at) => bytes.writeUInt16LE(12, at)],
    ['a second disk', END, 4, (bytes, at) => bytes.writeUInt16LE(1, at)],
    ['a directory elsewhere', END, 16, (bytes, at) => bytes.writeUInt32LE(0, at)],
    ['a shorter directory', END, 12, (bytes, at) => bytes.writeUInt32LE(10, at)],
  ])('%s', async (_what, mark, offset, change) => {
    expect(await code(await patched(mark, offset, change))).toBe('E_BAD_ENTRY');
  });

  test('bytes hidden between the entries or before the directory', async () => {
    const { bytes } = await honest();
    for (const mark of [CENTRAL]) {
      const at = bytes.indexOf(mark, 0, 'latin1');
      const hidden = Buffer.concat([bytes.subarray(0, at), Buffer.from('hidden'), bytes.subarray(at)]);
      const end = hidden.lastIndexOf(END, -1, 'latin1');
      hidden.writeUInt32LE(hidden.readUInt32LE(end + 16) + 6, end + 16);
      expect(await code(reseal(hidden))).toBe('E_BAD_ENTRY');
    }
  });

  test('a deflated entry whose content is longer or shorter than stated', async () => {
    const { root, parts } = await honest();
    const bytes = await pack(root, parts);
    for (const difference of [-1, 1, -20]) {
      const lying = Buffer.from(bytes);
      const name = 'data/records.ndjson';
      const local = lying.indexOf(name) - 30 - root.length - 1;
      const central = lying.lastIndexOf(name) - 46 - root.length - 1;
      const size = lying.readUInt32LE(central + 24) + difference;
      lying.writeUInt32LE(size, central + 24);
      lying.writeUInt32LE(size, local + 22);
      expect(await code(reseal(lying)), `${difference}`).toBe('E_BAD_ENTRY');
    }
  });
});

describe('limits, on both sides', () => {
  const part = async (name: string): Promise<Buffer> => {
    const { parts } = await honest();
    return parts.find((each) => each.name === name)?.bytes ?? Buffer.alloc(0);
  };

  test('of the file', async () => {
    const { bytes } = await honest();
    expect(await code(bytes, tight({ file: bytes.length }))).toBe('ok');
    expect(await code(bytes, tight({ file: bytes.length - 1 }))).toBe('E_TOO_LARGE');
  });

  test('of the number of evidence files', async () => {
    const { bytes } = await honest();
    expect(await code(bytes, tight({ evidenceCount: 2 }))).toBe('ok');
    expect(await code(bytes, tight({ evidenceCount: 1 }))).toBe('E_TOO_LARGE');
  });

  test('of one evidence file', async () => {
    const { bytes } = await honest();
    expect(await code(bytes, tight({ evidenceFile: 5 }))).toBe('ok');
    expect(await code(bytes, tight({ evidenceFile: 4 }))).toBe('E_TOO_LARGE');
  });

  test('of the records, their number and one line', async () => {
    const { bytes } = await honest();
    const size = (await part('data/records.ndjson')).length;
    const longest = Math.max(...records.map((record) => Buffer.byteLength(formatRecordLine(record))));
    expect(await code(bytes, tight({ records: size, recordCount: 3, line: longest }))).toBe('ok');
    expect(await code(bytes, tight({ records: size - 1 }))).toBe('E_TOO_LARGE');
    expect(await code(bytes, tight({ recordCount: 2 }))).toBe('E_TOO_LARGE');
    expect(await code(bytes, tight({ line: longest - 1 }))).toBe('E_BAD_RECORD');
  });

  test('of the small files', async () => {
    const { bytes, parts } = await honest();
    const size = Math.max(
      ...parts.filter((each) => !each.name.endsWith('.ndjson')).map((each) => each.bytes.length),
    );
    expect(await code(bytes, tight({ tagFile: size }))).toBe('ok');
    expect(await code(bytes, tight({ tagFile: size - 1 }))).toBe('E_TOO_LARGE');
  });

  test('of the ratio, above its floor', async () => {
    const { bytes, parts } = await honest();
    const largest = Math.max(...parts.map((each) => each.bytes.length));
    const ratios = parts.map((each) => each.bytes.length / deflateRawSync(each.bytes, { level: 9 }).length);
    expect(await code(bytes, tight({ ratioFloor: largest, ratio: 0 }))).toBe('ok');
    expect(await code(bytes, tight({ ratioFloor: 0, ratio: Math.ceil(Math.max(...ratios)) }))).toBe('ok');
    expect(await code(bytes, tight({ ratioFloor: 0, ratio: Math.floor(Math.max(...ratios)) }))).toBe(
      'E_TOO_LARGE',
    );
  });

  test('of 50 MB of zeros behind a few kilobytes', { timeout: 120_000 }, async () => {
    const bomb = (parts: readonly Part[]) =>
      replacePart(parts, 'data/records.ndjson', Buffer.alloc(50_000_000));
    expect((await afterChange(bomb)).code).toBe('E_TOO_LARGE');
    const cover = (parts: readonly Part[]) => replacePart(parts, 'data/封面.html', Buffer.alloc(50_000_000));
    expect((await afterChange(cover)).code).toBe('E_TOO_LARGE');
  });
});
