import { expect, test } from 'vitest';
import { LINES, printedPart } from './printed-part.ts';

const unit = (lights: number) => ({
  name: '某校',
  lights: Array.from({ length: 7 }, (_, at) => (at < lights ? 1 : 0)),
});

test('as many units stand on the page as have room, by the lights of each', () => {
  const one = printedPart(
    Array.from({ length: 2000 }, () => unit(1)),
    [],
  );
  expect([one.units.length, one.otherUnits]).toEqual([LINES, 2000 - LINES]);
  const six = printedPart(
    Array.from({ length: 2000 }, () => unit(6)),
    [],
  );
  expect(six.units.length).toBe(Math.floor(LINES / 6));
  expect(printedPart([unit(3)], ['甲'])).toMatchObject({ otherUnits: 0, otherColumns: 0 });
});

test('a long name takes two lines; columns beyond the width are counted', () => {
  const long = { ...unit(1), name: '济南市莱芜区示范职业技术学院' };
  const columns = Array.from({ length: 12 }, (_, at) => `重点工作${at}`);
  const printed = printedPart(
    Array.from({ length: 50 }, () => long),
    columns,
  );
  expect([printed.units.length, printed.columns.length, printed.otherColumns]).toEqual([LINES / 2, 9, 3]);
});
