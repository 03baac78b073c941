import type { ParsedTask } from '../../../shared/lists/model.ts';
import type { ListReading, ReadingChoice } from '../../../shared/lists/parts.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type NameOf, renameUnits } from '../../../shared/rules/printed-names.ts';
import { nameKey } from '../../../shared/text.ts';
import type { Store } from '../../store/store.ts';
import type { CallContext } from '../services.ts';
import { stepper } from '../watch.ts';
import { type ColumnTemplate, columnTemplates, learnedNames } from './learned.ts';
import { type ListSource, type ReadSource, readListSource } from './source.ts';

/** A document as it is understood here: read, its columns as taught, its units under the names they are known to mean. */
export interface Understood {
  readonly read: ReadSource;
  readonly reading: ListReading;
  /** By part: the template its columns were read with. */
  readonly templates: ReadonlyMap<number, ColumnTemplate>;
  readonly learned: readonly { readonly printed: string; readonly name: string; readonly rows: number }[];
}

/** The same for a preview and for the import. The store may be another one when the document has been read. */
export async function understand(
  openStore: () => Store | null,
  source: ListSource,
  choice: ReadingChoice,
  context: CallContext,
): Promise<Result<Understood>> {
  const step = stepper(context, 'read');
  step(0, 2);
  const before = openStore();
  const taught = before ? columnTemplates(before) : [];
  const read = await readListSource(before, source, { choice, taught }, context);
  if (!read.ok) return read;
  step(1, 2);
  const { list, taught: used } = read.value.understood;
  const store = openStore();
  const renamed = store ? renameTasks(list.tasks, learnedNames(store)) : { tasks: list.tasks, learned: [] };
  step(2, 2);
  const byKey = new Map(taught.map((template) => [template.key, template]));
  return ok({
    read: read.value,
    reading: { ...list, tasks: renamed.tasks },
    templates: new Map(
      [...used].flatMap(([part, key]): [number, ColumnTemplate][] => {
        const template = byKey.get(key);
        return template ? [[part, template]] : [];
      }),
    ),
    learned: renamed.learned,
  });
}

/** @returns the tasks, and which printed names were read as another, with the number of rows */
export function renameTasks(tasks: readonly ParsedTask[], nameOf: NameOf) {
  const rows = new Map<string, { printed: string; name: string; rows: number }>();
  const renamed = tasks.map((task) => {
    const units = renameUnits(task.units, nameOf);
    if (units === task.units) return task;
    for (const { name: printed } of task.units) {
      const name = nameOf(nameKey(printed));
      if (name === null || nameKey(name) === nameKey(printed)) continue;
      const known = rows.get(nameKey(printed)) ?? { printed, name, rows: 0 };
      rows.set(nameKey(printed), { ...known, rows: known.rows + 1 });
    }
    return { ...task, units };
  });
  return { tasks: renamed, learned: [...rows.values()] };
}
