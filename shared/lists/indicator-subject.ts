import type { Clause } from './clauses.ts';
import { headNoun, objectOf, withoutClosing, withoutOpening } from './phrases.ts';
import type { Target } from './targets.ts';

const levelOnly = /^(国家级|省级|市级|区级|县级|校级|部级|部省级|世界级)$/;
const leadingLevel = /^(国家级|省级|市级|区级|县级|校级|部级|部省级|世界级)/;

/**
 * What a target is about, in the source's own words as far as they stand together; empty where it cannot be told.
 * `earlier` is what the target before it in the same sentence is about, empty where there is none.
 */
export function subjectOf(
  target: Target,
  next: Target | null,
  all: readonly Target[],
  clause: Clause,
  earlier: string,
): string {
  const own =
    target.noun === ''
      ? subjectOfFigure(target, all.at(-1) ?? target, clause, earlier)
      : subjectOfCount(target, next, all.at(-1) ?? target);
  return own.trim();
}

/**
 * 规上企业、高新技术企业分别达到5家、3家: every subject has its own figure; 分别达到10000家 or 各2所: one figure holds for each.
 * Null where the target at `at` shares nothing.
 */
export function sharedSubjects(targets: readonly Target[], at: number): readonly string[] | null {
  let first = at;
  while (first > 0 && at - first < mostSubjects && targets[first]?.lead.trim() === '') first--;
  const target = targets[first];
  if (!target || !distributes.test(target.lead)) return null;
  const head = distributes.exec(target.lead)?.[1] ?? '';
  const names = withoutOpening(head.replace(startingPoint, '').trim())
    .split(/、|以及|及|和|与/)
    .map((name) => headNoun(name.trim()))
    .filter((name) => name !== '');
  if (names.length < 2) return null;
  let behind = at + 1;
  while (behind - first <= mostSubjects && targets[behind]?.lead.trim() === '') behind++;
  const count = behind - first;
  if (count === 1) return names;
  const name = names[at - first];
  return count === names.length && name !== undefined ? [name] : null;
}

/** How many subjects one 分别 may speak of. */
const mostSubjects = 12;

/** Words before a figure that stands for several subjects. */
const distributes = /^([^，。；]{2,80}?)(?:分别|各)(?=[^，。；]{0,12}$)/;

function subjectOfCount({ noun, predicate }: Target, next: Target | null, last: Target): string {
  const head = headNoun(noun.replace(/^的/, ''));
  const borrowed = levelOnly.test(head) && next ? headNoun(next.noun).replace(leadingLevel, '') : '';
  const does = predicate !== '' ? predicate : last.predicate;
  return does === '' ? head + borrowed : `${does}的${head}${borrowed}`;
}

function subjectOfFigure(target: Target, last: Target, clause: Clause, earlier: string): string {
  const { quantity, lead, leadEnd } = target;
  const topic = withoutClosing(withoutOpening(lead.slice(0, leadEnd).replace(startingPoint, '')).trim());
  const behind = clause.text.slice(last.quantity.end);
  if (quantity.unit === '%') return subjectOfShare(topic, target, behind, clause, earlier);
  const taught = quantity.kind === 'teaching' ? (quantity.unit ?? '') : '';
  if (topic === '' || /^每/.test(topic)) {
    const noun =
      quantity.kind === 'amount' ? measuredNoun.exec(clause.text.slice(quantity.end))?.[1] : undefined;
    if (noun !== undefined) return headNoun(noun);
    const about = earlier || objectOf(clause.previous) || objectOf(lead.slice(0, leadEnd));
    return about + (taught === '' ? '' : topic + taught);
  }
  const rhythmical = /(?:每[\p{L}\d]{1,3})+$/u.exec(topic);
  if (!rhythmical) return topic;
  return taught === '' ? topic.slice(0, rhythmical.index) || topic : topic + taught;
}

const bound =
  /^(?:不得?(?:低于|少于|高于|超过)|最高|最多|至少|超过|低于|达到|控制在|保持在?|稳定在|[≥≤><])+(?:可?达到?)?/;

/** 从2020年的12家增加到: where a figure starts from says nothing of what it is. */
const startingPoint = /(?:从|由)[^，。；]{0,12}\d[^，。；]{0,40}$/;

/** What an amount is of, printed behind it: 50万元的奖励, 500万元专项资金. */
const measuredNoun = /^的?((?!用于|以上|左右|等|作为|给予|支持)[\p{Script=Han}]{2,12})/u;

/** A share says of what (X占Y比例) or for what (X用于Z的比例). */
function subjectOfShare(
  topic: string,
  target: Target,
  behind: string,
  clause: Clause,
  earlier: string,
): string {
  const purpose = /^(?:比例|左右)?(用于[^的，。；]+)/.exec(behind)?.[1] ?? '';
  const whole = withoutClosing(target.lead.slice(target.leadEnd).replace(bound, ''));
  const about = /^$|^每|按照?$/.test(topic) ? '' : topic;
  if (purpose !== '') return `${about === '' ? headNoun(clause.previous) : about}${purpose}的比例`;
  const base = /^[^，。；、\d]{2,8}?(?=内(?![容部涵在外]))/.exec(behind)?.[0] ?? '';
  if (base !== '') return `${objectOf(behind)}占${base}比例`;
  if (about !== '' && whole !== '') return `${about}占${whole}比例`;
  if (whole !== '') return `${objectOf(behind)}占${whole}比例`;
  return about === '' ? earlier || objectOf(clause.previous) : about;
}
