import type { DecisionFields, ReportFields } from '../../../shared/model/record.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { receiversSince } from '../exchange/transmissions.ts';
import type { Step } from './step-store.ts';

/** Records of a step that a file written since may have carried. */
export function wentOut(
  store: Store,
  register: Register,
  step: Pick<Step, 'at' | 'lastSeq'>,
  records: readonly StoredRecord[],
): ReadonlySet<string> {
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const receivers = new Set(receiversSince(store, step).map(resolve));
  if (receivers.size === 0) return new Set();
  const concerned = (record: StoredRecord): boolean => {
    const units = receiversOf(store, record);
    return units === null || units.some((unit) => receivers.has(resolve(unit)));
  };
  return new Set(records.filter(concerned).map(({ id }) => id));
}

/** To whom a record goes; null for everybody. */
function receiversOf(store: Store, { kind, parent, fields }: StoredRecord): readonly string[] | null {
  const assigned = () =>
    parent === null ? null : store.records.children('assignment', parent).map((a) => a.fields.unit);
  switch (kind) {
    case 'report':
    case 'acknowledgement':
    case 'request':
    case 'countersign': {
      const body = store.records.headOf(parent ?? '')?.author ?? '';
      return body === (fields as ReportFields).unit ? [] : [body];
    }
    case 'decision': {
      const { unit, verdict } = fields as DecisionFields;
      if (verdict === 'approve') return [];
      return unit === null ? assigned() : [unit];
    }
    case 'instruction':
    case 'owner':
      return [];
    case 'assignment':
      return assigned();
    default:
      return null;
  }
}
