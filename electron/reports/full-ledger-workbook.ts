import { commonFonts, type LedgerFonts } from '../../shared/reports/fonts.ts';
import { type FullLedger, fullLedgerSheet } from '../../shared/reports/full-ledger.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Report R2 as .xlsx: one sheet without merged rows, so that it can be filtered and printed alike. */
export const fullLedgerWorkbook = (
  ledger: FullLedger,
  fonts: LedgerFonts = commonFonts,
): Promise<Uint8Array> => writeWorkbook({ title: ledger.title, sheets: [fullLedgerSheet(ledger)] }, fonts);
