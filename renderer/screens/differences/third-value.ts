import type { DifferenceView } from '../../../shared/model/views.ts';

/** Fields that hold a code or an id: of those one of the two is right, and nothing can be written. */
const coded: ReadonlySet<string> = new Set([
  'state',
  'role',
  'unit',
  'kind',
  'joinedInto',
  'period',
  'group',
]);

/** A third value can be written where the field is a text; other fields are chosen here and put right in the task. */
export const isWritable = ({ kind, field, values }: DifferenceView): boolean =>
  kind === 'report' ||
  (!coded.has(field) &&
    values.some(({ value }) => typeof value === 'string') &&
    values.every(({ value }) => value === null || typeof value === 'string'));
