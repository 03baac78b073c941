import type { RecordKind } from '../../../shared/model/record.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type OnTask, underOneUnit } from '../cycle/facts.ts';

type Kind = 'assignment' | 'report' | 'acknowledgement' | 'request' | 'decision' | 'urge' | 'countersign';

/**
 * What hangs on a task for one unit, without reading that of the others: its own records, `written` under whichever of
 * its joined entries, and all decisions.
 */
export function readOnUnit(
  store: Store,
  register: Register,
  task: string,
  written: readonly string[],
): OnTask {
  const find = store.db
    .prepare<[string, string, string], string>(
      "SELECT id FROM record WHERE kind = ? AND parent = ? AND json_extract(fields, '$.unit') = ?",
    )
    .pluck();
  const of = <K extends Kind & RecordKind>(kind: K): readonly StoredRecord<K>[] =>
    underOneUnit(
      register,
      written.flatMap((id) => find.all(kind, task, id)).flatMap((id) => store.records.get(kind, id) ?? []),
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
