import type { Random } from '../../../bench/random.ts';
import { HIGHEST_COUNTER, type WireRecord } from '../../../shared/model/record.ts';
import type { Lying } from './ground.ts';
import type { Model } from './model.ts';

/**
 * The records of an honest letter with a few that its sender may not write, or may write but with a wild clock. Null
 * where the letter gives no handle for that.
 */
export function forgedFrom(
  { descriptor, records }: Lying,
  there: Model,
  random: Random,
): WireRecord[] | null {
  const clock: WireRecord['clock'] = [random.pick([HIGHEST_COUNTER, 2 ** 40, 1]), random.id()];
  const sender = descriptor.from.id;
  const forged: WireRecord[] = [];
  const held = [...there].filter(([, { author }]) => author !== sender);
  for (let n = 1 + random.below(3); n > 0; n--) {
    const own = records.length > 0 ? random.pick(records) : null;
    const [id, theirs] = held.length > 0 ? random.pick(held) : [null, null];
    switch (random.below(5)) {
      case 0:
        // Another unit's record under its own name, or under ours.
        if (id !== null && theirs !== null)
          forged.push({
            kind: theirs.kind,
            id,
            parent: theirs.parent,
            author: random.pick([sender, theirs.author]),
            clock,
            fields: Object.fromEntries([...theirs.cells].map(([name, { text }]) => [name, JSON.parse(text)])),
          });
        break;
      case 1:
        // Our own, under another's name.
        if (own && theirs) forged.push({ ...own, id: random.id(), author: theirs.author });
        break;
      case 2:
        // Hung on something else, or on nothing.
        if (own) forged.push({ ...own, clock, parent: random.pick([null, random.id(), id]) });
        break;
      case 3:
        // Allowed: the record's own writer with a wild counter.
        if (own) forged.push({ ...own, clock });
        break;
      default: {
        // For another unit that has the same task.
        const reports = records.filter((record) => record.kind === 'report');
        const report = reports.length > 0 ? random.pick(reports) : null;
        const others = [...there.values()].flatMap(({ kind, parent, cells }) =>
          kind === 'assignment' && parent === report?.parent ? (cells.get('unit') ?? []) : [],
        );
        if (!report || others.length === 0) break;
        const unit: unknown = JSON.parse(random.pick(others).text);
        forged.push({ ...report, id: random.id(), clock, fields: { ...report.fields, unit } });
      }
    }
  }
  if (forged.length === 0) return null;
  const byId = new Map([...records, ...forged].map((record) => [record.id, record]));
  return [...byId.values()];
}
