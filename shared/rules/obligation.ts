import type { TaskFields } from '../model/record.ts';
import type { Mine } from '../model/views.ts';
import { nameKey } from '../text.ts';

export interface OwnUnit {
  /** Own id and every id adopted from a body above. */
  readonly ids: ReadonlySet<string>;
  /** Name, aliases and former names. */
  readonly names: readonly string[];
}

export interface AssignedTo {
  readonly unit: string;
  readonly role: 'lead' | 'cooperate';
  readonly group: string | null;
}

/**
 * Why a task concerns this unit: assigned to it, printed in its unit column, or named in its text.
 * The strongest reason wins; null where the task does not concern it.
 */
export function obligationOf(task: TaskFields, assigned: readonly AssignedTo[], own: OwnUnit): Mine | null {
  const assignment = assigned.find((a) => own.ids.has(a.unit));
  if (assignment) {
    const as = assignment.role === 'lead' ? '牵头' : '配合';
    const through = assignment.group ? `（作为“${assignment.group}”成员）` : '';
    return { role: assignment.role, reason: `已交办给本单位${through}，${as}` };
  }
  const keys = own.names.map(nameKey);
  const printed = task.units.findIndex(
    (unit) => !unit.group && [unit.name, ...unit.aliases].some((name) => keys.includes(nameKey(name))),
  );
  const unit = task.units[printed];
  if (unit) {
    return { role: unit.role, reason: `责任单位栏第 ${printed + 1} 位列有“${unit.name}”` };
  }
  const named = nameInText(task, own.names);
  return named ? { role: 'named', reason: `任务内容中提到“${named}”` } : null;
}

/** Names of two characters are too common in running text to mean a unit. */
const SHORTEST_NAME = 4;

/** The first of the names that the title or detail of a task mentions. */
export function nameInText(
  task: Pick<TaskFields, 'title' | 'detail'>,
  names: readonly string[],
): string | null {
  const text = nameKey(`${task.title}\n${task.detail ?? ''}`);
  return names.find((name) => nameKey(name).length >= SHORTEST_NAME && text.includes(nameKey(name))) ?? null;
}
