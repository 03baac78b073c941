import type { Bilingual } from '../errors.ts';
import { type Failure, fail } from '../result.ts';

const byName: Bilingual = {
  zh: '如果那是本单位的曾用名，请在“接收”里这份文件下面点“……是本单位的曾用名”；否则请交给对应单位。',
  en: 'If that is a former name of this unit, press “… is a former name of this unit” below the file under Receive; otherwise hand it to that unit.',
};

const byNumber: Bilingual = {
  zh: '请交给对应单位。这里看的是登记编号，不看名称：如果它应当是给本单位的，请发出单位核对后重新导出。',
  en: 'Hand it to that unit. The registered id decides here, not the name: if it was meant for this unit, let the sender check and export again.',
};

interface Names {
  readonly to: string;
  readonly me: string;
}

/** The file would be ours if the name it is addressed to were one of ours. */
export const notOurName = ({ to, me }: Names) =>
  fail('E_NOT_FOR_US', { to, me, next: byName, formerName: to });

/** No name makes the file ours: the id of another unit is on it. */
export const notOurId = ({ to, me }: Names) => fail('E_NOT_FOR_US', { to, me, next: byNumber });

/** The name that would decide, were it one of ours; null where none would. */
export function formerNameIn({ code, params }: Failure): string | null {
  const name = code === 'E_NOT_FOR_US' ? params?.['formerName'] : undefined;
  return typeof name === 'string' ? name : null;
}
