import type { TaskFields } from '../model/record.ts';
import { remembered } from '../remembered.ts';

type Deadline = TaskFields['deadline'];

/** Last day of a date printed as YYYY, YYYY-MM or YYYY-MM-DD. */
export const lastDayOf = remembered((date): string => {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return `${year}-12-31`;
  if (day !== undefined) return date;
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
});

/** First day of such a date. */
export function firstDayOf(date: string): string {
  const [year = '', month = '01', day = '01'] = date.split('-');
  return `${year}-${month}-${day}`;
}

/** The last day within a limit; null where there is none: 持续推进, 自…起, no date. */
export const dueDateOf = ({ kind, date }: Pick<Deadline, 'kind' | 'date'>): string | null =>
  kind === 'by' && date !== null ? lastDayOf(date) : null;
