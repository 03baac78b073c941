import type { ReviewDesk } from '../../../shared/model/views.ts';
import type { Store } from '../../store/store.ts';
import type { Board } from '../board.ts';
import { inForce } from '../board.ts';

/**
 * Decisions of ours that no file has carried down yet, and the units they wait for. A unit has what was decided before
 * the last 下发包 or 批复包 to it. 立项审定 is our own affair and is not sent.
 */
export function decisionsToSend(store: Store, { register, identity, tasks }: Board): ReviewDesk['toSend'] {
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const sent = new Map<string, number>();
  const rows = store.db
    .prepare<[], { receiver: string; at: number }>(
      "SELECT receiver, max(at) AS at FROM transmission WHERE kind IN ('issue', 'decide') GROUP BY receiver",
    )
    .all();
  for (const { receiver, at } of rows)
    sent.set(resolve(receiver), Math.max(at, sent.get(resolve(receiver)) ?? 0));
  const waiting = new Set<string>();
  let decisions = 0;
  for (const { task, decisions: all, assignments } of tasks) {
    if (task.author !== identity.id) continue;
    for (const { fields } of all) {
      if (fields.verdict === 'approve') continue;
      const units = fields.unit === null ? inForce(assignments).map((a) => a.fields.unit) : [fields.unit];
      const late = units.filter(
        (unit) => !identity.ids.has(unit) && (sent.get(unit) ?? 0) < fields.decidedAt,
      );
      if (late.length === 0) continue;
      decisions += 1;
      for (const unit of late) waiting.add(unit);
    }
  }
  return { decisions, units: [...waiting].map((id) => ({ id, name: register.nameOf(id) })) };
}
