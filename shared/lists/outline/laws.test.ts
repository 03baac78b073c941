import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseListText } from '../index.ts';
import { plan, read } from './test-outline.ts';

const name = fc.constantFrom('市教育局', '市体育局', '团市委', '各区、市政府');
const item = fc
  .tuple(
    fc.stringMatching(/^[做好办建开][足课程赛事场地]{2,6}$/),
    fc.array(name, { minLength: 1, maxLength: 3 }),
  )
  .map(([title, units]) => `${title}。要落实到位。（责任单位：${units.join('、')}）`);
const outline = fc
  .array(fc.array(item, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  .filter((groups) => groups.flat().length > 1)
  .map((groups) =>
    [
      plan,
      ...groups.flatMap((items, at) => [
        `${'一二三'[at]}、第${at}部分`,
        ...items.map((text, nth) => `${nth + 1}.${text}`),
      ]),
    ].join('\n'),
  );
const essence = (text: string) =>
  read(text).tasks.map(({ category, title, detail, units, deadline }) => ({
    category,
    title,
    detail,
    units,
    deadline,
  }));

describe('laws', () => {
  test('line ends, blank lines and full-width digits of the numbers make no difference', () => {
    fc.assert(
      fc.property(outline, (text) => {
        const plain = essence(text);
        expect(essence(text.replaceAll('\n', '\r\n'))).toEqual(plain);
        expect(essence(text.replaceAll('\n', '\n\n　　'))).toEqual(plain);
        expect(
          essence(text.replace(/^\d/gm, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0))),
        ).toEqual(plain);
      }),
    );
  });

  const signs = fc.constantFrom(
    '\n',
    '一、',
    '（一）',
    '（二）',
    '1.',
    '2.',
    '（1）',
    '①',
    '责任单位：',
    '牵头单位：市教育局',
    '（',
    '）',
    '〔',
    '〕',
    '市教育局',
    '负责',
    '、',
    '，',
    '。',
    '；',
    '完成时限：2024年6月',
    '做好一件事',
    '专栏1',
    '附件',
    '第一条 ',
    '&quot;',
    '&#0;',
    '\t',
    ' ',
    '2024年',
    '5所',
    '|',
  );
  test('any text is read, its originals are parts of it in order, and every mark is inside its original', () => {
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 80 }), (parts) => {
        const text = parts.join('').replaceAll('&quot;', '"');
        const list = parseListText(text);
        if (!list.ok) return;
        let from = 0;
        for (const task of list.value.tasks) {
          for (const original of task.original) {
            if (original.includes('\n') || original === '') continue;
            const found = text.indexOf(original, from);
            expect(found).toBeGreaterThanOrEqual(0);
            from = found + original.length;
          }
          for (const { text: at, start, end } of task.marks) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(task.original[at]?.length ?? -1);
          }
          for (const { text: words, span } of task.indicators)
            if (span)
              expect(
                (span.field === 'detail'
                  ? task.detail
                  : span.field === 'title'
                    ? task.title
                    : task.category
                )?.slice(span.start, span.end),
              ).toBe(words);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a mark shows the words of its value', () => {
    fc.assert(
      fc.property(outline, (text) => {
        for (const task of read(text).tasks) {
          const shown = task.marks.map((mark) => ({
            ...mark,
            words: task.original[mark.text]?.slice(mark.start, mark.end),
          }));
          expect(shown.filter(({ field }) => field === 'title').map(({ words }) => words)).toEqual([
            task.title,
          ]);
          for (const { field, item: nth, words } of shown)
            if (field === 'units')
              expect([task.units[nth]?.name, ...(task.units[nth]?.aliases ?? [])]).toContain(words);
        }
      }),
    );
  });
});
