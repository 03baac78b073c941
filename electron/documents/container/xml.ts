import { SaxesParser } from 'saxes';
import { Refusal } from '../../../shared/result.ts';

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** By name without prefix. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlHandlers {
  readonly open?: (element: XmlElement) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

const deepest = 400;
const pieceBytes = 65_536;

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads one XML part of an office file, UTF-8 or UTF-16. No entity but the five of XML itself is known and a DTD is
 * refused, so nothing expands and nothing is fetched. Throws E_TRUNCATED where the part is not well-formed,
 * E_LIST_HOSTILE for a DTD or elements nested beyond reason.
 */
export function readXml(bytes: Uint8Array, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser({ position: false, xmlns: false });
  let depth = 0;
  parser.on('error', () => {
    throw new Refusal('E_TRUNCATED');
  });
  parser.on('doctype', () => {
    throw new Refusal('E_LIST_HOSTILE');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new Refusal('E_LIST_HOSTILE');
    if (!open) return;
    const local: Record<string, string> = {};
    for (const key in attributes) local[localOf(key)] = attributes[key] ?? '';
    open({ name: localOf(name), attributes: local });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(localOf(name));
  });
  if (text) parser.on('text', text);

  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : null;
  const decoder = new TextDecoder(utf16 ?? 'utf-8');
  for (let at = 0; at < bytes.length; at += pieceBytes)
    parser.write(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }));
  parser.close();
}
