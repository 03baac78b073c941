/** A compound file that holds these streams in its root, each long enough not to lie in the mini stream. */
export function compoundOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const size = 512;
  const padded = Object.entries(streams).map(([name, content]) => {
    const length = Math.ceil(Math.max(content.length, 4096) / size) * size;
    const bytes = new Uint8Array(length);
    bytes.set(content);
    return { name, bytes };
  });
  const directorySectors = Math.ceil((padded.length + 1) / 4);
  const fat: number[] = [0xfffffffd, ...chain(1, directorySectors)];
  const starts = padded.map(({ bytes }) => {
    const start = fat.length;
    fat.push(...chain(start, bytes.length / size));
    return start;
  });
  if (fat.length > size / 4) throw new Error('one sector of allocation table is all there is');
  const file = Buffer.alloc((fat.length + 1) * size);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 0x18);
  file.writeUInt16LE(3, 0x1a);
  file.writeUInt16LE(0xfffe, 0x1c);
  file.writeUInt16LE(9, 0x1e);
  file.writeUInt16LE(6, 0x20);
  file.writeUInt32LE(1, 0x2c);
  file.writeUInt32LE(1, 0x30);
  file.writeUInt32LE(4096, 0x38);
  file.writeUInt32LE(0xfffffffe, 0x3c);
  file.writeUInt32LE(0xfffffffe, 0x44);
  for (let at = 0; at < 109; at++) file.writeUInt32LE(at === 0 ? 0 : 0xffffffff, 0x4c + at * 4);
  for (let at = 0; at < size / 4; at++) file.writeUInt32LE(fat[at] ?? 0xffffffff, size + at * 4);
  const entry = (
    at: number,
    name: string,
    type: number,
    child: number,
    start: number,
    length: number,
    right: number,
  ) => {
    const from = 2 * size + at * 128;
    file.write(name, from, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, from + 0x40);
    file.writeUInt8(type, from + 0x42);
    for (const [place, value] of [
      [0x44, 0xffffffff],
      [0x48, right],
      [0x4c, child],
      [0x74, start],
      [0x78, length],
    ] as const)
      file.writeUInt32LE(value, from + place);
  };
  entry(0, 'Root Entry', 5, 1, 0xfffffffe, 0, 0xffffffff);
  for (const [at, { name, bytes }] of padded.entries()) {
    const start = starts[at] ?? 0;
    entry(at + 1, name, 2, 0xffffffff, start, bytes.length, at + 1 < padded.length ? at + 2 : 0xffffffff);
    file.set(bytes, (start + 1) * size);
  }
  return file;
}

const chain = (start: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_none, at) => (at + 1 < count ? start + at + 1 : 0xfffffffe));
