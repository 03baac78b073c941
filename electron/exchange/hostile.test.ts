import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { BundleLimits } from '../../shared/exchange/limits.ts';
import { formatRecordLine } from '../../shared/exchange/record-line.ts';
import { newId } from '../../shared/ids.ts';
import { Refusal } from '../../shared/result.ts';
import { createUnitKeys, publicLines } from '../keys/unit-keys.ts';
import { openBundle } from './open-bundle.ts';
import {
  bureau,
  evidenceIn,
  keys,
  type Part,
  pack,
  records,
  replacePart,
  reseal,
  sha256,
  testFolder,
  tight,
  unitRecord,
  unpack,
  vouch,
  withDescriptor,
  written,
} from './test-bundle.ts';

/** Opens and reads every record: the code of the refusal with its params, or 'ok'. */
async function verdict(bytes: Buffer, limits?: BundleLimits) {
  const path = join(testFolder(), 'x.tzb');
  writeFileSync(path, bytes);
  const result = await openBundle(path, limits ? { limits } : {});
  if (!result.ok) return result.error;
  try {
    const lines = [...result.value.records()];
    return { code: 'ok', params: { records: lines.length } };
  } catch (error) {
    if (error instanceof Refusal) return error.failure;
    throw error;
  } finally {
    await result.value.close();
  }
}
const code = async (bytes: Buffer, limits?: BundleLimits) => (await verdict(bytes, limits)).code;

/** An honest bundle with two evidence files, taken apart. */
async function honest(): Promise<{
  readonly bytes: Buffer;
  readonly root: string;
  readonly parts: readonly Part[];
}> {
  const { path } = await written(testFolder(), { evidence: evidenceIn(testFolder(), 'one', 'three') });
  return { bytes: readFileSync(path), ...(await unpack(path)) };
}

/** What becomes of an honest bundle whose parts were changed and vouched for again by its own key. */
async function afterChange(change: (parts: readonly Part[]) => readonly Part[], limits?: BundleLimits) {
  const { root, parts } = await honest();
  return verdict(await pack(root, vouch(change(parts))), limits);
}

test('a bundle taken apart and put together again is accepted, so that each refusal below has its own cause', async () => {
  expect(await afterChange((parts) => parts)).toEqual({ code: 'ok', params: { records: 3 } });
});

describe('what is not a bundle', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), 'E_TRUNCATED'],
    ['one byte', Buffer.from('P'), 'E_TRUNCATED'],
    ['a text', Buffer.from('序号\t重点工作\n'.repeat(50)), 'E_NOT_A_BUNDLE'],
    ['noise', Buffer.alloc(5000, 0xa5), 'E_NOT_A_BUNDLE'],
    ['the beginning of an age file', Buffer.from(`age-encryption.org/v1\n${'-'.repeat(200)}`), 'E_TRUNCATED'],
  ])('%s', async (_what, bytes, expected) => {
    expect(await code(bytes)).toBe(expected);
  });

  test('a ZIP of something else', async () => {
    const bytes = await pack('x', [{ name: 'word/document.xml', bytes: Buffer.from('<w/>') }]);
    const plain = Buffer.from(bytes.subarray(0, bytes.length - 71));
    plain.writeUInt16LE(0, plain.length - 2);
    expect(await code(plain)).toBe('E_NOT_A_BUNDLE');
    expect(await code(bytes)).toBe('E_BAD_ENTRY');
  });

  test('a sealed ZIP without bundle.json', async () => {
    expect(await code(await pack(newId(), [{ name: 'bagit.txt', bytes: Buffer.from('x') }]))).toBe(
      'E_NOT_A_BUNDLE',
    );
  });

  test('a folder', async () => {
    expect(await openBundle(testFolder())).toMatchObject({ ok: false, error: { code: 'E_NOT_A_BUNDLE' } });
  });

  test('another format in bundle.json', async () => {
    const change = (parts: readonly Part[]) => withDescriptor(parts, { format: 'other' });
    expect((await afterChange(change)).code).toBe('E_NOT_A_BUNDLE');
  });
});

