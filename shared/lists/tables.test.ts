import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceBlock, SourceCell, SourceDocument } from './document.ts';
import { parseDocument, parseListText, toParseJson } from './index.ts';
import type { ListReading, ReadingChoice } from './parts.ts';

/** A cell; `2x3` in front of | gives its columns and rows. */
function cell(printed: string): SourceCell {
  const spans = /^(\d)x(\d)\|/.exec(printed);
  const text = printed.slice(spans?.[0].length ?? 0);
  return {
    paragraphs: text === '' ? [] : text.split('\n'),
    colSpan: Number(spans?.[1] ?? 1),
    rowSpan: Number(spans?.[2] ?? 1),
  };
}
const table = (rows: readonly (readonly string[])[], name: string | null = null): SourceBlock => ({
  kind: 'table',
  name,
  rows: rows.map((row) => row.map(cell)),
});
const line = (text: string): SourceBlock => ({ kind: 'paragraph', text });

function read(blocks: readonly SourceBlock[], choice?: ReadingChoice): ListReading {
  const list = parseDocument({ blocks } satisfies SourceDocument, choice);
  if (!list.ok) throw new Error(list.error.code);
  return list.value;
}
const units = (list: ListReading) =>
  list.tasks.map((task) =>
    task.units.map(({ name, role }) => (role === 'lead' ? `*${name}` : name)).join(' '),
  );

const header = ['序号', '重点领域', '工作任务', '目标', '责任单位', '完成时限'];
const title = line('临川市2024年重点工作任务分解表');

describe('merged cells', () => {
  const list = read([
    title,
    table([
      header,
      ['1', '1x3|课程', '开足课程', '1x2|建设5所学校', '市教育局', '1x2|2024年6月'],
      ['2', '编好教材', '1x2|市体育局、团市委'],
      ['3', '改革评价', '', '长期坚持'],
    ]),
  ]);
  test('group, target, bodies and deadline hold for all rows that the cell covers', () => {
    expect(list.tasks.map(({ category, title: name, detail }) => [category, name, detail])).toEqual([
      ['课程', '开足课程', '建设5所学校'],
      ['课程', '编好教材', '建设5所学校'],
      ['课程', '改革评价', null],
    ]);
    expect(units(list)).toEqual(['*市教育局', '*市体育局 团市委', '*市体育局 团市委']);
    expect(list.tasks.map(({ deadline }) => deadline.text)).toEqual(['2024年6月', '2024年6月', '长期坚持']);
  });
  test('targets of a merged cell count once', () =>
    expect(list.tasks.map(({ indicators }) => indicators.length)).toEqual([1, 0, 0]));
  test('a covered cell is empty in the original and has no mark', () => {
    expect(list.tasks[1]?.cells).toEqual(['2', '', '编好教材', '', '市体育局、团市委', '']);
    expect(list.tasks[1]?.marks.map(({ field, text }) => [field, text])).toEqual([
      ['title', 2],
      ['units', 4],
      ['units', 4],
    ]);
  });
});

