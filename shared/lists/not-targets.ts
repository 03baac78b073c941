import type { Quantity } from './quantities.ts';

/**
 * What in a task list is a number with a measure and yet no target, as data: each rule looks at the few words before
 * and behind the number. What depends on other numbers of the clause (thresholds) is in `targets.ts`.
 */
interface Rule {
  /** What such a number says. */
  readonly says: string;
  readonly before?: RegExp;
  readonly behind?: RegExp;
  readonly only?: (quantity: Quantity) => boolean;
}

const area = '[全我本][市省县区州国盟旗镇乡校]';
const rules: readonly Rule[] = [
  {
    says: 'a rank: 前10名',
    before: /(?<![底末月日年季度之以目提])[前后]$|(?:排名|排|位居|位列|名列|居|列)第?$/,
  },
  {
    says: 'what exists already: 现有12所, 已建成3个',
    before:
      /(?:现有|现存|原有|原(?![则来因料创始理])|已有|目前|已经|现已|已建成|已建|已培养|已完成|已创建|已(?!于)[^，。；]{0,6}|截至|截止|仅有|下辖|辖|所辖|辖区内?|共有)[^，。；\d]{0,8}$/,
  },
  {
    says: 'a known whole: 全市12个, 所有5所, 上述3项',
    before: new RegExp(`(?:${area}|辖区内?|所有|全部|上述|前述|以上|下列|以下|其余|其他|剩余|余下|这|该)$`),
    behind: /^(?!$|[，。；])/,
  },
  {
    says: 'what it consists of: 由3家组成, 分为4个',
    before: /(?:由|分为|分成|分|包括|包含|[（(]含|涵盖|涉及|围绕|聚焦|依托|下设|内设|设有|即)$/,
    only: ({ kind, comparator }) => (kind === 'thing' || kind === 'person') && comparator === null,
  },
  { says: 'what it consists of, further on', before: /(?:由|包括|包含|[（(]含)\d[^，。；]{0,18}[、和及]$/ },
  {
    says: 'a denominator: 每500名, 每增加5000万元',
    before:
      /每$|每(?:增加|提高|减少|少|缺|多|发现|出现|新增|引进|培养|培育|完成|满|超过?|达到?)[^，。；\d]{0,12}$/,
  },
  {
    says: 'where it starts from: 由30%提高到50%',
    before: /(?:由|从)[^，。；]{0,16}$/,
    behind:
      /^(?:、[^，。；\d]{0,8}\d[\d.,]*[^，。；、\d]{0,4}){0,3}[^，。；\d]{0,6}?(?:提高|提升|增加|增长|增|扩大|扩展|拓展|上升|升|下降|降低|降|减少|减|压缩|缩短|调整|缩小|压减)[^，。；\d]{0,3}?[到至为]|^[到至]\d/,
  },
  { says: 'an area around something: 周边200米', before: /(?:周边|周围|方圆|半径|相距|距离?)$/ },
  { says: 'a name built with +: 1个中心+3个平台', behind: /^[^，。；、]{0,12}\+/ },
  { says: 'a name built with +', before: /\+$/ },
  { says: 'a slogan: 1校1品', before: /[1一][校村县镇乡家户人园班街区]$/ },
  {
    says: 'a slogan: 1村1品, 一校一策',
    behind: /^[1一]/,
    only: ({ value }) => value === 1,
  },
  {
    says: 'a slogan: 4个一, 三个到位',
    behind: /^(?:一(?=$|[^\p{L}]|[批次活工行])|到位|必须|坚持|结合|维护|确保|不)/u,
    only: ({ unit }) => unit === '个',
  },
  {
    says: 'a score: （2分）, 加1分',
    before: /[加减扣得计记赋给附折][^，。；]{0,3}$|[（(]$/,
    only: ({ kind }) => kind === 'points',
  },
  {
    says: 'a grade of pay or punishment that is no target',
    before: /处以?$|罚款?$/,
    only: ({ kind }) => kind === 'amount',
  },
];

/** Words that make hours, days and scores a target: 不少于1小时, 优良天数达到300天, 得分达到90分以上. */
const measuredTime =
  /(?:不少于|不低于|不得少于|不得低于|至少|达到|达|每[天日周年月]|天数|时长|时间|人均)[^，。；]{0,14}$/;
const measuredScore = /(?:达到|达|不低于|高于|保持在|稳定在|评分|得分|成绩|满意度)[^，。；]{0,6}$/;
/** Behind hours and days: a limit or a name (24小时内, 30分钟健身圈). */
const limitedTime =
  /^(?:内|之内|以内|前|后|服务|值班|值守|在线|制|开放|监测|监控|圈|生活|交通|经济|公共|健身|响应|到达|办结|[之]?前)/;

/** True where a number states no target, by the words around it. `text` is folded. */
export function isNoTarget(quantity: Quantity, text: string): boolean {
  const before = text.slice(Math.max(0, quantity.start - 24), quantity.start).trimEnd();
  const behind = text.slice(quantity.end, quantity.end + 24).trimStart();
  if (quantity.kind === 'time') {
    if (limitedTime.test(behind) || quantity.comparator === '<=' || !measuredTime.test(before)) return true;
    if (/工作日|秒/.test(quantity.unit ?? '')) return true;
    if (/天|日/.test(quantity.unit ?? '') && !/[天日]数[^，。；]{0,10}$/.test(before)) return true;
  }
  if (quantity.kind === 'points' && quantity.comparator === null && !measuredScore.test(before)) return true;
  return rules.some(
    (rule) =>
      (rule.only?.(quantity) ?? true) &&
      (rule.before?.test(before) ?? true) &&
      (rule.behind?.test(behind) ?? true),
  );
}

/** What is counted in words without being a target: 三个方面, 两项制度. */
const abstract =
  /^(?:重要|主要|重点|基本|关键|不同|核心)?(?:方面|环节|阶段|层面|维度|维护|意识|自信|重点|关键|问题|机制|制度|体系|原则|要求|结合|转变|统一|到位|覆盖|目标|任务|步骤|字|清单|一|能力|作用|领域|渠道|途径|层次|级别|专项|文明|责任|主体|主题|战略|计划|行动|工程|轮子|翅膀|抓手|务必|坚持|确立|决定性|大局|政策|规定|措施|办法|意见|标准|重大|负责|服务|保障|建设|方案|系列|批|手|时期|月|样|周期|工作日|学段)/;

const countedKind = ({ kind }: Quantity): boolean =>
  kind === 'thing' || kind === 'person' || kind === 'occasion';

const boundNear =
  /(?:至少|不少于|不低于|不得少于|不得低于|不超过|不得超过|最多|超过|突破|达到|达|力争|(?<!不|赶)超|逾)[^\d，。；、]{0,6}$/;
const rhythm =
  /(?:每(?:[一二两三四五六\d]{1,2}个?)?(?:学年|学期|年度?|季度?|月|周|天|日|旬|所|校|班|人|县|区|镇|乡|村|户|名|个|家|园)|年均|人均|各)[^\d，。；]{0,10}$/;
const verbNear =
  /(?:建设|建成|建立|新建|改建|扩建|改扩建|打造|培育|培养|创建|争创|引进|新增|举办|组织|开展|遴选|选树|评选|认定|推出|配备|选派|选聘|招聘|实施|完成|设立|建好|建|培训|扶持|孵化|布局|开发|编写|出版|创作|开设|掌握|参加|召开|发布|增加|推广|参观|观看|阅读|推选|表彰|选拔|招募|签约|命名|吸引|招引|集聚|培树|选派)(?:不少于|至少|约|近|超过|了|出|好)?$/;

/**
 * A number in words is a target only where its surroundings say so: a bound (至少一次, 一项以上), a rhythm (每年举办一次), or,
 * from two on, a verb of making right before it (建设两个基地).
 */
export function isCountInWords(quantity: Quantity, text: string): boolean {
  const before = text.slice(Math.max(0, quantity.start - 20), quantity.start);
  const behind = text.slice(quantity.end, quantity.end + 8);
  if (quantity.unit === '%' || quantity.kind === 'number') return quantity.unit === '%';
  if (quantity.kind === 'time' || quantity.kind === 'points') return false;
  if (/^(?:类|种|条|方|层)$/.test(quantity.unit ?? '')) return false;
  if (quantity.unit === '批' && quantity.value === 1) return false;
  if (abstract.test(behind)) return false;
  if (quantity.comparator === 'range') return true;
  if (quantity.written === 'scale') {
    return boundNear.test(before) || (quantity.kind !== 'amount' && verbNear.test(before));
  }
  if (boundNear.test(before) || (quantity.comparator !== null && quantity.comparator !== '~')) return true;
  if (rhythm.test(before)) {
    return quantity.kind !== 'thing' || quantity.value !== 1 || /[名个所门间支]/.test(quantity.unit ?? '');
  }
  if ((quantity.value ?? 0) >= 10 && /^(?:$|[，。；、])/.test(behind)) return countedKind(quantity);
  return (quantity.value ?? 0) >= 2 && quantity.kind !== 'amount' && verbNear.test(before);
}
