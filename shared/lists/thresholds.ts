import type { Quantity } from './quantities.ts';

/** A quantity's neighbours in its clause; `text` is folded. */
export interface CountedContext {
  readonly before: Quantity | null;
  readonly after: Quantity | null;
  readonly text: string;
}

const counting: ReadonlySet<Quantity['kind']> = new Set(['thing', 'person', 'occasion']);
const separates = /[、，；]|以及|[和及与并]/;
/** Words for a goal: 达到90%以上的目标 is no threshold. */
const goal =
  /^[^，。；、\d]{0,6}?(?:目标|要求|比例|标准|水平|任务|幅度|速度|增速|增长|数量|规模|份额|价格|下限|上限|底线)/;
/** Nouns that the number itself measures: 500万元的专项资金, 5000平方米的场地, 2小时的体育活动. */
const measured: Partial<Record<Quantity['kind'], RegExp>> = {
  amount:
    /^[^，。；、\d]{0,10}?(?:资金|经费|奖励|补助|补贴|资助|奖补|贷款|投资|投入|额度|扶持|支持|配套|融资|授信|税收|助学金|奖学金|津贴|基金|预算|财力|场地|用房|用地|面积|空间|绿地|校舍)/,
  time: /^[^，。；、\d]{0,10}?(?:时间|课时|培训|运动|活动|阅读|劳动|锻炼|学习|实践|睡眠)/,
  teaching: /^[^，。；、\d]{0,10}?(?:课|时间|培训|活动|学习|实践|研修|教育)/,
};
const personNoun = /^[^，。；、\d]{0,8}?(?:人|师|员|生|才|者|士|工|民|干部|骨干|队伍|劳动力|户)/;
/** Behind an amount, what goes on with the sentence instead of naming the thing that has the amount. */
const goesOn =
  /^(?:用于|用|并|且|作为|给予|支持|建设|建成|完成|实施|开展|投入|投资|以及|和|及|与|等|其中|由|在|为|到|达|对|按|可|应|须|需|不|方可|即可|或|同时|列入|纳入|提取|比例|幅度|标准|得|是|占|从|向)/;
const looseBound = /(?:超过|超|过|逾|大于|高于|小于|低于|少于|多于|达到|达|满)$/;
const strictBound = /(?:不低于|不少于|不小于|不超过|不高于|至少|最低|最高|不得低于|不得少于|不得超过)$/;
const shareHead = /(?:率|比|占|比重|比例|增长|增速|增幅|降幅|满意度)[^，。；、\d]{0,8}$/;
const gives = /发放|给予|提供|安排|投入|补助|奖励|完成|实现|增加|达到|提高|新增/;

/** Behind a condition, what is given: 对实际投资2亿元的项目，给予…. */
const granted =
  /^[ ]*(?:经[^，]{0,6}|市|县|区|省|可|再|每|均|均可|分别|按照?|一次性|最高|优先|直接)*(?:给予|予以|奖励|补助|补贴|享受|资助|奖补|认定|减|免|征|按|每|最高|一次性)/;

/** True where a clause only says for whom something is given, its numbers being the condition for it. */
export const isCondition = (text: string, next: string): boolean =>
  /^[ ]*(?:对(?!口|外|接|标)|凡|若|如(?![期下])|当年?度?投资)/.test(text) && granted.test(next);

/**
 * True where a number says which things are meant instead of how many are wanted: 年销售额1000万元以上的企业(达到800家),
 * 5家(年产值10亿元以上的)企业, 10亿元以上项目, 规模500人以上学校.
 */
export function isThreshold(quantity: Quantity, { before, after, text }: CountedContext): boolean {
  if (quantity.kind === 'ratio') return false;
  if (before !== null && before.end === quantity.start) return true;
  const lead = text.slice(Math.max(before?.end ?? 0, quantity.start - 24), quantity.start);
  const behind = text.slice(quantity.end, quantity.end + 24).trimStart();
  const attribute = behind.startsWith('的');
  const named = attribute ? behind.slice(1) : behind;
  const noun = /^[\p{Script=Han}“"]/u.test(named) && (attribute || !goesOn.test(named));
  if (!noun || goal.test(named) || measured[quantity.kind]?.test(named)) return false;

  const strict = quantity.comparator === null && strictBound.test(lead);
  const bounded =
    (quantity.comparator !== null && quantity.comparator !== 'range' && quantity.comparator !== '~') ||
    (!strict && looseBound.test(lead));
  const countFollows = after !== null && counting.has(after.kind) && isOnePhrase(text, quantity, after);
  const countLeads =
    before !== null &&
    counting.has(before.kind) &&
    isOnePhrase(text, before, quantity) &&
    !gives.test(text.slice(before.end, quantity.start));
  const amount = !counting.has(quantity.kind) || (quantity.kind === 'person' && !personNoun.test(named));

  if (amount && countLeads) return true;
  if (attribute) {
    if (countFollows && quantity.kind !== 'occasion' && (amount || bounded)) return true;
    if (quantity.kind === 'share' && !shareHead.test(lead)) return false;
    return amount && bounded;
  }
  if (quantity.kind === 'share') return bounded && shareHead.test(lead) && countFollows;
  return (
    amount &&
    quantity.comparator !== null &&
    bounded &&
    quantity.kind !== 'teaching' &&
    quantity.kind !== 'times'
  );
}

const isOnePhrase = (text: string, first: Quantity, second: Quantity): boolean =>
  second.start >= first.end && !separates.test(text.slice(first.end, second.start).slice(0, 40));