describe('damage', () => {
  test('bytes cut off at the end', async () => {
    const { bytes } = await honest();
    for (const cut of [1, 63, 64, 71, 93, 94, 500])
      expect(await code(bytes.subarray(0, -cut))).toBe('E_TRUNCATED');
  });

  test('bytes before the first or after the last', async () => {
    const { bytes } = await honest();
    expect(await code(Buffer.concat([bytes, Buffer.from('\n')]))).toBe('E_HASH');
    expect(await code(Buffer.concat([Buffer.from('\n'), bytes]))).toBe('E_HASH');
    expect(await code(reseal(Buffer.concat([Buffer.from('\n'), bytes])))).toBe('E_BAD_ENTRY');
  });

  test('one changed byte in the middle', async () => {
    const { bytes } = await honest();
    bytes[900] = (bytes[900] ?? 0) ^ 1;
    expect(await code(bytes)).toBe('E_HASH');
  });
});

describe('newer versions', () => {
  test('a newer major is refused naming the version, also when it is built quite differently', async () => {
    const next = Buffer.from(JSON.stringify({ format: 'taizhang-bundle', major: 2, readableBy: '2.3.0' }));
    const bytes = await pack(newId(), [
      { name: 'data/bundle.json', bytes: next },
      { name: 'data/rows.bin', bytes: Buffer.from('x') },
    ]);
    expect(await verdict(bytes)).toEqual({
      code: 'E_NEWER_FORMAT',
      params: { file: 'x.tzb', version: '2.3.0' },
    });
  });

  test('an unknown required capability is refused naming it', async () => {
    expect(await afterChange((parts) => withDescriptor(parts, { required: ['sealed-rows'] }))).toEqual({
      code: 'E_CAPABILITY',
      params: { file: 'x.tzb', capability: 'sealed-rows' },
    });
  });

  test('an unknown optional capability and an unknown field are no hindrance', async () => {
    const change = (parts: readonly Part[]) =>
      withDescriptor(parts, { minor: 7, optional: ['later'], later: { x: 1 } });
    expect((await afterChange(change)).code).toBe('ok');
  });

  test('records of an unknown kind are passed on as unknown', async () => {
    const later = { ...unitRecord('x'), kind: 'ruleSet', fields: { rules: [{ any: 'thing' }] } };
    const { path } = await written(testFolder(), { records: [...records, later] });
    const opened = await openBundle(path);
    const read = opened.ok ? [...opened.value.records()] : [];
    expect(read.map((item) => item.known)).toEqual([true, true, true, false]);
    expect(read.at(-1)?.record).toEqual(later);
  });
});

describe('signatures', () => {
  test('content changed without a new signature', async () => {
    const { root, parts } = await honest();
    for (const name of [
      'manifest-sha256.txt',
      'bagit.txt',
      'bag-info.txt',
      'data/records.ndjson',
      'data/封面.html',
    ]) {
      const bytes = parts.find((part) => part.name === name)?.bytes ?? Buffer.alloc(0);
      const changed = replacePart(parts, name, Buffer.concat([bytes, Buffer.from(' ')]));
      expect(await code(await pack(root, changed)), name).toBe('E_HASH');
    }
    const changed = replacePart(parts, 'tagmanifest-sha256.txt', 'x');
    expect(await code(await pack(root, changed))).toBe('E_SIGNATURE');
  });

  test('a descriptor changed without a new signature', async () => {
    const { root, parts } = await honest();
    expect(await code(await pack(root, withDescriptor(parts, { cutoff: '2027-01-01' })))).toBe('E_HASH');
    expect(await code(await pack(root, withDescriptor(parts, { createdAt: 1 })))).toBe('E_SIGNATURE');
  });

  test('another key than the one stated', async () => {
    const { root, parts } = await honest();
    expect(await code(await pack(root, vouch(parts, await createUnitKeys())))).toBe('E_SIGNATURE');
  });

  test("a stranger's key put in place of the sender's, without its secret", async () => {
    const stranger = publicLines(await createUnitKeys());
    const change = (parts: readonly Part[]) => withDescriptor(parts, { from: { ...bureau, keys: stranger } });
    expect((await afterChange(change)).code).toBe('E_SIGNATURE');
  });

  test('the signature of another bundle of the same sender', async () => {
    const { root, parts } = await honest();
    const other = (await honest()).parts.find((part) => part.name.endsWith('.minisig'))?.bytes ?? '';
    expect(await code(await pack(root, replacePart(parts, 'tagmanifest-sha256.txt.minisig', other)))).toBe(
      'E_SIGNATURE',
    );
  });

  test('text that is not a signature', async () => {
    const { root, parts } = await honest();
    for (const text of ['', 'x\ny\nz\nw\n', 'untrusted comment: \n\ntrusted comment: \n\n']) {
      expect(await code(await pack(root, replacePart(parts, 'tagmanifest-sha256.txt.minisig', text)))).toBe(
        'E_SIGNATURE',
      );
    }
  });
});

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

  test('of 50 MB of zeros behind a few kilobytes', async () => {
    const bomb = (parts: readonly Part[]) =>
      replacePart(parts, 'data/records.ndjson', Buffer.alloc(50_000_000));
    expect((await afterChange(bomb)).code).toBe('E_TOO_LARGE');
    const cover = (parts: readonly Part[]) => replacePart(parts, 'data/封面.html', Buffer.alloc(50_000_000));
    expect((await afterChange(cover)).code).toBe('E_TOO_LARGE');
  });
});

