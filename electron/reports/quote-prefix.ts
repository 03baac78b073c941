import { readParts, writeParts } from './zip-parts.ts';

const STYLES = 'xl/styles.xml';
const MARKED_FORMAT = /<xf ([^>]*)>(?=<alignment [^>]*readingOrder="1")/g;
/** Number format 49 is the built-in `@`; the workbook library writes it as a custom one. */
const CUSTOM_FORMAT = /numFmtId="[1-9]\d*"/;

/**
 * Sets `quotePrefix` (ECMA-376 part 1, 18.8.45: what a typed leading apostrophe becomes) on every cell format whose reading
 * order is left to right. The workbook library cannot write that attribute; the reading order is the mark it can write.
 */
export async function markQuotePrefix(xlsx: Uint8Array): Promise<Uint8Array> {
  const parts = new Map(await readParts(xlsx));
  const styles = parts.get(STYLES)?.toString('utf8') ?? '';
  parts.set(STYLES, Buffer.from(styles.replace(MARKED_FORMAT, quoted)));
  return writeParts(parts);
}

const quoted = (_: string, attributes: string): string =>
  `<xf ${attributes.replace(CUSTOM_FORMAT, 'numFmtId="49"')} quotePrefix="1">`;
