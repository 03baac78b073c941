/** Above this many bytes of evidence in one bundle a person is told before it is written. */
export const HEAVY_EVIDENCE = 200 * 1024 * 1024;
/** How many files are named, the largest first. */
const NAMED = 5;

interface Sized {
  readonly name: string;
  readonly bytes: number;
}

/** What the evidence of one bundle comes to. */
export interface EvidenceWeight {
  readonly files: number;
  readonly bytes: number;
  /** Only where it is heavy: those that make it so. */
  readonly largest: readonly Sized[];
}

export function weigh(evidence: readonly Sized[]): EvidenceWeight {
  const bytes = evidence.reduce((sum, file) => sum + file.bytes, 0);
  const largest =
    bytes > HEAVY_EVIDENCE ? evidence.toSorted((a, b) => b.bytes - a.bytes).slice(0, NAMED) : [];
  return {
    files: evidence.length,
    bytes,
    largest: largest.map(({ name, bytes: size }) => ({ name, bytes: size })),
  };
}
