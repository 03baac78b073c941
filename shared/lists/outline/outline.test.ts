import { describe, expect, test } from 'vitest';
import { parseListText } from '../index.ts';
import { plan, read } from './test-outline.ts';

const told = (text: string) =>
  read(text).tasks.map(({ category, title, detail, units }) => [
    category,
    title,
    detail,
    units.map(({ name, role }) => (role === 'lead' ? `*${name}` : name)).join(' '),
  ]);

describe('where the responsibility stands', () => {
  test.each([
    ['a labelled bracket at the end', '（责任单位：市教育局、市体育局）'],
    ['other brackets', '〔责任单位：市教育局、市体育局〕'],
    ['square brackets', '［责任单位：市教育局、市体育局］'],
    ['a note which of them leads', '（责任单位：市教育局、市体育局，列第一位的为牵头单位，下同）'],
    ['the words in brackets alone', '（市教育局、市体育局负责）'],
    ['names alone', '（市教育局、市体育局）'],
    ['behind the last sentence', '责任单位：市教育局、市体育局。'],
    ['a line of its own', '\n责任单位：市教育局、市体育局'],
    ['a line of its own with a blank for the colon', '\n责任单位　市教育局、市体育局'],
    ['a label in brackets before the names', '\n【责任单位】市教育局、市体育局'],
  ])('%s', (_name, words) => {
    const items = ['开足课程', '办好赛事', '改善场地'].map(
      (name, at) => `（${'一二三'[at]}）${name}。要落实到每一所学校。${words}`,
    );
    expect(told(`${plan}\n一、主要任务\n${items.join('\n')}`)).toEqual(
      ['开足课程', '办好赛事', '改善场地'].map((name) => [
        '主要任务',
        name,
        '要落实到每一所学校。',
        '*市教育局 市体育局',
      ]),
    );
  });

  test('牵头 and 配合 on lines of their own', () =>
    expect(
      told(
        `${plan}\n一、任务\n1.开足课程。要落实。\n牵头单位：市教育局\n配合单位：市体育局，团市委\n2.办好赛事。\n牵头单位：市体育局`,
      ),
    ).toEqual([
      ['任务', '开足课程', '要落实。', '*市教育局 市体育局 团市委'],
      ['任务', '办好赛事', null, '*市体育局'],
    ]));

  test('X牵头，Y按职责分工负责, with a date behind it', () => {
    const list = read(
      `${plan}（2024年）\n1.开足课程。要落实。（市教育局牵头，市财政局、市体育局等按职责分工负责，6月底前完成）\n2.办好赛事。（市体育局牵头，持续推进）`,
    );
    expect(list.tasks[0]?.units.map(({ name, role }) => [name, role])).toEqual([
      ['市教育局', 'lead'],
      ['市财政局', 'cooperate'],
      ['市体育局', 'cooperate'],
    ]);
    expect(list.tasks.map(({ deadline }) => [deadline.kind, deadline.text])).toEqual([
      ['by', '6月底前完成'],
      ['ongoing', '持续推进'],
    ]);
  });

  test('responsible persons and dates beside the bodies are no bodies', () => {
    const [task] = read(
      `${plan}\n1.开足课程。（责任领导：张立；责任单位：市教育局；责任人：李平；完成时限：2025年6月）\n2.办好赛事。（责任单位：市体育局）`,
    ).tasks;
    expect(task?.units.map(({ name }) => name)).toEqual(['市教育局']);
    expect(task?.deadline).toMatchObject({ kind: 'by', date: '2025-06' });
  });

  test('in the heading, for the paragraphs below it', () =>
    expect(
      told(
        `${plan}\n一、任务\n（一）开足课程（责任单位：市教育局）\n小学每周四节。\n初中每周三节。\n（二）办好赛事（责任单位：市体育局）\n每年一次。\n市政府办公室\n2024年3月1日`,
      ),
    ).toEqual([
      ['任务', '开足课程', '小学每周四节。\n初中每周三节。', '*市教育局'],
      ['任务', '办好赛事', '每年一次。', '*市体育局'],
    ]));
});

