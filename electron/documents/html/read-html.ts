import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { DocumentNote } from '../../../shared/lists/document-notes.ts';
import { Refusal } from '../../../shared/result.ts';
import { createDocumentBuilder, type DocumentBuilder } from '../document-builder.ts';
import type { ReadDocument } from '../reading.ts';
import { createTextRun, type TextRun } from './text-run.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const deepest = 600;

const leftOut = new Set([
  ...[
    'head',
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'object',
    'svg',
    'math',
    'select',
    'textarea',
  ],
  ...['button', 'audio', 'video', 'canvas', 'del', 'rt', 'rp', 'colgroup', 'title'],
]);

const blocks = new Set([
  ...[
    'p',
    'div',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'li',
    'ul',
    'ol',
    'dl',
    'dt',
    'dd',
    'section',
    'article',
  ],
  ...[
    'header',
    'footer',
    'main',
    'aside',
    'nav',
    'form',
    'fieldset',
    'blockquote',
    'center',
    'pre',
    'address',
  ],
  ...['body', 'caption', 'figure', 'figcaption', 'hr', 'details', 'summary'],
]);

interface Walk {
  readonly builder: DocumentBuilder;
  readonly run: TextRun;
  pictures: number;
}

/**
 * A page or a clipboard fragment as a browser would lay it out: nothing is executed, nothing is fetched. Elements that
 * are not shown and text that a word processor marked as deleted are left out; numbers of its lists are kept.
 */
export function readHtml(html: string): ReadDocument {
  const builder = createDocumentBuilder();
  const walk: Walk = { builder, run: createTextRun(builder.paragraph), pictures: 0 };
  for (const node of parse(html, { scriptingEnabled: false }).childNodes) visit(node, walk, 0);
  walk.run.end();
  const notes: DocumentNote[] = walk.pictures > 0 ? [{ code: 'pictures', count: walk.pictures }] : [];
  return { document: builder.finish(), notes };
}

function visit(node: Node, walk: Walk, depth: number): void {
  if (depth > deepest) throw new Refusal('E_LIST_HOSTILE');
  if (node.nodeName === '#text') {
    walk.run.add((node as DefaultTreeAdapterTypes.TextNode).value);
    return;
  }
  if (!('tagName' in node) || leftOut.has(node.tagName)) return;
  const style = styleOf(node);
  if (isHidden(node, style)) return;
  const inside = () => {
    for (const child of node.childNodes) visit(child, walk, depth + 1);
  };
  const { run } = walk;
  switch (node.tagName) {
    case 'br':
      run.breakLine();
      return;
    case 'img':
      walk.pictures += 1;
      return;
    case 'table':
      run.end();
      visitTable(node, walk, depth);
      return;
    case 'input':
      return;
  }
  if (style['mso-list']?.toLowerCase() === 'ignore') {
    run.number(textOf(node));
    return;
  }
  if (node.tagName === 'li') {
    run.item(numberOfItem(node) ?? '', inside);
    return;
  }
  const preserves = node.tagName === 'pre' || /^pre/.test(style['white-space'] ?? '');
  const isBlock = blocks.has(node.tagName) || style['display'] === 'block';
  if (isBlock) run.end();
  if (preserves) run.preserve(inside);
  else inside();
  if (isBlock) run.end();
}

function visitTable(table: Element, walk: Walk, depth: number): void {
  const { builder, run } = walk;
  const sections = childrenOf(table);
  for (const caption of sections.filter(({ tagName }) => tagName === 'caption'))
    visit(caption, walk, depth + 1);
  run.end();
  builder.openTable();
  for (const row of rowsOf(sections)) {
    if (isHidden(row, styleOf(row))) continue;
    builder.openRow();
    for (const cell of childrenOf(row)) {
      if (!['td', 'th'].includes(cell.tagName) || isHidden(cell, styleOf(cell))) continue;
      builder.openCell({ colSpan: spanOf(cell, 'colspan'), rowSpan: spanOf(cell, 'rowspan') });
      for (const child of cell.childNodes) visit(child, walk, depth + 4);
      run.end();
      builder.closeCell();
    }
    builder.closeRow();
  }
  builder.closeTable();
}

/** Head, bodies, foot: printed in this order wherever they stand. */
function rowsOf(sections: readonly Element[]): readonly Element[] {
  const of = (...names: readonly string[]) =>
    sections
      .filter(({ tagName }) => names.includes(tagName))
      .flatMap((section) =>
        section.tagName === 'tr' ? [section] : childrenOf(section).filter(({ tagName }) => tagName === 'tr'),
      );
  return [...of('thead'), ...of('tbody', 'tr'), ...of('tfoot')];
}

const childrenOf = (element: Element): readonly Element[] =>
  element.childNodes.filter((node): node is Element => 'tagName' in node);

const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number => {
  const span = Number.parseInt(attributeOf(cell, name) ?? '1', 10);
  return Number.isNaN(span) || span < 0 || (span === 0 && name === 'colspan') ? 1 : span;
};

/** The style attribute alone: style sheets are not applied. */
function styleOf(element: Element): Readonly<Record<string, string>> {
  const text = attributeOf(element, 'style');
  if (text === undefined) return {};
  const style: Record<string, string> = {};
  for (const declaration of text.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0)
      style[declaration.slice(0, colon).trim().toLowerCase()] = declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return style;
}

const isHidden = (element: Element, style: Readonly<Record<string, string>>): boolean =>
  style['display'] === 'none' ||
  style['visibility'] === 'hidden' ||
  style['mso-hide'] === 'all' ||
  attributeOf(element, 'hidden') !== undefined;

const textOf = (element: Element): string =>
  element.childNodes
    .map((node) =>
      node.nodeName === '#text'
        ? (node as DefaultTreeAdapterTypes.TextNode).value
        : 'tagName' in node
          ? textOf(node)
          : '',
    )
    .join('');

/** The number that a browser prints before an item of an ordered list; null where it prints a bullet or nothing. */
function numberOfItem(item: Element): string | null {
  const list = item.parentNode;
  if (!list || !('tagName' in list) || list.tagName !== 'ol') return null;
  if (/none/.test(`${styleOf(list)['list-style']} ${styleOf(list)['list-style-type']}`)) return null;
  const start = Number.parseInt(attributeOf(list, 'start') ?? '1', 10);
  let number = Number.isNaN(start) ? 1 : start;
  for (const sibling of childrenOf(list)) {
    const value = Number.parseInt(attributeOf(sibling, 'value') ?? '', 10);
    if (!Number.isNaN(value)) number = value;
    if (sibling === item) break;
    if (sibling.tagName === 'li') number += 1;
  }
  const printed = /^\s*([（(]?[\d一二三四五六七八九十]+[、.．)）]|[①-⑳])/.test(textOf(item).slice(0, 40));
  return printed ? null : `${number}.`;
}
