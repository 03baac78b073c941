import type { UrgeView } from '../../../shared/model/views.ts';
import { shapes } from '../../../shared/rules/lights/words.ts';
import type { Board, BoardTask } from '../board.ts';

/** The urges about a task as they are shown, newest first; a report of the unit signed after one answers it. */
export function urgeViews(
  { register, rules }: Pick<Board, 'register' | 'rules'>,
  { task, urges, reports }: BoardTask,
): UrgeView[] {
  const levels = rules.ruleSetOf(task.author)?.fields.levels;
  return urges
    .toSorted((a, b) => b.fields.urgedAt - a.fields.urgedAt || (a.id < b.id ? 1 : -1))
    .map(({ id, fields: { unit, text, level, limit, urgedBy, urgedAt } }) => ({
      id,
      unit: { id: unit, name: register.nameOf(unit) },
      text,
      light: levels ? { ...levels[level], shape: shapes[level] } : null,
      limit,
      by: urgedBy,
      at: urgedAt,
      answered: reports.some(({ fields }) => fields.unit === unit && fields.signedOffAt > urgedAt),
    }));
}
