import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type ISectionOptions,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import type { PaperBlock, PaperPlan } from '../../shared/reports/paper/paper-plan.ts';
import { sheetText } from '../../shared/spreadsheet-text.ts';
import { nameFallbacks } from './font-table.ts';
import { lightBar } from './paper-bar.ts';
import { codeTable } from './paper-code.ts';
import { formTable } from './paper-form.ts';
import { LINE, looks, MILLIMETRE, POINT, run, SIZE } from './paper-looks.ts';
import { paperTable, signingTable } from './paper-tables.ts';
import { textRuns } from './paper-text.ts';

const PAGE = { width: 210, height: 297 } as const;
/** Top, binding side, and what the type area of 156 by 225 mm leaves. */
const MARGIN = { top: 37, left: 28, right: 26, bottom: 35 } as const;
/** Twips of the type area's width. */
const WIDTH = {
  portrait: 156 * MILLIMETRE,
  landscape: (297 - MARGIN.top - MARGIN.bottom) * MILLIMETRE,
} as const;

const mm = (length: number): number => Math.round(length * MILLIMETRE);

/** The one place that knows the document library. The answer is a whole .docx file, to be edited further in Word or WPS. */
export async function writeDocument(plan: PaperPlan): Promise<Uint8Array> {
  const width = plan.landscape ? WIDTH.landscape : WIDTH.portrait;
  const document = new Document({
    title: sheetText(plan.title),
    creator: '任务台账',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: run('body', SIZE.body), paragraph: { spacing: { line: LINE } } } },
    },
    sections: [
      {
        properties: pageOf(plan),
        footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
        children: plan.blocks.flatMap((block) => written(block, width)),
      },
    ],
  });
  return nameFallbacks(new Uint8Array(await Packer.toBuffer(document)));
}

function pageOf({ landscape }: PaperPlan): NonNullable<ISectionOptions['properties']> {
  // Turned by a quarter, the binding side is on top.
  const margin = landscape
    ? { top: MARGIN.left, right: MARGIN.top, bottom: MARGIN.right, left: MARGIN.bottom }
    : MARGIN;
  return {
    page: {
      size: {
        width: mm(PAGE.width),
        height: mm(PAGE.height),
        orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: mm(margin.top),
        right: mm(margin.right),
        bottom: mm(margin.bottom),
        left: mm(margin.left),
        // The page number stands 7 mm below the type area (7.5).
        footer: mm(margin.bottom - 7 - 5),
      },
    },
  };
}

/** — 1 — of 4号, one character in from the outer edge; odd pages right, even pages left. */
const footer = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer => {
  const inset = SIZE.page * 10;
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: inset } : { left: inset },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...run('pageNumber', SIZE.page) }),
        ],
      }),
    ],
  });
};

const rule = { style: BorderStyle.SINGLE, size: 12, color: '000000', space: 4 } as const;

function written(block: PaperBlock, width: number): (Paragraph | Table)[] {
  const body = run('body', SIZE.body);
  switch (block.kind) {
    case 'masthead':
      return [
        new Paragraph({
          ...looks.title,
          children: textRuns(block.name, run('title', 60), 'line'),
          spacing: { line: 50 * POINT },
        }),
        new Paragraph({
          ...looks.plain,
          alignment: AlignmentType.CENTER,
          children: textRuns(block.number, body),
        }),
        new Paragraph({
          ...looks.plain,
          border: { bottom: rule },
          tabStops: [{ type: TabStopType.RIGHT, position: Math.round(width) }],
          children: [
            ...textRuns(block.issuer, body),
            new TextRun({ text: '\t', ...body }),
            ...textRuns(block.date, body),
          ],
        }),
        new Paragraph({ ...looks.plain }),
      ];
    case 'title':
      return [
        new Paragraph({ ...looks.title, children: textRuns(block.text, run('title', SIZE.title)) }),
        ...(block.close ? [] : [new Paragraph({ ...looks.plain })]),
      ];
    case 'small':
      return [new Paragraph({ ...looks.small, children: textRuns(block.text, run('body', SIZE.cell)) })];
    case 'code':
      return [new Paragraph({ ...looks.plain }), codeTable(block, width)];
    case 'bar':
      return [lightBar(block.parts, width)];
    case 'part':
      return [
        new Paragraph({
          ...looks.plain,
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: textRuns(block.text, run('heading', SIZE.body)),
        }),
      ];
    case 'addressee':
      return [new Paragraph({ ...looks.plain, children: textRuns(`${block.text}：`, body) })];
    case 'heading': {
      const role = block.level === 1 ? 'heading' : block.level === 2 ? 'subheading' : 'body';
      return [new Paragraph({ ...looks.heading, children: textRuns(block.text, run(role, SIZE.body)) })];
    }
    case 'body':
      return block.text
        .split('\n')
        .map((line) => new Paragraph({ ...looks.body, children: textRuns(line, body) }));
    case 'field':
      return [
        new Paragraph({
          ...looks.plain,
          children: [
            ...textRuns(`${block.label}：`, run('heading', SIZE.body)),
            ...textRuns(block.value, body),
          ],
        }),
      ];
    case 'table':
      return [
        ...(block.caption === null
          ? []
          : [
              new Paragraph({
                ...looks.caption,
                children: textRuns(block.caption, run('heading', SIZE.page)),
              }),
            ]),
        paperTable(block, width),
      ];
    case 'attachments':
      return [
        new Paragraph({ ...looks.plain }),
        ...block.names.map(
          (name, at) =>
            new Paragraph({
              ...looks.body,
              children: textRuns(attachment(name, at, block.names.length), body),
            }),
        ),
      ];
    case 'signature':
      return [
        new Paragraph({ ...looks.plain }),
        new Paragraph({ ...looks.signature, keepNext: true, children: textRuns(block.unit, body) }),
        new Paragraph({ ...looks.signature, children: textRuns(block.date, body) }),
      ];
    case 'signing':
      return [new Paragraph({ ...looks.plain, keepNext: true }), signingTable(block.fields, width)];
    case 'form':
      return [formTable(block.rows, width)];
    case 'note':
      return [new Paragraph({ ...looks.note, children: textRuns(block.text, run('body', SIZE.small)) })];
    case 'tearOff':
      return [
        new Paragraph({
          ...looks.plain,
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: LINE, after: LINE / 2 },
          border: { top: { style: BorderStyle.DASHED, size: 6, color: '000000', space: 6 } },
          children: textRuns(block.text, run('subheading', SIZE.cell)),
        }),
      ];
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

/** 附件：1. name; the following ones stand under the first. */
const attachment = (name: string, at: number, all: number): string => {
  const number = all > 1 ? `${at + 1}. ` : '';
  return `${at === 0 ? '附件：' : '　　　'}${number}${name}`;
};
