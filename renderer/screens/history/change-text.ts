import { momentOf } from '../../../shared/dates.ts';
import { ownMember } from '../../../shared/own-member.ts';
import { fill, type Words } from '../../words/words.ts';

/** A change of one field, as previews and the history give it. */
export interface Change {
  readonly field: string;
  readonly old: unknown;
  readonly new: unknown;
}

export type ChangeWords = Pick<Words, 'recordKinds' | 'recordFields' | 'recordValues'>;

/** What is needed to say a value: the words, and names of the units that records give by id. */
export interface Speech {
  readonly words: ChangeWords;
  readonly unitNames: ReadonlyMap<string, string>;
}

/** Bookkeeping that says nothing to a person. */
const unsaid: ReadonlySet<string> = new Set(['categoryPrinted', 'ordinal', 'sha256']);

export const isSaid = ({ field }: Change): boolean => !unsaid.has(field);

const pick = (dictionary: Readonly<Record<string, string>>, key: string): string | null =>
  ownMember(dictionary, key) ?? null;

export const kindText = (kind: string, { recordKinds }: ChangeWords): string =>
  pick(recordKinds, kind) ?? recordKinds.other;

export const fieldText = (kind: string, field: string, { recordFields }: ChangeWords): string =>
  pick(recordFields, `${kind}_${field}`) ?? pick(recordFields, field) ?? fill(recordFields.other, { field });

const unitFields: ReadonlySet<string> = new Set(['unit', 'from', 'joinedInto']);

/** A stored value in words, on one line or more. */
export function valueText(kind: string, field: string, value: unknown, speech: Speech): string {
  const { recordValues: w } = speech.words;
  if (value === null || value === undefined || value === '') return w.none;
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (typeof value === 'number') return numberText(field, value, w);
  if (typeof value === 'string') {
    if (unitFields.has(field)) return speech.unitNames.get(value) ?? value;
    return pick(w, `${field}_${value}`) ?? value;
  }
  if (Array.isArray(value)) return value.length === 0 ? w.none : listText(kind, field, value, speech);
  return objectText(field, value as Readonly<Record<string, unknown>>, w);
}

function numberText(field: string, value: number, w: Words['recordValues']): string {
  if (field.endsWith('At')) return momentOf(value);
  if (field === 'percent') return `${value}%`;
  return field === 'version' ? fill(w.version, { version: value }) : String(value);
}

function listText(kind: string, field: string, values: readonly unknown[], { words }: Speech): string {
  const w = words.recordValues;
  const parts = values.map((value) => (typeof value === 'object' && value !== null ? value : String(value)));
  const texts = (name: string): readonly string[] =>
    parts.map((part) =>
      typeof part === 'string' ? part : String((part as Record<string, unknown>)[name] ?? ''),
    );
  switch (field) {
    case 'units':
      return unitsText(parts as readonly PrintedUnit[], w);
    case 'indicators':
      return texts('text').join(w.partJoin);
    case 'evidence':
      return texts('name').join(w.listJoin);
    case 'explained':
      return values
        .map((value) => value as { readonly finding: string; readonly text: string })
        .map(({ finding, text }) => `${finding}：${text}`)
        .join(w.partJoin);
    case 'reached':
      return values
        .map((value) => value as { readonly milestone: string; readonly on: string })
        .map(({ milestone, on }) => `${milestone} ${on}`)
        .join(w.partJoin);
    case 'rules':
      return fill(w.rules, { count: parts.length });
    case 'actuals':
    case 'baselines':
      return fill(w.actuals, { count: parts.length });
    case 'guesses':
    case 'corrected':
      return texts('')
        .map((name) => fieldText(kind, name, words))
        .join(w.listJoin);
    case 'cells':
      return texts('')
        .filter((text) => text !== '')
        .join(' | ');
    default:
      return texts('name').join(w.listJoin);
  }
}

interface PrintedUnit {
  readonly name: string;
  readonly role: 'lead' | 'cooperate';
}

/** 牵头 甲；配合 乙、丙 */
export function unitsText(units: readonly PrintedUnit[], w: Words['recordValues']): string {
  const of = (role: PrintedUnit['role'], label: string) => {
    const names = units.filter((unit) => unit.role === role).map(({ name }) => name);
    return names.length === 0 ? [] : [`${label} ${names.join(w.listJoin)}`];
  };
  const parts = [...of('lead', w.role_lead), ...of('cooperate', w.role_cooperate)];
  return parts.length === 0 ? w.none : parts.join(w.partJoin);
}

function objectText(
  field: string,
  value: Readonly<Record<string, unknown>>,
  w: Words['recordValues'],
): string {
  const text = (name: string): string | null =>
    typeof value[name] === 'string' ? String(value[name]) : null;
  if (field === 'deadline')
    return text('text') ?? text('date') ?? pick(w, `deadline_${text('kind') ?? 'none'}`) ?? w.none;
  if (field === 'counts') return fill(w.counts, value as Readonly<Record<string, number>>);
  return text('name') ?? text('title') ?? text('text') ?? JSON.stringify(value);
}
