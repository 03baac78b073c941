import { expect, test } from 'vitest';
import { fits, joinPath, safeFileName } from './request.ts';

test('a path is joined with the separator of its folder', () => {
  expect(joinPath('/media/stick', 'a.tzb')).toBe('/media/stick/a.tzb');
  expect(joinPath('/', 'a.tzb')).toBe('/a.tzb');
  expect(joinPath('E:\\', 'a.tzb')).toBe('E:\\a.tzb');
  expect(joinPath('C:\\Users\\me', 'a.tzb')).toBe('C:\\Users\\me\\a.tzb');
});

test('only files of the wanted kind are shown first', () => {
  expect(fits('bundle', '上报.TZB')).toBe(true);
  expect(fits('bundle', '清单.docx')).toBe(false);
  expect(fits('list', '清单.docx')).toBe(true);
  expect(fits('evidence', '照片.jpg')).toBe(true);
});

test('a proposed file name holds no sign a file system refuses', () => {
  expect(safeFileName('备份 2026/11: "甲"?.db')).toBe('备份 2026_11_ _甲__.db');
  expect(safeFileName('NUL.xlsx')).toBe('_NUL.xlsx');
  const long = safeFileName(`${'关于进一步做好工作的通知'.repeat(20)}.xlsx`);
  expect(long).toMatch(/\.xlsx$/);
  // With the number that a name which is taken gets.
  expect(new TextEncoder().encode(`${long}（99）`).length).toBeLessThanOrEqual(255);
});
