import { expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

test('what is left of a name is one that every file system takes and nobody misreads', () => {
  expect(safeFileName('照片 1.JPG')).toBe('照片 1.JPG');
  expect(safeFileName('../../etc/passwd')).toBe('passwd');
  expect(safeFileName('C:\\甲\\乙.pdf')).toBe('乙.pdf');
  expect(safeFileName('a<b>:"|?*.txt')).toBe('ab.txt');
  expect(safeFileName('通知\u202efdp.exe')).toBe('通知fdp.exe');
  expect(safeFileName('CON.txt')).toBe('_CON.txt');
  expect(safeFileName('nul .tar.gz')).toBe('_nul .tar.gz');
  expect(safeFileName('COM¹.zip')).toBe('_COM¹.zip');
  expect(safeFileName('COM10.zip')).toBe('COM10.zip');
  expect(safeFileName('...')).toBe('file');
  expect(safeFileName(`${'长'.repeat(200)}.docx`)).toBe(`${'长'.repeat(80)}.docx`);
});
