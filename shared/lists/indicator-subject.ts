import { headNoun, objectOf, withoutClosing, withoutOpening } from './phrases.ts';
import type { Clause, Target } from './targets.ts';

const levelOnly = /^(国家级|省级|市级|区级|县级|校级|部级|部省级|世界级)$/;
const leadingLevel = /^(国家级|省级|市级|区级|县级|校级|部级|部省级|世界级)/;

/** What a target is about, in the source's own words as far as they stand together; empty where it cannot be told. */
export function subjectOf(target: Target, later: readonly Target[], clause: Clause): string {
  return target.noun === '' ? subjectOfFigure(target, later, clause) : subjectOfCount(target, later);
}

function subjectOfCount({ noun, predicate }: Target, later: readonly Target[]): string {
  const head = headNoun(noun.replace(/^的/, ''));
  const borrowed = levelOnly.test(head)
    ? later[0]
      ? headNoun(later[0].noun).replace(leadingLevel, '')
      : ''
    : '';
  const does = predicate !== '' ? predicate : (later.find((each) => each.predicate !== '')?.predicate ?? '');
  return does === '' ? head + borrowed : `${does}的${head}${borrowed}`;
}

function subjectOfFigure(target: Target, later: readonly Target[], clause: Clause): string {
  const { quantity, lead, leadEnd } = target;
  const topic = withoutClosing(withoutOpening(lead.slice(0, leadEnd)).trim());
  const behind = clause.text.slice((later.at(-1) ?? target).quantity.end);
  if (quantity.unit === '%') return subjectOfShare(topic, target, behind, clause);
  if (topic === '' || /^每/.test(topic)) {
    const about = objectOf(clause.previous) || objectOf(lead.slice(0, leadEnd));
    return about + topic + (topic === '' ? '' : (quantity.unit ?? ''));
  }
  return /每[\p{L}\d]{1,3}$/u.test(topic) && quantity.unit ? topic + quantity.unit : topic;
}

const bound = /^(不得?(低于|少于|高于|超过)|最高|最多|至少|超过|低于|达到)(可?达到?)?/;

/** A share says of what (X占Y比例) or for what (X用于Z的比例). */
function subjectOfShare(topic: string, target: Target, behind: string, clause: Clause): string {
  const purpose = /^(?:比例|左右)?(用于[^的，。；]+)/.exec(behind)?.[1] ?? '';
  const whole = withoutClosing(target.lead.slice(target.leadEnd).replace(bound, ''));
  const about = /^$|^每|按照?$/.test(topic) ? '' : topic;
  if (purpose !== '') return `${about === '' ? headNoun(clause.previous) : about}${purpose}的比例`;
  const base = /^[^，。；、\d]{2,8}?(?=内(?![容部涵在外]))/.exec(behind)?.[0] ?? '';
  if (base !== '') return `${objectOf(behind)}占${base}比例`;
  if (about !== '' && whole !== '') return `${about}占${whole}比例`;
  if (whole !== '') return `${objectOf(behind)}占${whole}比例`;
  return about === '' ? objectOf(clause.previous) : about;
}
