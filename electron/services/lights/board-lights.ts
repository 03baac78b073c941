import { lightLevels } from '../../../shared/model/rule-set.ts';
import type { Workbench } from '../../../shared/model/views.ts';
import type { Light } from '../../../shared/rules/lights/words.ts';
import { type Board, inForce, taskNumber } from '../board.ts';
import { shownReport } from '../ledger-rows.ts';
import { taskLight } from './task-light.ts';

/** The worst that the workbench shows by name. */
const WORST = 8;
/** What is done, on its way or not counted is in the bar, never among the worst. */
const WORRYING = new Set(['red', 'warning', 'attention']);

/** The lights of all tasks in view: how many of each, and the gravest with their reasons. */
export function boardLights(board: Board): Workbench['lights'] {
  const lit = board.tasks.flatMap((item) => {
    const { task } = item;
    const list = board.lists.get(task.parent ?? '');
    const { transcribed } = shownReport(board, inForce(item.assignments), item.reports)?.fields ?? {};
    const light = taskLight({ task, on: item, list }, board.identity, board.rules, board.language);
    return light
      ? [
          {
            task: task.id,
            seq: task.fields.seq,
            number: taskNumber(board, task),
            title: task.fields.title,
            light,
            ...(transcribed && { transcribed: { source: transcribed.source } }),
          },
        ]
      : [];
  });
  const rank = ({ light }: { readonly light: Light }) => lightLevels.indexOf(light.level);
  const byLook = Map.groupBy(lit, ({ light: { level, word } }) => `${level} ${word}`);
  return {
    counts: [...byLook.values()]
      .flatMap((same) => {
        const [first] = same;
        if (!first) return [];
        const { level, word, colour, shape } = first.light;
        return [{ level, light: { word, colour, shape }, count: same.length }];
      })
      .sort((a, b) => lightLevels.indexOf(a.level) - lightLevels.indexOf(b.level) || b.count - a.count),
    worst: lit
      .filter(({ light }) => WORRYING.has(light.level))
      .sort((a, b) => rank(a) - rank(b) || a.light.rule - b.light.rule)
      .slice(0, WORST),
  };
}
