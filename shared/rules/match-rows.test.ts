import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import type { ParsedTask } from '../lists/model.ts';
import { taskFieldsOf } from './list-revision.ts';
import { matchRows } from './match-rows.ts';

const row = (ordinal: number, title: string, seq: number | null = ordinal): ParsedTask => ({
  ordinal,
  seq,
  category: null,
  categoryPrinted: false,
  title,
  detail: null,
  units: [],
  deadline: { kind: 'none', text: null, date: null },
  indicators: [],
  cells: [String(seq ?? ''), title],
  guesses: [],
  part: 1,
  original: [title],
  marks: [],
  confidence: { category: 1, title: 1, detail: 1, units: 1, deadline: 1, indicators: 1 },
});
const known = (rows: readonly ParsedTask[]) =>
  rows.map((each) => ({ id: newId(), fields: taskFieldsOf(each) }));
const pairsOf = (before: readonly ParsedTask[], after: readonly ParsedTask[]) => {
  const partner = matchRows(known(before), after);
  return after.map((each) => partner.get(each)?.fields.title ?? null);
};

const texts = [
  '完善中小学美育课程设置，开齐开足音乐美术课程',
  '建设一百个青少年美育实践基地，每年开放不少于二百天',
  '组织教师参加专业培训，三年内轮训一遍',
  '加大经费投入，逐步改善学校办学条件',
  '建立学生艺术素质测评制度，结果记入档案',
];

describe('the rows of a revised list', () => {
  test('a row that was reworded and renumbered is known by its place between its neighbours', () => {
    const before = texts.map((text, at) => row(at + 1, text));
    const after = [
      row(1, texts[0] ?? ''),
      row(7, '建设八十个青少年美育实践基地，常年开放', 7),
      row(3, texts[2] ?? '', 8),
      row(4, texts[3] ?? '', 9),
      row(5, texts[4] ?? '', 10),
    ].map((each, at) => ({ ...each, ordinal: at + 1 }));
    expect(pairsOf(before, after)[1]).toBe(texts[1]);
  });

  test('a row that was reworded and moved is known by its wording', () => {
    const before = texts.map((text, at) => row(at + 1, text));
    const moved = [texts[2], texts[0], texts[3], texts[1]?.replace('一百', '八十'), texts[4]];
    const after = moved.map((text, at) => row(at + 1, text ?? '', at + 21));
    expect(pairsOf(before, after)).toEqual([texts[2], texts[0], texts[3], texts[1], texts[4]]);
  });

  test('a row inserted at the top takes no other row with it, though every number changes', () => {
    const before = texts.map((text, at) => row(at + 1, text));
    const after = ['推进校园文化环境建设', ...texts].map((text, at) => row(at + 1, text));
    expect(pairsOf(before, after)).toEqual([null, ...texts]);
  });

  test('two different tasks in one place are two tasks', () => {
    const before = [row(1, texts[0] ?? ''), row(2, texts[1] ?? ''), row(3, texts[2] ?? '')];
    const after = [row(1, texts[0] ?? ''), row(2, '开展法治宣传教育', 9), row(3, texts[2] ?? '')];
    expect(pairsOf(before, after)).toEqual([texts[0], null, texts[2]]);
  });

  test('no task has two rows, whatever the two lists hold', () => {
    const anyRows = fc.array(
      fc.tuple(fc.constantFrom(...texts, '甲', '乙'), fc.option(fc.nat(4), { nil: null })),
      {
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(anyRows, anyRows, (before, after) => {
        const list = (rows: typeof before) => rows.map(([title, seq], at) => row(at + 1, title, seq));
        const partner = matchRows(known(list(before)), list(after));
        expect(new Set(partner.values()).size).toBe(partner.size);
      }),
    );
  });
});
