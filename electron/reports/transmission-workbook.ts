import { commonFonts, type LedgerFonts } from '../../shared/reports/fonts.ts';
import { type TransmissionReport, transmissionSheet } from '../../shared/reports/transmission-log.ts';
import { writeWorkbook } from './write-workbook.ts';

/** Report R16 as .xlsx: one sheet, one line for each file that went out or came in. */
export const transmissionWorkbook = (
  report: TransmissionReport,
  fonts: LedgerFonts = commonFonts,
): Promise<Uint8Array> => writeWorkbook({ title: '报送登记簿', sheets: [transmissionSheet(report)] }, fonts);
