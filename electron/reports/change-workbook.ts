import { type ChangeTable, changeSheet } from '../../shared/reports/change-table.ts';
import { commonFonts, type LedgerFonts } from '../../shared/reports/fonts.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Report R17 as .xlsx. */
export const changeWorkbook = (table: ChangeTable, fonts: LedgerFonts = commonFonts): Promise<Uint8Array> =>
  writeWorkbook({ title: `${table.ledger}变更对照表`, sheets: [changeSheet(table)] }, fonts);
