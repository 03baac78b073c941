import type { NumberingLevel, NumberingList } from '../docx/numbering.ts';
import type { Bytes, WordFile } from './word-file.ts';

/** Names of [MS-OSHARED] 2.2.1.3 (MSONFC) for the formats that office documents here use. */
const formats: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  10: 'ideographDigital',
  11: 'japaneseCounting',
  14: 'decimalFullWidth',
  16: 'japaneseCounting',
  18: 'decimalEnclosedCircle',
  19: 'decimalFullWidth2',
  22: 'decimalZero',
  23: 'bullet',
  26: 'decimalEnclosedFullstop',
  27: 'decimalEnclosedParen',
  28: 'decimalEnclosedCircleChinese',
  30: 'ideographTraditional',
  33: 'taiwaneseCounting',
  35: 'taiwaneseCountingThousand',
  36: 'taiwaneseDigital',
  37: 'chineseCounting',
  39: 'chineseCountingThousand',
  255: 'none',
};

interface ListLevel extends NumberingLevel {
  readonly size: number;
}

/** The lists of a Word file by the number that its paragraphs name them with (PlfLst at 73, PlfLfo at 74). */
export function readLists({ table, place }: WordFile): ReadonlyMap<string, NumberingList> {
  const lists = new Map<string, NumberingList>();
  const [definitionsAt, usesAt] = [place(73), place(74)];
  if (definitionsAt.length < 2 || usesAt.length < 4) return lists;
  const definitions = readDefinitions(table, definitionsAt.at);
  const count = Math.min(10_000, table.u32(usesAt.at));
  let overrides = usesAt.at + 4 + count * 16;
  for (let at = 0; at < count; at++) {
    const use = usesAt.at + 4 + at * 16;
    const definition = table.u32(use);
    const levels = [...(definitions.get(definition) ?? [])];
    const starts = new Map<number, number>();
    overrides += 4;
    for (let left = Math.min(9, table.u8(use + 12)); left > 0; left--) {
      const flags = table.u32(overrides + 4);
      const level = Math.min(8, flags & 0xf);
      if ((flags & 0x10) !== 0) starts.set(level, table.u32(overrides));
      overrides += 8;
      if ((flags & 0x20) === 0) continue;
      const own = readLevel(table, overrides);
      levels[level] = own;
      overrides += own.size;
    }
    lists.set(String(at + 1), { definition: String(definition), levels, overrides: starts });
  }
  return lists;
}

function readDefinitions(table: Bytes, from: number): ReadonlyMap<number, readonly NumberingLevel[]> {
  const count = Math.min(10_000, table.u16(from));
  const definitions = new Map<number, readonly NumberingLevel[]>();
  let at = from + 2 + count * 28;
  for (let index = 0; index < count; index++) {
    const head = from + 2 + index * 28;
    const levels: NumberingLevel[] = [];
    for (let left = (table.u8(head + 26) & 1) === 1 ? 1 : 9; left > 0; left--) {
      const level = readLevel(table, at);
      levels.push(level);
      at += level.size;
    }
    definitions.set(table.u32(head), levels);
  }
  return definitions;
}

function readLevel(table: Bytes, at: number): ListLevel {
  const flags = table.u8(at + 5);
  const textAt = at + 28 + table.u8(at + 24) + table.u8(at + 25);
  const length = Math.min(200, table.u16(textAt));
  let text = '';
  for (let index = 0; index < length; index++) {
    const sign = table.u16(textAt + 2 + index * 2);
    text += sign < 9 ? `%${sign + 1}` : String.fromCharCode(sign);
  }
  return {
    start: table.u32(at) | 0,
    format: formats[table.u8(at + 4)] ?? 'decimal',
    text,
    legal: (flags & 0b100) !== 0,
    tight: table.u8(at + 15) === 2,
    ...((flags & 0b1000) !== 0 && { restart: table.u8(at + 26) }),
    size: textAt + 2 + table.u16(textAt) * 2 - at,
  };
}