describe('which level is the task', () => {
  test('the one that has the responsibility, whatever its number', () =>
    expect(
      told(
        `${plan}\n一、任务\n（一）课程\n1.开足课程。落实。（责任单位：市教育局）\n2.改革评价。落实。（责任单位：市教育局）\n（二）办好赛事。落实。（责任单位：市体育局）`,
      ),
    ).toEqual([
      ['课程', '开足课程', '落实。', '*市教育局'],
      ['课程', '改革评价', '落实。', '*市教育局'],
      ['任务', '办好赛事', '落实。', '*市体育局'],
    ]));
  test('sub-items without their own are its detail', () =>
    expect(
      told(
        `${plan}\n（一）开足课程。\n1.小学四节。\n2.初中三节。\n（责任单位：市教育局）\n（二）办好赛事。\n1.校内赛。\n2.市级赛。\n（责任单位：市体育局）`,
      ),
    ).toEqual([
      [null, '开足课程', '1.小学四节。\n2.初中三节。', '*市教育局'],
      [null, '办好赛事', '1.校内赛。\n2.市级赛。', '*市体育局'],
    ]));
  test('sub-items that run on in the same paragraph too', () =>
    expect(
      told(
        `${plan}\n（一）开足课程。1.小学四节。2.初中三节。（责任单位：市教育局）\n（二）办好赛事。每年一次。（责任单位：市体育局）`,
      ),
    ).toEqual([
      [null, '开足课程', '1.小学四节。2.初中三节。', '*市教育局'],
      [null, '办好赛事', '每年一次。', '*市体育局'],
    ]));
  test('paragraphs without numbers below a heading', () =>
    expect(
      told(
        `${plan}\n一、课程\n开足课程。落实。（责任单位：市教育局）\n改革评价。落实。（责任单位：市教育局）\n二、赛事\n办好赛事。落实。（责任单位：市体育局）\n用好场地。落实。（责任单位：市体育局）`,
      ).map(([category, title]) => [category, title]),
    ).toEqual([
      ['课程', '开足课程'],
      ['课程', '改革评价'],
      ['赛事', '办好赛事'],
      ['赛事', '用好场地'],
    ]));
});

describe('clauses as items, and what follows them', () => {
  test('a numbered line that is only the responsibility belongs to the item above', () =>
    expect(
      told(
        `${plan}\n（一）开足课程\n1.目标：每周四节。\n2.责任单位：市教育局\n3.完成时限：2024年6月\n（二）办好赛事\n1.目标：每年一次。\n2.责任单位：市体育局\n3.完成时限：2024年9月`,
      ),
    ).toEqual([
      [null, '开足课程', '1.目标：每周四节。', '*市教育局'],
      [null, '办好赛事', '1.目标：每年一次。', '*市体育局'],
    ]));
  test('measures listed below the bracket are its detail', () =>
    expect(
      told(
        `${plan}\n（一）开足课程。（市教育局牵头，各县区负责）\n具体措施：\n1.小学四节。\n2.初中三节。\n（二）办好赛事。（市体育局牵头，各县区负责，完成时限：2024年9月）`,
      ),
    ).toEqual([
      [null, '开足课程', '具体措施：\n1.小学四节。\n2.初中三节。', '*市教育局 各县区'],
      [null, '办好赛事', null, '*市体育局 各县区'],
    ]));
  test('several brackets in one item name its bodies together, each once', () =>
    expect(
      told(
        `${plan}\n1.开足课程。小学四节（市教育局负责）。编好教材（市教育局、市出版局负责）。\n2.办好赛事。（市体育局负责）`,
      )[0],
    ).toEqual([null, '开足课程', '小学四节。编好教材。', '*市教育局 市出版局']));
});

