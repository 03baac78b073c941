import { deflateRawSync } from 'node:zlib';
import type { Random } from '../../../bench/random.ts';
import { headerNumbers } from './hostile-values.ts';
import type { EndFields, ZipItem } from './zip-model.ts';

/** The entries and the end record of a ZIP that is about to be written. */
export interface ZipDraft {
  readonly items: readonly ZipItem[];
  readonly end: EndFields;
}

const localNumbers = [
  'signature',
  'needed',
  'flags',
  'method',
  'time',
  'date',
  'crc',
  'packedSize',
  'size',
  'nameLength',
  'extraLength',
] as const;
const centralNumbers = [
  ...localNumbers,
  ...['madeBy', 'commentLength', 'disk', 'internal', 'external', 'offset'],
] as const;
const endNumbers = [
  ...['signature', 'disk', 'directoryDisk', 'here', 'total', 'length', 'offset', 'commentLength'],
] as const;
const describedNumbers = ['signature', 'crc', 'packedSize', 'size'] as const;

/** Unix file types and DOS attributes an unpacker would act on: link, folder, device, set-uid, hidden. */
const attributes = [0o120777, 0o040755, 0o020666, 0o060666, 0o010666, 0o140777, 0o104755].map(
  (mode) => mode * 2 ** 16,
);

/** Sizes beyond 4 GiB, a name of its own, the old and the strong encryption. */
const extras = [
  Buffer.from('0100180000000000010000000000000001000000000000000000', 'hex'),
  Buffer.from('757009000100000000782e74', 'hex'),
  Buffer.from('019907000200414503080000', 'hex'),
  Buffer.from('5554050003000000006a', 'hex'),
  Buffer.from('ffff', 'hex'),
  Buffer.alloc(65_000),
];

const swap = <T>(items: readonly T[], at: number, item: T): readonly T[] => items.toSpliced(at, 1, item);

interface At {
  readonly draft: ZipDraft;
  /** One of the entries, and its place. */
  readonly at: number;
  readonly item: ZipItem;
}

const withItem = ({ draft: { items, end }, at }: At, item: ZipItem): ZipDraft => ({
  items: swap(items, at, item),
  end,
});
const set = (given: At, local: ZipItem['local'], central: ZipItem['central']): ZipDraft =>
  withItem(given, {
    ...given.item,
    local: { ...given.item.local, ...local },
    central: { ...given.item.central, ...central },
  });
const number = (random: Random): number => random.pick(headerNumbers);

/** What a hand may do to a ZIP: to a field of a header, an entry, a name, by bytes where none belong. */
export const zipMutations: Readonly<Record<string, (given: At, random: Random) => ZipDraft>> = {
  'a number of a local header': (given, random) =>
    set(given, { [random.pick(localNumbers)]: number(random) }, {}),
  'a number of the directory': (given, random) =>
    set(given, {}, { [random.pick(centralNumbers)]: number(random) }),
  'a number of both': (given, random) => {
    const value = { [random.pick(localNumbers)]: number(random) };
    return set(given, value, value);
  },
  'a number of the end record': ({ draft: { items, end } }, random) => ({
    items,
    end: { ...end, [random.pick(endNumbers)]: number(random) },
  }),
  'a link, folder or device': (given, random) =>
    set(given, {}, { external: random.pick([...attributes, 0x10, 0x08, 0xffffffff]) }),
  'an extra field of a local header': (given, random) => set(given, { extra: random.pick(extras) }, {}),
  'an extra field of the directory': (given, random) => set(given, {}, { extra: random.pick(extras) }),
  'a comment of an entry': (given, random) =>
    set(given, {}, { comment: Buffer.from(random.pick(['x', '\u0000', 'PK\u0001\u0002'])) }),
  'an entry twice': ({ draft: { items, end }, item }, random) => ({
    items: items.toSpliced(random.below(items.length + 1), 0, item),
    end,
  }),
  'an entry gone': ({ draft: { items, end }, at }) => ({ items: items.toSpliced(at, 1), end }),
  'another order': ({ draft: { items, end } }, random) => ({
    items: items.toSorted(() => random.below(3) - 1),
    end,
  }),
  'another name': ({ draft, at, item }, random) => renamed(draft, at, item, random),
  'bytes before an entry': (given, random) =>
    withItem(given, {
      ...given.item,
      before: Buffer.from(random.pick(['x', 'PK\u0003\u0004', '\u0000'.repeat(1000)])),
    }),
  'bytes about the end record': ({ draft: { items, end } }, random) => ({
    items,
    end: {
      ...end,
      [random.pick(['before', 'after'])]: Buffer.from(random.pick(['x', 'PK\u0005\u0006'])),
    },
  }),
  'an entry outside the directory': (given) => set(given, {}, { hidden: true }),
  // Two entries of the directory over one content, as the overlapping bombs have it.
  'an entry over the first': (given, random) => set(given, {}, { offset: 0, crc: number(random) }),
  'a bomb': (given, random) => withItem(given, bomb(given.item, random)),
  'damaged content': (given, random) =>
    withItem(given, { ...given.item, packed: damaged(given.item, random) }),
  'the content of another entry': (given, random) =>
    withItem(given, { ...given.item, content: random.pick(given.draft.items).content }),
  'an honest data descriptor': (given) => withItem(given, { ...given.item, described: {} }),
  'a false data descriptor': (given, random) =>
    withItem(given, { ...given.item, described: { [random.pick(describedNumbers)]: number(random) } }),
};

