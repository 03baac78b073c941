import { writeParts } from '../../reports/zip-parts.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

const relationships = (entries: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

export interface SheetXml {
  readonly name: string;
  /** Inside the worksheet element: cols, sheetData, mergeCells. */
  readonly xml: string;
  readonly state?: 'hidden' | 'veryHidden';
}

export interface XlsxParts {
  readonly strings?: readonly string[];
  readonly styles?: string;
  readonly properties?: string;
  readonly parts?: Readonly<Record<string, string>>;
}

/** A small .xlsx with these sheets, written by hand to show one thing. */
export function xlsxOf(
  sheets: readonly SheetXml[],
  { strings = [], styles = '', properties = '', parts = {} }: XlsxParts = {},
): Promise<Uint8Array> {
  const files: Record<string, string> = {
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId0', 'sharedStrings', 'sharedStrings.xml'],
      ['rId99', 'styles', 'styles.xml'],
      ...sheets.map((_sheet, at) => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
    ]),
    'xl/workbook.xml': `<workbook ${main} xmlns:r="${office}">${properties}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${state ? ` state="${state}"` : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst ${main}>${strings.map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet ${main}>${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet ${main}>${xml}</worksheet>`,
      ]),
    ),
    ...parts,
  };
  return writeParts(new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)])));
}

/** Rows of texts as sheetData. */
export const textRows = (...rows: readonly (readonly string[])[]): string =>
  `<sheetData>${rows
    .map(
      (cells) => `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`,
    )
    .join('')}</sheetData>`;
