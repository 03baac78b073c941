/** Labels that official texts put before a value: 牵头单位：… 完成时限：… */

export type LabelMeaning = 'lead' | 'cooperate' | 'units' | 'deadline' | 'other';

const role =
  '(?:牵头|主办|主责|责任|承办|落实|实施|承担|负责|主管|完成|执行|配合|协办|会办|协同|协助|协作|参与|参加|支持|分工)';
const noun = '(?:单位|部门|处室|科室|股室|主体|机构|院校|学校|学院|院系|地区|区县|方)';
const units = new RegExp(
  `^(?:第一|主要|共同|具体|市级|省级|州级|县级|区级|校内|总)?${role}(?:[及和与、/]?${role}){0,3}(?:${noun}(?:[及和与、/]${role}?(?:${noun}|人|责任人|负责人|领导))?|(?:[(（].{1,12}[)）])?)(?:[(（].{1,20}[)）])?$`,
);
const deadline =
  /^(?:完成|办结|整改|推进|落实|工作|实施|计划|进度|目标|销号|任务|建设|时间|时限){0,3}(?:时限|期限|时间|日期|节点|进度安排|时间表|要求时间)(?:要求|节点|安排)?$/;

/** What a label announces; null where the words are no label of a task list. */
export function labelMeaning(printed: string): LabelMeaning | null {
  const words = printed.replace(/\s+/g, '');
  if (words.length > 24) return null;
  if (deadline.test(words)) return 'deadline';
  if (units.test(words) && !/^(分工|完成|落实|实施|参加|支持|执行)$/.test(words)) {
    if (/^.{0,2}(牵头|主办|主责)/.test(words)) return 'lead';
    return /^.{0,2}(配合|协办|会办|协同|协助|协作|参与|参加|支持)/.test(words) ? 'cooperate' : 'units';
  }
  return /(领导|责任人|负责人|联系人|联络员|电话|督办单位|督导单位|监督单位|督查单位|指导单位|备注)$/.test(
    words,
  )
    ? 'other'
    : null;
}

export interface LabelledPart {
  /** Null for what stands before the first label. */
  readonly meaning: LabelMeaning | null;
  readonly text: string;
  /** Where `text` begins; the label stands before it. */
  readonly start: number;
}

const anyLabel =
  /(?<=^|[\s\u3000；;。，,、）)〕］])[\u4e00-\u9fff][\u4e00-\u9fff/（）()、 ]{0,22}?\s{0,3}[:：]/g;

/** Cuts a text where a label of a task list begins. */
export function labelledParts(text: string): readonly LabelledPart[] {
  const labels = [...text.matchAll(anyLabel)].flatMap(({ 0: printed, index }) => {
    const words = printed.replace(/\s*[:：]$/, '');
    const inner = words.search(/[^、 ]*$/);
    for (const skip of inner > 0 ? [0, inner] : [0]) {
      const meaning = labelMeaning(words.slice(skip));
      if (meaning) return [{ meaning, from: index + skip, to: index + printed.length }];
    }
    return [];
  });
  const first = labels[0];
  const head: readonly LabelledPart[] =
    first?.from === 0 ? [] : [{ meaning: null, text: text.slice(0, first?.from ?? text.length), start: 0 }];
  return [
    ...head,
    ...labels.map(
      ({ meaning, to }, at): LabelledPart => ({
        meaning,
        text: text.slice(to, labels[at + 1]?.from ?? text.length),
        start: to,
      }),
    ),
  ];
}
