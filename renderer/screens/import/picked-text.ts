import { readDeadline } from '../../../shared/lists/deadline.ts';
import { readIndicators } from '../../../shared/lists/indicators.ts';
import { readUnits } from '../../../shared/lists/units.ts';
import { nameKey } from '../../../shared/text.ts';
import type { Field, TaskEdit, Values } from './review.ts';

export type PickedAs = Extract<Field, 'title' | 'units' | 'deadline' | 'indicators'>;

/** Words picked out of the original, put into a field as the understanding would read them there. */
export function pickedEdit(as: PickedAs, picked: string, values: Values, year: string | null): TaskEdit {
  const text = picked.trim();
  switch (as) {
    case 'title':
      return { title: text };
    case 'deadline': {
      const { kind, date } = readDeadline(text, year).deadline;
      return { deadline: { kind: kind === 'none' ? 'by' : kind, date, text } };
    }
    case 'units': {
      const known = new Set(values.units.map(({ name }) => nameKey(name)));
      const read = readUnits(text, null).units.filter(({ name }) => !known.has(nameKey(name)));
      return {
        units: [
          ...values.units,
          ...read.map(({ span: _span, aliases, role, ...unit }) => ({
            ...unit,
            role: values.units.length === 0 ? role : ('cooperate' as const),
            aliases: [...aliases],
          })),
        ],
      };
    }
    case 'indicators': {
      const read = readIndicators(text, 'detail').indicators.map(
        ({ span: _span, ...indicator }) => indicator,
      );
      const blank = {
        text,
        comparator: '=',
        value: null,
        min: null,
        max: null,
        unit: null,
        subject: '',
      } as const;
      return { indicators: [...values.indicators, ...(read.length > 0 ? read : [blank])] };
    }
  }
}
