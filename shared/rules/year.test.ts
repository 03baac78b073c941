import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { taskStates } from '../model/views.ts';
import {
  closedTo,
  isClosedOn,
  nextTitle,
  proposeRoll,
  rollReasons,
  withTarget,
  yearToClose,
} from './year.ts';

const closing = { year: 2026, into: 'X', title: '2027年任务', lastDay: '2027-01-10', by: null };

describe('a closed list', () => {
  test('takes what was signed off until its last day, for periods that began in its year', () => {
    expect(closedTo(closing, '2026-12', '2027-01-10')).toBe(false);
    expect(closedTo(closing, '2026-12', '2027-01-11')).toBe(true);
    expect(closedTo(closing, '2027-01', '2027-01-05')).toBe(true);
    expect(closedTo(null, '2027-01', '2027-01-05')).toBe(false);
    expect(isClosedOn(undefined, '2099-01-01')).toBe(false);
  });

  test('a term or a week that crosses the year belongs to the year in which it began', () => {
    expect(closedTo(closing, '2026-2027-1', '2027-01-05')).toBe(false);
    expect(closedTo(closing, '2026-2027-2', '2027-01-05')).toBe(true);
    expect(closedTo(closing, '2026-W53', '2027-01-03')).toBe(false);
    expect(closedTo(closing, '2027-W01', '2027-01-05')).toBe(true);
  });
});

describe('what is proposed', () => {
  const ongoing = { kind: 'ongoing', text: '持续推进', date: null } as const;
  const by = (date: string) => ({ kind: 'by', text: date, date }) as const;
  const task = {
    deadline: ongoing,
    state: 'inProgress',
    yearClosed: false,
    already: false,
    printedAgain: false,
  } as const;

  test('goes where it is not done or goes on, and says which', () => {
    expect(proposeRoll(task, 2026)).toEqual({ why: 'ongoing', goes: true, free: true });
    expect(proposeRoll({ ...task, yearClosed: true }, 2026).why).toBe('yearClosed');
    expect(proposeRoll({ ...task, deadline: by('2026-12') }, 2026).why).toBe('unfinished');
    expect(proposeRoll({ ...task, deadline: by('2027-02') }, 2026).why).toBe('dueLater');
    expect(proposeRoll({ ...task, state: 'suspended' }, 2026)).toEqual({
      why: 'suspended',
      goes: false,
      free: true,
    });
  });

  test('for any task there is one reason, and what is over or went over never goes', () => {
    const any = fc.record({
      deadline: fc.constantFrom(ongoing, by('2026-06'), by('2028-02-29'), {
        ...ongoing,
        kind: 'none' as const,
      }),
      state: fc.constantFrom(...taskStates),
      yearClosed: fc.boolean(),
      already: fc.boolean(),
      printedAgain: fc.boolean(),
    });
    fc.assert(
      fc.property(any, (each) => {
        const { why, goes, free } = proposeRoll(each, 2026);
        expect(rollReasons).toContain(why);
        expect(goes && !free).toBe(false);
        const over = each.already || ['completed', 'struckOff', 'cancelled'].includes(each.state);
        expect(free).toBe(!over);
      }),
    );
  });
});

test('the year to close is the one before until the summer', () => {
  expect(yearToClose('2027-01-15')).toBe(2026);
  expect(yearToClose('2027-06-30')).toBe(2026);
  expect(yearToClose('2026-12-20')).toBe(2026);
});

test('the next title names the next year, in place of the old one or before it', () => {
  expect(nextTitle('2026年职教高地任务', 2026)).toBe('2027年职教高地任务');
  expect(nextTitle('职教高地任务', 2026)).toBe('2027年职教高地任务');
});

test('a new target stands in the wording too, or the wording is made of it', () => {
  const indicator = {
    id: 'I',
    text: '培养不少于20名骨干',
    comparator: '>=',
    value: 20,
    min: null,
    max: null,
    unit: '名',
    subject: '骨干',
  } as const;
  expect(withTarget(indicator, 30)).toMatchObject({ text: '培养不少于30名骨干', value: 30 });
  expect(withTarget({ ...indicator, text: '20名中20名骨干' }, 30).text).toBe('骨干不少于30名');
});
