import { readXml } from '../container/xml.ts';
import type { NumberingLevel, NumberingList } from './numbering.ts';

export interface NumberingPart {
  readonly lists: ReadonlyMap<string, NumberingList>;
  /** The level that a style stands for in a list. */
  readonly levelOfStyle: (list: string, style: string) => number | null;
}

interface Definition {
  readonly levels: (NumberingLevel | undefined)[];
  readonly styles: Map<string, number>;
  link: string | null;
  named: string | null;
}
interface RawList {
  definition: string;
  readonly starts: Map<number, number>;
  readonly levels: (NumberingLevel | undefined)[];
}
type Draft = { -readonly [K in keyof NumberingLevel]: NumberingLevel[K] } & {
  at: number;
  style: string | null;
};

/** numbering.xml: which list prints which numbers. */
export function readNumbering(bytes: Uint8Array | null): NumberingPart {
  const definitions = new Map<string, Definition>();
  const raw = new Map<string, RawList>();
  let definition: Definition | null = null;
  let list: RawList | null = null;
  let overridden = 0;
  let level: Draft | null = null;

  if (bytes)
    readXml(bytes, {
      open: ({ name, attributes }) => {
        const val = attributes['val'] ?? '';
        switch (name) {
          case 'abstractNum':
            definition = { levels: [], styles: new Map(), link: null, named: null };
            definitions.set(attributes['abstractNumId'] ?? '', definition);
            break;
          case 'num':
            list = { definition: '', starts: new Map(), levels: [] };
            raw.set(attributes['numId'] ?? '', list);
            break;
          case 'abstractNumId':
            if (list) list.definition = val;
            break;
          case 'numStyleLink':
            if (definition) definition.link = val;
            break;
          case 'styleLink':
            if (definition) definition.named = val;
            break;
          case 'lvlOverride':
            overridden = levelOf(attributes['ilvl']);
            break;
          case 'startOverride':
            list?.starts.set(overridden, Number(val) || 0);
            break;
          case 'lvl':
            level = { ...blankLevel, at: levelOf(attributes['ilvl']), style: null };
            break;
          case 'start':
            if (level) level.start = Number(val) || 0;
            break;
          case 'numFmt':
            if (level) level.format = val;
            break;
          case 'lvlText':
            if (level) level.text = val;
            break;
          case 'isLgl':
            if (level) level.legal = val !== '0' && val !== 'false';
            break;
          case 'suff':
            if (level) level.tight = val === 'nothing';
            break;
          case 'lvlRestart':
            if (level) level.restart = Number(val) || 0;
            break;
          case 'pStyle':
            if (level) level.style = val;
            break;
        }
      },
      close: (name) => {
        if (name === 'abstractNum') definition = null;
        if (name === 'num') list = null;
        if (name !== 'lvl' || !level) return;
        const { at, style, ...settled } = level;
        const into = list ?? definition;
        if (into) into.levels[at] = settled;
        if (style !== null) definition?.styles.set(style, at);
        level = null;
      },
    });

  /** A definition may only point to the one of a numbering style. */
  const resolve = (id: string): Definition | undefined => {
    const found = definitions.get(id);
    if (!found?.link) return found;
    return [...definitions.values()].find(({ named }) => named === found.link) ?? found;
  };
  const lists = new Map<string, NumberingList>();
  for (const [id, { definition: of, starts, levels }] of raw) {
    const base = resolve(of)?.levels ?? [];
    const merged = Array.from({ length: 9 }, (_none, at) => levels[at] ?? base[at]);
    lists.set(id, { definition: of, levels: merged, overrides: starts });
  }
  return {
    lists,
    levelOfStyle: (id, style) => resolve(lists.get(id)?.definition ?? '')?.styles.get(style) ?? null,
  };
}

const blankLevel: NumberingLevel = { start: 1, format: 'decimal', text: '', legal: false, tight: false };

const levelOf = (text: string | undefined): number => Math.min(8, Math.max(0, Number(text) || 0));
