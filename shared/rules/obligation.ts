import type { Language } from '../errors.ts';
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
export function obligationOf(
  task: TaskFields,
  assigned: readonly AssignedTo[],
  own: OwnUnit,
  language: Language = 'zh',
): Mine | null {
  const say = reasons[language];
  const assignment = assigned.find((a) => own.ids.has(a.unit));
  if (assignment) return { role: assignment.role, reason: say.assigned(assignment) };
  const keys = own.names.map(nameKey);
  const printed = task.units.findIndex(
    (unit) => !unit.group && [unit.name, ...unit.aliases].some((name) => keys.includes(nameKey(name))),
  );
  const unit = task.units[printed];
  if (unit) return { role: unit.role, reason: say.printed(unit.name, printed + 1) };
  const named = namesInText(task)(own.names);
  return named ? { role: 'named', reason: say.named(named) } : null;
}

interface Reasons {
  readonly assigned: (assignment: AssignedTo) => string;
  readonly printed: (name: string, place: number) => string;
  readonly named: (name: string) => string;
}

const reasons: Readonly<Record<Language, Reasons>> = {
  zh: {
    assigned: ({ role, group }) =>
      `已交办给本单位${group ? `（作为“${group}”成员）` : ''}，${role === 'lead' ? '牵头' : '配合'}`,
    printed: (name, place) => `责任单位栏第 ${place} 位列有“${name}”`,
    named: (name) => `任务内容中提到“${name}”`,
  },
  en: {
    assigned: ({ role, group }) =>
      `Assigned to this unit${group ? ` (as a member of “${group}”)` : ''}, ${role === 'lead' ? 'lead' : 'cooperating'}`,
    printed: (name, place) => `“${name}” is number ${place} in the column of responsible units`,
    named: (name) => `The task's text names “${name}”`,
  },
};

/** Names of two characters are too common in running text to mean a unit. */
const SHORTEST_NAME = 4;

/** Asks a task's text for names: answers the first of them that its title or detail mentions. */
export function namesInText(
  task: Pick<TaskFields, 'title' | 'detail'>,
): (names: readonly string[]) => string | null {
  const text = nameKey(`${task.title}\n${task.detail ?? ''}`);
  return (names) =>
    names.find((name) => nameKey(name).length >= SHORTEST_NAME && text.includes(nameKey(name))) ?? null;
}
