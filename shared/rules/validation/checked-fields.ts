import type { Bilingual } from '../../errors.ts';
import { ownMember } from '../../own-member.ts';

/** Where a finding stands in the sheet: the field to jump to. */
export const checkedFields = [
  'text',
  'percent',
  'actuals',
  'problems',
  'next',
  'coordination',
  'noChange',
  'reason',
  'evidence',
] as const;
export type CheckedField = (typeof checkedFields)[number];

/** What a field is called in a finding. */
export const fieldWords = (field: string | null): Bilingual =>
  ownMember(fieldNames, field ?? '') ?? { zh: field ?? '', en: field ?? '' };

const fieldNames: Readonly<Record<CheckedField, Bilingual>> = {
  text: { zh: '进展情况', en: 'Progress' },
  percent: { zh: '完成比例', en: 'Percent done' },
  actuals: { zh: '指标完成值', en: 'Figures' },
  problems: { zh: '存在问题', en: 'Problems' },
  next: { zh: '下一步打算', en: 'Next steps' },
  coordination: { zh: '需协调事项', en: 'Needs coordination' },
  noChange: { zh: '本期无进展的原因', en: 'Reason for no change' },
  reason: { zh: '更正原因', en: 'Reason of the correction' },
  evidence: { zh: '佐证材料', en: 'Evidence' },
};