test('a work plan that names nobody is a list where its title says so', () => {
  const text =
    '一、课程\n1.开足课程。每周四节。\n2.编好教材。\n二、保障措施\n3.加强领导。\n三、赛事\n4.办好赛事。每年一次。';
  const list = read(`临川市教育局2024年工作要点\n${text}`);
  expect(list.tasks.map(({ seq, category, title }) => [seq, category, title])).toEqual([
    [1, '课程', '开足课程'],
    [2, '课程', '编好教材'],
    [4, '赛事', '办好赛事'],
  ]);
  expect(
    list.tasks.every(({ guesses, confidence }) => guesses.includes('units') && confidence.units === 0.2),
  ).toBe(true);
  expect(read(`临川市教育志\n${text}`).tasks).toEqual([]);
});

describe('numbers', () => {
  test.each(['1.', '1．', '1﹒', '１.', '1、', '（1）', '(1)', '①', '1）', '⑴', '⒈', '★1.', '●1、'])(
    '%s',
    (mark) => {
      const next = mark.replace(/[1１]/, '2').replace('①', '②').replace('⑴', '⑵').replace('⒈', '⒉');
      const list = read(`${plan}\n${mark}开足课程。（市教育局负责）\n${next}办好赛事。（市体育局负责）`);
      expect(list.tasks.map(({ seq, title }) => [seq, title])).toEqual([
        [1, '开足课程'],
        [2, '办好赛事'],
      ]);
    },
  );
  test('they may restart, run on, skip and repeat', () => {
    const marks = ['1.', '2.', '2.', '5.', '1.', '2.'];
    const items = marks.map((mark, at) => `${mark}办好第${at}件事。落实。（责任单位：市教育局）`);
    const list = read(
      `${plan}\n一、甲\n${items.slice(0, 4).join('\n')}\n二、乙\n${items.slice(4).join('\n')}`,
    );
    expect(list.tasks.map(({ seq, category }) => [seq, category])).toEqual([
      [1, '甲'],
      [2, '甲'],
      [2, '甲'],
      [5, '甲'],
      [1, '乙'],
      [2, '乙'],
    ]);
  });
  test('a decimal or a year is none, a year behind a number is one', () => {
    const list = read(
      `${plan}\n1.2025年底前开足课程。（市教育局负责）\n2.办好赛事。投入\n1.5亿元。（市体育局负责）`,
    );
    expect(list.tasks.map(({ title, detail }) => [title, detail])).toEqual([
      ['2025年底前开足课程', null],
      ['办好赛事', '投入\n1.5亿元。'],
    ]);
  });
});

describe('whole documents', () => {
  test('everything on one line', () =>
    expect(
      told(
        '临川市人民政府关于加强学校体育工作的意见临政发〔2024〕3号各县区人民政府：现提出如下意见。一、总体要求认真贯彻。二、主要任务（一）开足课程。落实。（市教育局负责）（二）办好赛事。落实。（市体育局负责）三、保障措施（一）加强领导。落实。（市教育局负责）（二）加大投入。落实。（市财政局负责）临川市人民政府2024年3月1日',
      ),
    ).toEqual([
      ['主要任务', '开足课程', '落实。', '*市教育局'],
      ['主要任务', '办好赛事', '落实。', '*市体育局'],
      ['保障措施', '加强领导', '落实。', '*市教育局'],
      ['保障措施', '加大投入', '落实。', '*市财政局'],
    ]));
  test('two documents in one file are two parts', () => {
    const one = (name: string) =>
      `临川市${name}行动计划\n一、任务\n（一）做好${name}。落实。（责任单位：市教育局）\n（二）巩固${name}。落实。（责任单位：市教育局）`;
    const list = read(`${one('体育')}\n临川市人民政府\n2024年3月1日\n${one('美育')}`);
    expect(list.parts.map(({ kind, label, tasks, taken }) => [kind, label, tasks, taken])).toEqual([
      ['outline', '临川市体育行动计划', 2, true],
      ['outline', '临川市美育行动计划', 2, true],
    ]);
    expect(list.tasks.map(({ ordinal, part }) => [ordinal, part])).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
      [4, 1],
    ]);
  });
  test('a box between items belongs to none', () =>
    expect(
      told(
        `${plan}\n1.开足课程。落实。（责任单位：市教育局）\n专栏1 课程工程\n每年遴选20所学校。\n2.办好赛事。落实。（责任单位：市体育局）`,
      ).map(([, title, detail]) => [title, detail]),
    ).toEqual([
      ['开足课程', '落实。'],
      ['办好赛事', '落实。'],
    ]));
  test('undecoded entities are read as what they stand for', () =>
    expect(
      told(
        `${plan}\n1.推进&quot;阳光体育&quot;。&nbsp;落实。（市教育局负责）\n2.办好赛事。（市体育局负责）`,
      )[0],
    ).toEqual([null, '推进"阳光体育"', '落实。', '*市教育局']));
});

