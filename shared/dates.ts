import { remembered } from './remembered.ts';

const OFFSET = 8 * 3600_000;

/** Instants are shown in +08:00 whatever the PC says; calendar dates have no zone. */
const shifted = (ms: number): Date => new Date(ms + OFFSET);

/** YYYY-MM-DD in +08:00. */
export const dateOf = (ms: number): string => dateOfDay(Math.floor((ms + OFFSET) / DAY));

const DAY = 24 * 3600_000;
const dateOfDay = remembered((day: number) => new Date(day * DAY).toISOString().slice(0, 10));

/** HH:MM in +08:00. */
export const timeOf = (ms: number): string => shifted(ms).toISOString().slice(11, 16);

/** YYYY-MM-DD HH:MM in +08:00. */
export const momentOf = (ms: number): string => `${dateOf(ms)} ${timeOf(ms)}`;

/** First instant of a calendar date in +08:00. */
export const startOfDate = (date: string): number => Date.parse(`${date}T00:00:00+08:00`);
