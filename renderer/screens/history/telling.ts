import { ownMember } from '../../../shared/own-member.ts';
import { lineFields } from '../../../shared/telling-fields.ts';
import { type Change, type Speech, valueText } from './change-text.ts';

/** What something says that is wholly new, or that would be wholly gone: its values on one line. */
export function essence(kind: string, changes: readonly Change[], speech: Speech): string {
  return (ownMember(lineFields, kind) ?? [])
    .flatMap((field) => changes.filter((change) => change.field === field))
    .map(({ field, old, new: fresh }) => ({ field, value: fresh ?? old }))
    .filter(({ value }) => value !== null && value !== '')
    .map(({ field, value }) => valueText(kind, field, value, speech))
    .join('　');
}
