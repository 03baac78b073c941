import { describe, expect, test } from 'vitest';
import { formatRecordLine } from '../../shared/exchange/record-line.ts';
import { newId } from '../../shared/ids.ts';
import { createUnitKeys, publicLines } from '../keys/unit-keys.ts';
import { afterChange, code, honest, verdict } from './hostile.fixture.ts';
import { openBundle } from './open-bundle.ts';
import {
  bureau,
  keys,
  type Part,
  pack,
  records,
  replacePart,
  reseal,
  sha256,
  testFolder,
  unitRecord,
  vouch,
  withDescriptor,
  written,
} from './test-bundle.ts';

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

test('a bundle.json that is not UTF-8 is refused, whoever signed it', async () => {
  const change = (parts: readonly Part[]) => {
    const stated = withDescriptor(parts, { later: 'é' }).find(({ name }) => name === 'data/bundle.json');
    const bytes = Buffer.from(stated?.bytes ?? '');
    bytes[bytes.indexOf('é')] = 0xff;
    return replacePart(parts, 'data/bundle.json', bytes);
  };
  expect(await afterChange(change)).toEqual({
    code: 'E_BAD_ENTRY',
    params: { file: 'x.tzb', entry: 'data/bundle.json' },
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
