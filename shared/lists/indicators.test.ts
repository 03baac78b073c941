import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIndicators } from './indicators.ts';
import { sureness } from './model.ts';

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
    ['新建 3 所幼儿园，覆盖 80 ％ 的乡镇', ['= 3 所', '= 80 %']],
    ['扩建3所—5所寄宿制学校', ['range 3 5 所']],
    ['奖励标准为5000元至8000元', ['range 5000 8000 元']],
    ['投入8千—2万元', ['range 0.8 2 万元']],
    ['服务群众1.2万人次以上', ['>= 1.2 万人次']],
    ['服务群众3000余人次', ['~ 3000 人次']],
    ['总投资突破100亿元', ['>= 100 亿元']],
    ['得票率力争超70%', ['>= 70 %']],
    ['大班额比例降至3%以下', ['<= 3 %']],
    ['平均班额不得超过45人', ['<= 45 人']],
    ['经费增幅不得低于5%', ['>= 5 %']],
    ['细颗粒物浓度控制在35微克/立方米以内', ['<= 35 微克/立方米']],
    ['合格率达到百分之九十五以上', ['>= 95 %']],
    ['举办两场专题讲座', ['= 2 场']],
    ['培训骨干教师三百名', ['= 300 名']],
    ['每年举办一次技能大赛', ['= 1 次']],
    ['每校至少配备一名保健教师', ['>= 1 名']],
    ['产值突破百亿元', ['>= 100 亿元']],
    ['机器人产业产值翻一番', ['= 2 倍']],
    ['到2027年园区营业收入翻两番', ['= 4 倍']],
    ['专任教师达标率100%，实现全覆盖', ['= 100 %']],
    ['采购电脑200台（套）', ['= 200 台']],
    ['师生比不低于1：12', ['ratio 1 12']],
    ['职普比达到5:5', ['ratio 5 5']],
    ['新建5G基站1.2万个，建成5A级景区1家', ['= 1.2 万个', '= 1 家']],
    ['“一网通办”率达到95%以上', ['>= 95 %']],
    ['招聘教师不少于100名，其中研究生30名', ['>= 100 名', '= 30 名']],
    ['空气优良天数达到300天以上', ['>= 300 天']],
    ['每天体育活动不少于2小时', ['>= 2 小时']],
    ['家长满意度达到90分以上', ['>= 90 分']],
    ['对牵头项目给予每项30万元/年的资助', ['= 30 万元/年']],
    ['新增公益墓穴10000穴', ['= 10000 穴']],
    ['补助标准提高到800元/人月', ['= 800 元/人月']],
    ['研发人员达到200人年以上', ['>= 200 人年']],
    ['区域创新指数达到160以上', ['>= 160']],
    ['孕产妇死亡率控制在12/10万以下', ['<= 12 /10万']],
    ['人均预期寿命达到80岁', ['= 80 岁']],
    ['家庭医生签约率≥80%', ['>= 80 %']],
    ['开放床位达到6.3张（按规划口径，可达6.5张）', ['= 6.3 张', '= 6.5 张']],
    ['建设5个以上的省级平台', ['>= 5 个']],
    ['培育20名以上的骨干教师', ['>= 20 名']],
    ['培育5—10家年营业收入超10亿元的龙头企业', ['range 5 10 家']],
    ['组建百支合唱队、千支运动队', ['= 100 支', '= 1000 支']],
    ['表彰十名优秀班主任', ['= 10 名']],
    ['设立总规模50亿元的产业基金', ['= 50 亿元']],
    ['举办6场（次）以上活动', ['>= 6 场']],
    ['2024、2025年分别达到80%、90%', ['= 80 %', '= 90 %']],
    ['下沉医生3名、护士5名左右、志愿者10名以上', ['= 3 名', '~ 5 名', '>= 10 名']],
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
    '落实“四个一”要求，做到三个到位',
    '推进“双百”行动，办好“3个100”主题活动',
    '落实"4个1"要求，开展‘3个100’活动，做好&quot;6个一&quot;工作',
    '整治校园周边200米',
    '坚持三全育人，推行一校一策、1村1品',
    '以1个中心+3个基地+N个站点为架构',
    '依据《教育发展规划（2021—2025年）》第12条',
    '7—9年级学生，3—6岁儿童，年满16周岁',
    '前10名的学校，综合排名前5位',
    '目前全县有12家企业',
    '全市12个区县全部达标',
    '财政部等4部门联合印发',
    '24小时内反馈，打造15分钟健身圈',
    '7×24小时值守，平均用时不超过3个工作日',
    '完成率计2分，每少1项扣1分',
    '一批重点项目，三个方面的任务，两项制度',
    '对年营业收入2000万元以上的企业，给予奖励',
    '接到通知后3日内',
    '每2年',
    '每年扶持一批优质企业',
    '每3年为一个周期开展评估，每期不少于10天',
    '打造百亿级产业集群，建设万亩良田',
    '得分率靠前，比分为3:2，8:30开始',
    '其中包括民办学校，（含3所完全小学、5所教学点）',
    '占三分之二',
  ])('%s', (text) => expect(told(text)).toEqual([]));
  test.each([
    ['年销售额1000万元以上的电商企业达到800家以上', ['>= 800 家']],
    ['引进10亿元以上项目20个', ['= 20 个']],
    ['培育5家年产值10亿元以上的企业', ['= 5 家']],
    ['打造10个500亩以上的示范基地', ['= 10 个']],
    ['举办2场参加人数1000人以上的活动', ['= 2 场']],
    ['从2020年的12家增加到30家', ['= 30 家']],
    ['毕业率由80%提高到95%以上', ['>= 95 %']],
    ['将补助标准从每人每月500元、300元分别提高到600元、400元', ['= 600 元', '= 400 元']],
    ['整治120个村庄（包括60个重点村、60个一般村）', ['= 120 个']],
    ['每500名学生配备1名心理教师', ['= 1 名']],
    ['现有幼儿园12所，新建2所', ['= 2 所']],
    ['安排不少于500万元的专项资金', ['>= 500 万元']],
    ['实现入学率95%以上的目标', ['>= 95 %']],
  ])('a threshold, a start or a denominator is none: %s', (text, expected) =>
    expect(told(text)).toEqual(expected),
  );
});

