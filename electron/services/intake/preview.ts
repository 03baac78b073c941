import type { ParsedTask } from '../../../shared/lists/model.ts';
import type { TaughtReading } from '../../../shared/lists/taught.ts';
import type { ListPartView, ListPreview } from '../../../shared/model/intake.ts';
import { taskFieldNames } from '../../../shared/model/record/task.ts';
import { nameQuestions } from '../../../shared/rules/printed-names.ts';
import { nameKey } from '../../../shared/text.ts';
import type { Store } from '../../store/store.ts';
import { registerOf } from '../own-unit.ts';
import { createCancelling } from './cancelling.ts';
import { countsOf, type Edition, editionOf, ownLists, reportCounts } from './editions.ts';
import { learnedApart } from './learned.ts';
import type { Understood } from './understand.ts';

/** What a person is shown of a document before anything of it is stored. */
export function previewOf(
  store: Store | null,
  understood: Understood,
  target: string | null,
  draft: string | null,
): ListPreview {
  const { read, reading, templates, learned } = understood;
  const { title, preamble, columns, tasks, notes, parts } = reading;
  const edition = store ? editionOf(store, understood, tasks, target) : null;
  return {
    name: read.name,
    draft,
    list: {
      title,
      preamble: [...preamble],
      columns: [...columns],
      tasks: tasks.map(taskView),
      notes: [...notes],
    },
    parts: parts.map((part): ListPartView => {
      const template = templates.get(part.id);
      return {
        id: part.id,
        kind: part.kind,
        label: part.label,
        rows: part.rows,
        tasks: part.tasks,
        columns: [...part.columns],
        meanings: [...part.meanings],
        headerRow: part.headerRow,
        firstRow: part.firstRow,
        lastRow: part.lastRow,
        levels: [...part.levels],
        level: part.level,
        taken: part.taken,
        sample: sampleRows(read.understood, part.id),
        template: template ? { key: template.key, source: template.source, usedAt: template.usedAt } : null,
      };
    }),
    remarks: [...read.remarks],
    learned: [...learned],
    ...(store ? registerViews(store, tasks) : { questions: [], registered: [] }),
    known: store && edition && knownView(store, edition, tasks),
    ledgers: store ? ownLists(store).map(({ id, fields }) => ({ id, name: fields.title })) : [],
  };
}

const taskView = (task: ParsedTask): ListPreview['list']['tasks'][number] => ({
  ordinal: task.ordinal,
  seq: task.seq,
  category: task.category,
  categoryPrinted: task.categoryPrinted,
  title: task.title,
  detail: task.detail,
  units: task.units.map((unit) => ({ ...unit, aliases: [...unit.aliases] })),
  deadline: { ...task.deadline },
  indicators: task.indicators.map((indicator) => ({ ...indicator })),
  cells: [...task.cells],
  guesses: [...task.guesses],
  part: task.part,
  original: [...task.original],
  marks: [...task.marks],
});

const sampleRows = ({ samples }: TaughtReading, part: number): ListPartView['sample'] =>
  (samples.get(part) ?? []).map(({ row, texts }) => ({ row, texts: [...texts] }));

function registerViews(
  store: Store,
  tasks: readonly ParsedTask[],
): Pick<ListPreview, 'questions' | 'registered'> {
  const register = registerOf(store);
  const isRegistered = (name: string) => register.find(name).ok || register.members(name).length > 0;
  const printed = new Map(tasks.flatMap(({ units }) => units.map(({ name }) => [nameKey(name), name])));
  return {
    questions: nameQuestions(tasks, {
      register: register.entries.map(({ fields }) => fields.name),
      isRegistered,
      areApart: learnedApart(store),
    }).map(({ names, ...rest }) => ({
      ...rest,
      names: names.map(({ rows, ...name }) => ({ ...name, rows: [...rows] })),
    })),
    registered: [...printed.values()].filter(isRegistered),
  };
}

function knownView(
  store: Store,
  { ledger, entries }: Edition,
  tasks: readonly ParsedTask[],
): NonNullable<ListPreview['known']> {
  const reports = reportCounts(store);
  const { isPossible } = createCancelling(store);
  const guesses = new Map(tasks.map((task) => [task.ordinal, task.guesses]));
  return {
    ledger: { id: ledger.id, name: ledger.fields.title },
    counts: countsOf(entries, reports),
    entries: entries.map(({ status, task, ordinal, seq, title, texts }) => ({
      status,
      task: task?.id ?? null,
      ordinal,
      seq,
      title,
      texts: [...texts],
      reports: (task && reports.get(task.id)) ?? 0,
      cancellable: status === 'missing' && task !== null && isPossible(task),
      corrected: [...(task?.fields.corrected ?? [])],
    })),
    settled: entries.flatMap(({ task, ordinal }) =>
      task === null || ordinal === null
        ? []
        : taskFieldNames
            .filter((field) => guesses.get(ordinal)?.includes(field) && task.fields.corrected.includes(field))
            .map((field) => `${ordinal}.${field}`),
    ),
  };
}
