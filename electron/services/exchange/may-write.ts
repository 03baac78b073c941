import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import type { AssignmentFields, WireRecord } from '../../../shared/model/record.ts';
import type { Register } from '../../../shared/rules/register.ts';
import { refusalOf, type WriterRefusal } from '../../../shared/rules/writers.ts';
import type { RecordHead, StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Sender } from './trust.ts';

type Asked = (
  record: WireRecord,
  present: StoredRecord | null,
  parent: RecordHead | null,
) => WriterRefusal | null;

/** Asks for each record of a bundle whether its sender may write it; `own` are the ids of this unit. */
export function mayWrite(
  store: Store,
  register: Register,
  { from }: Descriptor,
  sender: Sender,
  own: ReadonlySet<string>,
): Asked {
  const sameUnit = unitEquality(register, from.id, sender.unit);
  const assignmentsOf = assignmentsFor(store, register, from.id, sender);
  return (record, present, parent) =>
    refusalOf(record, {
      direction: sender.direction,
      sameUnit,
      sender: sender.unit,
      present: present && { author: present.author, kind: present.kind, parent: present.parent },
      parent,
      isUs: (unit) => own.has(unit),
      assignments: assignmentsOf(record),
    });
}

/** Ids that stand for one unit: joined entries, and at first contact the id the sender calls itself by. */
function unitEquality(
  register: Register,
  calledItself: string,
  unit: string,
): (a: string, b: string) => boolean {
  const resolve = (id: string) => (id === calledItself ? unit : (register.byId(id)?.id ?? id));
  return (a, b) => a === b || resolve(a) === resolve(b);
}

/**
 * A unit below cannot change whom a task is assigned to, so each is read once: for a countersign all assignments of the
 * task, for everything else those of the sender, among thousands of others.
 */
function assignmentsFor(
  store: Store,
  register: Register,
  calledItself: string,
  { direction, unit }: Sender,
): (record: WireRecord) => readonly AssignmentFields[] {
  const senderIds = [...new Set([...register.idsOf(unit), calledItself])];
  const read = {
    all: (task: string) => store.records.children('assignment', task),
    own: (task: string) => senderIds.flatMap((id) => store.records.ofUnit('assignment', task, id)),
  };
  const known = new Map<string, readonly AssignmentFields[]>();
  return ({ kind, parent }) => {
    const fromBelow = direction === 'below';
    if (parent === null || (!fromBelow && kind !== 'countersign')) return [];
    const whose = kind === 'countersign' ? 'all' : 'own';
    const key = `${whose} ${parent}`;
    const kept = fromBelow ? known.get(key) : undefined;
    const found = kept ?? read[whose](parent).map(({ fields }) => fields);
    known.set(key, found);
    return found;
  };
}
