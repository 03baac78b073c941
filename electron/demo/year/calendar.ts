import { startOfDate } from '../../../shared/dates.ts';

/** The year that is played: most limits of the Jinan list end in it. */
export const YEAR = 2022;
export const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
export type Month = (typeof MONTHS)[number];

/** The days of a month on which something is done: issue, fill in and submit, review, and the cut-off. */
export type Moment = 'issue' | 'report' | 'desk' | 'cutoff';
const DAYS: Readonly<Record<Exclude<Moment, 'cutoff'>, number>> = { issue: 2, report: 24, desk: 27 };

export const periodOf = (month: Month): string => `${YEAR}-${String(month).padStart(2, '0')}`;

export const dayOf = (month: Month, moment: Moment): string => {
  const day = moment === 'cutoff' ? new Date(Date.UTC(YEAR, month, 0)).getUTCDate() : DAYS[moment];
  return `${periodOf(month)}-${String(day).padStart(2, '0')}`;
};

const HOUR = 3600_000;

/** A clock that the play sets: nine in the morning of a day, a little later with each look at it. */
export interface PlayedClock {
  readonly now: () => number;
  readonly set: (month: Month, moment: Moment) => void;
}

export function createPlayedClock(): PlayedClock {
  let at = startOfDate(dayOf(1, 'issue')) + 9 * HOUR;
  return {
    now: () => {
      at += 20;
      return at;
    },
    set: (month, moment) => {
      at = Math.max(at, startOfDate(dayOf(month, moment)) + 9 * HOUR);
    },
  };
}
