import type { PrintedUnit, UnitRole } from './model.ts';
import { endsAsName, isCollective, jurisdictionOf, restoreName } from './unit-names.ts';

export interface ReadUnits {
  readonly units: readonly PrintedUnit[];
  /** Why a person should look at them; empty where everything is printed. */
  readonly doubts: readonly string[];
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly role: UnitRole | null;
}

/**
 * Reads a cell that names bodies. `column` is the role its header gives, null where the header gives none; then
 * roles printed in the cell count (牵头单位：…；配合单位：…, X牵头，Y配合, X（牵头）), and where none is printed the
 * first body leads, as a guess.
 */
export function readUnits(printed: string, column: UnitRole | null): ReadUnits {
  const named = sections(printed).flatMap(split).flatMap(clean);
  const restored = putBackJurisdictions(named);
  const shared =
    /按(照)?(各自)?职责(分工)?(共同|分别)?(负责|落实|推进)?/.test(printed) && !/牵头/.test(printed);
  const explicit = column !== null || named.some((piece) => piece.role !== null) || shared;
  const units = restored.map(
    ({ start, end, name, aliases, role }, at): PrintedUnit => ({
      name,
      role: role ?? column ?? (shared || (!explicit && at === 0) ? 'lead' : 'cooperate'),
      group: isCollective(name),
      aliases,
      span: { field: 'units', start, end },
    }),
  );
  const doubts: string[] = [];
  if (!explicit && units.length > 1)
    doubts.push('没有写明牵头单位，按第一个单位牵头、其余配合处理，请确认。');
  const back = restored
    .filter(({ name, printed: form }) => name !== form)
    .map(({ name, printed: form }) => `${form} → ${name}`);
  if (back.length > 0) doubts.push(`单位名称省略了前缀，已补上，请确认：${back.join('，')}。`);
  if (!isBalanced(printed)) doubts.push('责任单位里的括号不成对，请核对。');
  return { units, doubts };
}

// ---------- roles

const label =
  /(牵头|主办|主责|总牵头|责任|承办|落实|实施|配合|协办|协同|协助|参与|参加|支持)(责任)?(单位|部门|处室|机构|学校|方)?\s*[:：]/g;
const leads = /^(总?牵头|主办|主责)/;
const cooperates = /^(配合|协办|协同|协助|参与|参加|支持)/;

/** Cuts the cell where a label gives the role of what follows. */
function sections(text: string): readonly Piece[] {
  const labels = [...text.matchAll(label)];
  const first = labels[0];
  if (!first) return [{ text, start: 0, role: null }];
  const head: Piece = { text: text.slice(0, first.index), start: 0, role: null };
  const rest = labels.map((match, at): Piece => {
    const start = match.index + match[0].length;
    const role = leads.test(match[0]) ? 'lead' : cooperates.test(match[0]) ? 'cooperate' : null;
    return { text: text.slice(start, labels[at + 1]?.index ?? text.length), start, role };
  });
  return [head, ...rest];
}

// ---------- delimiters

const openers = '(（〔[【';
const closers = ')）〕]】';
const stops = '、，,；;。\n';

const isBalanced = (text: string): boolean => {
  let depth = 0;
  for (const sign of text) {
    if (openers.includes(sign)) depth++;
    if (closers.includes(sign) && --depth < 0) return false;
  }
  return depth === 0;
};

/** Splits at 、 ， ； outside brackets, and at 及 以及 和 与 会同 or a blank where a whole name stands on the left. */
function split(section: Piece): readonly Piece[] {
  const { text } = section;
  const pieces: Piece[] = [];
  let start = 0;
  let depth = 0;
  const cut = (end: number, next: number) => {
    pieces.push({ text: text.slice(start, end), start: section.start + start, role: section.role });
    start = next;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (openers.includes(sign)) depth++;
    else if (closers.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (stops.includes(sign) && !insideGroup(text.slice(start, at), text.slice(at + 1))) cut(at, at + 1);
    else {
      const word = /^(以及|及其|及|和|与|暨|会同|\s)/.exec(text.slice(at, at + 2))?.[0];
      if (
        word &&
        word !== '及其' &&
        endsAsName(text.slice(start, at)) &&
        !/^各级党委$/.test(text.slice(start, at).trim())
      )
        cut(at, at + word.length);
    }
  }
  cut(text.length, text.length);
  return sharedRole(pieces);
}

/** 各区、市政府 and 各县（市）、区人民政府 are one name each. */
const insideGroup = (left: string, right: string): boolean =>
  /^\s*(各|有关|相关)[县市区旗州]+([（(][^）)]*[)）])?$/.test(left.trimEnd()) &&
  /^[县市区旗州]+([（(][^）)]*[)）])?(人民)?(政府|党委|教育(行政)?部门|教育(体育)?局|教体局|行政主管部门)/.test(
    right,
  );

