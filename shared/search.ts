import { pinyin } from 'pinyin-pro';

const initialsOfText = new Map<string, string>();

/** First letters of the readings: 整合各类职业教育资源 → zhglzyjyzy. */
export function initialsOf(text: string): string {
  const known = initialsOfText.get(text);
  if (known !== undefined) return known;
  const letters = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase();
  initialsOfText.set(text, letters);
  return letters;
}

export interface Searchable {
  /** Searched as text. */
  readonly texts: readonly string[];
  /** Searched by pinyin initials too: titles, categories, unit names. */
  readonly names: readonly string[];
}

/** A query holds when each of its blank-separated words is found; words of two letters or more are also tried as initials. */
export function createMatcher(query: string): (item: Searchable) => boolean {
  const words = query.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return (item) => {
    const text = [...item.texts, ...item.names].join('\n').normalize('NFKC').toLowerCase();
    return words.every(
      (word) =>
        text.includes(word) ||
        (/^[a-z]{2,}$/.test(word) && item.names.some((name) => initialsOf(name).includes(word))),
    );
  };
}
