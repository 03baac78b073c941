import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from '../text-measure.ts';
import { type Brief, briefPaper } from './brief-paper.ts';
import type { PaperTable } from './paper-plan.ts';

const words = fc.string({ unit: fc.constantFrom('业', '5', 'm', '\n', '，'), maxLength: 300 });
const item = fc.record({ number: fc.constantFrom('', '1', '12.3'), text: words });
const brief: fc.Arbitrary<Brief> = fc.record({
  name: fc.constantFrom('督查专报', '领导简报'),
  unit: fc.constant('某某学校'),
  date: fc.constant('2026-11-27'),
  cutoff: fc.constant('2026-11-25'),
  period: fc.constant('2026年11月'),
  totals: words,
  lights: fc.constant([{ level: 'red', colour: 'red', word: '逾期', count: 1 } as const]),
  risks: fc.array(
    fc.record({
      number: fc.constant('1'),
      title: words,
      who: words,
      light: fc.constant('逾期'),
      reason: words,
    }),
    { maxLength: 20 },
  ),
  coordination: fc.array(item, { maxLength: 30 }),
  decisions: fc.array(item, { maxLength: 30 }),
  basis: words,
});

test('whatever there is to tell, the tables of the brief keep to the lines of one page and every heading counts all', () => {
  fc.assert(
    fc.property(brief, (given) => {
      const { blocks } = briefPaper(given);
      const tables = blocks.filter((block): block is PaperTable => block.kind === 'table');
      const lines = tables.flatMap(({ rows, columns }) => {
        const width = columns.reduce((sum, column) => sum + column.width, 0);
        return rows.map((row) =>
          Math.max(
            ...row.map((text, at) => {
              expect(text).not.toContain('\n');
              return Math.ceil(textWidth(text) / (2 * ((columns[at]?.width ?? 0) / width) * 40));
            }),
            1,
          ),
        );
      });
      expect(lines.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(20);
      const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));
      const told = [given.risks, given.coordination, given.decisions].map(({ length }) => length);
      for (const [at, count] of told.entries())
        expect(headings[at + 1]).toMatch(count === 0 ? /[险调夺]$/ : new RegExp(`（${count} 项`));
    }),
  );
});

test('at most eight risks are told, and the lines they leave free give the rest both their lines', () => {
  const risk = { number: '1', title: '长'.repeat(80), who: '某校', light: '逾期', reason: '逾期 3 天' };
  const long = { number: '2', text: '事'.repeat(200) };
  const plan = (risks: number) =>
    briefPaper({
      name: '督查专报',
      unit: '某局',
      date: '2026-11-27',
      cutoff: '2026-11-25',
      period: '2026年11月',
      totals: '共 9 项。',
      lights: [],
      risks: Array.from({ length: risks }, () => risk),
      coordination: [long],
      decisions: [long],
      basis: '按任务计',
    }).blocks.filter((block): block is PaperTable => block.kind === 'table');
  expect(plan(12).map(({ rows }) => rows.length)).toEqual([8, 1, 1]);
  const [, wide] = plan(1);
  const [, narrow] = plan(8);
  expect(textWidth(wide?.rows[0]?.[1] ?? '')).toBeGreaterThan(textWidth(narrow?.rows[0]?.[1] ?? '') - 1);
});
