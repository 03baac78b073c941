import { expect, test } from 'vitest';
import { mayOpen, mayOpenAs } from './openable.ts';

const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

test('documents, pictures and recordings may be opened, what runs may not', () => {
  for (const name of ['通知.PDF', '照片.jpeg', '统计表.xlsx', '会议 (1).docx', '说明.txt', '公文.ofd'])
    expect(mayOpen(name), name).toBe(true);
  for (const name of [
    '通知.pdf.exe',
    '通知.exe',
    'a.lnk',
    'a.url',
    'a.desktop',
    'a.html',
    'a.svg',
    'a.hta',
    'a.js',
    'a.vbs',
    'a.bat',
    'a.jar',
    'a.docm',
    'a.xlsm',
    'a.iso',
    'a.zip',
    'pdf',
    '通知.pdf.',
    '',
  ])
    expect(mayOpen(name), name).toBe(false);
});

test('a program that is called a document is none', () => {
  expect(mayOpenAs('a.pdf', bytes('%PDF-1.7'))).toBe(true);
  for (const start of ['MZ\x90\x00', '\x7fELF\x02', '#!/bin/sh', '\xcf\xfa\xed\xfe'])
    expect(mayOpenAs('a.pdf', bytes(start)), start).toBe(false);
  expect(mayOpenAs('a.txt', bytes(''))).toBe(true);
});
