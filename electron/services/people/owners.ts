import { dateOf } from '../../../shared/dates.ts';
import { holderOrNone, type PersonChange } from '../../../shared/rules/people.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';

/** 责任人 and 分管领导 as they stand on a day. */
export interface Owner {
  readonly owner: string | null;
  readonly leader: string | null;
}

/** The one that counts: two PCs of a unit may each have begun one, then the later. */
export const ownerRecord = (store: Store, self: string, task: string): StoredRecord<'owner'> | null =>
  newest(store.records.children('owner', task).filter(({ author }) => author === self));

function newest(records: readonly StoredRecord<'owner'>[]): StoredRecord<'owner'> | null {
  return records.reduce<StoredRecord<'owner'> | null>(
    (best, record) => (best && !isLater(record, best) ? best : record),
    null,
  );
}

const isLater = (a: StoredRecord, b: StoredRecord): boolean =>
  a.clock[0] !== b.clock[0] ? a.clock[0] > b.clock[0] : a.clock[1] > b.clock[1];

/** Who answers for each task on the present day: who took over from the one named is told in their place. */
export function ownersOf(store: Store): (task: string) => Owner | null {
  const self = store.meta.get('unit') ?? '';
  const records = store.records.all('owner').filter(({ author }) => author === self);
  if (records.length === 0) return () => null;
  const groups = Map.groupBy(records, ({ parent }) => parent ?? '');
  const changes = store.records.get('unit', self)?.fields.personnel ?? [];
  const day = dateOf(store.now());
  return (task) => {
    const record = newest(groups.get(task) ?? []);
    return record && onDay(record.fields, changes, day);
  };
}

const onDay = ({ owner, leader }: Owner, changes: readonly PersonChange[], day: string): Owner | null =>
  owner === null && leader === null
    ? null
    : {
        owner: holderOrNone(changes, 'owner', owner, day),
        leader: holderOrNone(changes, 'leader', leader, day),
      };