describe('headers', () => {
  test('of two levels, with spans', () => {
    const list = read([
      table([
        ['1x2|序号', '1x2|工作任务', '2x1|责任分工', '1x2|完成时限'],
        ['牵头单位', '配合单位'],
        ['1', '开足课程', '市教育局', '市体育局', '2024年6月'],
        ['2', '办好赛事', '市体育局', '市教育局', '2024年9月'],
      ]),
    ]);
    expect(list.columns).toEqual(['序号', '工作任务', '牵头单位', '配合单位', '完成时限']);
    expect(units(list)).toEqual(['*市教育局 市体育局', '*市体育局 市教育局']);
    expect(list.parts[0]).toMatchObject({ headerRow: 1, firstRow: 2, lastRow: 3 });
  });
  test('of two levels, saved without spans', () => {
    const list = read([
      table([
        ['序号', '工作任务', '责任单位', '完成时限'],
        ['牵头单位', '配合单位'],
        ['1', '开足课程', '市教育局', '市体育局', '2024年6月'],
        ['2', '办好赛事', '市体育局', '市教育局', '2024年9月'],
      ]),
    ]);
    expect(units(list)).toEqual(['*市教育局 市体育局', '*市体育局 市教育局']);
  });
  test('a title merged over the whole table and a repeat after a page break are no rows', () => {
    const list = read([
      table([
        ['6x1|临川市任务清单'],
        header,
        ['1', '课程', '开足课程', '', '市教育局', '2024年6月'],
        header,
        ['2', '课程', '编好教材', '', '市教育局', '2024年6月'],
        ['6x1|注：每季度报送一次。'],
      ]),
    ]);
    expect(list.title).toBe('临川市任务清单');
    expect(list.tasks.map(({ seq }) => seq)).toEqual([1, 2]);
  });
  test('three columns of responsibility', () => {
    const list = read([
      table([
        ['工作任务', '牵头领导', '牵头单位', '责任单位', '配合单位', '责任人'],
        ['开足课程', '张立', '市教育局', '市体育局', '团市委', '李平'],
        ['办好赛事', '张立', '市体育局', '', '', '李平'],
      ]),
    ]);
    expect(units(list)).toEqual(['*市教育局 市体育局 团市委', '*市体育局']);
  });
});

describe('groups', () => {
  test('a row merged over the table groups the rows below it, its number and count left out', () => {
    const list = read([
      table([
        ['序号', '工作任务', '责任单位'],
        ['3x1|一、课程（2项）'],
        ['1', '开足课程', '市教育局'],
        ['2', '编好教材', '市教育局'],
        ['3x1|二、赛事（1项）'],
        ['3', '办好赛事', '市体育局'],
      ]),
    ]);
    expect(list.tasks.map(({ category, categoryPrinted }) => [category, categoryPrinted])).toEqual([
      ['课程', true],
      ['课程', false],
      ['赛事', true],
    ]);
  });
  test('a numeral and a heading without anything else group too', () => {
    const list = read([
      table([
        ['序号', '工作任务', '责任单位'],
        ['一', '课程', ''],
        ['1', '开足课程', '市教育局'],
        ['二', '赛事', ''],
        ['1', '办好赛事', '市体育局'],
      ]),
    ]);
    expect(list.tasks.map(({ seq, category }) => [seq, category])).toEqual([
      [1, '课程'],
      [1, '赛事'],
    ]);
  });
});

describe('columns', () => {
  test('without numbers, and with the bodies in a bracket of the task', () => {
    const list = read([
      table([
        ['重点任务', '完成时限'],
        ['开足课程。（责任单位：市教育局、市体育局）', '2024年6月'],
        ['办好赛事。（责任单位：市体育局）', '长期坚持'],
      ]),
    ]);
    expect(units(list)).toEqual(['*市教育局 市体育局', '*市体育局']);
    expect(list.tasks[0]?.title).toBe('开足课程。（责任单位：市教育局、市体育局）');
    expect(list.tasks[0]?.seq).toBeNull();
  });
  test('a dropped jurisdiction is that of the row, also from the column before', () =>
    expect(
      units(
        read([
          table([
            ['序号', '工作任务', '牵头单位', '配合单位'],
            ['1', '开足课程', '市教育局', '财政局、妇联'],
          ]),
        ]),
      ),
    ).toEqual(['*市教育局 市财政局 市妇联']));
  test('a row that is printed twice is two tasks', () => {
    const row = ['1', '课程', '开足课程', '', '市教育局', '2024年6月'];
    expect(read([table([header, row, row])]).tasks).toHaveLength(2);
  });
  test('bodies left out below a row that has some are taken from it, as a guess', () => {
    const list = read([
      table([
        ['序号', '工作任务', '责任单位', '完成时限'],
        ['1', '开足课程', '市教育局', '2024年6月'],
        ['2', '编好教材', '', ''],
      ]),
    ]);
    expect(units(list)).toEqual(['*市教育局', '*市教育局']);
    expect(list.tasks[1]?.guesses).toEqual(['units', 'deadline']);
    expect(list.tasks[1]?.confidence.units).toBe(0.5);
  });
});

