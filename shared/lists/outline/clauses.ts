import { bracketsIn } from '../brackets.ts';
import { labelledParts } from '../labels.ts';
import { shareOfBodies } from '../units.ts';

/** A stretch of a text. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
}

/** Words that say who does an item and by when, in one place of its text. */
export interface Clause {
  /** How it is printed: （责任单位：…）, （…负责）, （…） of nothing but names, 责任单位：… behind the text, a sentence of names. */
  readonly form: 'labelled' | 'bracket' | 'names' | 'behind' | 'sentence';
  /** What it takes of the text, brackets included. */
  readonly start: number;
  readonly end: number;
  /** What names bodies, roles included; null where it only sets a deadline. */
  readonly units: Stretch | null;
  readonly deadline: Stretch | null;
}

/** The longest stretch that is looked at as a list of bodies. */
const longest = 1500;

/** Every clause of a text, in printed order. */
export function clausesOf(text: string): readonly Clause[] {
  const behind = clauseBehind(text);
  const body = behind ? text.slice(0, behind.start) : text;
  const brackets = bracketsIn(body).flatMap(([start, end]) => {
    const clause = inBracket(body, start, end);
    return clause ? [clause] : [];
  });
  const sentence = brackets.length === 0 && !behind ? sentenceOfNames(body) : null;
  return [...brackets, ...(behind ? [behind] : []), ...(sentence ? [sentence] : [])];
}

const dutyEnd = /(负责|牵头|配合|落实|实施|承办|主办|协办|协助|参与|参加|推进|办理|抓好)\s*[。；;，,]?\s*$/;

/** Brackets that explain a word. */
const defines = /^\s*(以下|下同|简称|含|包括|不含|不包括|即|指|如|例如|详见|参见|见附|原|同)/;

function inBracket(text: string, start: number, end: number): Clause | null {
  const inside = text.slice(start + 1, end - 1);
  if (inside.length < 2 || inside.length > longest || defines.test(inside)) return null;
  const at = start + 1;
  const labelled = labelledClause(inside, at);
  if (labelled) return { ...labelled, form: 'labelled', start, end };
  const { names, deadline } = withoutLabelledDate(inside, at) ?? withoutDate(inside, at);
  const closes =
    /^[\s\u3000。；;，,、]*$/.test(text.slice(end)) || /^\s*[（(〔［【]/.test(text.slice(end, end + 4));
  if (
    dutyEnd.test(names.text) &&
    !/[。：:]./.test(names.text) &&
    shareOfBodies(names.text) >= (closes ? 0.6 : 0.9)
  )
    return { form: 'bracket', start, end, units: names, deadline };
  if (closes && !/[。；：:]/.test(names.text) && shareOfBodies(names.text) === 1)
    return { form: 'names', start, end, units: names, deadline };
  return null;
}

/** Names without a label, then a date with one: 市教育局牵头，市财政局配合，完成时限：2024年6月. */
function withoutLabelledDate(
  text: string,
  offset: number,
): { readonly names: Stretch; readonly deadline: Stretch } | null {
  const [head, due, more] = labelledParts(text);
  if (!head || head.meaning !== null || due?.meaning !== 'deadline' || more) return null;
  const words = head.text.replace(/[，,；;。\s]+$/, '');
  return { names: { text: words, start: offset }, deadline: trimmed(due.text, offset + due.start) };
}

/** The labelled values of a text that begins with a label; null where it does not. */
function labelledClause(
  text: string,
  offset: number,
): { readonly units: Stretch | null; readonly deadline: Stretch | null } | null {
  const parts = labelledParts(text);
  const first = parts.find(({ meaning, text: part }) => meaning !== null || part.trim() !== '');
  if (!first || first.meaning === null) return null;
  const named = parts.filter(
    ({ meaning }) => meaning === 'lead' || meaning === 'cooperate' || meaning === 'units',
  );
  const due = parts.find(({ meaning }) => meaning === 'deadline');
  const late = !due && named.length > 0 ? withoutDate(text, offset) : null;
  return {
    units: named.length === 0 ? null : (late?.names ?? { text, start: offset }),
    deadline: due ? trimmed(due.text, offset + due.start) : (late?.deadline ?? null),
  };
}

const dateWords =
  /^(?:力争|确保|于|在|到|至|自|并|争取)?(?:[2２][0０][0-9０-９]{2}年?|[0-9０-９]{1,2}月|年内|年底|年中|本年|当年|全年|[上下]半年|第?[一二三四1-4]季度|每[半两]?个?[年季月周学]|持续|长期|常年|常态|立即|近期|即时|立行立改|适时|分阶段|\d+个工作日)/;

/** Dates that close a list of names without a label: 市教育局牵头，2022年6月底前出台方案，持续推进. */
function withoutDate(
  text: string,
  offset: number,
): { readonly names: Stretch; readonly deadline: Stretch | null } {
  let end = text.length;
  for (const { index } of [...text.slice(-120).matchAll(/[，,；;。]/g)].toReversed()) {
    const at = Math.max(0, text.length - 120) + index;
    const words = text.slice(at + 1, end).trim();
    if (words === '' && end === text.length) continue;
    if (!dateWords.test(words) || words.length > 60) break;
    end = at;
  }
  return {
    names: { text: text.slice(0, end), start: offset },
    deadline: end === text.length ? null : trimmed(text.slice(end + 1), offset + end + 1),
  };
}

function trimmed(text: string, start: number): Stretch {
  const words = text.replace(/[\s\u3000；;。，,）)〕】]+$/, '');
  const lead = words.length - words.trimStart().length;
  return { text: words.slice(lead), start: start + lead };
}

