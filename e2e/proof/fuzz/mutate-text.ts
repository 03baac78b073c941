import type { Random } from '../../../bench/random.ts';
import { mutateJson, placesIn } from './mutate-json.ts';

interface Lines {
  readonly all: readonly string[];
  /** One of them, and its text. */
  readonly at: number;
  readonly line: string;
}

const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const instead = ({ all, at }: Lines, line: string): string => joined(all.toSpliced(at, 1, line));

/** What a hand may do to the lines of a text file of a bag. */
export const lineMutations: Readonly<Record<string, (lines: Lines, random: Random) => string | Buffer>> = {
  'a line gone': ({ all, at }) => joined(all.toSpliced(at, 1)),
  'a line twice': ({ all, at, line }) => joined(all.toSpliced(at, 0, line)),
  'lines in another order': ({ all }) => joined(all.toReversed()),
  'carriage returns': ({ all }) => all.join('\r\n'),
  'no last line feed': ({ all }) => all.join('\n'),
  'an empty line': ({ all, at }) => joined(all.toSpliced(at, 0, '')),
  'a byte order mark': ({ all }) => `\ufeff${joined(all)}`,
  'a huge line': (lines, random) =>
    instead(lines, lines.line + ' '.repeat(random.pick([1, 100_000, 5_000_000]))),
  'an unseen character': (lines, random) =>
    instead(lines, `${lines.line}${random.pick(['\u0000', '\u007f', '\u2028', '\u0085', '\t'])}`),
  'bytes that are no UTF-8': ({ all }, random) =>
    Buffer.concat([
      Buffer.from(joined(all)),
      Buffer.from(random.pick([[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0]])),
    ]),
  capitals: (lines) => instead(lines, lines.line.toUpperCase()),
  'a blank before a line': (lines) => instead(lines, ` ${lines.line}`),
  nothing: () => '',
  'another encoding': ({ all }) => Buffer.from(joined(all), 'utf16le'),
  'another number': (lines, random) =>
    instead(lines, lines.line.replace(/\d+/, random.pick(['0', '-1', '1e3', '99999999999999999999', '٣']))),
  'another path': (lines, random) => instead(lines, lines.line.replace(/ {1,2}\S+$/, random.pick(paths))),
};

/** The lines of a text file of a bag, with one thing about them changed. */
export function mutateLines(text: string, random: Random): Buffer {
  const all = text.split('\n').slice(0, -1);
  const at = random.below(Math.max(1, all.length));
  const mutate = random.pick(Object.values(lineMutations));
  return Buffer.from(mutate({ all, at, line: all[at] ?? '' }, random));
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

/** records.ndjson with its lines changed, or one member of any of them: long records come as often as they have members. */
export function mutateRecords(text: string, random: Random): Buffer {
  const lines = text.split('\n').slice(0, -1);
  if (lines.length === 0 || random.below(5) === 0) return mutateLines(text, random);
  const members = lines.flatMap((line, at) => placesIn(line).map(() => at));
  const at = members.length === 0 ? 0 : random.pick(members);
  return Buffer.from(joined(lines.toSpliced(at, 1, mutateJson(lines[at] ?? '', random))));
}
