import {
  BUNDLE_FORMAT,
  BUNDLE_MAJOR,
  BUNDLE_SUITE,
  type Descriptor,
  descriptorSchema,
  MOST_OMITTED,
  READABLE_BY,
} from '../../shared/exchange/descriptor.ts';
import { changesTo } from '../../shared/exchange/key-change.ts';
import { type BundleLimits, bundleLimits } from '../../shared/exchange/limits.ts';
import { newReceiptSecret } from '../../shared/exchange/receipt-code.ts';
import { newId } from '../../shared/ids.ts';
import { Refusal } from '../../shared/result.ts';
import { publicLines } from '../keys/unit-keys.ts';
import type { BundleToWrite, Party } from './bundle-to-write.ts';
import type { CollectedRecords } from './collect-records.ts';

/** What bundle.json will say. Throws Refusal E_BAD_CALL for what a reader would refuse. */
export function describeBundle(
  bundle: BundleToWrite,
  records: CollectedRecords,
  files: number,
  bytes: number,
  limits: BundleLimits = bundleLimits,
): Descriptor {
  const changes = changesTo(bundle.keyChanges ?? [], publicLines(bundle.keys).minisign);
  const descriptor: Descriptor = {
    format: BUNDLE_FORMAT,
    major: BUNDLE_MAJOR,
    minor: changes.length > 0 ? 2 : bundle.chain ? 1 : 0,
    required: [],
    optional: [],
    readableBy: READABLE_BY,
    suite: BUNDLE_SUITE,
    kind: bundle.kind,
    id: bundle.id ?? newId(),
    from: {
      ...party(bundle.from),
      keys: publicLines(bundle.keys),
      ...(changes.length > 0 && { keyChanges: [...changes] }),
    },
    to: bundle.to && party(bundle.to),
    replica: bundle.replica,
    cutoff: bundle.cutoff,
    createdAt: bundle.createdAt,
    app: bundle.appVersion,
    counts: { total: records.total, kinds: records.kinds, evidence: { files, bytes } },
    previous: bundle.previous,
    ...(bundle.chain && { chain: bundle.chain }),
    receiptSecret: newReceiptSecret(),
    omitted: asManyAsFit(bundle.omitted, limits),
  };
  const checked = descriptorSchema.safeParse(descriptor);
  if (checked.success) return checked.data;
  const where = checked.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Refusal('E_BAD_CALL', { detail: `bundle.json: ${where}` });
}

/**
 * What stayed out grows with every year of a unit. The list of it takes at most three quarters of bundle.json's room and
 * names the first; the records name all evidence.
 */
function asManyAsFit(omitted: BundleToWrite['omitted'], limits: BundleLimits): Descriptor['omitted'] {
  let room = Math.floor((limits.tagFile * 3) / 4);
  const end = omitted.findIndex((item) => {
    room -= Buffer.byteLength(JSON.stringify(item)) + 1;
    return room < 0;
  });
  return omitted.slice(0, Math.min(end < 0 ? omitted.length : end, MOST_OMITTED));
}

const party = (unit: Party): Party => ({ id: unit.id, name: unit.name, code: unit.code });
