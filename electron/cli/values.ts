import { InvalidArgumentError } from 'commander';
import { transcriptMark } from '../../shared/rules/transcript-words.ts';

/** 代录, in brackets behind a name; nothing for a unit's own report. */
export function marked(report: Parameters<typeof transcriptMark>[0]): string {
  const mark = transcriptMark(report, 'zh');
  return mark === null ? '' : `（${mark}）`;
}

/** A day that the calendar has, as YYYY-MM-DD. */
export function isCalendarDate(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === value;
}

/** A calendar date of the command line. */
export function calendarDate(value: string): string {
  if (!isCalendarDate(value)) throw new InvalidArgumentError('日期写作 2026-11-30');
  return value;
}
