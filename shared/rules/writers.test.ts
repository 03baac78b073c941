import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireRecord } from '../model/record.ts';
import { recordKinds } from '../model/record.ts';
import { refusalOf, refusalWords, type WriterFacts } from './writers.ts';

const [SENDER, OTHER] = ['SENDER', 'OTHER'];
const record = (kind: string, change: Partial<WireRecord> = {}): WireRecord => ({
  kind,
  id: 'ID',
  parent: null,
  author: SENDER,
  clock: [1, 'R'],
  fields: {},
  ...change,
});
const facts = (change: Partial<WriterFacts> = {}): WriterFacts => ({
  direction: 'above',
  sameUnit: (a, b) => a === b,
  isUs: (unit) => unit === OTHER,
  sender: SENDER,
  present: null,
  parent: null,
  assignments: [],
  ...change,
});
const task = { kind: 'task', author: SENDER };
const list = { kind: 'taskList', author: SENDER };
const report = record('report', { parent: 'T', fields: { unit: SENDER } });
const below = (change: Partial<WriterFacts> = {}) =>
  facts({
    direction: 'below',
    parent: { kind: 'task', author: OTHER },
    assignments: [{ unit: SENDER }],
    ...change,
  });

describe('from above', () => {
  test('units, lists, tasks, assignments and receipts are the issuing body’s', () => {
    expect(refusalOf(record('unit'), facts())).toBe(null);
    expect(refusalOf(record('taskList'), facts())).toBe(null);
    expect(refusalOf(record('receipt'), facts())).toBe(null);
    expect(refusalOf(record('task', { parent: 'L' }), facts({ parent: list }))).toBe(null);
    expect(refusalOf(record('assignment', { parent: 'T' }), facts({ parent: task }))).toBe(null);
  });

  test('reports are not', () => expect(refusalOf(report, facts({ parent: task }))).toBe('issuerReports'));

  test('nothing hangs on what another body issued', () => {
    for (const kind of ['task', 'assignment'])
      expect(
        refusalOf(
          record(kind, { parent: 'X' }),
          facts({ parent: { kind: kind === 'task' ? 'taskList' : 'task', author: OTHER } }),
        ),
      ).toBe('parentOfAnother');
  });
});

describe('from below', () => {
  test('a report on a task that was assigned to the sender, and a receipt', () => {
    expect(refusalOf(report, below())).toBe(null);
    expect(refusalOf(record('receipt'), below({ parent: null }))).toBe(null);
  });

  test('anything else is refused', () => {
    const mayComeUp = new Set(['report', 'acknowledgement', 'request', 'countersign', 'receipt']);
    for (const kind of recordKinds.filter((each) => !mayComeUp.has(each)))
      expect(refusalOf(record(kind), below()), kind).toBe('reporterIssues');
  });

  test('a report for another unit, or on a task of others', () => {
    expect(refusalOf({ ...report, fields: { unit: OTHER } }, below())).toBe('forAnotherUnit');
    expect(refusalOf(report, below({ assignments: [{ unit: OTHER }] }))).toBe('notAssigned');
    expect(refusalOf(report, below({ assignments: [] }))).toBe('notAssigned');
  });
});

