import { momentOf } from '../dates.ts';
import { bundleKindName } from '../exchange/file-name.ts';
import type { TransmissionEntry } from '../model/views.ts';
import { columnWidths } from './column-widths.ts';
import { clampHeight, linesHeight } from './row-heights.ts';
import type { CellLook, PlannedRow, SheetPlan } from './sheet-plan.ts';
import { wrappedLines } from './text-measure.ts';

/** Report R16 (报送登记簿): each file that went out or came in, in the order of its date. */
export interface TransmissionReport {
  readonly unitName: string;
  /** Calendar date. */
  readonly cutoff: string;
  readonly entries: readonly TransmissionEntry[];
}

interface Column {
  readonly heading: string;
  readonly look: CellLook;
  readonly min: number;
  readonly max: number;
  readonly text: (entry: TransmissionEntry) => string;
}

const columns: readonly Column[] = [
  { heading: '日期', look: 'centre', min: 17, max: 17, text: ({ at }) => momentOf(at) },
  {
    heading: '方向',
    look: 'centre',
    min: 6,
    max: 6,
    text: ({ direction }) => (direction === 'out' ? '发出' : '收到'),
  },
  { heading: '对方单位', look: 'text', min: 16, max: 34, text: ({ unit }) => unit.name },
  { heading: '文件', look: 'text', min: 26, max: 60, text: ({ file }) => file },
  { heading: '种类', look: 'centre', min: 9, max: 9, text: ({ kind }) => bundleKindName(kind) },
  {
    heading: '第几份',
    look: 'centre',
    min: 8,
    max: 8,
    text: ({ number }) => (number === null ? '' : `${number}`),
  },
  { heading: '短码', look: 'centre', min: 11, max: 11, text: ({ shortCode }) => shortCode },
  { heading: '介质', look: 'text', min: 8, max: 16, text: ({ medium }) => medium ?? '' },
  { heading: '携带人', look: 'text', min: 8, max: 14, text: ({ carriedBy }) => carriedBy ?? '' },
  { heading: '接收人', look: 'text', min: 8, max: 14, text: ({ receivedBy }) => receivedBy ?? '' },
  { heading: '回执', look: 'text', min: 20, max: 32, text: receiptText },
];

/** What is known of the arrival, in words. */
export function receiptText({ status, receipt }: TransmissionEntry): string {
  switch (status) {
    case 'exported':
      return '已导出，未见回执';
    case 'delivered':
      return `已送达 ${receipt.at === null ? '' : momentOf(receipt.at)}（${receipt.by === 'phone' ? '电话核对短码' : '回执'}）`;
    case 'received':
      return `已接收，回执短码 ${receipt.code ?? ''}`;
    case 'undone':
      return '已撤销接收';
  }
}

const PAGE = 190;

export function transmissionSheet({ unitName, cutoff, entries }: TransmissionReport): SheetPlan {
  const rows = entries.toSorted((a, b) => a.at - b.at);
  const cells = rows.map((entry) => columns.map((column) => column.text(entry)));
  const widths = columnWidths(
    columns.map(({ heading, min, max }, index) => ({
      min,
      max,
      texts: [heading, ...cells.map((row) => row[index] ?? '')],
    })),
    PAGE,
  );
  const last = columns.length - 1;
  const line = (left: string, right: string): PlannedRow => ({
    height: 22,
    cells: columns.map((_, index) => ({
      value: index === 0 ? left : index === last ? right : null,
      look: index === last ? 'noteRight' : 'note',
    })),
  });
  const head: PlannedRow[] = [
    {
      height: 42,
      cells: columns.map((_, index) => ({ value: index === 0 ? '报送登记簿' : null, look: 'title' })),
    },
    line(`登记单位：${unitName}`, `截至 ${cutoff}　共 ${rows.length} 条`),
    { height: 30, cells: columns.map(({ heading }) => ({ value: heading, look: 'head' })) },
  ];
  const body = cells.map((row): PlannedRow => {
    const lines = Math.max(...row.map((text, index) => wrappedLines(text, widths[index] ?? 1)));
    return {
      height: clampHeight(linesHeight(lines)),
      cells: row.map((value, index) => ({ value, look: columns[index]?.look ?? 'text' })),
    };
  });
  const headings = head.length - 1;
  return {
    name: '报送登记簿',
    widths,
    rows: [...head, ...body],
    merges: [{ fromRow: 0, fromColumn: 0, toRow: 0, toColumn: last }],
    freeze: { rows: head.length, columns: 0 },
    filter: { fromRow: headings, fromColumn: 0, toRow: headings + body.length, toColumn: last },
    page: { paper: 'a4', titleRows: [headings, headings], firstHeader: '', footer: '第 &P 页 共 &N 页' },
  };
}
