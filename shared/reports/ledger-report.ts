/** What report R1 (工作任务台账, in the source's own columns) is made of. The layout is decided in `ledger-layout.ts`. */

export interface LedgerRow {
  /** The source's wording, one text per column, '' where it is blank or merged away, paragraphs by \n. */
  readonly cells: readonly string[];
  /** The category the row belongs to, inherited from above where the source merged it; null where it has none. */
  readonly category: string | null;
  /** 完成时限 as precise as printed (YYYY, YYYY-MM, YYYY-MM-DD) for the data sheet; null where the wording is no date. */
  readonly deadline?: string | null;
  readonly progress: string;
  /** The state's word as shown on screen. */
  readonly state: string;
  readonly remark: string;
}

interface LedgerSignatures {
  readonly filledBy: string | null;
  readonly reviewedBy: string | null;
  readonly responsible: string | null;
  readonly phone: string | null;
}

export interface LedgerReport {
  readonly title: string;
  /** Lines printed above the title of the source (附件2); they become the first page's header. */
  readonly preamble: readonly string[];
  readonly unitName: string;
  /** 统计截止日, YYYY-MM-DD. */
  readonly cutoff: string;
  /** Reporting period as on the wire (`shared/period.ts`). */
  readonly period: string;
  /** The source's own headings in its own order. */
  readonly columns: readonly string[];
  /** Index of the merged 重点工作 column, null where the source prints no category. */
  readonly categoryColumn: number | null;
  readonly rows: readonly LedgerRow[];
  readonly signatures: LedgerSignatures;
}
