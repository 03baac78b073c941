/** Words of the language of task lists, as far as finding a target's wording needs them. */

const verbs =
  '联合建设|建设|新建成|建成|共建|创建|争创|打造|培养|培育|培训|遴选|选派|选定|选聘|选树|评选|认定|新增|推动|推进|引导|支持|扶持|资助|组织|举办|举行|开展|开设|实施|完成|招收|招聘|引进|推广应用|推广|设立|成立|组建|建立|新建|改建|扩建|发展|配备|配足|配齐|制定|出台|编制|参加|参与|掌握|形成|提取|吸纳|帮扶|落实|增加|安排|投入|推出|入选|获得|布局|孵化|转化|研制|开发|修完|进行|保证|确保|保持|实现';
const adverbs =
  '重点|着力|积极|大力|联合|集中|全面|每年|逐步|再|新|共|分别|力争|争取|至少|滚动|全市|全省|全区|全县';

const closingVerb = new RegExp(`(?:${adverbs})*(?:${verbs})(?:了|出|好|约|近|超过|不少于|不低于|至少)*$`);
const openingWords = new RegExp(
  `^(?:[（(“]|${adverbs}|确保|保持|保证|实现|力争|争取|落实|达到|使|让|其中|到|按照|按|即|并|则|可|应(?![用急届])|要|须|原则上|进一步|加强|${verbs})+`,
);
const closingWords =
  /(相当于|应|要|须|可|需|为|是|约|近|达到?|提高到|提升到|增加到|扩大到|增长到?|控制在|保持在|稳定在|不断|努力|力争|争取|的|中|至少|原则上|总?数)$/;

/** Where a counted thing becomes the subject of what it does: 100家企业|深度参与…, 10所中职学校|面向社会开展…. */
const predicate = /(?:深度|积极|广泛)?参与|面向|开展|实施|通过|纳入|达到|获得|进入|入选|用于|招收|完成/;

const wholeNoun =
  /(校|院|园|馆|站|室|库|师|队|团|社|店|区|县|村|镇|班|课|点|人|员|家|企业|集团|联盟|中心|基地|平台|项目|工程|团队|课程|教材|活动|专业|成果|品牌|工作室|工作坊|实验区|试点|体系|大赛|标准|案例|产品|技能|特长|爱好|[)）”])$/;

/** Index where the verb phrase right before a number begins, or -1. */
export const closingVerbAt = (text: string): number => closingVerb.exec(text)?.index ?? -1;

export const withoutOpening = (text: string): string => text.replace(openingWords, '');

export function withoutClosing(text: string): string {
  const shorter = text.replace(closingWords, '');
  return shorter === text || shorter === '' ? text : withoutClosing(shorter);
}

/** Where the predicate of a counted noun begins; -1 where the phrase is only a noun. */
export function predicateAt(phrase: string): number {
  const found = predicate.exec(phrase);
  if (!found || found.index < 2) return -1;
  const behind = phrase.slice(found.index);
  const attribute = behind.lastIndexOf('的');
  return attribute >= 0 && wholeNoun.test(behind) && behind.length - attribute > 2 ? -1 : found.index;
}

export const isWholeNoun = (phrase: string): boolean => wholeNoun.test(phrase);

/** What the last verb of a clause acts on: 劳动教育必修课程 in 在中小学开设劳动教育必修课程. */
export function objectOf(clause: string): string {
  const found = [...clause.matchAll(new RegExp(verbs, 'g'))].at(-1);
  const object = found ? clause.slice(found.index + found[0].length) : clause;
  return headNoun((object === '' ? clause : object).replace(/(政策|要求|规定|制度)$/, ''));
}

/** A noun without its attributes: what follows the last 的 that leaves at least two characters. */
export function headNoun(phrase: string): string {
  const at = phrase
    .replace(/[（(][^）)]*[）)]/g, (inside) => '＊'.repeat(inside.length))
    .lastIndexOf('的', phrase.length - 3);
  return at < 0 ? phrase : phrase.slice(at + 1);
}
