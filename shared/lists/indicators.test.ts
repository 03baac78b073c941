import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIndicators } from './indicators.ts';

const read = (text: string) => readIndicators(text, 'detail').indicators;
const told = (text: string) =>
  read(text).map(({ comparator, value, min, max, unit }) =>
    [comparator, ...(value === null ? [min, max] : [value]), unit ?? ''].join(' ').trim(),
  );
const subjects = (text: string) => read(text).map(({ subject }) => subject);

describe('what is counted', () => {
  test.each([
    ['新建3所幼儿园', ['= 3 所']],
    ['新建３所幼儿园', ['= 3 所']],
    ['建成4-6个实训基地', ['range 4 6 个']],
    ['建成4—6个实训基地', ['range 4 6 个']],
    ['建成4～6个实训基地', ['range 4 6 个']],
    ['建成4至6个实训基地', ['range 4 6 个']],
    ['培训教师2,000人次', ['= 2000 人次']],
    ['在园幼儿达到5.6万人', ['= 5.6 万人']],
    ['培育企业60家以上', ['>= 60 家']],
    ['培育60家左右企业', ['~ 60 家']],
    ['培育约60家企业', ['~ 60 家']],
    ['入园率不低于92%', ['>= 92 %']],
    ['入园率达到92％以上', ['>= 92 %']],
    ['班额不超过45人', ['<= 45 人']],
    ['补助最高500万元', ['<= 500 万元']],
    ['至少举办2场比赛', ['>= 2 场']],
    ['每学期不少于8个学时', ['>= 8 学时']],
    ['增加2.5个百分点', ['= 2.5 百分点']],
    ['生师比18：1', ['ratio 18 1']],
    ['经费按4:3:2:1的比例分担', ['ratio 4 1']],
    ['掌握一至两项技能', ['range 1 2 项']],
    ['至少参加一次活动', ['>= 1 次']],
    ['占比在30%—40%之间', ['range 30 40 %']],
    ['新建5所小学、3所初中和1所高中', ['= 5 所', '= 3 所', '= 1 所']],
  ])('%s', (text, expected) => expect(told(text)).toEqual(expected));
});

describe('what is no target', () => {
  test.each([
    '开展1+X证书试点',
    '实施“145+X”项目',
    '建设5G基站示范园',
    '推进528工程',
    '落实2111计划',
    '用3—5年的努力',
    '2022年完成改造',
    '2019年1月1日起执行',
    '自2020级新生起',
    '第3届运动会',
    '鲁政办发〔2016〕36号',
    '6个月内办结',
    '15个工作日内答复',
    '规定动作（0.5分）',
    '上午8:30到校',
    '在现有12所学校的基础上提升',
    '30部门联合发文',
    '每人一张，不留一个死角',
  ])('%s', (text) => expect(told(text)).toEqual([]));
  test('a threshold only says which things are counted', () =>
    expect(told('年销售额1000万元以上的企业达到800家')).toEqual(['= 800 家']));
});

describe('subjects', () => {
  test.each([
    ['重点建设2个面向乡村的省级示范基地', ['省级示范基地']],
    ['打造1-2个国家级、3-5个省级名师工作室', ['国家级名师工作室', '省级名师工作室']],
    ['推动5所高中、20家企业参与试点项目', ['参与试点项目的高中', '参与试点项目的企业']],
    ['确保入园率不低于92%', ['入园率']],
    ['普通高中生均经费应不低于1200元', ['普通高中生均经费']],
    ['校舍抗震设防标准最高可达到当地标准的2倍', ['校舍抗震设防标准']],
    ['经费结余，可提取40%以上用于奖励教师', ['经费结余用于奖励教师的比例']],
  ])('%s', (text, expected) => expect(subjects(text)).toEqual(expected));
  test('a target whose subject cannot be told is a doubt and keeps its wording', () => {
    const { indicators, doubts } = readIndicators('不低于40%', 'detail');
    expect(indicators[0]?.subject).toBe('不低于40%');
    expect(doubts).toHaveLength(1);
  });
});

describe('wordings', () => {
  test.each([
    ['扎实工作，重点建设3个平台和2个中心', ['重点建设3个平台', '2个中心']],
    [
      '建设8个左右特色鲜明、条件优良、成效突出的产业学院',
      ['建设8个左右特色鲜明、条件优良、成效突出的产业学院'],
    ],
    ['选择基础好、积极性高的6所学校开展试点', ['选择基础好、积极性高的6所学校']],
  ])('%s', (text, expected) => expect(read(text).map((each) => each.text)).toEqual(expected));

  const words = fc.constantFrom(
    '建设',
    '个',
    '所',
    '学校',
    '、',
    '，',
    '。',
    '和',
    '的',
    '5',
    '12',
    '3—5',
    '%',
    '不低于',
    '以上',
    '左右',
    '至少',
    '（',
    '）',
    '达到',
    '万',
    '元',
    '：',
    '\n',
    '比',
    '一至两项',
    '内',
    '1,000',
    'X',
    '+',
  );
  test('every text is the exact stretch that its span names, whatever the wording', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        for (const each of read(text)) {
          expect(each.text).not.toBe('');
          expect(each.subject).not.toBe('');
          expect(text.slice(each.span?.start, each.span?.end)).toBe(each.text);
        }
      }),
      { numRuns: 500 },
    );
  });
});
