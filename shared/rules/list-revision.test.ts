import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import type { ParsedTask } from '../lists/model.ts';
import { fieldsFit } from '../model/record.ts';
import { reviseList, taskFieldsOf } from './list-revision.ts';

const indicator = (text: string, value = 1): ParsedTask['indicators'][number] => ({
  text,
  comparator: '=',
  value,
  min: null,
  max: null,
  unit: null,
  subject: text,
});
const row = (ordinal: number, change: Partial<ParsedTask> = {}): ParsedTask => ({
  ordinal,
  seq: ordinal,
  category: '类别',
  categoryPrinted: true,
  title: `任务${ordinal}`,
  detail: null,
  units: [],
  deadline: { kind: 'none', text: null, date: null },
  indicators: [],
  cells: [String(ordinal), `任务${ordinal}`],
  guesses: [],
  part: 0,
  original: [String(ordinal), `任务${ordinal}`],
  marks: [],
  confidence: { category: 1, title: 1, detail: 1, units: 1, deadline: 1, indicators: 1 },
  ...change,
});
const known = (rows: readonly ParsedTask[]) =>
  rows.map((each) => ({ id: newId(), fields: taskFieldsOf(each) }));

test('a record keeps the steps of a deadline, not what only the reading of a document shows', () => {
  const dates = [{ text: '6月', date: '2024-06', yearInferred: true }];
  const milestones = [
    { text: '6月底前开工', date: '2024-06' },
    { text: '12月底前建成', date: '2024-12' },
  ];
  const text = '6月底前开工，12月底前建成';
  const fields = taskFieldsOf(
    row(1, {
      deadline: { kind: 'by', text, date: '2024-12', dates, milestones },
      indicators: [{ ...indicator('4:3:2:1'), terms: [4, 3, 2, 1], per: '年', confidence: 0.8 }],
    }),
  );
  expect(fields.deadline).toEqual({ kind: 'by', text, date: '2024-12', milestones });
  expect(fields.indicators[0]).toMatchObject({ terms: [4, 3, 2, 1], per: '年' });
  expect(fieldsFit('task', fields)).toBe(true);
});

test('a document with more targets or longer wordings than a record holds is cut to fit', () => {
  const fields = taskFieldsOf(
    row(1, {
      deadline: { kind: 'by', text: '底'.repeat(900), date: '2024-12' },
      indicators: Array.from({ length: 300 }, (_, at) => indicator(`第${at}项`)),
    }),
  );
  expect(fieldsFit('task', fields)).toBe(true);
});

const anyRow = fc
  .record({
    seq: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    title: fc.constantFrom('甲', '乙', '丙'),
    detail: fc.option(fc.constantFrom('一', '二'), { nil: null }),
    marks: fc.array(fc.constantFrom('10 个', '20 个'), { maxLength: 4 }),
  })
  .map(({ seq, title, detail, marks }) => ({
    seq,
    title,
    detail,
    indicators: marks.map((mark) => indicator(mark)),
    cells: [String(seq), title, detail ?? ''],
  }));
const anyList = fc
  .array(anyRow, { maxLength: 8 })
  .map((rows) => rows.map((each, index) => row(index + 1, each)));

describe('a list that is read again', () => {
  test('the same document changes nothing, even where rows and indicators repeat', () => {
    fc.assert(
      fc.property(anyList, (rows) => {
        const revision = reviseList(known(rows), rows);
        expect(revision.added).toEqual([]);
        expect(revision.missing).toEqual([]);
        expect(revision.kept.map(({ changes }) => changes)).toEqual(rows.map(() => ({})));
      }),
    );
  });

  test('every row and every task is accounted for once', () => {
    fc.assert(
      fc.property(anyList, anyList, (before, after) => {
        const tasks = known(before);
        const { added, kept, missing } = reviseList(tasks, after);
        expect(added.length + kept.length).toBe(after.length);
        expect(kept.length + missing.length).toBe(tasks.length);
        expect(new Set([...kept.map((each) => each.known), ...missing]).size).toBe(tasks.length);
      }),
    );
  });

  test('what a person put right is left alone; what they did not touch follows the document', () => {
    const [task] = known([row(1)]);
    if (!task) throw new Error('no task');
    const corrected = { ...task, fields: { ...task.fields, title: '改正', corrected: ['title' as const] } };
    const [kept] = reviseList([corrected], [row(1, { title: '新标题', category: '新类别' })]).kept;
    expect(kept?.changes).toEqual({ category: '新类别' });
  });

  test('a field that was put right is no guess any more', () => {
    const [task] = known([row(1, { guesses: ['units', 'deadline'] })]);
    if (!task) throw new Error('no task');
    const corrected = {
      ...task,
      fields: { ...task.fields, guesses: ['deadline' as const], corrected: ['units' as const] },
    };
    expect(reviseList([corrected], [row(1, { guesses: ['units', 'deadline'] })]).kept[0]?.changes).toEqual(
      {},
    );
  });

  test('indicators keep their id while their wording stays', () => {
    const before = row(1, { indicators: [indicator('建设 3 个', 3), indicator('培训 10 人', 10)] });
    const tasks = known([before]);
    const after = row(1, { indicators: [indicator('培训 10 人', 10), indicator('新增 2 所', 2)] });
    const [kept] = reviseList(tasks, [after]).kept;
    const ids = kept?.changes.indicators?.map((each) => each.id);
    expect(ids?.[0]).toBe(tasks[0]?.fields.indicators[1]?.id);
    expect(tasks[0]?.fields.indicators.map((each) => each.id)).not.toContain(ids?.[1]);
  });

  test('rows that moved are found by their wording, rows that were reworded by their number', () => {
    const titled = (seq: number, title: string) => row(seq, { title, cells: [String(seq), title] });
    const tasks = known([titled(1, '改革评价机制'), titled(2, '建设实训基地五个'), titled(3, '培养名师')]);
    const moved = [titled(1, '培养名师'), titled(2, '建设实训基地六个')];
    const { kept, missing, added } = reviseList(tasks, moved);
    expect(kept.map((each) => each.known.fields.seq)).toEqual([3, 2]);
    expect(missing.map((task) => task.fields.seq)).toEqual([1]);
    expect(added).toEqual([]);
  });

  test('another task under the same number is another task, and one added by hand is never overwritten', () => {
    const byHand = row(2, { title: '局里自己加的', cells: [] });
    const tasks = known([row(1, { title: '完善经费机制', cells: ['1', '完善经费机制'] }), byHand]);
    const next = [
      row(1, { title: '开展技能大赛', cells: ['1', '开展技能大赛'] }),
      row(2, { title: '引进外教', cells: ['2', '引进外教'] }),
    ];
    const { kept, missing, added } = reviseList(tasks, next);
    expect(kept).toEqual([]);
    expect(missing).toHaveLength(2);
    expect(added).toEqual(next);
  });
});