describe('parts', () => {
  const rows = [
    ['序号', '工作任务', '责任单位'],
    ['1', '开足课程', '市教育局'],
    ['2', '办好赛事', '市体育局'],
  ];
  const roster = [
    ['序号', '姓名', '单位', '职务'],
    ['1', '张立', '市教育局', '局长'],
    ['2', '李平', '市体育局', '局长'],
  ];
  test('tables with the same kind of columns are one list, others are parts that are not taken', () => {
    const list = read([title, table(rows), line('附件2'), line('领导小组名单'), table(roster), table(rows)]);
    expect(list.parts.map(({ id, tasks, taken }) => [id, tasks, taken])).toEqual([
      [0, 2, true],
      [1, 0, false],
      [2, 2, true],
    ]);
    expect(list.tasks.map(({ ordinal, part }) => [ordinal, part])).toEqual([
      [1, 0],
      [2, 0],
      [3, 2],
      [4, 2],
    ]);
  });
  test('a table without a header right behind one of the same width is its next page', () => {
    const list = read([title, table(rows), table([['3', '改革评价', '市教育局']])]);
    expect(list.tasks.map(({ seq, title: name }) => [seq, name])).toEqual([
      [1, '开足课程'],
      [2, '办好赛事'],
      [3, '改革评价'],
    ]);
  });
  test('a heading between tables is the group of the one below', () => {
    const list = read([title, line('一、课程'), table(rows), line('二、赛事'), table(rows)]);
    expect(list.tasks.map(({ category }) => category)).toEqual(['课程', '课程', '赛事', '赛事']);
    expect(list.title).toBe('临川市2024年重点工作任务分解表');
  });
  test('two tables in one sheet come apart at the second header', () => {
    const list = read([
      table(
        [
          ...rows,
          ['附件2'],
          ['问题整改清单'],
          ['序号', '存在问题', '整改措施', '责任单位'],
          ['1', '课时不足', '补足课时', '市教育局'],
        ],
        '表一',
      ),
    ]);
    expect(list.parts.map(({ label, tasks, taken }) => [label, tasks, taken])).toEqual([
      ['表一', 2, true],
      ['问题整改清单', 1, false],
    ]);
  });
  test('what a person decides is read anew: range, header, meanings, and what is taken', () => {
    const blocks = [title, table(rows), table(roster)];
    expect(read(blocks, { parts: [{ id: 0, firstRow: 2 }] }).tasks.map(({ title: name }) => name)).toEqual([
      '办好赛事',
    ]);
    expect(
      read(blocks, { parts: [{ id: 0, meanings: ['seq', 'category', 'title'] }] }).tasks.map(
        ({ title: name, category }) => [category, name],
      ),
    ).toEqual([
      ['开足课程', '市教育局'],
      ['办好赛事', '市体育局'],
    ]);
    const both = read(blocks, {
      parts: [{ id: 1, taken: true, headerRow: 0, meanings: ['seq', 'title', 'units', 'other'] }],
    });
    expect(both.tasks.map(({ title: name }) => name)).toEqual(['开足课程', '办好赛事', '张立', '李平']);
    expect(read(blocks, { parts: [{ id: 0, taken: false }] }).tasks).toEqual([]);
    const headless = read(blocks, {
      parts: [{ id: 0, headerRow: null, firstRow: 0, meanings: ['seq', 'title', 'units'] }],
    });
    expect(headless.tasks).toHaveLength(3);
  });
  test('a choice made of what was found changes nothing', () => {
    const blocks = [title, table(rows), table(roster)];
    const found = read(blocks);
    const again = read(blocks, { parts: found.parts.map(({ label: _l, kind: _k, ...part }) => part) });
    expect(toParseJson(again)).toEqual(toParseJson(found));
  });
});

