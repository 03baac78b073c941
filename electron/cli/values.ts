import { InvalidArgumentError } from 'commander';

/** A calendar date of the command line: a day that the calendar has. */
export function calendarDate(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value)
    throw new InvalidArgumentError('日期写作 2026-11-30');
  return value;
}
