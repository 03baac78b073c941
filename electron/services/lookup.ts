import { isId } from '../../shared/ids.ts';
import type { TaskFields } from '../../shared/model/record.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { numberOf } from '../../shared/rules/parts.ts';
import { nameKey } from '../../shared/text.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { partsOfRow } from './parts/relatives.ts';

type Task = StoredRecord<'task'>;
type List = StoredRecord<'taskList'>;

/** A ledger by id or title. Refusals: E_NO_LEDGER, E_AMBIGUOUS. */
export function findLedger(store: Store, text: string): Result<List> {
  const direct = store.records.get('taskList', text);
  if (direct) return ok(direct);
  const found = store.records.all('taskList').filter((list) => nameKey(list.fields.title) === nameKey(text));
  return pick(found, text, fail('E_NO_LEDGER', { ledger: text }));
}

/** A task id, `LEDGER#SEQ` (`#7.1` for a part), or `#SEQ` where only one ledger holds that number. Refusals: E_NO_TASK, E_NO_LEDGER, E_AMBIGUOUS. */
export function findTask(store: Store, text: string): Result<Task> {
  const missing = fail('E_NO_TASK', { task: text });
  if (isId(text)) {
    const task = store.records.get('task', text);
    return task ? ok(task) : missing;
  }
  const match = /^(.*)#(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return missing;
  let tasks: readonly Task[];
  if (match[1]) {
    const ledger = findLedger(store, match[1]);
    if (!ledger.ok) return ledger;
    tasks = store.records.children('task', ledger.value.id);
  } else {
    tasks = store.records.all('task');
  }
  const rows = tasks.filter((task) => task.fields.seq === Number(match[2]));
  const part = match[3];
  if (part === undefined) return pick(rows, text, missing);
  const parts = rows.flatMap((row) => partsOfRow(store, row));
  return pick(
    parts.filter(({ fields }) => fields.part?.number === Number(part)),
    text,
    missing,
  );
}

function pick<T extends { readonly id: string }>(
  found: readonly T[],
  name: string,
  missing: Result<T>,
): Result<T> {
  const [hit, ...more] = found;
  if (!hit) return missing;
  if (more.length > 0) return fail('E_AMBIGUOUS', { name, candidates: found.map((f) => f.id).join('，') });
  return ok(hit);
}

/** What a person calls a record. */
export function labelOf(
  store: Store,
  kind: string,
  fields: Readonly<Record<string, unknown>>,
  parent: string | null,
): string {
  const text = (name: string) => (typeof fields[name] === 'string' ? String(fields[name]) : '');
  switch (kind) {
    case 'task':
      return taskLabel(taskNumberOf(store, fields as TaskFields), text('title'));
    case 'taskList':
      return text('title');
    case 'unit':
    case 'lightRules':
      return text('name');
    case 'checkRules':
      return `v${String(fields['version'] ?? '')}`;
    case 'calendar':
      return String(fields['year'] ?? kind);
    case 'report':
    case 'assignment':
    case 'acknowledgement':
    case 'request':
    case 'decision':
    case 'urge':
    case 'countersign': {
      const task = parent ? store.records.get('task', parent) : null;
      return task ? taskLabel(taskNumberOf(store, task.fields), task.fields.title) : kind;
    }
    case 'checklist': {
      const list = parent ? store.records.get('taskList', parent) : null;
      return list?.fields.title ?? kind;
    }
    case 'receipt':
      return sentFile(store, text('bundle')) ?? kind;
    default:
      return kind;
  }
}

/** The file a receipt is for, as it was named here. */
function sentFile(store: Store, bundle: string): string | null {
  const row = store.db
    .prepare<[string], { file: string }>('SELECT file FROM transmission WHERE bundle = ?')
    .get(bundle);
  return row ? (row.file.split(/[\\/]/).at(-1) ?? null) : null;
}

/** The printed number, `7.1` for a part; null for a task that has none. */
const taskNumberOf = (store: Store, fields: TaskFields): string | null => {
  const { seq, part } = fields;
  if (!part) return typeof seq === 'number' ? String(seq) : null;
  return numberOf({ fields }, store.records.get('task', part.of));
};

const taskLabel = (number: string | null, title: string): string => {
  const short = title.length > 40 ? `${title.slice(0, 40)}…` : title;
  return number === null ? short : `任务 ${number} · ${short}`;
};
