import type { SourceDocument } from '../../../shared/lists/document.ts';
import { parseDocument } from '../../../shared/lists/index.ts';
import type { ParsedTask } from '../../../shared/lists/model.ts';
import type { ListReading, PartChoice, ReadingChoice } from '../../../shared/lists/parts.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type NameOf, renameUnits } from '../../../shared/rules/printed-names.ts';
import { nameKey } from '../../../shared/text.ts';
import type { Store } from '../../store/store.ts';
import type { CallContext } from '../services.ts';
import { stepper } from '../watch.ts';
import { type ColumnTemplate, findTemplate, learnedNames } from './learned.ts';
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
  step(0, 3);
  const read = await readListSource(openStore(), source, context);
  if (!read.ok) return read;
  const store = openStore();
  step(1, 3);
  const parsed = parseTaught(store, read.value.document, choice);
  if (!parsed.ok) return fail(parsed.error.code, { ...parsed.error.params, file: read.value.name });
  step(2, 3);
  const { reading, templates } = parsed.value;
  const renamed = store
    ? renameTasks(reading.tasks, learnedNames(store))
    : { tasks: reading.tasks, learned: [] };
  step(3, 3);
  return ok({
    read: read.value,
    reading: { ...reading, tasks: renamed.tasks },
    templates,
    learned: renamed.learned,
  });
}

interface Taught {
  readonly reading: ListReading;
  readonly templates: ReadonlyMap<number, ColumnTemplate>;
}

/** Columns that nobody has chosen for this document are read as they were taught before. */
function parseTaught(store: Store | null, document: SourceDocument, choice: ReadingChoice): Result<Taught> {
  const first = parseDocument(document, choice);
  if (!first.ok || !store) return first.ok ? ok({ reading: first.value, templates: new Map() }) : first;
  const chosen = new Map((choice.parts ?? []).map((part) => [part.id, part]));
  const templates = new Map(
    first.value.parts.flatMap((part): [number, ColumnTemplate][] => {
      const template = part.kind === 'table' ? findTemplate(store, part.columns) : null;
      return template && chosen.get(part.id)?.meanings === undefined ? [[part.id, template]] : [];
    }),
  );
  if (templates.size === 0) return ok({ reading: first.value, templates });
  const parts = first.value.parts.map(
    ({ id }): PartChoice => ({ ...chosen.get(id), id, ...withMeanings(templates.get(id)) }),
  );
  const again = parseDocument(document, { ...choice, parts });
  return again.ok ? ok({ reading: again.value, templates }) : again;
}

const withMeanings = (template: ColumnTemplate | undefined) =>
  template ? { meanings: template.meanings } : {};

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
