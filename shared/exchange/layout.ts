/**
 * The entries of a bundle, in the order in which they stand in the ZIP (`docs/bundle-format.md`).
 *
 *   <bundle id>/bagit.txt
 *   <bundle id>/bag-info.txt
 *   <bundle id>/data/bundle.json
 *   <bundle id>/data/records.ndjson
 *   <bundle id>/data/封面.html
 *   <bundle id>/data/evidence/<sha256>          none or many, ascending
 *   <bundle id>/manifest-sha256.txt
 *   <bundle id>/tagmanifest-sha256.txt
 *   <bundle id>/tagmanifest-sha256.txt.minisig
 */
export const entryNames = {
  declaration: 'bagit.txt',
  info: 'bag-info.txt',
  descriptor: 'data/bundle.json',
  records: 'data/records.ndjson',
  cover: 'data/封面.html',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  signature: 'tagmanifest-sha256.txt.minisig',
} as const;

const EVIDENCE_FOLDER = 'data/evidence/';
/** The name of the entry that holds an attached file. */
export const evidenceName = (sha256: string): string => `${EVIDENCE_FOLDER}${sha256}`;

/** The hash an evidence entry is named by, or null for any other name. */
export function evidenceHash(name: string): string | null {
  const hash = name.startsWith(EVIDENCE_FOLDER) ? name.slice(EVIDENCE_FOLDER.length) : '';
  return /^[0-9a-f]{64}$/.test(hash) ? hash : null;
}

const head = [
  entryNames.declaration,
  entryNames.info,
  entryNames.descriptor,
  entryNames.records,
  entryNames.cover,
] as const;
const tail = [entryNames.manifest, entryNames.tagManifest, entryNames.signature] as const;

/** Entries of a bundle that carries no evidence. */
export const fixedEntryCount = head.length + tail.length;

/** All entry names of a bundle, without its root folder, in file order. `evidence` holds ascending hashes. */
export const entryOrder = (evidence: readonly string[]): readonly string[] => [
  ...head,
  ...evidence.map(evidenceName),
  ...tail,
];

/**
 * The first name that stands where the layout has no place for it, or null when `names` is a complete bundle.
 * A missing entry is named too.
 */
export function misplacedEntry(names: readonly string[]): string | null {
  const hashes = names
    .slice(head.length, Math.max(head.length, names.length - tail.length))
    .map(evidenceHash);
  let previous = '';
  const ascending: string[] = [];
  for (const hash of hashes) {
    if (hash === null || hash <= previous) break;
    ascending.push(hash);
    previous = hash;
  }
  const wanted = entryOrder(ascending);
  const at = wanted.findIndex((name, index) => names[index] !== name);
  if (at >= 0) return names[at] ?? wanted[at] ?? null;
  return names[wanted.length] ?? null;
}
