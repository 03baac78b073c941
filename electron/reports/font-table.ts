import { type PaperFont, paperFonts } from '../../shared/reports/paper/paper-fonts.ts';
import { readParts, writeParts } from './zip-parts.ts';

const FONT_TABLE = 'word/fontTable.xml';

/**
 * Names for each font of a paper what may stand in for it (`w:altName`, ECMA-376 part 1, 17.8.3.1), so that a PC without
 * 方正小标宋 takes 华文中宋 and says nothing. The document library writes an empty table.
 */
export async function nameFallbacks(docx: Uint8Array): Promise<Uint8Array> {
  const parts = new Map(await readParts(docx));
  parts.set(FONT_TABLE, Buffer.from(fontTable(Object.values(paperFonts))));
  return writeParts(parts);
}

const fontTable = (fonts: readonly PaperFont[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    ...fonts.map(
      // Character set 134 is GB 2312.
      ({ name, instead }) =>
        `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="86"/></w:font>`,
    ),
    '</w:fonts>',
  ].join('');
