import { describe, expect, test } from 'vitest';
import { edit, emptyReview, type Field, type PreviewTask, type TaskEdit, valuesOf } from './review.ts';
import { applySimilar, similarTo } from './similar.ts';

const unit = (name: string, role: 'lead' | 'cooperate' = 'cooperate') => ({
  name,
  role,
  group: false,
  aliases: [],
});
const task = (ordinal: number, change: Partial<PreviewTask> = {}): PreviewTask => ({
  ordinal,
  seq: ordinal,
  category: '甲类',
  categoryPrinted: true,
  title: `任务${ordinal}`,
  detail: null,
  units: [unit('市教育局', 'lead'), unit('市财政局')],
  deadline: { kind: 'by', text: '年底前', date: null },
  indicators: [],
  cells: [],
  guesses: [],
  part: 1,
  original: [],
  marks: [],
  ...change,
});
const same = () => null;

/** Corrects row 1 and answers what is offered for the others, by ordinal. */
function offered(tasks: readonly PreviewTask[], field: Field, changes: TaskEdit) {
  const [first] = tasks;
  if (!first) throw new Error('no row');
  const review = edit(emptyReview, first.ordinal, field, changes);
  const similar = similarTo(tasks, review, same, {
    ordinal: first.ordinal,
    field,
    before: valuesOf(first, emptyReview, same),
    after: valuesOf(first, review, same),
  });
  return { review, similar, rows: similar?.changes.map(({ ordinal }) => ordinal) ?? [] };
}

describe('A correction that fits other rows', () => {
  test('a unit under another name is renamed wherever it stands, and the name is learned', () => {
    const tasks = [
      task(1),
      task(2, { units: [unit('市财政局', 'lead')] }),
      task(3, { units: [unit('市审计局')] }),
    ];
    const { rows, similar, review } = offered(tasks, 'units', {
      units: [unit('市教育局', 'lead'), unit('市财政和金融局')],
    });
    expect(rows).toEqual([2]);
    expect(similar?.renamed).toEqual([{ names: ['市财政局', '市财政和金融局'], name: '市财政和金融局' }]);
    const after = similar && applySimilar(review, similar);
    expect(after?.edits.get(2)?.units).toEqual([unit('市财政和金融局', 'lead')]);
    expect(after?.settled.has('2.units')).toBe(true);
  });

  test('a unit taken out is taken out of every row', () => {
    const tasks = [task(1), task(2)];
    expect(offered(tasks, 'units', { units: [unit('市教育局', 'lead')] }).similar?.changes).toEqual([
      { ordinal: 2, change: { units: [unit('市教育局', 'lead')] } },
    ]);
  });

  test('all leading, where the first was guessed to lead, fits every guess of that kind', () => {
    const tasks = [
      task(1),
      task(2, { units: [unit('市审计局', 'lead'), unit('市司法局'), unit('市医保局')] }),
      task(3, { units: [unit('市审计局', 'lead')] }),
      task(4, { units: [unit('市审计局', 'lead'), unit('市司法局', 'lead')] }),
    ];
    const both = [unit('市教育局', 'lead'), unit('市财政局', 'lead')];
    const { rows, similar } = offered(tasks, 'units', { units: both });
    expect(rows).toEqual([2]);
    expect(similar?.changes[0]?.change.units?.map(({ role }) => role)).toEqual(['lead', 'lead', 'lead']);
  });

  test('the same wording of a deadline is read the same', () => {
    const tasks = [task(1), task(2), task(3, { deadline: { kind: 'by', text: '6月底前', date: null } })];
    const deadline = { kind: 'by', text: '年底前', date: '2026-12-31' } as const;
    expect(offered(tasks, 'deadline', { deadline }).similar?.changes).toEqual([
      { ordinal: 2, change: { deadline } },
    ]);
  });

  test('an indicator that is none is none wherever its words stand', () => {
    const five = {
      text: '5G',
      comparator: '=' as const,
      value: 5,
      min: null,
      max: null,
      unit: 'G',
      subject: '',
    };
    const ten = { ...five, text: '10所', value: 10, unit: '所' };
    const tasks = [
      task(1, { indicators: [five] }),
      task(2, { indicators: [five, ten] }),
      task(3, { indicators: [ten] }),
    ];
    expect(offered(tasks, 'indicators', { indicators: [] }).similar?.changes).toEqual([
      { ordinal: 2, change: { indicators: [ten] } },
    ]);
  });

  test('what a person edited already is left alone, and a title fits nowhere else', () => {
    const tasks = [task(1), task(2)];
    const before = edit(emptyReview, 2, 'category', { category: '乙类' });
    const review = edit(before, 1, 'category', { category: '丙类' });
    const [first] = tasks;
    if (!first) throw new Error('no row');
    expect(
      similarTo(tasks, review, same, {
        ordinal: 1,
        field: 'category',
        before: valuesOf(first, emptyReview, same),
        after: valuesOf(first, review, same),
      }),
    ).toBe(null);
    expect(offered(tasks, 'title', { title: '别的' }).similar).toBe(null);
  });
});