describe('会签', () => {
  const both = [
    { unit: SENDER, role: 'cooperate' },
    { unit: OTHER, role: 'lead' },
  ] as const;
  const sign = (unit: string, author = SENDER) =>
    record('countersign', { parent: 'T', author, fields: { unit } });

  test('a unit signs for itself, and only the lead records for another', () => {
    expect(refusalOf(sign(SENDER), below({ assignments: both }))).toBe(null);
    expect(refusalOf(sign(OTHER), below({ assignments: both }))).toBe('forAnotherUnit');
    const leads = both.map(({ unit }) => ({ unit, role: unit === SENDER ? 'lead' : 'cooperate' }) as const);
    expect(refusalOf(sign(OTHER), below({ assignments: leads }))).toBe(null);
    expect(refusalOf(sign('THIRD'), below({ assignments: leads }))).toBe('notAssigned');
    expect(refusalOf(sign(OTHER, OTHER), below({ assignments: leads }))).toBe('notItsAuthor');
  });

  test('the body passes on what an assigned unit wrote, on its own tasks alone', () => {
    const given = { parent: task, assignments: both } as const;
    expect(refusalOf(sign(OTHER, OTHER), facts(given))).toBe(null);
    expect(refusalOf(sign('THIRD', 'THIRD'), facts(given))).toBe('notAssigned');
    const foreign = { ...given, parent: { kind: 'task', author: OTHER } };
    expect(refusalOf(sign(OTHER, OTHER), facts(foreign))).toBe('parentOfAnother');
    const present = { author: SENDER, kind: 'countersign', parent: 'T' };
    expect(refusalOf(sign(OTHER, OTHER), facts({ ...given, present }))).toBe('begunByAnother');
  });
});

describe('either way', () => {
  test('the author is the sender, under any id that stands for it', () => {
    expect(refusalOf(record('unit', { author: OTHER }), facts())).toBe('notItsAuthor');
    expect(refusalOf(record('unit', { author: OTHER }), facts({ sameUnit: () => true }))).toBe(null);
  });

  test('nobody writes what another unit began, changes its kind or moves it', () => {
    const present = { author: SENDER, kind: 'task', parent: 'L' };
    const moved = (change: Partial<typeof present>) =>
      refusalOf(record('task', { parent: 'L' }), facts({ parent: list, present: { ...present, ...change } }));
    expect(moved({})).toBe(null);
    expect(moved({ author: OTHER })).toBe('begunByAnother');
    expect(moved({ kind: 'taskList' })).toBe('begunByAnother');
    expect(moved({ parent: 'L2' })).toBe('begunByAnother');
  });

  test('a parent that is not here, of the wrong kind, or where none belongs', () => {
    expect(refusalOf(record('task', { parent: 'L' }), facts())).toBe('parentMissing');
    expect(refusalOf(record('task'), facts())).toBe('parentMissing');
    expect(refusalOf(record('assignment', { parent: 'L' }), facts({ parent: list }))).toBe('parentMissing');
    expect(refusalOf(record('unit', { parent: 'L' }), facts({ parent: list }))).toBe('parentMissing');
    expect(refusalOf(report, below({ parent: null }))).toBe('parentMissing');
  });

  test('a kind that this version does not know is kept where its author sends it, whatever its name', () => {
    for (const kind of ['later', 'constructor', 'toString', 'hasOwnProperty'])
      expect(refusalOf(record(kind), facts()), kind).toBeNull();
    const foreign = { author: 'SOMEBODY', kind: 'later', parent: null };
    expect(refusalOf(record('later', { author: 'SOMEBODY' }), facts())).toBe('notItsAuthor');
    expect(refusalOf(record('later'), facts({ present: foreign }))).toBe('begunByAnother');
    const own = { author: record('later').author, kind: 'later', parent: null };
    expect(refusalOf(record('later'), facts({ present: own }))).toBeNull();
    expect(refusalOf(record('task'), facts({ present: own }))).toBe('begunByAnother');
  });

  test('every reason has words in both languages', () => {
    expect(refusalWords('parentOfAnother', 'zh')).toMatch(/[\u4e00-\u9fff]/);
    expect(refusalWords('parentOfAnother', 'en')).toMatch(/^[ -~]+$/);
  });
});

