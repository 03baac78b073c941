import { closers, openers } from './brackets.ts';
import { labelledParts } from './labels.ts';
import type { UnitRole } from './model.ts';
import { endsAsName, isBody } from './unit-names.ts';

/** A stretch between two delimiters, words around the name included. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  /** As printed by a label before it or a word behind it. */
  readonly role: UnitRole | null;
}

/** Cuts a text that names bodies into one piece per name; what other labels announce (完成时限：…) is left out. */
export const piecesOf = (text: string): readonly Piece[] =>
  labelledParts(text).flatMap(({ meaning, text: part, start }) =>
    meaning === 'deadline' || meaning === 'other'
      ? []
      : closingRoles(cut(part, start, meaning === 'lead' || meaning === 'cooperate' ? meaning : null)),
  );

const stops = '、，,；;。/\n';
const conjunction = /^(以及|及其|及|和|与|暨|会同|联合|[\s\u3000])/;
/** The longest name that is looked back at from a conjunction. */
const reach = 40;

/** Cuts at 、 ， ； outside brackets, and at 及 以及 和 与 会同 or a blank where a whole name stands on the left. */
function cut(text: string, offset: number, role: UnitRole | null): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let depth = 0;
  const close = (end: number, next: number) => {
    pieces.push({ text: text.slice(start, end), start: offset + start, role });
    start = next;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (openers.includes(sign)) depth++;
    else if (closers.includes(sign)) depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (stops.includes(sign)) {
      const left = text.slice(Math.max(start, at - reach), at);
      if (!insideGroup(left, text.slice(at + 1, at + 1 + reach))) close(at, at + 1);
    } else {
      const word = conjunction.exec(text.slice(at, at + 2))?.[0];
      const left = text.slice(Math.max(start, at - reach), at);
      if (word && word !== '及其' && parts(left, word, text.slice(at + word.length, at + reach)))
        close(at, at + word.length);
    }
  }
  close(text.length, text.length);
  return pieces.reduceRight<readonly Piece[]>(joinedGroup, []);
}

const endsGroup = /等[^等、]{0,10}(单位|部门|企业|机构|学校|院校)[^、]{0,8}$/;

/** 燃气、供水等专业经营单位 is one group: what stands before 等 are no names by themselves. */
function joinedGroup(done: readonly Piece[], piece: Piece): readonly Piece[] {
  const [next] = done;
  if (!next || !endsGroup.test(next.text) || /^\s*等/.test(next.text) || isBody(piece.text.trim()))
    return [piece, ...done];
  const gap = next.start - piece.start - piece.text.length;
  return gap === 1 && piece.text.trim().length <= 8
    ? [{ ...piece, text: `${piece.text}、${next.text}` }, ...done.slice(1)]
    : [piece, ...done];
}

const parts = (left: string, word: string, right: string): boolean =>
  endsAsName(left) &&
  !/^各级党委$|^(机关|社会)$/.test(left.trim()) &&
  !(word === '与' && /参$/.test(left)) &&
  !bareNoun.test(right) &&
  !(/党委$/.test(left) && /^(人民)?政府/.test(right));

/** 有关部门和单位: the second noun is no name by itself. */
const bareNoun =
  /^(相关|有关)?(单位|部门|机构|企业|个人|地方)(?=$|[、，,；;。）)\n]|等|按|分工|共同|负责|配合|参与)/;

const level = '(?:县级市|[县市区旗州盟乡镇])+(?:[（(〔][^）)〕]{1,12}[）)〕])?';
const groupHead = new RegExp(
  `^\\s*(?:各有关|各相关|各|有关|相关|所有)(?:地级以上|设区的?|省辖|地)?(?:${level}[、，和及])*${level}$`,
);
const groupTail = new RegExp(
  `^(?:${level}[、，和及])*${level}(?:级)?(?:$|[，,；;。\\n（(]|(?:人民)?(?:政府|党委|管委会|教育(?:行政)?(?:主管)?部门|教育(?:体育)?局|教体局|行政主管部门|有关部门))`,
);

const kindHead = /^\s*各(乡镇?|镇|街道|中小学校?|中学|小学|高校|院校|高中|学校|园区|开发区)$/;
const kindTail =
  /^(街道(办事处)?|乡镇?|园区|开发区|功能区|幼儿园|小学|中学|高校|职业院校|中职学校|直属学校)(?=$|[、，,；;。）)\n]|按|负责|等)/;

/** 各区、市政府, 各县（市）、区人民政府 and 各中小学、幼儿园 are one name each. */
const insideGroup = (left: string, right: string): boolean =>
  (groupHead.test(left.trimEnd()) && groupTail.test(right)) ||
  (kindHead.test(left) && kindTail.test(right)) ||
  (/党委$/.test(left) && /^(人民)?政府/.test(right)) ||
  (/[各关]部门$/.test(left) && bareNoun.test(right));

const closesLead = /(共同)?(牵头|主办)(负责|落实|组织实施|实施|推进)?$/;
const closesShare = /(参与|参加|配合|协助|协办|协同)(落实|实施|推进|做好|负责)?$/;
const closesDuty = /按(照)?(各自)?职责(分工)?.{0,4}$|分工负责$/;

/** "X、Y牵头，Z配合": the word gives its role to the names before it, back to the word before. */
function closingRoles(pieces: readonly Piece[]): readonly Piece[] {
  const hasLead = pieces.some(({ text, role }) => role === 'lead' || /牵头|主办/.test(text));
  let role: UnitRole | null = null;
  return pieces
    .toReversed()
    .map((piece): Piece => {
      const words = piece.text.trim();
      if (closesLead.test(words)) role = 'lead';
      else if (closesShare.test(words) || (hasLead && closesDuty.test(words))) role = 'cooperate';
      return role === null ? piece : { ...piece, role };
    })
    .toReversed();
}
