import { type Change, type Speech, valueText } from './change-text.ts';

const tellingFields: Readonly<Record<string, readonly string[]>> = {
  assignment: ['unit', 'role', 'state'],
  report: ['period', 'text', 'noChange'],
  acknowledgement: ['answer', 'reason'],
  request: ['type', 'date', 'text', 'reason'],
  decision: ['verdict', 'date', 'conclusion', 'text', 'decidedAt'],
  urge: ['limit', 'text'],
  task: ['deadline', 'detail'],
};

/** The fields that tell most about something that is wholly new, or that would be wholly gone: its values on one line. */
export function essence(kind: string, changes: readonly Change[], speech: Speech): string {
  return (tellingFields[kind] ?? [])
    .flatMap((field) => changes.filter((change) => change.field === field))
    .map(({ field, old, new: fresh }) => ({ field, value: fresh ?? old }))
    .filter(({ value }) => value !== null && value !== '')
    .map(({ field, value }) => valueText(kind, field, value, speech))
    .join('　');
}