describe('several subjects', () => {
  const each = (text: string) => read(text).map(({ subject, value }) => `${subject} ${value}`);
  test.each([
    ['规上企业、高新技术企业分别达到500家、300家', ['规上企业 500', '高新技术企业 300']],
    ['规上企业和高新技术企业分别达到1000家', ['规上企业 1000', '高新技术企业 1000']],
    ['新建小学、初中各2所', ['小学 2', '初中 2']],
  ])('%s', (text, expected) => expect(each(text)).toEqual(expected));
  test('one figure for several subjects is a doubt', () =>
    expect(readIndicators('新建小学、初中各2所', 'title').doubts.length).toBeGreaterThan(0));
  test('the bound printed at the first item of a list holds for the next one, as a doubt', () => {
    const { indicators, doubts } = readIndicators('至少配备1名校医、2名保健员', 'detail');
    expect(indicators.map(({ comparator }) => comparator)).toEqual(['>=', '>=']);
    expect(doubts).toHaveLength(1);
  });
});

describe('how often and for each what', () => {
  test.each([
    ['每年举办1次运动会', '年'],
    ['每两年举办1届艺术节', '两年'],
    ['各校每学期开展2次演练', '学期'],
    ['每校配备1名专职教师', '校'],
    ['每个班级至少设立1个图书角', '班级'],
    ['地区生产总值年均增长6%', '年'],
    ['新建2所学校', undefined],
  ])('%s: %s', (text, per) => expect(read(text)[0]?.per).toBe(per));
  test('a ratio of more than two terms keeps them all', () =>
    expect(read('经费按4:3:2:1的比例分担')[0]?.terms).toEqual([4, 3, 2, 1]));
});

