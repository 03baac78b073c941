import { deflateSync } from 'node:zlib';

/** PDF files that mean harm or are out of bounds, made here; each is small on the disk. */

/** Objects by number from 1; a stream is given by its dictionary and bytes. */
type PdfObject = string | { readonly dict: string; readonly bytes: Uint8Array };

/** A file of these objects, the first being the catalog. */
export function pdfOf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  const places = objects.map((object, index) => {
    const at = length();
    const body =
      typeof object === 'string'
        ? [Buffer.from(object, 'latin1')]
        : [
            Buffer.from(`<< ${object.dict} /Length ${object.bytes.length} >>\nstream\n`, 'latin1'),
            Buffer.from(object.bytes),
            Buffer.from('\nendstream', 'latin1'),
          ];
    parts.push(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'), ...body, Buffer.from('\nendobj\n', 'latin1'));
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = length();
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
}

const text = (content: string): PdfObject => ({ dict: '', bytes: Buffer.from(content, 'latin1') });
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const page = (box: string, more = ''): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> ${more} >> >>`;
const A4 = '0 0 595 842';
/** A black square: what a page that was drawn shows. */
const SQUARE = text('0 g 60 600 300 200 re f');

const onePage = (catalog = CATALOG, more: readonly PdfObject[] = [], content = SQUARE, box = A4): Buffer =>
  pdfOf([catalog, PAGES, page(box), content, FONT, ...more]);

const MIB = 1024 * 1024;
/** 512 MiB of spaces, packed twice: some kilobytes. */
const bomb = (): Uint8Array =>
  deflateSync(deflateSync(Buffer.alloc(512 * MIB, 0x20), { level: 9 }), { level: 9 });

/** Each form draws the next one ten times: a page of a few lines that is never finished. */
function endless(): Buffer {
  const depth = 12;
  const forms = Array.from({ length: depth }, (_, index): PdfObject => {
    const next = index + 1 < depth ? `/XObject << /X ${7 + index} 0 R >>` : '';
    const content = index + 1 < depth ? '/X Do '.repeat(10) : '0 g 1 1 1 1 re f';
    return {
      dict: `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${next} >>`,
      bytes: Buffer.from(content, 'latin1'),
    };
  });
  return pdfOf([CATALOG, PAGES, page(A4, '/XObject << /X 6 0 R >>'), text('/X Do'), FONT, ...forms]);
}

const many = (count: number): Buffer =>
  pdfOf([
    CATALOG,
    `<< /Type /Pages /Kids [${Array.from({ length: count }, (_, index) => `${5 + index} 0 R`).join(' ')}] /Count ${count} >>`,
    FONT,
    SQUARE,
    ...Array.from(
      { length: count },
      () => `<< /Type /Page /Parent 2 0 R /MediaBox [${A4}] /Contents 4 0 R >>`,
    ),
  ]);

const unknown = '00'.repeat(32);

export const hostilePdfs = {
  locked: pdfOf(
    [CATALOG, PAGES, page(A4), SQUARE, FONT],
    `/ID [<${unknown}> <${unknown}>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${unknown}> /U <${unknown}> /P -44 >>`,
  ),
  pages: many(5000),
  giant: onePage(CATALOG, [], SQUARE, '0 0 1000000000 1000000000'),
  ribbon: onePage(CATALOG, [], SQUARE, '0 0 14400000 10'),
  script: onePage(
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\("run"\\)) >> >>',
  ),
  program: onePage('<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (calc.exe) >> >>'),
  files: onePage(
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(a.exe) 6 0 R] >> >> >>',
    [
      '<< /Type /Filespec /F (a.exe) /EF << /F 7 0 R >> >>',
      { dict: '/Type /EmbeddedFile', bytes: Buffer.from('MZ') },
    ],
  ),
  /** The tree of pages leads back to its root. */
  circle: pdfOf([
    CATALOG,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Pages /Kids [2 0 R] /Count 1 >>',
  ]),
  bomb: pdfOf([
    CATALOG,
    PAGES,
    page(A4),
    { dict: '/Filter [/FlateDecode /FlateDecode]', bytes: bomb() },
    FONT,
  ]),
  endless: endless(),
} as const satisfies Record<string, Buffer>;
