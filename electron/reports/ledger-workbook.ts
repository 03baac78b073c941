import { commonFonts, type LedgerFonts } from '../../shared/reports/fonts.ts';
import { ledgerDataSheet } from '../../shared/reports/ledger-data.ts';
import { ledgerSheet } from '../../shared/reports/ledger-layout.ts';
import type { LedgerReport } from '../../shared/reports/ledger-report.ts';
import { writeWorkbook } from './write-workbook.ts';

/**
 * Report R1 as .xlsx: sheet 台账 for printing and signing, sheet 数据 for sorting and pivoting.
 * `fonts` comes from `installedLedgerFonts()`; without it the fonts that every Chinese system has are named.
 */
export const ledgerWorkbook = (report: LedgerReport, fonts: LedgerFonts = commonFonts): Promise<Uint8Array> =>
  writeWorkbook({ title: report.title, sheets: [ledgerSheet(report), ledgerDataSheet(report)] }, fonts);
