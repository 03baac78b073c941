import { isBalanced } from './brackets.ts';
import type { PrintedUnit, UnitRole } from './model.ts';
import { endsAsName, isBody, isCollective, jurisdictionOf, restoreName } from './unit-names.ts';
import { type Piece, piecesOf } from './unit-pieces.ts';

export interface ReadUnits {
  readonly units: readonly PrintedUnit[];
  /** Why a person should look at them; empty where everything is printed. */
  readonly doubts: readonly string[];
  /** The jurisdiction that a name behind these would take. */
  readonly jurisdiction: string | null;
}

/** No list of bodies is longer; what is longer is prose. */
const longest = 4000;

/**
 * Reads a text that names bodies. `column` is the role its header gives, null where the header gives none; then
 * roles printed in the text count (牵头单位：…；配合单位：…, X牵头，Y配合, X（牵头）), and where none is printed the
 * first body leads, as a guess. `above` is the jurisdiction named before in the same row. Spans are positions in `printed`.
 */
export function readUnits(printed: string, column: UnitRole | null, above: string | null = null): ReadUnits {
  if (printed.length > longest)
    return { units: [], doubts: ['责任单位的文字太长，不像单位名称，请核对。'], jurisdiction: above };
  const named = piecesOf(printed).flatMap(nameIn).filter(isFirst);
  const { restored, jurisdiction } = putBackJurisdictions(putBackEndings(named), above);
  const roleOf = roles(named, column, printed);
  const units = restored.map(
    (unit, at): PrintedUnit => ({
      name: unit.name,
      role: roleOf.of(unit.role, at),
      group: isCollective(unit.name),
      aliases: unit.aliases,
      span: { field: 'units', start: unit.start, end: unit.end },
    }),
  );
  const doubts: string[] = [];
  if (roleOf.guessed && units.length > 1)
    doubts.push('没有写明牵头单位，按第一个单位牵头、其余配合处理，请确认。');
  const back = restored
    .filter(({ name, printed: form }) => name !== form)
    .map(({ name, printed: form }) => `${form} → ${name}`);
  if (back.length > 0) doubts.push(`单位名称省略了前缀，已补上，请确认：${back.join('，')}。`);
  if (!isBalanced(printed)) doubts.push('责任单位里的括号不成对，请核对。');
  return { units, doubts, jurisdiction };
}

/** A body that is named twice in one role counts once; it may lead and cooperate. */
const isFirst = (unit: NamedUnit, at: number, all: readonly NamedUnit[]): boolean =>
  all.findIndex(({ name, role }) => name === unit.name && role === unit.role) === at;

/** The share of the names in a text that read as names of bodies, 0 where it names nothing. */
export function shareOfBodies(text: string): number {
  if (text.length > longest) return 0;
  const names = piecesOf(text).flatMap(nameIn);
  return names.length === 0 ? 0 : names.filter(({ name }) => isBody(name)).length / names.length;
}