describe('代录, a report that the issuing body typed', () => {
  const typed = (unit: string, author = SENDER) =>
    record('report', {
      parent: 'T',
      author,
      fields: { unit, transcribed: { source: 'phone', from: null, by: '督办科' } },
    });

  test('is taken from above for ourselves, on a task of that body', () =>
    expect(refusalOf(typed(OTHER), facts({ parent: task }))).toBe(null));

  test('speaks for no unit but the one it is sent to, whoever sends it and whatever is here', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('above', 'below'),
        fc.constantFrom(SENDER, OTHER, 'THIRD'),
        fc.constantFrom(SENDER, OTHER, 'THIRD'),
        fc.constantFrom(SENDER, OTHER, 'THIRD'),
        fc.boolean(),
        (direction, unit, author, parentAuthor, present) => {
          const taken =
            refusalOf(
              typed(unit, author),
              facts({
                direction,
                parent: { kind: 'task', author: parentAuthor },
                present: present ? { author: OTHER, kind: 'report', parent: 'T' } : null,
                assignments: [{ unit }],
              }),
            ) === null;
          expect(taken).toBe(
            direction === 'above' &&
              unit === OTHER &&
              author === SENDER &&
              parentAuthor === SENDER &&
              !present,
          );
        },
      ),
    );
  });

  test('never comes from below, not even from the unit itself', () =>
    expect(refusalOf(typed(SENDER), below())).toBe('transcribesUpwards'));
});

describe('each kind', () => {
  const hangsOn: Readonly<Record<string, string | null>> = {
    ...{ unit: null, taskList: null, receipt: null, unitKey: null, lightRules: null, checkRules: null },
    ...{ calendar: null, task: 'taskList', assignment: 'task', decision: 'task', urge: 'task' },
    checklist: 'taskList',
  };
  test.each(Object.entries(hangsOn))('%s comes from above, on %s', (kind, parent) => {
    const given = record(kind, { parent: parent && 'P', fields: { unit: null } });
    const here = facts({ parent: parent === null ? null : { kind: parent, author: SENDER } });
    expect(refusalOf(given, here)).toBeNull();
    expect(refusalOf(given, { ...here, parent: { kind: 'report', author: SENDER } })).toBe(
      parent === null ? null : 'parentMissing',
    );
    if (kind !== 'receipt') expect(refusalOf(given, { ...here, direction: 'below' })).toBe('reporterIssues');
  });

  test.each(['report', 'acknowledgement', 'request'])(
    '%s comes from below for the sender and a task it has, and not from above',
    (kind) => {
      const given = record(kind, { parent: 'T', fields: { unit: SENDER } });
      expect(refusalOf(given, below())).toBeNull();
      expect(refusalOf({ ...given, fields: { unit: OTHER } }, below())).toBe('forAnotherUnit');
      expect(refusalOf(given, below({ assignments: [{ unit: OTHER }] }))).toBe('notAssigned');
      expect(refusalOf(given, facts({ parent: task }))).toBe('issuerReports');
      expect(refusalOf({ ...given, author: OTHER }, below())).toBe('notItsAuthor');
    },
  );

  test('the lines of an archive come in no other file', () => {
    for (const direction of ['above', 'below'] as const)
      expect(refusalOf(record('handover'), facts({ direction }))).toBe('onlyInArchive');
    expect(refusalOf(record('handover'), facts({ direction: 'same' }))).toBeNull();
  });
});

describe.each(['decision', 'urge'])('%s', (kind) => {
  const about = (unit: string | null) =>
    refusalOf(record(kind, { parent: 'T', fields: { unit } }), facts({ parent: task }));
  test('is for all units of the task or for us, and for nobody else', () => {
    expect([about(null), about(OTHER), about('THIRD')]).toEqual([null, null, 'decidesForAnother']);
  });
});

describe('what says that it is typed', () => {
  test('and is no report, or says null, is none', () => {
    const ack = record('acknowledgement', { parent: 'T', fields: { unit: OTHER, transcribed: {} } });
    expect(refusalOf(ack, facts({ parent: task }))).toBe('issuerReports');
    const nothing = record('report', { parent: 'T', fields: { unit: OTHER, transcribed: null } });
    expect(refusalOf(nothing, facts({ parent: task }))).toBe('issuerReports');
    const own = record('report', { parent: 'T', fields: { unit: SENDER, transcribed: null } });
    expect(refusalOf(own, below())).toBeNull();
  });
});

