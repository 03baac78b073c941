import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outlineOf } from './outline.fixture.ts';
import { readBytes } from './read-bytes.ts';

const read = async (ending: string) =>
  readBytes(await readFile(join(import.meta.dirname, 'fixtures/features', `features.${ending}`)));

/** fixtures/features is made by tools/fixtures/make-lists.ts: tables, numbers and revisions in three formats. */
test.each(['docx', 'doc', 'rtf'])('A .%s prints the same as in its program', async (ending) => {
  const { document, notes } = await read(ending);
  expect(outlineOf(document)).toEqual([
    '一、总体要求',
    '（一）指导思想',
    '1. 2022年底前建成',
    '2.再建',
    '（二）主要目标',
    '1.再次从头',
    '二、工作任务',
    ['序号', '重点工作 2×1', '责任单位'],
    ['1', '结构布局 1×2', '扩大规模', '市教育局'],
    ['2', '整合资源', '市财政局'],
    ['合计 3×1', '两项'],
    '两表之间',
    ['甲', '内一 内二|外'],
    ['乙', '丙'],
    '见附件',
    '保留插入',
    '明',
    '上',
    '下 English 5G',
  ]);
  expect(notes).toEqual([{ code: 'revisions' }]);
});
