import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellOf } from './grid.ts';
import { parseDocument, parseListText, toParseJson } from './index.ts';
import type { ListReading } from './parts.ts';

const rowsToText = (rows: readonly (readonly string[])[], above = '工作任务清单') =>
  `${above}\n\n${rows.map((row) => row.map((cell) => `\t${cell}\n`).join('')).join('\n')}`;

function parse(rows: readonly (readonly string[])[], above?: string): ListReading {
  const read = parseListText(rowsToText(rows, above));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

const header = ['序号', '重点工作', '任务目标', '量化指标', '责任部门', '完成时限'];

describe('columns are found by meaning', () => {
  test.each([
    [
      ['完成时间', '责任单位', '工作任务', '序号'],
      ['2022年12月', '市教育局', '做事', '1'],
    ],
    [
      ['工作任务', '责任单位（按职责分工负责）', '完成时限'],
      ['做事', '市教育局', '2022年12月'],
    ],
    [
      ['序 号', '任务内容', '牵头单位', '时间节点', '备注'],
      ['1', '做事', '市教育局', '2022年12月', ''],
    ],
    [
      ['编号', '事项', '承办单位', '办结时限'],
      ['1', '做事', '市教育局', '2022年12月'],
    ],
  ])('%j', (columns, row) => {
    const list = parse([columns, row]);
    expect(list.columns).toEqual(columns);
    expect(list.tasks[0]).toMatchObject({
      title: '做事',
      detail: null,
      units: [{ name: '市教育局', role: 'lead' }],
      deadline: { date: '2022-12' },
    });
  });

  test('two task columns and a target: group, task, target', () => {
    const [task] = parse([header, ['1', '甲组', '做事', '建设5所学校', '市教育局', '持续推进']]).tasks;
    expect(task).toMatchObject({ seq: 1, category: '甲组', title: '做事', detail: '建设5所学校' });
  });

  test('a task column beside its measures: task and detail', () => {
    const [task] = parse([
      ['序号', '重点任务', '工作措施', '责任单位'],
      ['1', '做事', '如此做', '市教育局'],
    ]).tasks;
    expect(task).toMatchObject({ category: null, title: '做事', detail: '如此做' });
  });

  test('a task column left blank by merging is the group of the column beside it', () => {
    const { tasks } = parse([
      ['序号', '重点任务', '具体措施', '责任单位'],
      ['1', '甲组', '做一', '市教育局'],
      ['2', '', '做二', '市教育局'],
    ]);
    expect(tasks.map(({ category, title, detail }) => [category, title, detail])).toEqual([
      ['甲组', '做一', null],
      ['甲组', '做二', null],
    ]);
  });

  test('a lead column and a cooperating column give the roles', () => {
    const [task] = parse([
      ['序号', '工作任务', '牵头单位', '配合单位'],
      ['1', '做事', '市教育局', '市财政局、市人社局'],
    ]).tasks;
    expect(task?.units.map(({ name, role }) => [name, role])).toEqual([
      ['市教育局', 'lead'],
      ['市财政局', 'cooperate'],
      ['市人社局', 'cooperate'],
    ]);
    expect(task?.guesses).toEqual([]);
  });
});

describe('groups', () => {
  const row = (seq: string, group: string) => [seq, group, `任务${seq}`, '', '市教育局', '持续推进'];
  test('a category is inherited down blank cells and across a repeated header', () => {
    const { tasks } = parse([
      header,
      row('1', '甲组'),
      row('2', ''),
      header,
      row('3', '甲组'),
      row('4', ''),
      row('5', '乙组'),
    ]);
    expect(tasks.map(({ category }) => category)).toEqual(['甲组', '甲组', '甲组', '甲组', '乙组']);
    expect(tasks.map(({ categoryPrinted }) => categoryPrinted)).toEqual([true, false, true, false, true]);
  });
  test('a blank cell above every group has no category', () =>
    expect(parse([header, row('1', '')]).tasks[0]?.category).toBeNull());
  test('a row of one heading groups the rows below it', () => {
    const columns = ['序号', '工作任务', '责任单位'];
    const { tasks } = parse([
      columns,
      ['一、甲组'],
      ['1', '做一', '市教育局'],
      ['2', '做二', '市教育局'],
      ['二、乙组', '', ''],
      ['3', '做三', '市教育局'],
    ]);
    expect(tasks.map(({ category }) => category)).toEqual(['甲组', '甲组', '乙组']);
  });
  test('rows that leave out the merged cell get it back', () => {
    const { tasks } = parse([
      header,
      row('1', '甲组'),
      ['2', '任务2', '', '市教育局', '持续推进'],
      ['3', '任务3', '', '市教育局', '持续推进'],
    ]);
    expect(tasks.map(({ category, title }) => [category, title])).toEqual([
      ['甲组', '任务1'],
      ['甲组', '任务2'],
      ['甲组', '任务3'],
    ]);
    expect(tasks[1]?.guesses).toContain('title');
  });
});

describe('above the table', () => {
  test('the title is told from 附件 lines and form lines', () => {
    const list = parse(
      [header, ['1', '甲组', '做事', '', '市教育局', '']],
      '附  件\n\n某市2024年工作任务清单\n\n填报单位：市教育局',
    );
    expect(list.title).toBe('某市2024年工作任务清单');
    expect(list.preamble).toEqual(['附  件', '填报单位：市教育局']);
  });
  test('no title is null', () => {
    const read = parseListText('\t序号\n\t工作任务\n\n\t1\n\t做事');
    expect(read.ok && read.value.title).toBeNull();
  });
  test('the year of the title completes a month', () => {
    const [task] = parse(
      [header, ['1', '甲组', '做事', '', '市教育局', '9月底']],
      '某市2024年工作任务清单',
    ).tasks;
    expect(task?.deadline.date).toBe('2024-09');
    expect(task?.guesses).toContain('deadline');
  });
});

describe('doubts', () => {
  test('an empty unit cell is left empty and said', () => {
    const list = parse([header, ['1', '甲组', '做事', '', '', '持续推进']]);
    expect(list.tasks[0]?.units).toEqual([]);
    expect(list.notes).toContainEqual({
      task: 1,
      field: 'units',
      message: '责任单位是空的，可能是合并单元格，请补充。',
    });
  });
  test('a row without a task is not made one, and is said', () => {
    const list = parse([
      header,
      ['1', '甲组', '', '', '市教育局', ''],
      ['2', '', '做事', '', '市教育局', ''],
    ]);
    expect(list.tasks).toHaveLength(1);
    expect(list.notes.some(({ task, message }) => task === null && message.includes('第 1 行'))).toBe(true);
  });
  test('notes speak of the ordinal, not of the printed number', () => {
    const list = parse([header, ['7', '甲组', '做事', '', '市教育局、市财政局', '']]);
    expect(list.tasks[0]).toMatchObject({ ordinal: 1, seq: 7 });
    expect(list.notes.map(({ task }) => task)).toEqual([1]);
  });
  test('a closing remark is no task', () => {
    const list = parse([header, ['1', '甲组', '做事', '', '市教育局', ''], ['注：以上任务按季度报送。']]);
    expect(list.tasks).toHaveLength(1);
  });
});

describe('half a document', () => {
  const full = ['1', '甲组', '做事', '', '市教育局', '持续推进'];
  test.each([1, 2, 3, 4, 5])(
    'a last row of %i cells is refused with its row and what is missing',
    (width) => {
      const read = parseListText(rowsToText([header, full, full.slice(0, width)]));
      expect(read).toEqual({
        ok: false,
        error: { code: 'E_LIST_INCOMPLETE', params: { row: 2, missing: 6 - width } },
      });
    },
  );
  test('a whole last row is not', () =>
    expect(parseListText(rowsToText([header, full, full])).ok).toBe(true));
});

describe('not a list', () => {
  const reason = (text: string) => {
    const read = parseListText(text);
    return read.ok
      ? [read.value.tasks.length, read.value.notes.map(({ message }) => message).join()]
      : [read.error.code];
  };
  test.each([
    ['an empty file', ' \n ', '没有文字'],
    [
      'a regulation',
      '某办法\n第一条 为规范管理，制定本办法。\n第二条 市教育局负责统筹。\n第三条 各区县负责落实。',
      '条文',
    ],
    [
      'a numbered text',
      '某方案\n一、目标\n（一）总体\n（二）具体\n1.做好一件事。\n2.再做一件事。',
      '分条叙述',
    ],
    ['a letter', '市教育局：\n你局来函收悉。', '没有找到任务表格'],
    ['a register of objects', '\t序号\n\t学校名称\n\t地址\n\n\t1\n\t一中\n\t某路', '名册'],
    ['a header with nothing below', '\t序号\n\t工作任务\n\t责任单位\n', '没有任务行'],
  ])('%s gives no tasks and says why', (_name, text, word) => {
    const [tasks, message] = reason(text);
    expect(tasks).toBe(0);
    expect(message).toContain(word);
  });
});

test('a grid says the same as the text it stands for; a title inside the table is one too', () => {
  const rows = [header, ['1', '甲组', '做事\n再做', '', '市教育局', '持续推进']];
  const cell = (text: string) => ({ ...cellOf(text), colSpan: 1, rowSpan: 1 });
  const table = [[cell('某市任务清单')], ...rows.map((row) => row.map(cell))];
  const grid = parseDocument({ blocks: [{ kind: 'table', name: null, rows: table }] });
  expect(grid.ok && toParseJson(grid.value)).toEqual(toParseJson(parse(rows, '某市任务清单')));
});

test('parsing is total: any text gives a list or a coded refusal', () => {
  const signs = fc.constantFrom(
    '\t',
    '\n',
    '\r\n',
    '序号',
    '工作任务',
    '责任单位',
    '完成时限',
    '1',
    '市教育局',
    '、',
    '（',
    '）',
    '2022年',
    '12月',
    '建设5所',
    '"',
    '注：',
    '和',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (parts) => {
      const read = parseListText(parts.join(''));
      if (!read.ok) expect(read.error.code).toBe('E_LIST_INCOMPLETE');
      else for (const task of toParseJson(read.value).tasks) expect(task.title).not.toBe('');
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(typeof parseListText(text).ok).toBe('boolean');
    }),
  );
});