function roles(named: readonly NamedUnit[], column: UnitRole | null, printed: string) {
  const has = (role: UnitRole) => named.some((unit) => unit.role === role);
  const shared = /按(照)?(各自)?职责|分工负责/.test(printed) && !/牵头/.test(printed);
  const explicit = column !== null || has('lead') || has('cooperate') || shared;
  const unsaid: UnitRole | null = column ?? (has('lead') ? 'cooperate' : explicit ? 'lead' : null);
  return {
    guessed: !explicit,
    of: (role: UnitRole | null, at: number): UnitRole => role ?? unsaid ?? (at === 0 ? 'lead' : 'cooperate'),
  };
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
  /(等?(其他)?(市级|省级|县级)?(有关|相关)(单位|部门|方面)(?=(按|分工|共同|配合|参与|负责))|(?<=.)等((\d+|[一二三四五六七八九十]+)个)?(国务院|省级|省直|市级|市直|县级|县直|区级|区直|州直)?(有关|相关|成员)?(单位|部门|方面|部委)?|(共同)?(牵头|主办)(负责|落实|组织实施|实施|推进)?|按(照)?(各自)?(职责|职能)(任务)?(分工)?(共同|分别|抓好|做好)?(负责|落实|推进|配合)?|(具体|分别|共同|组织|分工|负责)?(负责|落实|实施|抓好|推进|承办|参与|参加|配合|协助|协办|协同|做好)|分工负责|(负责)?组织实施|为主|主要|分别|共同)$/;

const opening =
  /^(\d{1,2}[.．、]\s*|其中|以及|及|和|与|并由|由|会同|联合|配合单位|责任单位|牵头单位)(?=.{2})/;

/** One piece to one name, or to none: the words around a name taken off, brackets behind it read. */
function nameIn(piece: Piece): readonly NamedUnit[] {
  let start = piece.start + (piece.text.length - piece.text.trimStart().length);
  let text = piece.text.trim();
  const lead = opening.exec(text)?.[0] ?? '';
  text = text.slice(lead.length).trimStart();
  start = piece.start + piece.text.trimEnd().length - text.length;
  for (let again = true; again; ) {
    const shorter = text.replace(tail, '').trimEnd();
    again = shorter !== text;
    if (shorter === '') return [];
    text = shorter;
  }
  const { name, aliases, role, length } = bracketsRead(text);
  if (/^(列|排)(在)?(第一|首)|^下同$|为牵头(单位|部门)$/.test(name)) return [];
  if (/^(持续|长期|常年|常态|全年|立即|每[年季月]|\d{1,2}月|20\d\d年)/.test(name)) return [];
  if (!/[\p{L}]/u.test(name) || /^(无|略|同上|本级|责任单位|单位|部门|有关方面)$/.test(name)) return [];
  return [{ name: name.replace(spaced, ''), aliases, start, end: start + length, role: role ?? piece.role }];
}

const leads = /^(总?牵头|主办|主责)(单位|部门)?$/;
const cooperates = /^(配合|协办|协同|协助|参与|参加|支持)(单位|部门)?$/;

/** 市教育局（牵头）, 市教育局（市委教育工委）, 区县（自治县，以下简称区县）政府 */
function bracketsRead(text: string): {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: UnitRole | null;
  /** Characters of the printed name. */
  readonly length: number;
} {
  const closing = /^(.+?)[(（〔]([^()（）〔〕]*)[)）〕]$/.exec(text);
  if (closing?.[1] && closing[2] !== undefined) {
    const name = closing[1].trim();
    const inside = closing[2].trim();
    const { length } = name;
    if (leads.test(inside)) return { name, aliases: [], role: 'lead', length };
    if (cooperates.test(inside)) return { name, aliases: [], role: 'cooperate', length };
    if (isAlias(inside) && endsAsName(name) && !isCollective(name))
      return { name, aliases: inside.split(/[、，,]/).map((each) => each.trim()), role: null, length };
  }
  const plain = text.replace(/[(（〔][^()（）〔〕]*(简称|下同)[^()（）〔〕]*[)）〕]/, '');
  return plain !== '' && plain !== text
    ? { name: plain, aliases: [text], role: null, length: text.length }
    : { name: text, aliases: [], role: null, length: text.length };
}

/** Blanks that only stretch a name: 财 政 局. */
const spaced = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

const isAlias = (inside: string): boolean =>
  inside.split(/[、，,]/).every((each) => each.trim().length > 1 && endsAsName(each));

const place = /^(?![各有相所]).{1,6}[镇乡区县市旗]$|^(?!各).{1,8}街道$/;
const placeBody = /^(?![各有相所]).{1,8}?[镇乡区县市旗道]((?:人民)?政府|管委会|办事处|党工委)$/;

/** 白石镇、龙潭乡人民政府 names two governments: places take the ending of the name that closes their row. */
function putBackEndings(named: readonly NamedUnit[]): readonly Restored[] {
  let ending: string | null = null;
  return named
    .toReversed()
    .map((unit) => {
      const { name, aliases } = unit;
      ending = placeBody.exec(name)?.[1] ?? (place.test(name) ? ending : null);
      return ending !== null && place.test(name)
        ? { ...unit, name: name + ending, aliases: [...aliases, name], printed: name }
        : { ...unit, printed: name };
    })
    .toReversed();
}

/** Governments and their zones stand beside the offices of the level that the list speaks of. */
const governs = /(政府|管委会|办事处|管理委员会)$/;

type Restored = NamedUnit & { readonly printed: string };

/** A name without a jurisdiction takes that of the nearest office before it in the same row. */
function putBackJurisdictions(
  named: readonly Restored[],
  above: string | null,
): { readonly restored: readonly Restored[]; readonly jurisdiction: string | null } {
  let jurisdiction = above;
  const restored = named.map((unit) => {
    const own = jurisdictionOf(unit.name);
    if (own !== null && (jurisdiction === null || !governs.test(unit.name))) jurisdiction = own;
    const full = own === null && jurisdiction !== null ? restoreName(unit.name, jurisdiction) : null;
    return full ? { ...unit, name: full.name, aliases: [...unit.aliases, full.alias] } : unit;
  });
  return { restored, jurisdiction };
}
