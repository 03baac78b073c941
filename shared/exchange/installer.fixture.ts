/** Installers as they are made, with headers that are true and nothing inside. */

const text = (view: DataView, at: number, value: string): void => {
  for (let index = 0; index < value.length; index++) view.setUint8(at + index, value.charCodeAt(index));
};

const viewOf = (length: number): DataView => new DataView(new Uint8Array(length).fill(7).buffer);
const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer);

/** A Windows program of one section, with what NSIS puts behind it and, at last, a table of certificates. */
export function windowsInstaller({ data = 4000, signed = 0, isWide = false } = {}): Uint8Array {
  const [pe, program] = [0x80, 1024];
  const optionalSize = isWide ? 240 : 224;
  const view = viewOf(program + 28 + data + signed);
  text(view, 0, 'MZ');
  view.setUint32(0x3c, pe, true);
  text(view, pe, 'PE\0\0');
  view.setUint16(pe + 6, 1, true);
  view.setUint16(pe + 20, optionalSize, true);
  const optional = pe + 24;
  for (let at = 0; at < optionalSize; at++) view.setUint8(optional + at, 0);
  view.setUint16(optional, isWide ? 0x20b : 0x10b, true);
  const certificates = optional + (isWide ? 112 : 96) + 32;
  view.setUint32(certificates, signed === 0 ? 0 : program + 28 + data, true);
  view.setUint32(certificates + 4, signed, true);
  const section = optional + optionalSize;
  view.setUint32(section + 16, program - 512, true);
  view.setUint32(section + 20, 512, true);
  view.setUint32(program, 0, true);
  view.setUint32(program + 4, 0xdeadbeef, true);
  text(view, program + 8, 'NullsoftInst');
  view.setUint32(program + 20, 1, true);
  view.setUint32(program + 24, 28 + data, true);
  return bytesOf(view);
}

/** A Debian package: the three members that every one has, the last of any length. */
export function debianPackage(data = 4001): Uint8Array {
  const members: readonly (readonly [string, number])[] = [
    ['debian-binary', 4],
    ['control.tar.gz', 333],
    ['data.tar.xz', data],
  ];
  const length = members.reduce((sum, [, size]) => sum + (sum % 2) + 60 + size, 8);
  const view = viewOf(length);
  text(view, 0, '!<arch>\n');
  let at = 8;
  for (const [name, size] of members) {
    at += at % 2;
    text(view, at, `${name.padEnd(48)}${String(size).padEnd(10)}\`\n`);
    at += 60 + size;
  }
  return bytesOf(view);
}

/** An AppImage: an ELF program whose section headers come last, and a squashfs behind it. */
export function appImage({ data = 4000, is64 = true } = {}): Uint8Array {
  const [sections, size, count] = [256, 64, 2];
  const image = sections + size * count;
  const view = viewOf(image + 96 + data);
  for (let at = 0; at < 64; at++) view.setUint8(at, 0);
  text(view, 0, '\x7fELF');
  view.setUint8(4, is64 ? 2 : 1);
  text(view, 8, 'AI\x02');
  if (is64) view.setBigUint64(0x28, BigInt(sections), true);
  else view.setUint32(0x20, sections, true);
  view.setUint16(is64 ? 0x3a : 0x2e, size, true);
  view.setUint16(is64 ? 0x3c : 0x30, count, true);
  text(view, image, 'hsqs');
  view.setBigUint64(image + 40, BigInt(96 + data), true);
  return bytesOf(view);
}
