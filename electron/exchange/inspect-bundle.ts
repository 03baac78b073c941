import { ok, Refusal, type Result } from '../../shared/result.ts';
import { type OpenOptions, openBundle } from './open-bundle.ts';

interface Party {
  readonly id: string;
  readonly name: string;
}

/** What `inspect --json` prints beside `"ok":true` (`docs/bundle-format.md` explains the parts). */
export interface Inspection {
  readonly bundle: {
    readonly id: string;
    readonly kind: string;
    readonly from: Party;
    readonly to: Party | null;
    /** Major and minor version of the format. */
    readonly format: string;
  };
  readonly signature: { readonly valid: boolean; readonly fingerprint: string };
  /** Records by kind, `total`, and `evidence` files. */
  readonly counts: Readonly<Record<string, number>>;
}

/** Verifies a bundle whole, every record included, and describes it; needs no store. Errors as of `openBundle`. */
export async function inspectBundle(
  path: string,
  options: Pick<OpenOptions, 'unlock'> = {},
): Promise<Result<Inspection>> {
  const opened = await openBundle(path, options);
  if (!opened.ok) return opened;
  const bundle = opened.value;
  try {
    for (const _record of bundle.records());
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure };
    throw error;
  } finally {
    await bundle.close();
  }
  const { id, kind, from, to, major, minor, counts } = bundle.descriptor;
  return ok({
    bundle: { id, kind, from: party(from), to: to && party(to), format: `${major}.${minor}` },
    signature: { valid: bundle.signature.valid, fingerprint: bundle.signature.fingerprint },
    counts: { ...counts.kinds, total: counts.total, evidence: counts.evidence.files },
  });
}

const party = (unit: Party): Party => ({ id: unit.id, name: unit.name });