const behindLabel =
  /(?:^|[。；;！!）)〕］”\s\u3000])[\s\u3000]*([【〔]?(?:责任|牵头|主办|主责|承办|配合|协办|负责|落实|实施|完成|办结|整改|分管|主管|包保|联系|督办|督导)[\u4e00-\u9fff、及和/]{0,12}[】〕]?\s?(?:[:：]|[\s\u3000]|(?<=[】〕])))/g;
const namesBodies = /(单位|部门|处室|科室|股室|主体)$/;

/** A label behind the text and all that follows it: ……。责任单位：市教育局；完成时限：2022年底. A blank may stand for the colon. */
function clauseBehind(text: string): Clause | null {
  let brackets: readonly (readonly [number, number])[] | null = null;
  for (const found of text.matchAll(behindLabel)) {
    const printed = found[1] ?? '';
    const start = found.index + found[0].length - printed.length;
    if (text.length - start > longest || /^[【〔][^】〕]*$/.test(printed)) continue;
    const words = printed.replace(/[【〔】〕:：\s\u3000]/g, '');
    const isPlain = /[:：]$/.test(printed) || /[】〕]/.test(printed);
    if (!isPlain && !namesBodies.test(words)) continue;
    brackets ??= bracketsIn(text);
    if (brackets.some(([from, to]) => start > from && start < to)) continue;
    const signed = text
      .slice(start)
      .replace(/^[【〔]/, ' ')
      .replace(/^(\s?[^【〔】〕:：\s\u3000]+)[】〕\s\u3000](?![:：])/, '$1：');
    const clause = labelledClause(signed, start);
    if (!isPlain && clause?.units && shareOfBodies(clause.units.text) < 0.5) continue;
    if (clause) return { ...clause, form: 'behind', start, end: text.length };
  }
  return null;
}

/** A last sentence of nothing but names and their roles: 市教育局牵头，市财政局按职责分工负责。 */
function sentenceOfNames(text: string): Clause | null {
  const words = text.trimEnd().replace(/[。；;]+$/, '');
  const start = Math.max(words.lastIndexOf('。'), words.lastIndexOf('；'), words.lastIndexOf('\n')) + 1;
  const sentence = words.slice(start);
  if (start === 0 || sentence.length > 300 || !dutyEnd.test(sentence)) return null;
  return shareOfBodies(sentence) === 1
    ? { form: 'sentence', start, end: text.length, units: { text: sentence, start }, deadline: null }
    : null;
}
