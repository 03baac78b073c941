/**
 * The BagIt 1.0 files of a bundle (RFC 8493): declaration, bag-info, manifests.
 *
 * Manifests are written in one form only, so that a reader compares bytes instead of parsing: 64 hex digits, two
 * blanks, path, line feed, in file order. `sha256sum -c` reads the same form.
 */
export const bagDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export interface ManifestLine {
  readonly name: string;
  readonly sha256: string;
}

/** The text of a manifest, its lines in the order given. */
export const formatManifest = (lines: readonly ManifestLine[]): string =>
  lines.map((line) => `${line.sha256}  ${line.name}\n`).join('');

export interface BagInfo {
  readonly id: string;
  readonly organization: string;
  /** Calendar date, YYYY-MM-DD. */
  readonly date: string;
  readonly appVersion: string;
  readonly payloadBytes: number;
  readonly payloadFiles: number;
}

/** A label's value is one line; whatever would start another becomes a blank. */
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** The text of `bag-info.txt`. */
export const formatBagInfo = (info: BagInfo): string =>
  [
    `Source-Organization: ${oneLine(info.organization)}`,
    `External-Identifier: ${info.id}`,
    `Bagging-Date: ${info.date}`,
    `Bag-Software-Agent: taizhang ${oneLine(info.appVersion)}`,
    `Payload-Oxum: ${info.payloadBytes}.${info.payloadFiles}`,
    '',
  ].join('\n');

/**
 * The one Payload-Oxum a bag-info states, or null when there is none, more than one, or a malformed one. A line ends in LF
 * alone; what a pattern takes for the end of a line (CR, U+2028) does not count.
 */
export function payloadOxum(bagInfo: string): { readonly bytes: number; readonly files: number } | null {
  const found = bagInfo.split('\n').flatMap((line) => {
    const stated = /^Payload-Oxum: (\d{1,15})\.(\d{1,9})$/.exec(line);
    return stated ? [{ bytes: Number(stated[1]), files: Number(stated[2]) }] : [];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}