describe('records', () => {
  const lines = records.map(formatRecordLine);
  const withLines = (text: string | Buffer, total = 3, kinds: object = { unit: 3 }) =>
    afterChange((parts) =>
      replacePart(
        withDescriptor(parts, { counts: { total, kinds, evidence: { files: 2, bytes: 8 } } }),
        'data/records.ndjson',
        Buffer.from(text),
      ),
    );

  test('as written are accepted, none at all too', async () => {
    expect((await withLines(`${lines.join('\n')}\n`)).code).toBe('ok');
    expect((await withLines('', 0, {})).code).toBe('ok');
  });

  test('malformed in one line are refused with its number', async () => {
    const bad = [
      '{',
      '',
      'null',
      '[]',
      lines[1]?.slice(0, -1) ?? '',
      `${lines[1]}x`,
      formatRecordLine({ ...unitRecord('x'), fields: { name: 1 } }),
      JSON.stringify({ ...unitRecord('x'), clock: [0, newId()] }),
      JSON.stringify({ ...unitRecord('x'), id: 'x' }),
      JSON.stringify({ ...unitRecord('x'), extra: 1 }),
      `{"__proto__":{"x":1},${formatRecordLine(unitRecord('x')).slice(1)}`,
      lines[0] ?? '',
    ];
    for (const line of bad) {
      const result = await withLines(`${lines[0]}\n${line}\n${lines[2]}\n`);
      expect(result, line).toEqual({ code: 'E_BAD_RECORD', params: { file: 'x.tzb', line: 2 } });
    }
  });

  test('without the last line feed, with more or fewer lines than stated, or of other kinds, are refused', async () => {
    expect((await withLines(lines.join('\n'))).code).toBe('E_BAD_RECORD');
    expect((await withLines(`${lines.join('\n')}\n`, 4)).code).toBe('E_BAD_RECORD');
    expect((await withLines(`${lines.join('\n')}\n`, 2)).code).toBe('E_BAD_RECORD');
    expect((await withLines(`${lines.join('\n')}\n`, 3, { unit: 2, task: 1 })).code).toBe('E_BAD_RECORD');
    expect((await withLines(`${lines.join('\n')}\n`, 3, {})).code).toBe('E_BAD_RECORD');
  });

  test('that are not UTF-8 are refused', async () => {
    const text = Buffer.from(`${lines.join('\n')}\n`);
    text[text.indexOf('某')] = 0xff;
    expect((await withLines(text)).code).toBe('E_BAD_RECORD');
  });
});

test('the same bundle signed by its true sender but with a hash of our own making is still the same bundle', async () => {
  const { bytes, root, parts } = await honest();
  const again = await pack(root, parts);
  expect(sha256(again)).not.toBe(sha256(bytes));
  expect(await code(again)).toBe('ok');
  expect(await code(await pack(root, vouch(parts, keys)))).toBe('ok');
});
