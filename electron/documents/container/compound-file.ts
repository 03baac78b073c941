import { Refusal } from '../../../shared/result.ts';

/** An OLE compound file (.doc, .xls, .wps, protected .docx), MS-CFB: streams and storages of its root. */
export interface CompoundFile {
  /** Names of streams and storages at the top, as written. */
  readonly names: readonly string[];
  /** Null where the root has no stream of this name. Throws E_TRUNCATED where its sectors are not all there. */
  readonly stream: (name: string) => Uint8Array | null;
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const STREAM = 2;
const ROOT = 5;
/** Sector numbers from here on mean: no sector. */
const NO_SECTOR = 0xfffffffa;

/** Throws E_TRUNCATED where the file's own tables are broken. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (bytes.length < 512) throw new Refusal('E_TRUNCATED');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u32 = (at: number): number => {
    if (at + 4 > bytes.length) throw new Refusal('E_TRUNCATED');
    return view.getUint32(at, true);
  };
  const shift = view.getUint16(0x1e, true);
  const miniShift = view.getUint16(0x20, true);
  if (shift < 7 || shift > 16 || miniShift < 4 || miniShift >= shift) throw new Refusal('E_TRUNCATED');
  const size = 2 ** shift;
  const miniSize = 2 ** miniShift;
  const cutoff = u32(0x38);
  const mostSectors = Math.ceil(bytes.length / size);

  const sector = (number: number): Uint8Array => {
    const from = (number + 1) * size;
    if (from >= bytes.length) throw new Refusal('E_TRUNCATED');
    return bytes.subarray(from, from + size);
  };
  const follow = (start: number, table: (number: number) => number, most: number): readonly number[] => {
    const chain: number[] = [];
    for (let at = start; at < NO_SECTOR; at = table(at)) {
      if (chain.length >= most) throw new Refusal('E_TRUNCATED');
      chain.push(at);
    }
    return chain;
  };

  const fatSectors: number[] = [];
  for (let at = 0; at < 109; at++) {
    const number = u32(0x4c + at * 4);
    if (number < NO_SECTOR) fatSectors.push(number);
  }
  let difat = u32(0x44);
  for (let hops = 0; difat < NO_SECTOR; hops++) {
    if (hops > mostSectors) throw new Refusal('E_TRUNCATED');
    const from = (difat + 1) * size;
    for (let at = 0; at < size / 4 - 1; at++) {
      const number = u32(from + at * 4);
      if (number < NO_SECTOR) fatSectors.push(number);
    }
    difat = u32(from + size - 4);
  }
  const perSector = size / 4;
  const fat = (number: number): number => {
    const holder = fatSectors[Math.floor(number / perSector)];
    if (holder === undefined) throw new Refusal('E_TRUNCATED');
    return u32((holder + 1) * size + (number % perSector) * 4);
  };
  const readChain = (start: number, length: number): Uint8Array => {
    const chain = follow(start, fat, mostSectors);
    if (chain.length * size < length) throw new Refusal('E_TRUNCATED');
    const whole = new Uint8Array(chain.length * size);
    for (const [at, number] of chain.entries()) whole.set(sector(number), at * size);
    return whole.subarray(0, length);
  };

  const directory = readChain(u32(0x30), 0);
  const wholeDirectory = new Uint8Array(directory.buffer);
  const entries = readEntries(wholeDirectory);
  const root = entries[0];
  if (root?.type !== ROOT) throw new Refusal('E_TRUNCATED');

  let mini: { readonly stream: Uint8Array; readonly table: DataView } | null = null;
  const openMini = () => {
    const table = new Uint8Array(readChain(u32(0x3c), 0).buffer);
    return { stream: readChain(root.start, root.size), table: new DataView(table.buffer) };
  };
  const readMini = ({ start, size: length }: Entry): Uint8Array => {
    mini ??= openMini();
    const { stream, table } = mini;
    const next = (number: number): number => {
      if (number * 4 + 4 > table.byteLength) throw new Refusal('E_TRUNCATED');
      return table.getUint32(number * 4, true);
    };
    const chain = follow(start, next, table.byteLength / 4);
    if (chain.length * miniSize < length) throw new Refusal('E_TRUNCATED');
    const whole = new Uint8Array(chain.length * miniSize);
    for (const [at, number] of chain.entries())
      whole.set(stream.subarray(number * miniSize, (number + 1) * miniSize), at * miniSize);
    return whole.subarray(0, length);
  };

  const top = childrenOf(entries, root.child);
  return {
    names: top.map(({ name }) => name),
    stream: (name) => {
      const entry = top.find(
        (found) => found.type === STREAM && found.name.toLowerCase() === name.toLowerCase(),
      );
      if (!entry) return null;
      if (entry.size > bytes.length) throw new Refusal('E_TRUNCATED');
      return entry.size < cutoff ? readMini(entry) : readChain(entry.start, entry.size);
    },
  };
}

function readEntries(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  return Array.from({ length: Math.floor(directory.length / 128) }, (_none, index) => {
    const at = index * 128;
    const nameLength = Math.min(62, Math.max(0, view.getUint16(at + 0x40, true) - 2));
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + nameLength)),
      type: view.getUint8(at + 0x42),
      left: view.getUint32(at + 0x44, true),
      right: view.getUint32(at + 0x48, true),
      child: view.getUint32(at + 0x4c, true),
      start: view.getUint32(at + 0x74, true),
      size: view.getUint32(at + 0x78, true),
    };
  });
}

/** A storage keeps its children as a tree of siblings; a tree that loops ends where it has been. */
function childrenOf(entries: readonly Entry[], first: number): readonly Entry[] {
  const found = new Map<number, Entry>();
  const open = [first];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = entries[at];
    if (!entry || found.has(at)) continue;
    found.set(at, entry);
    open.push(entry.left, entry.right);
  }
  return [...found.values()];
}
