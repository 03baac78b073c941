import { writeParts } from '../../reports/zip-parts.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

const relationships = (
  entries: readonly (readonly [type: string, target: string, mode?: string])[],
): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(
      ([type, target, mode], at) =>
        `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/>`,
    )
    .join('')}</Relationships>`;

const contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${[
  'document.main',
  'styles',
  'numbering',
]
  .map(
    (part) =>
      `<Override PartName="/word/${part.replace('.main', '')}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml"/>`,
  )
  .join('')}</Types>`;

export interface DocxParts {
  readonly numbering?: string;
  readonly styles?: string;
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** A small .docx with this content of w:body, written by hand to show one thing. */
export function docxOf(body: string, { numbering, styles, parts = {} }: DocxParts = {}): Promise<Uint8Array> {
  const files: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml']]),
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
      ['image', 'http://127.0.0.1:9/picture.png', 'External'],
      ['attachedTemplate', 'http://127.0.0.1:9/template.dotm', 'External'],
    ]),
    'word/document.xml': `<?xml version="1.0"?><w:document ${word}><w:body>${body}</w:body></w:document>`,
    ...(numbering !== undefined && {
      'word/numbering.xml': `<w:numbering ${word}>${numbering}</w:numbering>`,
    }),
    ...(styles !== undefined && { 'word/styles.xml': `<w:styles ${word}>${styles}</w:styles>` }),
    ...parts,
  };
  return writeParts(new Map(Object.entries(files).map(([name, content]) => [name, Buffer.from(content)])));
}

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

export const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : run(text)}</w:p>`;

export const cell = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;

export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;