describe('from another PC of our own unit', () => {
  const same = (change: Partial<WriterFacts> = {}) => facts({ direction: 'same', ...change });
  test('records of every author come, each where its author put it', () => {
    expect(refusalOf(record('report', { parent: 'T', author: 'THIRD' }), same({ parent: task }))).toBeNull();
    expect(refusalOf(record('unit', { author: 'THIRD' }), same())).toBeNull();
    expect(refusalOf(record('report', { parent: 'T' }), same())).toBe('parentMissing');
    const present = { author: SENDER, kind: 'task', parent: 'L' };
    const moved = (change: Partial<typeof present>) =>
      refusalOf(record('task', { parent: 'L' }), same({ parent: list, present: { ...present, ...change } }));
    expect(moved({})).toBeNull();
    expect([moved({ author: OTHER }), moved({ kind: 'taskList' }), moved({ parent: 'X' })]).toEqual([
      'begunByAnother',
      'begunByAnother',
      'begunByAnother',
    ]);
  });
});

describe('a kind of a later version that is here', () => {
  const present = { author: SENDER, kind: 'later', parent: 'P' };
  const came = (change: Partial<typeof present>) =>
    refusalOf(record('later', { parent: 'P' }), facts({ present: { ...present, ...change } }));
  test('stays where it is, of its kind and of its author', () => {
    expect(came({})).toBeNull();
    expect([came({ author: OTHER }), came({ kind: 'other' }), came({ parent: 'Q' })]).toEqual([
      'begunByAnother',
      'begunByAnother',
      'begunByAnother',
    ]);
  });
});

describe('会签 that is here', () => {
  const assignments = [
    { unit: SENDER, role: 'cooperate' },
    { unit: 'THIRD', role: 'cooperate' },
    { unit: OTHER, role: 'lead' },
  ] as const;
  const present = { author: SENDER, kind: 'countersign', parent: 'T' };
  const signed = (change: Partial<typeof present> | null, more: Partial<WriterFacts> = {}) =>
    refusalOf(
      record('countersign', { parent: 'T', fields: { unit: SENDER } }),
      below({ assignments, present: change && { ...present, ...change }, ...more }),
    );
  test('is written again by its author alone, on the same task', () => {
    expect([signed(null), signed({})]).toEqual([null, null]);
    expect([signed({ author: OTHER }), signed({ kind: 'report' }), signed({ parent: 'U' })]).toEqual([
      'begunByAnother',
      'begunByAnother',
      'begunByAnother',
    ]);
  });
  test('hangs on a task that is here', () => {
    expect(signed(null, { parent: null })).toBe('parentMissing');
    expect(signed(null, { parent: { kind: 'taskList', author: OTHER } })).toBe('parentMissing');
  });
  test('is for an assigned unit, by an assigned unit', () => {
    const by = (author: string, unit: string) =>
      refusalOf(
        record('countersign', { parent: 'T', author, fields: { unit } }),
        facts({ parent: task, assignments }),
      );
    expect([by(SENDER, SENDER), by('THIRD', OTHER)]).toEqual([null, null]);
    expect([by('FOURTH', SENDER), by(SENDER, 'FOURTH')]).toEqual(['notAssigned', 'notAssigned']);
  });
  test('for another is recorded by the lead and by no cooperating unit, whoever leads', () => {
    const record2 = record('countersign', { parent: 'T', fields: { unit: 'THIRD' } });
    expect(refusalOf(record2, below({ assignments }))).toBe('forAnotherUnit');
    const leads = assignments.map(
      ({ unit }) => ({ unit, role: unit === SENDER ? 'lead' : 'cooperate' }) as const,
    );
    expect(refusalOf(record2, below({ assignments: leads }))).toBeNull();
  });
});
