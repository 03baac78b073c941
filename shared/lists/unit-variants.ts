import { jurisdictionOf } from './unit-names.ts';

/** Spellings of one body or group, the most frequent first. */
export interface UnitVariants {
  readonly names: readonly string[];
}

/** What is left of a name when what spellings differ in is taken away. */
function variantKey(name: string): string {
  const plain = name.normalize('NFKC').replace(/[\s、,]/g, '');
  const open = plain
    .replace(/[(〔[{（【]([^)〕\]}）】]*)[)〕\]}）】]/g, '$1')
    .replace(/^(各有关|各相关|各级|各|有关|相关|所有)/, '')
    .replace(/人民政府/g, '政府')
    .replace(/行政主管部门|主管部门/g, '主管部门');
  const levels = /^([县市区旗州盟乡镇街道特]+)(政府|党委|管委会|教育局|教体局|教育行政部门)$/.exec(open);
  if (levels?.[1] && levels[2]) return `${[...new Set(levels[1])].sort().join('')}${levels[2]}`;
  return open
    .replace(/委员会$/, '委')
    .replace(/办公室$/, '办')
    .replace(/管理局$/, '局')
    .replace(/和|与|及/g, '')
    .replace(/发展改革委?|发改委/, '发改委')
    .replace(/人力资源社会保障局/, '人社局');
}

/**
 * Spellings that are probably one body: 区县政府, 区(县)政府, 各区（县）政府 and 有关区县政府; 市发改委 and
 * 市发展和改革委员会; 财政局 beside 市财政局. A proposal for a person to confirm: only groups of two or more, in the order of
 * their first name in `names`, where a name may stand as often as it is printed.
 */
export function unitVariants(names: readonly string[]): readonly UnitVariants[] {
  const count = new Map<string, number>();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  const groups = new Map<string, string[]>();
  const withPlace = new Map<string, string>();
  for (const name of count.keys()) {
    const place = jurisdictionOf(name);
    if (place !== null) withPlace.set(variantKey(name.slice(place.length)), variantKey(name));
  }
  for (const name of count.keys()) {
    const key = variantKey(name);
    const joined = jurisdictionOf(name) === null ? (withPlace.get(key) ?? key) : key;
    const group = groups.get(joined);
    if (group) group.push(name);
    else groups.set(joined, [name]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({ names: group.toSorted((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0)) }));
}
