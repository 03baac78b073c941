import { readXml } from '../container/xml.ts';

export interface NumberReference {
  readonly list: string | null;
  readonly level: number | null;
}

export interface ParagraphStyles {
  /** The numbering a style brings with it, its bases included. */
  readonly numberingOf: (style: string) => NumberReference | null;
  /** A line of a table of contents: it repeats a heading. */
  readonly isContents: (style: string) => boolean;
}

interface Style {
  readonly name: string;
  readonly base: string | null;
  readonly list: string | null;
  readonly level: number | null;
}

/** styles.xml, as far as paragraphs need it. */
export function readStyles(bytes: Uint8Array | null): ParagraphStyles {
  const styles = new Map<string, Style>();
  let id: string | null = null;
  let style: Style = none;
  if (bytes)
    readXml(bytes, {
      open: ({ name, attributes }) => {
        const val = attributes['val'] ?? null;
        if (name === 'style') {
          id = attributes['styleId'] ?? null;
          style = none;
        } else if (id === null) return;
        else if (name === 'name') style = { ...style, name: (val ?? '').toLowerCase() };
        else if (name === 'basedOn') style = { ...style, base: val };
        else if (name === 'numId') style = { ...style, list: val };
        else if (name === 'ilvl') style = { ...style, level: Number(val) };
      },
      close: (name) => {
        if (name !== 'style' || id === null) return;
        styles.set(id, style);
        id = null;
      },
    });
  return {
    numberingOf: (first) => {
      let level: number | null = null;
      let at: string | null = first;
      for (let hops = 0; at !== null && hops < 20; hops++) {
        const found: Style | undefined = styles.get(at);
        level ??= found?.level ?? null;
        if (found?.list != null) return { list: found.list, level };
        at = found?.base ?? null;
      }
      return null;
    },
    isContents: (first) => /^toc \d/.test(styles.get(first)?.name ?? ''),
  };
}

const none: Style = { name: '', base: null, list: null, level: null };
