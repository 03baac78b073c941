import type { Bilingual } from '../../errors.ts';
import { isRosterName, type PersonSigns } from '../../evidence/person-signs.ts';
import type { Draft } from '../../model/views.ts';

/** How many files are named. */
const NAMED = 3;

/** Of what is attached the files that look like lists of persons, each with what says so; null where none does. */
export function rostersIn({ evidence }: Pick<Draft, 'evidence'>): { readonly files: Bilingual } | null {
  const found = evidence.filter(({ name, persons }) => persons !== undefined || isRosterName(name));
  if (found.length === 0) return null;
  const named = found.slice(0, NAMED).map(({ name, persons }) => ({ name, ...signsText(persons) }));
  const more = found.length - named.length;
  return {
    files: {
      zh: `${named.map(({ name, zh }) => `“${name}”（${zh}）`).join('、')}${more > 0 ? `等 ${found.length} 份` : ''}`,
      en: `${named.map(({ name, en }) => `“${name}” (${en})`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
    },
  };
}

function signsText(persons: PersonSigns | undefined): Bilingual {
  if (!persons) return { zh: '看文件名', en: 'by its name' };
  const told = (['ids', 'phones', 'names'] as const).filter((sign) => persons[sign] > 0);
  return {
    zh: told.map((sign) => `${words[sign].zh} ${persons[sign]} 个`).join('、'),
    en: told.map((sign) => `${words[sign].en}: ${persons[sign]}`).join(', '),
  };
}

const words: Readonly<Record<keyof PersonSigns, Bilingual>> = {
  ids: { zh: '身份证号', en: 'identity numbers' },
  phones: { zh: '手机号', en: 'mobile numbers' },
  names: { zh: '姓名', en: 'names' },
};
