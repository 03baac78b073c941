/** Where Enter leads: the same field of the next row, as in a spreadsheet. */
export interface FieldPlace {
  readonly row: number;
  readonly field: string;
}

/** Fields of the rows on screen, top to bottom. */
export type SheetFields = readonly (readonly string[])[];

/**
 * The next row below (or above) that has the same field; a numeric cell is met by the first numeric cell of that row.
 * `null` at the end of the sheet.
 */
export function nextField(rows: SheetFields, { row, field }: FieldPlace, step: 1 | -1): FieldPlace | null {
  for (let next = row + step; next >= 0 && next < rows.length; next += step) {
    const fields = rows[next] ?? [];
    const same = fields.includes(field) ? field : fields.find((other) => kindOf(other) === kindOf(field));
    if (same !== undefined) return { row: next, field: same };
  }
  return null;
}

/** `actual:ID` is one kind whatever the indicator; where a row says 本期无进展 its reason stands for the text. */
function kindOf(field: string): string {
  if (field.startsWith('actual:')) return 'actual';
  return field === 'noChange' ? 'text' : field;
}
