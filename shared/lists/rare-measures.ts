import type { ReadMeasure } from './measures.ts';

/** Figures whose number stands alone: 创新指数达到160以上. */
const bareFigure = /(?:指数|系数|容积率|密度|浓度|强度|指标值)[^，。；、\d]{0,8}$/;
const endsFigure = /^ ?(?:$|[，。；、,;）)]|以上|以下|以内|左右)/;
/** Signs that make a date, an age or a grade and never count anything. */
const never = /[年月日号时点分秒岁级期版代维大强型线届季元个多余几万亿千百十的和与及至到]/;

/**
 * What stands behind a number in place of a listed measure: 12/10万, 平均寿命80岁, a noun's last sign used as its measure
 * (墓穴1000穴), or nothing at all where the words before name an index. Null where the number is no figure.
 */
export function rareMeasureAt(text: string, start: number, end: number): ReadMeasure | null {
  const behind = text.slice(end, end + 6);
  const before = text.slice(Math.max(0, start - 20), start).trimEnd();
  const rate = /^\/(?:10|十)万/.exec(behind)?.[0];
  if (rate !== undefined) return { kind: 'amount', unit: rate, end: end + rate.length };
  if (behind.startsWith('岁') && /寿命[^，。；、\d]{0,8}$/.test(before)) {
    return { kind: 'amount', unit: '岁', end: end + 1 };
  }
  const sign = behind.charAt(0);
  if (
    /\p{Script=Han}/u.test(sign) &&
    before.endsWith(sign) &&
    !never.test(sign) &&
    endsFigure.test(behind.slice(1))
  ) {
    return { kind: 'thing', unit: sign, end: end + 1 };
  }
  if (bareFigure.test(before) && endsFigure.test(behind)) return { kind: 'amount', unit: '', end };
  return null;
}