/** "X、Y牵头，Z配合": the word closes the names since the last stop that is not 、. */
function sharedRole(pieces: readonly Piece[]): readonly Piece[] {
  let role: UnitRole | null = null;
  const done: Piece[] = [];
  for (const piece of [...pieces].reverse()) {
    const closing = /(共同)?(牵头|主办)(负责)?$/.test(piece.text.trim())
      ? 'lead'
      : /(参与|配合|协助|协办|(按(照)?(各自)?职责(分工)?(负责|落实)?))$/.test(piece.text.trim()) &&
          pieces.some(({ text }) => /牵头/.test(text))
        ? 'cooperate'
        : null;
    role = closing ?? role;
    done.unshift({ ...piece, role: role ?? piece.role });
  }
  return done;
}

// ---------- names

interface NamedUnit {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly role: UnitRole | null;
}

const tail =
  /(等(有关|相关)?(单位|部门|方面)?|(共同)?(牵头|主办)(负责)?|按(照)?(各自)?职责(分工)?(共同|分别)?(负责|落实|推进)?|具体负责|(共同|分别|配合|协助|参与)(负责|落实|做好)?|分工负责|负责)$/;

/** One piece to one name, or to none: the words around a name taken off, brackets behind it read. */
function clean(piece: Piece): readonly NamedUnit[] {
  let start = piece.start + (piece.text.length - piece.text.trimStart().length);
  let text = piece.text.trim();
  const lead = /^(由|其中|以及|及|并由)/.exec(text)?.[0] ?? '';
  text = text.slice(lead.length);
  start += lead.length;
  for (let again = true; again; ) {
    const shorter = text.replace(tail, '').trimEnd();
    again = shorter !== text && shorter !== '';
    if (shorter === '') return [];
    text = shorter;
  }
  let { role } = piece;
  const aliases: string[] = [];
  const bracket = /^(.+?)[(（〔]([^()（）〔〕]*)[)）〕]$/.exec(text);
  let name = text;
  if (bracket?.[1] && bracket[2] !== undefined) {
    const inside = bracket[2].trim();
    if (leads.test(inside)) role = 'lead';
    else if (cooperates.test(inside)) role = 'cooperate';
    else if (isAlias(inside)) aliases.push(...inside.split(/[、，,]/).map((each) => each.trim()));
    if (role !== piece.role || aliases.length > 0) name = bracket[1].trim();
  }
  if (!/[\p{L}]/u.test(name) || /^(无|略|同上|责任单位|单位|部门)$/.test(name)) return [];
  return [{ name: name.replace(spaced, ''), aliases, start, end: start + name.length, role }];
}

/** Blanks that only stretch a name: 财 政 局. */
const spaced = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

const isAlias = (inside: string): boolean =>
  inside.split(/[、，,]/).every((each) => each.trim().length > 1 && endsAsName(each));

/** A name without a jurisdiction takes that of the nearest name before it in the same cell. */
function putBackJurisdictions(
  named: readonly NamedUnit[],
): readonly (NamedUnit & { readonly printed: string })[] {
  let jurisdiction: string | null = null;
  return named.map((unit) => {
    const own = jurisdictionOf(unit.name);
    if (own !== null) jurisdiction = own;
    const full = own === null && jurisdiction !== null ? restoreName(unit.name, jurisdiction) : null;
    return full
      ? { ...unit, name: full.name, aliases: [...unit.aliases, full.alias], printed: unit.name }
      : { ...unit, printed: unit.name };
  });
}
