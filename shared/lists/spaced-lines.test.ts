import { expect, test } from 'vitest';
import { parseListText } from './index.ts';

const read = (text: string) => {
  const list = parseListText(text);
  if (!list.ok) throw new Error(list.error.code);
  return list.value.tasks.map(({ seq, title, units: [first], deadline }) => [
    seq,
    title,
    first?.name,
    deadline.text,
  ]);
};

test('columns apart by blanks are a table, a line that is cut goes on below', () =>
  expect(
    read(
      '临川市任务分解表\n\n序号   工作任务   责任单位   完成时限\n1   开足课程，编好   市教育局   2024年6月\n教材\n2　办好赛事　市体育局　长期坚持\n\n注：按季报送。',
    ),
  ).toEqual([
    [1, '开足课程，编好教材', '市教育局', '2024年6月'],
    [2, '办好赛事', '市体育局', '长期坚持'],
  ]));

test('cells on lines that begin with a TAB, with no blank line between the rows', () =>
  expect(
    read(
      '任务表\n\t编号\n\t工作任务\n\t责任单位\n\t备注\n\tRW1\n\t开足课程\n\t市教育局\n\t\n\tRW2\n\t办好赛事\n\t市体育局\n\t\n',
    ),
  ).toEqual([
    [null, '开足课程', '市教育局', null],
    [null, '办好赛事', '市体育局', null],
  ]));
