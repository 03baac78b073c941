import type { Draft, SheetRow } from '../../model/views.ts';

/** A filled-in row beside what was reported before. */
export interface Filled {
  readonly row: Pick<SheetRow, 'indicators' | 'last' | 'signed'>;
  readonly draft: Draft;
  /** 代录: nothing can be attached to what was heard, so no evidence is asked for. */
  readonly typed?: boolean;
}

/** The fields of a report that are written in sentences. */
export const textFields = ['text', 'problems', 'next', 'coordination', 'noChange'] as const;

/** Characters as a person counts them, blanks left out. */
export const lengthOf = (draft: Draft, field: string | null): number => {
  const isText = (textFields as readonly (string | null)[]).includes(field);
  const said = isText ? draft[field as (typeof textFields)[number]] : null;
  return [...(said ?? '').replace(/\s+/g, '')].length;
};

/** Whether a field says nothing; of the figures, whether one is not given. */
export const isMissing = ({ row, draft, typed = false }: Filled, field: string | null): boolean => {
  switch (field) {
    case 'percent':
      return draft.percent === null;
    case 'actuals':
      return row.indicators.some(({ id }) => !draft.actuals.some(({ indicator }) => indicator === id));
    case 'evidence':
      return !typed && draft.evidence.length === 0;
    default:
      return lengthOf(draft, field) === 0;
  }
};

/** Each given figure beside that of last time, where there is one. */
export const figuresBefore = ({ row, draft }: Filled) =>
  draft.actuals.flatMap(({ indicator, value }) => {
    const before = row.last?.actuals.find((a) => a.indicator === indicator)?.value;
    const { text = '', comparator } = row.indicators.find(({ id }) => id === indicator) ?? {};
    return before === undefined ? [] : [{ about: indicator, text, comparator, before, value }];
  });
