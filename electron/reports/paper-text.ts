import { type IRunOptions, TextRun } from 'docx';
import { sheetText } from '../../shared/spreadsheet-text.ts';

type Look = Pick<IRunOptions, 'font' | 'size'>;

/**
 * Text as Word can hold it: what XML cannot carry is left out, a line break becomes one, or a blank where the paper has
 * room for one line.
 */
export function textRuns(text: string, look: Look, breaks: 'keep' | 'line' = 'keep'): TextRun[] {
  const lines = sheetText(text).split('\n');
  if (breaks === 'line') return [new TextRun({ text: lines.join(' '), ...look })];
  return lines.map((line, at) => new TextRun({ text: line, ...(at > 0 && { break: 1 }), ...look }));
}
