import { fold } from './numerals.ts';

/** Words of the language of task lists, as far as finding a target's wording needs them. */

const verbs =
  '新增|新建|改扩建|联合建设|建设|新建成|建成|共建|创建|争创|打造|培养|培育|培训|遴选|选派|选定|选聘|选树|评选|认定|新增|推动|推进|引导|支持|扶持|资助|组织|举办|举行|开展|开设|实施|完成|招收|招聘|引进|推广应用|推广|设立|成立|组建|建立|新建|改建|扩建|发展|配备|配足|配齐|制定|出台|编制|参加|参与|掌握|形成|提取|吸纳|帮扶|落实|增加|安排|投入|推出|入选|获得|布局|孵化|转化|研制|开发|开通|选拔|招募|修完|进行|保证|确保|保持|实现';
const adverbs =
  '重点|着力|积极|大力|联合|集中|全面|每年|逐步|分别|择优|力争|争取|至少|滚动|全市|全省|全区|全县';

const rhythm = '每(?:[一二两三四五六\\d]{1,2}个?)?(?:学年|学期|年度?|季度?|个?月|周|天|日|旬)';
const closingVerb = new RegExp(
  `(?:${rhythm}|${adverbs}|新|再|共){0,4}(?:${verbs})(?:了|出|好|约|近|超过|不少于|不低于|至少){0,3}$`,
);
/** How far back from a number its verb is looked for. */
const verbReach = 40;
const times =
  '(?:到|至|在|力争到?|争取)?(?:20\\d\\d(?:-20\\d\\d)?(?:年度?|学年)(?:年?[底末]|期间|内|全年)?前?|“?十[三四五六]五”?(?:期间|末|时期)?|[一二三四五\\d]+年内|今年|明年|本年度?|全年|当年|年内|年底前?|[上下]半年|第?[一二三四]季度|\\d{1,2}月(?:底|末|份)?前?)';
const openingTime = new RegExp(`^[ （(]*(?:${times}(?:，|,)?)+`);
const openingWords = new RegExp(
  `^(?:[（(“]|${times}|新增|新建|${adverbs}|预计|拟|计划|确保|保持|保证|实现|力争|争取|落实|达到|使|让|其中[:：]?|将|把|到|按照|按|即|并|则|可|应(?![用急届])|要|须|原则上|进一步|加强|对(?![口外])|(?:新|再|共|和|并|及|、)(?=${verbs})|${verbs}){1,12}`,
);
const closingWords =
  /(相当于|应|要|须|可|需|为|是|约|近|达到?|(?:提高|提升|增加|扩大|增长|上升|下降|降低|减少|压缩|压减|缩短|拓展|扩展|增|减|降|升)[到至]|突破|超过?|逾|控制在|保持在?|稳定在|不断|努力|力争|争取|的|其中|至少|原则上|总数)$/;

/** Where a counted thing becomes the subject of what it does: 100家企业|深度参与…, 10所中职学校|面向社会开展…. */
const predicate = /(?:深度|积极|广泛)?参与|面向|开展|实施|通过|纳入|达到|获得(?!者)|进入|入选|用于|招收|完成/;

const wholeNoun =
  /(校|院|园|馆|站|室|库|师|队|团|社|店|区|县|村|镇|班|课|点|人|员|家|企业|集团|联盟|中心|基地|平台|项目|工程|团队|课程|教材|活动|专业|成果|品牌|工作室|工作坊|实验区|试点|体系|大赛|标准|案例|产品|技能|特长|爱好|[)）”])$/;

/** Index where the verb phrase right before a number begins, or -1. */
function closingVerbAt(text: string): number {
  const skipped = Math.max(0, text.length - verbReach);
  const found = closingVerb.exec(text.slice(skipped));
  return found ? skipped + found.index : -1;
}

/** How many characters of the words before a number are not part of its target's wording. */
export function openingLength(lead: string): number {
  const verb = closingVerbAt(lead);
  if (verb >= 0) return verb;
  const time = openingTime.exec(fold(lead))?.[0].length ?? 0;
  return time + (/^[ （(]*(?:落实|其中[:：]?|确保|并|到)?/.exec(lead.slice(time))?.[0].length ?? 0);
}

const perTime = new RegExp(`${rhythm}|年均`, 'g');
const perThing =
  /每(?:[一1]?(?:所|个|家|名|位|间|支|项|件))?(学校|班级|教师|学生|社区|街道|乡镇|行政村|区县|县区|[校班县市区镇乡村户人生园院企亩])|([人生户校亩班])均/g;

/** For each what, or how often, the words before a number say: 学期, 三年, 校; null where they say nothing. */
export function perOf(lead: string): string | null {
  const near = lead.slice(-verbReach);
  const time = [...near.matchAll(perTime)].at(-1)?.[0];
  if (time !== undefined) return time === '年均' ? '年' : time.slice(1).replace(/^[一1]个?(?=\D)/, '');
  const thing = [...near.matchAll(perThing)].at(-1);
  if (thing) return thing[1] ?? thing[2] ?? null;
  return /(?:^|[，。；])年(?=[培新引接服推吸发遴评组举])/.test(near) ? '年' : null;
}

export const withoutOpening = (text: string): string => {
  const opening = openingWords.exec(fold(text))?.[0] ?? '';
  const rest = text.slice(opening.length);
  return opening.endsWith('“') && rest.includes('”') ? `“${rest}` : rest;
};

export function withoutClosing(text: string): string {
  let words = text;
  for (;;) {
    const shorter = words.replace(closingWords, '');
    if (shorter === words || shorter === '') return words;
    words = shorter;
  }
}

/** Where the predicate of a counted noun begins; -1 where the phrase is only a noun. */
export function predicateAt(phrase: string): number {
  const found = predicate.exec(phrase);
  if (!found || found.index < 2) return -1;
  const behind = phrase.slice(found.index);
  const attribute = behind.lastIndexOf('的');
  return attribute >= 0 && wholeNoun.test(behind) && behind.length - attribute > 2 ? -1 : found.index;
}

/** True for a noun that needs no more words; one counted by 名 must name people. */
export const isWholeNoun = (phrase: string, ofPeople = false): boolean =>
  (ofPeople ? people : wholeNoun).test(phrase);

const people = /(人|师|员|生|才|者|家|手|匠|长|士|工|民|干部|骨干|标兵|院士|能手|带头人|[)）”])$/;

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
