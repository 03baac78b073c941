import { canonicalJson } from '../../shared/canonical.ts';
import { byKind } from '../../shared/item-order.ts';
import type { RestoreItem, RestorePreview } from '../../shared/model/views.ts';
import { ownMember } from '../../shared/own-member.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { draftsOf, type StoredDraft } from './drafts.ts';
import { filledIn } from './exchange/preview-items.ts';
import { labelOf } from './lookup.ts';
import { identityOf, registerOf } from './own-unit.ts';

/** What a copy of the store holds. */
export interface Content {
  readonly records: ReadonlyMap<string, StoredRecord>;
  readonly drafts: readonly StoredDraft[];
}

/** Of each kind of change so many are listed, after they are in order. */
const LISTED = 2000;

/** A record that differs; what differs is only said of those that are listed. */
interface Difference {
  readonly change: RestoreItem['change'];
  readonly record: StoredRecord;
  readonly says: () => RestoreItem['changes'];
}

/** Seen from now: `lost` was written since, `older` would say what it said then, `back` was taken away since. */
export function previewOf(
  store: Store,
  present: readonly StoredRecord[],
  then: Content,
): Omit<RestorePreview, 'at'> {
  const differences = differencesOf(present, then);
  const of = (change: RestoreItem['change']) => differences.filter((found) => found.change === change);
  const [lost, older, back] = [of('lost'), of('older'), of('back')];
  const name = namer(store, then);
  const items = [lost, older, back]
    .flatMap((found) => byKind(found.map(name)).slice(0, LISTED))
    .map(({ says, ...item }): RestoreItem => ({ ...item, changes: says() }));
  const counts = { lost: lost.length, older: older.length, back: back.length };
  return { counts: { ...counts, drafts: draftsChanged(store, then) }, items };
}

function differencesOf(present: readonly StoredRecord[], then: Content): readonly Difference[] {
  const now = new Set(present.map(({ id }) => id));
  return [
    ...present.flatMap((record): readonly Difference[] => {
      const before = then.records.get(record.id);
      if (!before)
        return [
          {
            change: 'lost',
            record,
            says: () => said(record, (value) => ({ now: value, before: null })),
          },
        ];
      if (canonicalJson(before.fields) === canonicalJson(record.fields)) return [];
      return [{ change: 'older', record, says: () => differing(record.fields, before.fields) }];
    }),
    ...[...then.records.values()]
      .filter(({ id }) => !now.has(id))
      .map(
        (record): Difference => ({
          change: 'back',
          record,
          says: () => said(record, (value) => ({ now: null, before: value })),
        }),
      ),
  ];
}

/** What a person calls it, and of which unit it is. A task that is gone now is called as it was then. */
function namer(store: Store, then: Content) {
  const { ids } = identityOf(store);
  const register = registerOf(store);
  return ({ change, record, says }: Difference) => {
    const { id, kind, fields, parent } = record;
    const above = parent === null ? null : (store.records.find(parent) ?? then.records.get(parent) ?? null);
    const task = above?.kind === 'task' ? above : null;
    const named = task ?? record;
    const unit = 'unit' in fields && typeof fields.unit === 'string' ? fields.unit : null;
    return {
      change,
      kind,
      record: id,
      label: labelOf(store, named.kind, named.fields, named.parent),
      unit: unit === null || ids.has(unit) ? null : register.nameOf(unit),
      task: kind === 'task' ? id : (task?.id ?? null),
      says,
    };
  };
}

/** What a record says to a person, on the side where it is. */
const said = (
  record: StoredRecord,
  side: (value: unknown) => Pick<RestoreItem['changes'][number], 'now' | 'before'>,
): RestoreItem['changes'] =>
  filledIn(record).map((field) => ({
    field,
    ...side((record.fields as Readonly<Record<string, unknown>>)[field]),
  }));

function differing(
  now: Readonly<Record<string, unknown>>,
  then: Readonly<Record<string, unknown>>,
): RestoreItem['changes'] {
  return [...new Set([...Object.keys(now), ...Object.keys(then)])]
    .map((field) => ({
      field,
      now: ownMember(now, field) ?? null,
      before: ownMember(then, field) ?? null,
    }))
    .filter((each) => canonicalJson(each.now) !== canonicalJson(each.before));
}

function draftsChanged(store: Store, then: Content): number {
  const nameOf = ({ task, period }: StoredDraft) => `${task} ${period}`;
  const kept = new Map(then.drafts.map((draft) => [nameOf(draft), canonicalJson(draft.fields)]));
  return draftsOf(store).filter((draft) => kept.get(nameOf(draft)) !== canonicalJson(draft.fields)).length;
}
