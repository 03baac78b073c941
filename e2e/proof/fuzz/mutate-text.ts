import type { Random } from '../../../bench/random.ts';
import { mutateJson } from './mutate-json.ts';

/** The lines of a text file of a bag, with one thing about them changed. */
export function mutateLines(text: string, random: Random): Buffer {
  const lines = text.split('\n').slice(0, -1);
  const at = random.below(Math.max(1, lines.length));
  const line = lines[at] ?? '';
  const join = (changed: readonly string[]): Buffer => Buffer.from(changed.map((one) => `${one}\n`).join(''));
  switch (random.below(16)) {
    case 0:
      return join(lines.toSpliced(at, 1));
    case 1:
      return join(lines.toSpliced(at, 0, line));
    case 2:
      return join(lines.toReversed());
    case 3:
      return Buffer.from(lines.join('\r\n'));
    case 4:
      return Buffer.from(lines.join('\n'));
    case 5:
      return join(lines.toSpliced(at, 0, ''));
    case 6:
      return join(['\ufeff', ...lines]);
    case 7:
      return join(lines.toSpliced(at, 1, line + ' '.repeat(random.pick([1, 100_000, 5_000_000]))));
    case 8:
      return join(
        lines.toSpliced(at, 1, `${line}${random.pick(['\u0000', '\u007f', '\u2028', '\u0085', '\t'])}`),
      );
    case 9:
      return Buffer.concat([
        join(lines),
        Buffer.from(random.pick([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0]])),
      ]);
    case 10:
      return join(lines.toSpliced(at, 1, line.toUpperCase()));
    case 11:
      return join(lines.toSpliced(at, 1, ` ${line}`));
    case 12:
      return Buffer.alloc(0);
    case 13:
      return Buffer.from(join(lines).toString('utf8'), 'utf16le');
    case 14:
      return join(
        lines.toSpliced(
          at,
          1,
          line.replace(/\d+/, random.pick(['0', '-1', '1e3', '99999999999999999999', '٣'])),
        ),
      );
    default:
      return join(lines.toSpliced(at, 1, line.replace(/ {1,2}\S+$/, random.pick(paths))));
  }
}

/** What a manifest could be made to point at. */
const paths = [
  '  ../../../etc/passwd',
  '  /etc/passwd',
  '  C:\\Windows\\win.ini',
  '  data/../bagit.txt',
  '  data/records.ndjson',
  '  data/evidence/',
  '  data\\records.ndjson',
  ' *data/records.ndjson',
  '\tdata/records.ndjson',
  '  ~/x',
  '  data/%2e%2e/x',
  '',
];

/** records.ndjson with one line, or its lines, changed. */
export function mutateRecords(text: string, random: Random): Buffer {
  const lines = text.split('\n').slice(0, -1);
  if (lines.length === 0 || random.below(5) === 0) return mutateLines(text, random);
  const at = random.below(lines.length);
  const changed = lines.toSpliced(at, 1, mutateJson(lines[at] ?? '', random));
  return Buffer.from(changed.map((line) => `${line}\n`).join(''));
}
