import { weigh } from '../../../shared/evidence/weight.ts';
import type { Recipient } from '../../../shared/model/views.ts';
import { ok } from '../../../shared/result.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { wantedFiles } from '../evidence/wanted.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { openVisit } from './addressees.ts';
import { askedFiles } from './issued.ts';
import type { Scope } from './scope.ts';

/** Everyone a file could go to, and what it would hold. */
export function createRecipientOperations(env: Environment): Pick<Operations, 'listRecipients'> {
  return {
    listRecipients: () =>
      withStore(env, (store) => {
        const { addressees, register, identity, keys, log } = openVisit(store);
        const wanted = wantedFiles(store, register, identity, env.evidence.has);
        const tasks = assignedTasks(store, register);
        const asked = askedFiles(store, register);
        return ok(
          addressees.map(({ direction, unit, scope }): Recipient => {
            const whole = direction === 'up' ? scope() : null;
            const reports = [...(whole?.records ?? [])].filter((record) => record.kind === 'report').length;
            const there = log.receipted(unit.id);
            const due = (whole?.evidence ?? asked(unit.id)).filter(({ sha256 }) => !there.has(sha256));
            return {
              unit: { id: unit.id, name: unit.name },
              direction,
              items: direction === 'up' ? reports : (tasks.get(unit.id) ?? 0),
              keys: keys.get(unit.id)?.length ?? 0,
              last: log.last(unit.id),
              wanted: [...(wanted.get(unit.id) ?? [])],
              evidence: weightOf(due.filter(({ sha256 }) => env.evidence.has(sha256))),
            };
          }),
        );
      }),
  };
}

const weightOf = (files: Scope['evidence']): Recipient['evidence'] => {
  const weight = weigh(files);
  return { ...weight, largest: [...weight.largest] };
};

/** Assignments in force by unit. */
function assignedTasks(store: Store, register: Register): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fields } of store.records.all('assignment')) {
    if (fields.state !== 'assigned') continue;
    const unit = register.byId(fields.unit)?.id ?? fields.unit;
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return counts;
}
