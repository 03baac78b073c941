import { createHash } from 'node:crypto';
import { bagDeclaration, formatBagInfo, formatManifest } from '../../shared/exchange/bag.ts';
import { coverPage } from '../../shared/exchange/cover.ts';
import { type Descriptor, trustedComment } from '../../shared/exchange/descriptor.ts';
import { entryNames, evidenceName } from '../../shared/exchange/layout.ts';
import { signWithKeys, type UnitKeys } from '../keys/unit-keys.ts';
import type { EvidenceFile, ZipPart } from './bundle-zip.ts';
import type { CollectedRecords } from './collect-records.ts';

/** All entries in file order: payload, then what vouches for it. */
export function bagParts(
  descriptor: Descriptor,
  records: CollectedRecords,
  evidence: readonly EvidenceFile[],
  keys: UnitKeys,
): readonly ZipPart[] {
  const descriptorBytes = Buffer.from(`${JSON.stringify(descriptor)}\n`);
  const cover = Buffer.from(coverPage(descriptor));
  const declaration = Buffer.from(bagDeclaration);
  const info = Buffer.from(
    formatBagInfo({
      id: descriptor.id,
      organization: descriptor.from.name,
      date: new Date(descriptor.createdAt + 8 * 3_600_000).toISOString().slice(0, 10),
      appVersion: descriptor.app,
      payloadBytes: descriptorBytes.length + records.bytes + cover.length + descriptor.counts.evidence.bytes,
      payloadFiles: 3 + evidence.length,
    }),
  );
  const manifest = Buffer.from(
    formatManifest([
      { name: entryNames.descriptor, sha256: hashOf(descriptorBytes) },
      { name: entryNames.records, sha256: records.sha256 },
      { name: entryNames.cover, sha256: hashOf(cover) },
      ...evidence.map((item) => ({ name: evidenceName(item.sha256), sha256: item.sha256 })),
    ]),
  );
  const tagManifest = Buffer.from(
    formatManifest([
      { name: entryNames.declaration, sha256: hashOf(declaration) },
      { name: entryNames.info, sha256: hashOf(info) },
      { name: entryNames.manifest, sha256: hashOf(manifest) },
    ]),
  );
  const signature = Buffer.from(signWithKeys(keys, tagManifest, trustedComment(descriptor)));
  return [
    { name: entryNames.declaration, bytes: declaration },
    { name: entryNames.info, bytes: info },
    { name: entryNames.descriptor, bytes: descriptorBytes },
    { name: entryNames.records, pieces: records.pieces },
    { name: entryNames.cover, bytes: cover },
    ...evidence.map((file) => ({ name: evidenceName(file.sha256), file })),
    { name: entryNames.manifest, bytes: manifest },
    { name: entryNames.tagManifest, bytes: tagManifest },
    { name: entryNames.signature, bytes: signature },
  ];
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
