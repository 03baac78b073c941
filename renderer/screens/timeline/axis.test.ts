import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TimelineMark } from '../../../shared/model/views.ts';
import { axisOf, lanesOf, placeMarks, placeOf } from './axis.ts';

const mark = (date: string): TimelineMark => ({ kind: 'due', date, text: date, state: 'ahead' });
const day = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test('the axis holds the cut-off, begins with a month, and is never longer than ten years', () => {
  fc.assert(
    fc.property(fc.array(day), day, (dates, cutoff) => {
      const axis = axisOf([{ marks: dates.map(mark) }], cutoff);
      expect(axis.from.endsWith('-01') && axis.to.endsWith('-01')).toBe(true);
      expect(axis.from <= cutoff && cutoff < axis.to).toBe(true);
      expect(Number(axis.to.slice(0, 4)) - Number(axis.from.slice(0, 4))).toBeLessThanOrEqual(10);
      expect(axis.ticks.length).toBeLessThanOrEqual(16);
    }),
  );
});

test('what comes later stands further to the right, and nothing outside the axis', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 2 }), day, (dates, cutoff) => {
      const axis = axisOf([{ marks: dates.map(mark) }], cutoff);
      const places = dates.toSorted().map((date) => placeOf(axis, date));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places.every((at) => at >= 0 && at <= 100)).toBe(true);
    }),
  );
});

test('marks of one row never cover each other', () => {
  fc.assert(
    fc.property(fc.array(day, { maxLength: 12 }), day, (dates, cutoff) => {
      const marks = dates.toSorted().map(mark);
      const placed = placeMarks(axisOf([{ marks }], cutoff), marks);
      const spans = placed.map(({ at, lane, toLeft }) => ({ lane, start: toLeft ? at - 17 : at }));
      for (const [index, one] of spans.entries())
        for (const other of spans.slice(index + 1))
          if (one.lane === other.lane) expect(Math.abs(one.start - other.start)).toBeGreaterThanOrEqual(17);
      expect(lanesOf(placed)).toBeLessThanOrEqual(Math.max(1, dates.length));
    }),
  );
});

test('a leap day has a place of its own', () => {
  const axis = axisOf([{ marks: [mark('2028-02-29'), mark('2028-03-01')] }], '2028-02-28');
  expect(placeOf(axis, '2028-02-29')).toBeGreaterThan(placeOf(axis, '2028-02-28'));
  expect(placeOf(axis, '2028-02-29')).toBeLessThan(placeOf(axis, '2028-03-01'));
});