/** One thing about the ZIP changed. */
export function mutateZip(draft: ZipDraft, random: Random): ZipDraft {
  const at = random.below(draft.items.length);
  const item = draft.items[at];
  return item ? random.pick(Object.values(zipMutations))({ draft, at, item }, random) : draft;
}

const names = (own: string, root: string): readonly string[] => [
  `../${own}`,
  `/${own}`,
  `${root}/../${own}`,
  `${root}//${own.slice(root.length + 1)}`,
  `${root}/./${own.slice(root.length + 1)}`,
  own.replaceAll('/', '\\'),
  `C:/${own}`,
  `${own}\u0000.txt`,
  `${own}/`,
  `${own} `,
  `${own}.`,
  own.toUpperCase(),
  own.normalize('NFD'),
  `\ufeff${own}`,
  own.replace('.', '\u202e.'),
  '',
  '.',
  root,
  `${root}/`,
  'a'.repeat(65_000),
  `${root}/autorun.inf`,
  `${root}/data/evidence/CON`,
  `${root}/data/evidence/${'0'.repeat(64)}`,
  `${root}/manifest-md5.txt`,
];

/** A name no bundle has, in one header or in both; sometimes bytes that are no UTF-8, sometimes another root. */
function renamed({ items, end }: ZipDraft, at: number, item: ZipItem, random: Random): ZipDraft {
  const own = item.name.toString();
  const root = own.slice(0, own.indexOf('/'));
  if (random.below(6) === 0) {
    const other = random.pick([random.id(), root.toLowerCase(), '..', 'bundle', `${root}x`]);
    return {
      items: items.map((each) => ({ ...each, name: Buffer.from(each.name.toString().replace(root, other)) })),
      end,
    };
  }
  const name =
    random.below(8) === 0
      ? Buffer.concat([item.name, Buffer.from(random.pick([[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80]]))])
      : Buffer.from(random.pick(names(own, root)));
  const where = random.below(3);
  const changed: ZipItem =
    where === 0
      ? { ...item, local: { ...item.local, name } }
      : where === 1
        ? { ...item, central: { ...item.central, name } }
        : { ...item, name };
  return { items: swap(items, at, changed), end };
}

const bombs = [1_000_000, 20_000_000].map((size) => {
  const content = Buffer.alloc(size, 32);
  return { content, packed: deflateRawSync(content, { level: 1 }) };
});

/** Much out of little, honestly stated or not. */
function bomb(item: ZipItem, random: Random): ZipItem {
  const honest: ZipItem = { ...item, ...random.pick(bombs), method: 8 };
  if (random.below(2) === 0) return honest;
  const size = random.pick([item.content.length, 0, 1, 0x7fffffff]);
  return { ...honest, local: { ...item.local, size }, central: { ...item.central, size } };
}

/** Packed bytes that are cut, longer, of another kind, or of stored blocks with nothing in them. */
function damaged(item: ZipItem, random: Random): Buffer {
  const packed = item.method === 8 ? deflateRawSync(item.content) : item.content;
  switch (random.below(4)) {
    case 0:
      return packed.subarray(0, random.below(packed.length + 1));
    case 1:
      return Buffer.concat([packed, Buffer.from('trailing')]);
    case 2:
      return Buffer.from(packed).fill(random.below(256), random.below(packed.length + 1));
    default:
      return Buffer.concat([Buffer.from('0000 00ff ff'.replaceAll(' ', ''), 'hex'), packed]);
  }
}