describe('no list', () => {
  test.each([
    [
      'a price table',
      [
        ['序号', '收费项目', '单位', '收费标准', '金额'],
        ['1', '课后服务', '元/生', '按次', '5'],
        ['2', '校车', '元/月', '按月', '50'],
      ],
    ],
    [
      'a roster',
      [
        ['序号', '姓名', '单位', '职务'],
        ['1', '张立', '市教育局', '局长'],
        ['2', '李平', '市体育局', '局长'],
      ],
    ],
    [
      'a register of objects',
      [
        ['序号', '名称', '地址', '年代', '类别'],
        ['1', '文庙', '某街', '清', '古建筑'],
        ['2', '书院', '某路', '明', '古建筑'],
      ],
    ],
    [
      'a catalogue of permits',
      [
        ['序号', '主管部门', '许可事项名称', '实施机关', '设定依据'],
        ['1', '市教育局', '民办学校审批', '市教育局', '某法'],
        ['2', '市体育局', '健身许可', '市体育局', '某法'],
      ],
    ],
  ])('%s gives no tasks and says why', (_name, rows) => {
    const list = read([line('附件'), table(rows)]);
    expect(list.tasks).toEqual([]);
    expect(list.notes.map(({ message }) => message).join()).toMatch(/不是工作任务清单|不像工作任务清单/);
  });
});

describe('a table saved with every cell on a line of its own', () => {
  test('is told by its headings and its numbers', () => {
    const text = [
      '临川市任务清单',
      '序号',
      '工作任务',
      '量化指标',
      '责任单位',
      '完成时限',
      '一、课程',
      '1',
      '开足课程',
      '每周4节',
      '市教育局、市体育局',
      '2024年6月',
      '2',
      '编好教材',
      '市教育局',
      '长期坚持',
      '二、赛事',
      '3',
      '办好赛事',
      '每年1次。',
      '再办一次。',
      '市体育局',
      '2024年9月',
      '注：按季报送。',
    ].join('\n');
    const list = parseListText(text);
    expect(
      list.ok &&
        list.value.tasks.map(({ seq, category, title: name, detail, units: [first], deadline }) => [
          seq,
          category,
          name,
          detail,
          first?.name,
          deadline.text,
        ]),
    ).toEqual([
      [1, '课程', '开足课程', '每周4节', '市教育局', '2024年6月'],
      [2, '课程', '编好教材', null, '市教育局', '长期坚持'],
      [3, '赛事', '办好赛事', '每年1次。\n再办一次。', '市体育局', '2024年9月'],
    ]);
  });
});

test('any grid is read, whatever its spans', () => {
  const word = fc.constantFrom(
    '',
    '序号',
    '工作任务',
    '责任单位',
    '完成时限',
    '1',
    '市教育局',
    '做好5件事',
    '一、甲',
    '注：',
    '2024年6月',
  );
  const anyCell = fc.record({
    paragraphs: fc.array(word, { maxLength: 2 }),
    colSpan: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.constant(1e9)),
    rowSpan: fc.oneof(fc.integer({ min: -1, max: 4 }), fc.constant(1e9)),
  });
  const anyBlock = fc.oneof(
    word.map(line),
    fc
      .array(fc.array(anyCell, { maxLength: 5 }), { maxLength: 6 })
      .map((rows): SourceBlock => ({ kind: 'table', name: null, rows })),
  );
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 5 }), (blocks) => {
      const list = parseDocument({ blocks });
      if (!list.ok) expect(list.error.code).toBe('E_LIST_INCOMPLETE');
      else
        for (const { original, marks } of list.value.tasks)
          for (const { text, start, end } of marks)
            expect(start >= 0 && start < end && end <= (original[text]?.length ?? -1)).toBe(true);
    }),
    { numRuns: 400 },
  );
});
