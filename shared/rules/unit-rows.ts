import { unitKinds } from '../model/record/unit.ts';
import type { UnitRow } from '../model/views.ts';
import { nameKey } from '../text.ts';

/**
 * Reads units pasted from a spreadsheet: one per line, cells separated by tabs (or commas where there are no tabs).
 * A first line of known headings names the columns; without one they are name, code, kind, district, aliases, groups.
 */
type Column = 'name' | 'code' | 'kind' | 'district' | 'aliases' | 'groups';

const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: ['单位名称', '单位', '名称', '学校名称', '学校', 'name', 'unit'],
  code: ['学校标识码', '标识码', '代码', '学校代码', '单位代码', '编码', 'code'],
  kind: ['类型', '单位类型', '类别', '性质', 'kind'],
  district: ['区县', '所属区县', '所在区县', '属地', 'district'],
  aliases: ['别名', '简称', '曾用名', 'alias', 'aliases'],
  groups: ['统称', '组', '分组', '所属组', 'group', 'groups'],
};
const COLUMNS: readonly Column[] = ['name', 'code', 'kind', 'district', 'aliases', 'groups'];

const KIND_WORDS: Readonly<Record<(typeof unitKinds)[number], readonly string[]>> = {
  bureau: ['教育局', '局', 'bureau'],
  district: ['区县', '县区', '区', '县', 'district'],
  school: ['学校', '院校', '高校', '中职', '高职', '小学', '初中', '高中', '幼儿园', 'school'],
  section: ['科室', '处室', 'section'],
  department: ['部门', '市直部门', '委办局', 'department'],
  other: ['其他', 'other'],
};

export function readUnitRows(text: string): readonly UnitRow[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '');
  const rows = lines.map(splitLine);
  const headings = rows[0]?.map(headingOf) ?? [];
  const hasHeader = headings.includes('name');
  const columns = hasHeader ? headings : COLUMNS;
  return rows.slice(hasHeader ? 1 : 0).map((cells) => toRow(columns, cells));
}

const splitLine = (line: string): readonly string[] =>
  (line.includes('\t') ? line.split('\t') : line.split(/[,，]/)).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/s, '$1')
      .trim(),
  );

const headingOf = (cell: string): Column | null =>
  COLUMNS.find((column) => HEADINGS[column].some((heading) => nameKey(heading) === nameKey(cell))) ?? null;

function toRow(columns: readonly (Column | null)[], cells: readonly string[]): UnitRow {
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return {
    name: cell('name'),
    code: orNull(cell('code')),
    kind: unitKindOf(cell('kind')),
    district: orNull(cell('district')),
    aliases: splitNames(cell('aliases')),
    groups: splitNames(cell('groups')),
  };
}

const splitNames = (text: string): string[] =>
  text
    .split(/[、,，;；/]/)
    .map((name) => name.trim())
    .filter(Boolean);

/** The kind a word stands for; null where the word is not known. */
export const unitKindOf = (word: string): UnitRow['kind'] =>
  unitKinds.find((kind) => kind === word.toLowerCase() || KIND_WORDS[kind].includes(word)) ?? null;
