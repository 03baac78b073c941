import type { Register } from '../../../shared/rules/register.ts';
import type { KindOfUnit, StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type OnTask, underOneUnit } from './facts.ts';

/** What hangs on a task for one unit, under whichever of its entries, and all decisions; nothing of the others is read. */
export function readOnUnit(store: Store, register: Register, task: string, unit: string): OnTask {
  const of = <K extends Exclude<KindOfUnit, 'unitKey'>>(kind: K): readonly StoredRecord<K>[] =>
    underOneUnit(
      register,
      register.idsOf(unit).flatMap((id) => store.records.ofUnit(kind, task, id)),
    );
  return {
    assignments: of('assignment'),
    reports: of('report'),
    acknowledgements: of('acknowledgement'),
    requests: of('request'),
    decisions: underOneUnit(register, store.records.children('decision', task)),
    urges: of('urge'),
    countersigns: of('countersign'),
  };
}