describe('confidence', () => {
  test('what is read by rule is sure, what a doubt names is a guess', () => {
    expect(read('新建3所学校')[0]?.confidence).toBe(sureness.read);
    expect(read('产值翻一番')[0]?.confidence).toBe(sureness.guessed);
  });
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
    ['建设5个以上的省级平台', ['建设5个以上的省级平台']],
  ])('%s', (text, expected) => expect(read(text).map((each) => each.text)).toEqual(expected));

  test('words after the noun and before the time are left out', () =>
    expect(read('到2025年，5年内培训校长40名').map((each) => each.text)).toEqual(['培训校长40名']));
});

describe('laws', () => {
  const words = fc.constantFrom(
    ...'建设 个 所 学校 、 ， 。 和 的 5 12 3—5 % 不低于 以上 左右 至少 （ ） 达到 万 元 ： 比 一至两项 内 1,000 X + 分别 各 每年 每校 “ ” 翻一番 百 千 万个 超 由 提高到 现有 等 2023年 小时 4:3 / 人 家'.split(
      ' ',
    ),
    '\n',
    ' ',
    '　',
  );
  const text = fc.array(words, { maxLength: 30 }).map((parts) => parts.join(''));
  const values = (printed: string) =>
    read(printed).map(({ comparator, value, min, max, unit, terms }) => ({
      comparator,
      value,
      min,
      max,
      unit,
      terms,
    }));

  test('every text is the exact stretch that its span names, in printed order, whatever the wording', () => {
    fc.assert(
      fc.property(text, (printed) => {
        for (const each of read(printed)) {
          expect(each.text).not.toBe('');
          expect(each.subject).not.toBe('');
          expect(printed.slice(each.span?.start, each.span?.end)).toBe(each.text);
        }
      }),
      { numRuns: 200 },
    );
  });
  test('a range rises and has no single value; anything else but a ratio has one', () => {
    fc.assert(
      fc.property(text, (printed) => {
        for (const { comparator, value, min, max } of read(printed)) {
          if (comparator === 'range') {
            expect(value).toBeNull();
            expect(Number(min)).toBeLessThan(Number(max));
          } else if (comparator === 'ratio') expect(value).toBeNull();
          else expect(value).not.toBeNull();
        }
      }),
      { numRuns: 150 },
    );
  });
  test('full-width digits and signs read like half-width ones', () => {
    const wide = (printed: string) =>
      printed.replace(/[\d%:+/]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(text, (printed) => {
        expect(values(wide(printed))).toEqual(values(printed));
      }),
      { numRuns: 150 },
    );
  });
  test('sentences around a text change nothing that is read from it', () => {
    fc.assert(
      fc.property(
        text.filter((printed) => !/[“”]/.test(printed)),
        (printed) => {
          const framed = `切实加强组织领导。\n${printed}。\n各单位要高度重视，认真抓好落实。`;
          expect(values(framed)).toEqual(values(printed));
        },
      ),
      { numRuns: 150 },
    );
  });
  test('any text at all is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (printed) => {
        expect(read(printed).every((each) => printed.includes(each.text))).toBe(true);
      }),
    );
  });
});

test.each([
  ['numbers without a stop', '5所'.repeat(20_000)],
  ['digits', '7'.repeat(100_000)],
  ['numerals', '一'.repeat(50_000)],
  ['verbs', '每年建设'.repeat(20_000)],
  ['quotation marks', '“3个'.repeat(5000)],
  ['colons', '1:'.repeat(40_000)],
  ['blanks', `3${' '.repeat(50_000)}所`],
  ['a list', `新建${'3所学校、'.repeat(5000)}`],
])('a long text of nothing but %s is read to its end', (_what, text) => {
  for (const each of read(text).slice(0, 50))
    expect(text.slice(each.span?.start, each.span?.end)).toBe(each.text);
});
