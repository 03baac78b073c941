import type { InstallerKind } from './installer.ts';

/** So many bytes of a file from an offset on; fewer where it ends before. */
export type ReadAt = (at: number, length: number) => Promise<Uint8Array>;

/**
 * The bytes that an installer has at least, as its own headers say: a file that is shorter was cut. Null where they do
 * not say. A disk image is known by its last bytes, so that one that was cut is none.
 *
 *   Windows   PE: the sections and the table of certificates; after the sections, NSIS: firstheader, which states the
 *             length of itself, all data and the checksum
 *   deb       ar: three members, each with its size
 *   AppImage  ELF: its section headers end where the squashfs begins, whose superblock states `bytes_used`
 */
export async function statedEnd(kind: InstallerKind, read: ReadAt): Promise<number | null> {
  if (kind === 'windows') return programEnd(read);
  if (kind === 'deb') return packageEnd(read);
  if (kind === 'appImage') return imageEnd(read);
  return null;
}

/** Little-endian numbers at an offset of the file; null where the file ends before them. */
async function numbersAt(read: ReadAt, at: number, length: number): Promise<DataView | null> {
  const bytes = await read(at, length);
  return bytes.length < length ? null : new DataView(bytes.buffer, bytes.byteOffset, length);
}

const isText = (view: DataView, at: number, text: string): boolean =>
  [...text].every((char, index) => view.getUint8(at + index) === char.charCodeAt(0));

/** Of the file header and of an optional header up to the place of the certificates, in either width. */
const PE_HEADERS = 24 + 152;
const PE32_PLUS = 0x20b;
const SECTION = 40;

async function programEnd(read: ReadAt): Promise<number> {
  const dos = await numbersAt(read, 0, 64);
  if (!dos) return 64;
  const pe = dos.getUint32(0x3c, true);
  const headers = await numbersAt(read, pe, PE_HEADERS);
  if (!headers) return pe + PE_HEADERS;
  const sections = pe + 24 + headers.getUint16(20, true);
  const length = headers.getUint16(6, true) * SECTION;
  const table = await numbersAt(read, sections, length);
  if (!table) return sections + length;
  let end = sections + length;
  for (let at = 0; at < length; at += SECTION)
    end = Math.max(end, table.getUint32(at + 20, true) + table.getUint32(at + 16, true));
  const certificates = 24 + (headers.getUint16(24, true) === PE32_PLUS ? 144 : 128);
  const signed = headers.getUint32(certificates, true) + headers.getUint32(certificates + 4, true);
  return Math.max(signed, await scriptEnd(read, end));
}

const FIRST_HEADER = 28;

/** Of what stands behind the program, which in ours is what NSIS put there. */
async function scriptEnd(read: ReadAt, at: number): Promise<number> {
  const first = await numbersAt(read, at, FIRST_HEADER);
  if (!first) return at + FIRST_HEADER;
  const isNsis = first.getUint32(4, true) === 0xdeadbeef && isText(first, 8, 'NullsoftInst');
  return isNsis ? at + first.getUint32(24, true) : at;
}

const MEMBERS = 3;
const MEMBER_HEADER = 60;

async function packageEnd(read: ReadAt): Promise<number | null> {
  let end = 8;
  for (let member = 0; member < MEMBERS; member++) {
    const at = end + (end % 2);
    const header = await numbersAt(read, at, MEMBER_HEADER);
    if (!header) return at + MEMBER_HEADER;
    const stated = new TextDecoder().decode(new Uint8Array(header.buffer, header.byteOffset + 48, 10));
    if (!/^\d+ *$/.test(stated)) return null;
    end = at + MEMBER_HEADER + Number(stated);
  }
  return end;
}

async function imageEnd(read: ReadAt): Promise<number | null> {
  const elf = await numbersAt(read, 0, 64);
  if (!elf) return 64;
  const is64 = elf.getUint8(4) === 2;
  const sections = is64 ? Number(elf.getBigUint64(0x28, true)) : elf.getUint32(0x20, true);
  const size = elf.getUint16(is64 ? 0x3a : 0x2e, true);
  const at = sections + size * elf.getUint16(is64 ? 0x3c : 0x30, true);
  const squashfs = await numbersAt(read, at, 48);
  if (!squashfs) return at + 48;
  return isText(squashfs, 0, 'hsqs') ? at + Number(squashfs.getBigUint64(40, true)) : null;
}
