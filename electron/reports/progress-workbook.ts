import { commonFonts, type LedgerFonts } from '../../shared/reports/fonts.ts';
import { type ProgressTable, progressSheet } from '../../shared/reports/progress-table.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Report R3 as .xlsx: one sheet, with the block to sign and seal. */
export const progressWorkbook = (
  table: ProgressTable,
  fonts: LedgerFonts = commonFonts,
): Promise<Uint8Array> => writeWorkbook({ title: '进展情况报送表', sheets: [progressSheet(table)] }, fonts);
