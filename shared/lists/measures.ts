/**
 * What numbers count: the measure words of task lists, by the kind of statement they make. A word after `!` names what
 * must not follow: 个!月 is no measure in 3个月.
 */
export type MeasureKind =
  /** Things: 5所学校. */
  | 'thing'
  | 'person'
  /** Happenings: 2场比赛, 1次演练. */
  | 'occasion'
  /** 课时, 学分: amounts of teaching. */
  | 'teaching'
  | 'share'
  /** 倍, 番. */
  | 'times'
  /** Money, area, length, weight, energy. */
  | 'amount'
  /** 小时, 天, 分钟: a target only where a bound or a rhythm says so; otherwise a duration. */
  | 'time'
  /** 分: a target only where it is reached or bounded; otherwise a score of a rating sheet. */
  | 'points';

const table: Readonly<Record<MeasureKind, string>> = {
  thing:
    '个!月|季度|季|学期|学年|年|星期|周|工作日|小时|百分点|学时|课时|学分|人|亿|万 家!庭 所 户 项 处!室|级 座 间 栋 幢 套 台 辆 架!构 艘 ' +
    '部!门|分|属|级|委 本!科|级 册 篇 幅!度 首 支!持|部 只 头 匹 羽 尾 株 棵 朵 枚 颗 粒 条 口 盏 件 门!类 款 种!植 类 例 宗 份 张 ' +
    '组!织 队!伍|员 群!众|体 对!口|象|应|1|一 双!向|方|一|创|减|语|随|师 片!区 块 顶 床 床位 学位!证|制|点|论 岗位 工位 车位 泊位 座位 席位 点位 ' +
    '网点 站点 标箱 标准箱 村!民|级|委 校!园|级 县!级|域|委 镇!级 乡!镇|村 街道 社区 班!级|子|车 道!路 集!团|中|体 档 卷 盘 箱 袋 桶 瓶 单!位|元 穴 孔 眼 窝 亭 桌 剂 针 梯 路!线|网|灯|面|段|径 线!路|上|下|索',
  person: '人年 名 位 人!才|工|民|均|口|员 人口',
  occasion:
    '人次 车次 件次 户次 架次 班次 场次 场!所|馆|地|景|均 次!性|元|日|级 届!时 期!间|限|末 轮!岗|流 批!准|复|示 批次 回!应|收 节!约|能|点|目|日|水 堂 ' +
    '起!草|步|点|到|诉 趟 遍',
  teaching: '个?学时 个?课时 个?学分 标准课时',
  share: '个?百分点 % ‰ 个点',
  times: '倍 番',
  amount:
    '元!素|旦|件|宇 美元 欧元 港元 日元 元人民币 平方公里 平方千米 平方米 平米 立方米 立方 公里 千米 公顷 公亩 亩!均 公斤 千克 斤 克 吨!位 吨标准煤 吨标煤 ' +
    '千瓦时 千瓦 兆瓦时 兆瓦 吉瓦 度电 升 米!其|饭 厘米 毫米 延米 延长米 延长公里 微克 毫克 分贝 兆 字!体 ' +
    'km kg km² m² hm² ㎡ ㎥ ㎞ ㎏ MW MWh kW kWh GW GWh kV kVA MVA TB PB GB MB Mbps Gbps Tbps M PFlops EFlops TEU',
  time: '个?小时 分钟 天 日 个?工作日 秒 毫秒',
  points: '分!钟|之|级|类',
};

interface Measure {
  readonly kind: MeasureKind;
  readonly word: string;
  /** What must not follow. */
  readonly not: readonly string[];
}

/** Measures by their first sign, longer words first. */
const bySign = new Map<string, readonly Measure[]>();
for (const [kind, words] of Object.entries(table) as [MeasureKind, string][]) {
  for (const entry of words.split(' ')) {
    const [printed = '', not = ''] = entry.split('!');
    for (const word of printed.startsWith('个?') ? [printed.slice(2), `个${printed.slice(2)}`] : [printed]) {
      const measure: Measure = { kind, word, not: not === '' ? [] : not.split('|') };
      const sign = word.charAt(0);
      bySign.set(
        sign,
        [...(bySign.get(sign) ?? []), measure].sort((one, other) => other.word.length - one.word.length),
      );
    }
  }
}

function wordAt(text: string, at: number): Measure | undefined {
  return bySign.get(text.charAt(at))?.find(({ word, not }) => {
    if (!text.startsWith(word, at)) return false;
    const end = at + word.length;
    if (/[A-Za-z]$/.test(word) && /[A-Za-z]/.test(text.charAt(end))) return false;
    return !not.some((following) => text.startsWith(following, end));
  });
}

/** Behind an amount: 万元/项, 元/人·年, 微克/立方米. */
const perUnit =
  /(?: ?\/ ?|·)(?:[千万百]?(?:人次|人口|人|户|亩|年|月|日|天|次|项|个|家|平方米|立方米|平方公里|公里|公顷|生|吨|升|班|校|所|辆|台|套|件|床|张|份|小时|村|名|只|头|株|例|篇|场)(?:[·.]?(?:年|月|日|天|次))?)/y;

/** A second measure in brackets: 200台（套）. */
const alternative =
  /^[（(](?:套|台|件|个|辆|次|人|项|批|门|组|只|处|座|间|本|册|名|所|家|期|场|户|亩|人次)[)）]/;

export interface ReadMeasure {
  readonly kind: MeasureKind;
  /** Without a leading 个 and blanks: 学分, 万元/项 comes out as 元/项. */
  readonly unit: string;
  readonly end: number;
}

/** The measure that begins at `at` of a folded text; null where none does. */
export function measureAt(text: string, at: number): ReadMeasure | null {
  const measure = wordAt(text, at);
  if (!measure) return null;
  let end = at + measure.word.length;
  let unit = unitName(measure.word);
  for (let more = 0; more < 2; more++) {
    perUnit.lastIndex = end;
    const per = perUnit.exec(text);
    if (!per) break;
    unit += per[0].replaceAll(' ', '');
    end += per[0].length;
  }
  return {
    kind: measure.kind,
    unit,
    end: end + (alternative.exec(text.slice(end, end + 4))?.[0].length ?? 0),
  };
}

const unitName = (word: string): string => {
  if (word === '个点') return '百分点';
  if (word === '元人民币') return '元';
  return word.length > 1 ? word.replace(/^个/, '') : word;
};