describe('no list', () => {
  test('a regulation full of …负责', () => {
    const articles = Array.from(
      { length: 8 },
      (_none, at) => `第${'一二三四五六七八'[at]}条　市教育局负责统筹，各区县负责落实（以下简称区县负责）。`,
    );
    const list = read(`临川市学校体育管理办法\n第一章　总则\n${articles.join('\n')}`);
    expect(list.tasks).toEqual([]);
    expect(list.notes.map(({ message }) => message).join()).toContain('条文');
  });
});

test.each([
  ['（'],
  ['）'],
  ['（）'],
  ['1.'],
  ['、'],
  ['一、'],
  ['责任单位：'],
  ['教育局和'],
  ['（市教育局负责）'],
  ['（一）'],
  ['&quot;'],
  ['各区、市'],
  ['序号\n'],
  ['专栏1\n'],
  ['|甲'],
  ['\t序号\n\t工作任务\n\t责任单位\n\n'],
  ['序号\t工作任务\t责任单位\n'],
  ['1.做事（市教育局负责）\n'],
])('%j over and over is read to its end', (sign) => {
  const read = parseListText(sign.repeat(Math.ceil(100_000 / sign.length)));
  expect(read.ok || read.error.code === 'E_LIST_INCOMPLETE').toBe(true);
});

describe('the level that a person chooses', () => {
  const text = [
    '临川市加强学校体育工作任务清单',
    '一、课程',
    '（一）开齐课程',
    '1.小学每周四节。',
    '2.初中每周三节。（责任单位：市教育局）',
    '（二）配齐教师。（责任单位：市人社局）',
    '二、场地',
    '（三）开放场地。（责任单位：各区县政府）',
  ].join('\n');
  const at = (level: 'han' | 'hanBracket' | 'digit' | 'circle' | null) => {
    const list = parseListText(text, { parts: [{ id: 0, level }] });
    if (!list.ok) throw new Error(list.error.code);
    return list.value;
  };

  test('levels are told with their numbers of items and how the first begins', () =>
    expect(read(text).parts[0]?.levels).toEqual([
      { kind: 'han', items: 2, example: '一、课程' },
      { kind: 'hanBracket', items: 3, example: '（一）开齐课程' },
      { kind: 'digit', items: 2, example: '1.小学每周四节。' },
    ]));

  test('every item of that level is a task with all below it; a branch that ends earlier keeps its innermost', () => {
    expect(at('han').tasks.map(({ title }) => title)).toEqual(['课程', '场地']);
    expect(at('hanBracket').tasks.map(({ title, category }) => [category, title])).toEqual([
      ['课程', '开齐课程'],
      ['课程', '配齐教师'],
      ['场地', '开放场地'],
    ]);
    expect(at('digit').tasks.map(({ title }) => title)).toEqual([
      '小学每周四节',
      '初中每周三节',
      '配齐教师',
      '开放场地',
    ]);
  });

  test('a level that the text does not have, and none, read as found', () => {
    expect(at('circle')).toEqual(at(null));
    expect(at(null).parts[0]?.level).toBeNull();
  });
});
