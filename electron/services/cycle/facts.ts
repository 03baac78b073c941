import type { RecordKind } from '../../../shared/model/record.ts';
import type { CycleFacts } from '../../../shared/rules/cycle/situation.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';

/** What hangs on one task, units resolved to one id each. */
export interface OnTask {
  readonly assignments: readonly StoredRecord<'assignment'>[];
  readonly reports: readonly StoredRecord<'report'>[];
  readonly acknowledgements: readonly StoredRecord<'acknowledgement'>[];
  readonly requests: readonly StoredRecord<'request'>[];
  readonly decisions: readonly StoredRecord<'decision'>[];
  readonly urges: readonly StoredRecord<'urge'>[];
  readonly countersigns: readonly StoredRecord<'countersign'>[];
}

type Kind = 'assignment' | 'report' | 'acknowledgement' | 'request' | 'decision' | 'urge' | 'countersign';

/** What was written under an entry that was joined into another, under that other. */
export function underOneUnit<T extends StoredRecord<Kind>>(
  register: Register,
  records: readonly T[],
): readonly T[] {
  return records.map((record) => {
    const { unit: written } = record.fields;
    const unit = written === null ? null : (register.byId(written)?.id ?? written);
    return unit === written ? record : { ...record, fields: { ...record.fields, unit } };
  });
}

export function readOnTask(store: Store, register: Register, task: string): OnTask {
  const of = <K extends Kind>(kind: K) => underOneUnit(register, store.records.children(kind, task));
  return {
    assignments: of('assignment'),
    reports: of('report'),
    acknowledgements: of('acknowledgement'),
    requests: of('request'),
    decisions: of('decision'),
    urges: of('urge'),
    countersigns: of('countersign'),
  };
}

/** The same for every task, each kind read once. */
export function readOnTasks(store: Store, register: Register): (task: string) => OnTask {
  const of = <K extends Kind & RecordKind>(kind: K) => {
    const groups = Map.groupBy(
      underOneUnit(register, store.records.all(kind)),
      (record) => record.parent ?? '',
    );
    return (task: string): readonly StoredRecord<K>[] => groups.get(task) ?? [];
  };
  const [assignments, reports] = [of('assignment'), of('report')];
  const [acknowledgements, requests] = [of('acknowledgement'), of('request')];
  const [decisions, urges] = [of('decision'), of('urge')];
  const countersigns = of('countersign');
  return (task) => ({
    assignments: assignments(task),
    reports: reports(task),
    acknowledgements: acknowledgements(task),
    requests: requests(task),
    decisions: decisions(task),
    urges: urges(task),
    countersigns: countersigns(task),
  });
}

/** What the rules ask about a task; `drafting` are ids under which a draft lies on this PC. */
export const cycleFacts = (on: OnTask, drafting: readonly string[] = []): CycleFacts => ({
  assignments: on.assignments.map(({ fields }) => fields),
  acknowledgements: on.acknowledgements.map(({ id, fields }) => ({ ...fields, id })),
  requests: on.requests.map(({ id, fields }) => ({ ...fields, id })),
  decisions: on.decisions.map(({ id, fields }) => ({ ...fields, id })),
  reported: new Set(on.reports.map(({ fields }) => fields.unit)),
  drafting: new Set(drafting),
});
