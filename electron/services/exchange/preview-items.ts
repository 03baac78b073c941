import type { WireRecord } from '../../../shared/model/record.ts';
import type { PreviewItem } from '../../../shared/model/views.ts';
import { ownMember } from '../../../shared/own-member.ts';
import { tellingFields } from '../../../shared/telling-fields.ts';
import type { Store } from '../../store/store.ts';
import { labelOf } from '../lookup.ts';

/** What a new report, request or decision says, for a look before it is taken in. */
export const filledIn = ({ kind, fields }: Pick<WireRecord, 'kind' | 'fields'>): readonly string[] =>
  (ownMember(tellingFields, kind) ?? []).filter((name) => {
    const value = fields[name];
    return (
      value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
    );
  });

/** What an item of a preview calls its record. */
export const nameOf = (store: Store, record: WireRecord): Pick<PreviewItem, 'kind' | 'record' | 'label'> => ({
  kind: record.kind,
  record: record.id,
  label: labelOf(store, record.kind, record.fields, record.parent),
});
