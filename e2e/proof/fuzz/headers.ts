const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
const COMMENT_LENGTH = 71;
const DESCRIPTOR_FOLLOWS = 0x8;

/**
 * Reads the ZIP as one does who goes through it from its first byte: every byte belongs to a header, a content or the
 * directory, and the three places that tell of an entry tell the same.
 *
 * @returns what is wrong, or null.
 */
export function headerObjection(bytes: Buffer): string | null {
  const end = bytes.length - COMMENT_LENGTH - 22;
  if (bytes.readUInt32LE(end) !== END || bytes.readUInt16LE(end + 20) !== COMMENT_LENGTH)
    return 'the end record is not where it belongs';
  let at = 0;
  let entry = bytes.readUInt32LE(end + 16);
  while (entry < end) {
    const name = bytes.readUInt16LE(entry + 28);
    const extra = bytes.readUInt16LE(entry + 30);
    const shown = bytes.toString('utf8', entry + 46, entry + 46 + name);
    if (bytes.readUInt32LE(entry) !== CENTRAL || bytes.readUInt32LE(at) !== LOCAL)
      return `${shown} has no header`;
    const flags = bytes.readUInt16LE(entry + 8);
    const described = (flags & DESCRIPTOR_FOLLOWS) !== 0;
    // From the version needed to the day.
    if (!bytes.subarray(at + 4, at + 14).equals(bytes.subarray(entry + 6, entry + 16)))
      return `the two headers of ${shown} differ`;
    const told = bytes.subarray(entry + 16, entry + 28);
    if (!bytes.subarray(at + 14, at + 26).equals(described ? Buffer.alloc(12) : told))
      return `the two headers of ${shown} tell other sizes`;
    if (!bytes.subarray(at + 30, at + 30 + name).equals(bytes.subarray(entry + 46, entry + 46 + name)))
      return `the two headers of ${shown} tell other names`;
    at += 30 + name + bytes.readUInt32LE(entry + 20);
    if (described) {
      if (bytes.readUInt32LE(at) !== DESCRIPTOR || !bytes.subarray(at + 4, at + 16).equals(told))
        return `what stands behind ${shown} is no data descriptor of it`;
      at += 16;
    }
    entry += 46 + name + extra + bytes.readUInt16LE(entry + 32);
  }
  return at === bytes.readUInt32LE(end + 16) ? null : 'there are bytes that belong to nothing';
}
