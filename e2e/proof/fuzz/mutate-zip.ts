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
] as const;
const centralNumbers = [...localNumbers, 'madeBy', 'disk', 'internal', 'external', 'offset'] as const;
const endNumbers = ['signature', 'disk', 'directoryDisk', 'here', 'total', 'length', 'offset'] as const;

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

/** One thing about the ZIP changed: a field of a header, an entry, a name, bytes where none belong. */
export function mutateZip(draft: ZipDraft, random: Random): ZipDraft {
  const { items, end } = draft;
  const at = random.below(items.length);
  const item = items[at];
  if (!item) return draft;
  const other = random.pick(items);
  const number = () => random.pick(headerNumbers);
  const withItem = (changed: ZipItem): ZipDraft => ({ items: swap(items, at, changed), end });
  const set = (local: ZipItem['local'], central: ZipItem['central']): ZipDraft =>
    withItem({ ...item, local: { ...item.local, ...local }, central: { ...item.central, ...central } });
  switch (random.below(20)) {
    case 0:
      return set({ [random.pick(localNumbers)]: number() }, {});
    case 1:
    case 2:
      return set({}, { [random.pick(centralNumbers)]: number() });
    case 3: {
      const value = { [random.pick(localNumbers)]: number() };
      return set(value, value);
    }
    case 4:
      return { items, end: { ...end, [random.pick(endNumbers)]: number() } };
    case 5:
      return set({}, { external: random.pick([...attributes, 0x10, 0x08, 0xffffffff]) });
    case 6:
      return set({ extra: random.pick(extras) }, {});
    case 7:
      return set({}, { extra: random.pick(extras) });
    case 8:
      return set({}, { comment: Buffer.from(random.pick(['x', '\u0000', 'PK\u0001\u0002'])) });
    case 9:
      return { items: items.toSpliced(random.below(items.length + 1), 0, item), end };
    case 10:
      return { items: items.toSpliced(at, 1), end };
    case 11:
      return { items: items.toSorted(() => random.below(3) - 1), end };
    case 12:
      return renamed(draft, at, item, random);
    case 13:
      return withItem({
        ...item,
        before: Buffer.from(random.pick(['x', 'PK\u0003\u0004', '\u0000'.repeat(1000)])),
      });
    case 14:
      return {
        items,
        end: {
          ...end,
          [random.pick(['before', 'after'])]: Buffer.from(random.pick(['x', 'PK\u0005\u0006'])),
        },
      };
    case 15:
      return set({}, { hidden: true });
    case 16:
      // Two entries of the directory over one content, as the overlapping bombs have it.
      return set({}, { offset: 0, crc: number() });
    case 17:
      return withItem(bomb(item, random));
    case 18:
      return withItem({ ...item, packed: damaged(item, random) });
    default:
      return withItem({ ...item, content: other.content });
  }
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
