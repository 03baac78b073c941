import type { WireRecord } from '../../../shared/model/record.ts';
import type { PreviewItem } from '../../../shared/model/views.ts';
import type { Store } from '../../store/store.ts';
import { labelOf } from '../lookup.ts';

const TELLING: Readonly<Record<string, readonly string[]>> = {
  report: [
    'period',
    'text',
    'noChange',
    'percent',
    'actuals',
    'problems',
    'next',
    'coordination',
    'evidence',
    'explained',
    'reason',
  ],
  acknowledgement: ['answer', 'reason'],
  request: ['type', 'date', 'text', 'reason'],
  decision: ['verdict', 'decidedAt', 'date', 'conclusion', 'text'],
  urge: ['limit', 'text'],
};

/** What a new report, request or decision says, for a look before it is taken in. */
export const filledIn = ({ kind, fields }: Pick<WireRecord, 'kind' | 'fields'>): readonly string[] =>
  (TELLING[kind] ?? []).filter((name) => {
    const value = fields[name];
    return (
      value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
    );
  });

export const nameOf = (store: Store, record: WireRecord): Pick<PreviewItem, 'kind' | 'record' | 'label'> => ({
  kind: record.kind,
  record: record.id,
  label: labelOf(store, record.kind, record.fields, record.parent),
});
