import type { Field, TaskEdit } from './review.ts';

export type CheckedEdit =
  | { readonly ok: true; readonly changes: TaskEdit }
  | { readonly ok: false; readonly problem: 'titleNeeded' | 'dateWrong' };

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** An edit as it is stored: blanks at the ends and empty lines left out; or what is still missing. */
export function checkEdit(field: Field, draft: TaskEdit): CheckedEdit {
  const ok = (changes: TaskEdit): CheckedEdit => ({ ok: true, changes });
  switch (field) {
    case 'title': {
      const title = draft.title?.trim() ?? '';
      return title === '' ? { ok: false, problem: 'titleNeeded' } : ok({ title });
    }
    case 'category':
    case 'detail':
      return ok({ [field]: draft[field]?.trim() || null });
    case 'deadline': {
      const deadline = draft.deadline ?? { kind: 'none', text: null, date: null };
      const wrong = deadline.date !== null && !DATE.test(deadline.date);
      return wrong ? { ok: false, problem: 'dateWrong' } : ok({ deadline });
    }
    case 'units':
      return ok({
        units: (draft.units ?? [])
          .map((unit) => ({ ...unit, name: unit.name.trim() }))
          .filter(({ name }) => name !== ''),
      });
    case 'indicators':
      return ok({ indicators: (draft.indicators ?? []).filter(({ text }) => text.trim() !== '') });
  }
}
