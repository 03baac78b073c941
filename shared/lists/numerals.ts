/** Numbers as Chinese documents write them: Arabic digits with scales, and Chinese numerals. */

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const large: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** 十, 千万, 万亿: the product of its signs; 1 for none. */
export const scaleOf = (signs: string): number =>
  [...signs].reduce((product, sign) => product * (small[sign] ?? large[sign] ?? 1), 1);

/**
 * 十二 → 12, 三百 → 300, 两千五百 → 2500, 千万 → 10000000. Null where the signs are not one number: 三五, 一二三, 〇.
 * A scale without a digit before it counts as one of it.
 */
export function spelledNumber(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastSmall = Number.POSITIVE_INFINITY;
  for (const sign of text) {
    const value = digits[sign];
    const unit = small[sign];
    const scale = large[sign];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit !== undefined) {
      if (unit >= lastSmall) return null;
      section += (digit ?? 1) * unit;
      lastSmall = unit;
      digit = null;
    } else if (scale !== undefined) {
      const before = section + (digit ?? 0);
      total = total > 0 && before === 0 ? total * scale : total + (before === 0 ? 1 : before) * scale;
      section = 0;
      digit = null;
      lastSmall = Number.POSITIVE_INFINITY;
    } else return null;
  }
  const number = total + section + (digit ?? 0);
  return number > 0 ? number : null;
}

/** 一两, 两三, 三五, 七八: two digits side by side that mean "from … to …"; null for any other wording. */
export function spelledRange(text: string): readonly [min: number, max: number] | null {
  const [low, high, more] = [...text].map((sign) => digits[sign]);
  if (low === undefined || high === undefined || more !== undefined || text.length !== 2) return null;
  return low > 0 && (high - low === 1 || (low === 3 && high === 5)) ? [low, high] : null;
}

/**
 * Full-width letters, digits and signs to half-width, every dash to -, every ratio sign to :, every kind of blank to a
 * blank, character by character: offsets stay those of the text.
 */
export const fold = (text: string): string =>
  text
    .replace(/[！-～]/g, (sign) =>
      /[，。；：！？（）]/.test(sign) && sign !== '：'
        ? sign
        : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    )
    .replace(/[~〜‐‑‒–—―−﹣﹘]/g, '-')
    .replace(/∶/g, ':')
    .replace(/﹪/g, '%')
    .replace(/[\u00a0\u3000\u2002\u2003\u2009\t]/g, ' ');
