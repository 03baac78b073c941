import { posix } from 'node:path';
import type { PackageParts } from './package-parts.ts';
import { readXml } from './xml.ts';

interface Relationship {
  readonly id: string;
  /** The last word of its type: officeDocument, styles, worksheet. */
  readonly type: string;
  /** Name of the part it points to. */
  readonly target: string;
}

/** What a part points to inside its own package; links to anything outside are not looked at. `''` is the package itself. */
export async function relationshipsOf(parts: PackageParts, part: string): Promise<readonly Relationship[]> {
  const folder = posix.dirname(part);
  const bytes = await parts.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  const found: Relationship[] = [];
  if (!bytes) return found;
  readXml(bytes, {
    open: ({ name, attributes }) => {
      const { Id, Type, Target, TargetMode } = attributes;
      if (name !== 'Relationship' || TargetMode === 'External' || Target === undefined) return;
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
      found.push({ id: Id ?? '', type: Type?.split('/').at(-1) ?? '', target });
    },
  });
  return found;
}
