const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * What a bundle may hold at most. The importer refuses more, the exporter writes no more.
 * All sizes are bytes unless their name says otherwise.
 */
export const bundleLimits = {
  /** Below 4 GiB a ZIP needs no zip64 and a FAT32 stick can hold it. */
  file: 2048 * MIB,
  /** Up to here the whole file is read into memory once; above it is read in pieces. */
  inMemory: 64 * MIB,
  /** bundle.json, bag files, manifests, signature and cover, each. */
  tagFile: 4 * MIB,
  /** data/records.ndjson, inflated. */
  records: 256 * MIB,
  recordCount: 500_000,
  /** One line of records.ndjson, without its line feed. */
  line: 4 * MIB,
  evidenceCount: 5_000,
  evidenceFile: 512 * MIB,
  /** Inflated to deflated size; asked only above `ratioFloor`, since small repetitive text may exceed it honestly. */
  ratio: 200,
  ratioFloor: 16 * MIB,
  /** Nesting of a record of an unknown kind, counted from its `fields`. */
  jsonDepth: 16,
  /** Characters of one text in a record of an unknown kind. */
  string: 20_000,
} as const;

export type BundleLimits = { readonly [K in keyof typeof bundleLimits]: number };

/** A limit as a person reads it: "512 MB". */
export const sizeText = (bytes: number): string =>
  bytes >= MIB
    ? `${Math.floor(bytes / MIB)} MB`
    : bytes >= KIB
      ? `${Math.floor(bytes / KIB)} KB`
      : `${bytes} B`;
