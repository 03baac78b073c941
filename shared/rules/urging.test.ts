import { expect, test } from 'vitest';
import type { ReportCycle } from '../report-cycle.ts';
import { standingOf, type UrgedShare } from './urging.ts';

const monthly: ReportCycle = { kind: 'month', day: 5, following: true };
const share = (change: Partial<UrgedShare> = {}): UrgedShare => ({
  cycle: monthly,
  start: '2026-09-01',
  reports: [],
  urges: [],
  reportedAt: [],
  ...change,
});

test('what was not reported is counted from the start, with the days since it was due', () => {
  expect(standingOf(share(), '2026-11-10')).toMatchObject({
    missed: ['2026-09', '2026-10'],
    days: 5,
    late: [],
  });
  expect(standingOf(share({ start: '2026-12-01' }), '2026-11-10').missed).toEqual([]);
});

test('a report after its day is late, on its day it is not', () => {
  const reports = [
    { period: '2026-09', on: '2026-10-06' },
    { period: '2026-10', on: '2026-11-05' },
  ];
  expect(standingOf(share({ reports }), '2026-11-10')).toMatchObject({
    missed: [],
    days: 0,
    late: ['2026-09'],
  });
});

test('a report of another cycle is neither late nor missed', () => {
  const reports = [{ period: '2026-Q4', on: '2026-12-31' }];
  expect(standingOf(share({ reports, start: '2026-10-01' }), '2026-12-31')).toMatchObject({
    missed: [],
    late: [],
  });
});

test('an urge is answered by a report signed after it', () => {
  const urges = [
    { level: 'red', limit: '2026-11-12', at: 1000 },
    { level: 'red', limit: '2026-11-20', at: 3000 },
  ] as const;
  expect(standingOf(share({ urges, reportedAt: [2000] }), '2026-11-30')).toMatchObject({
    urged: 2,
    answered: 1,
  });
});
