import type { Language } from '../../shared/errors.ts';
import { fieldsFit, isRecordKind, knownPart, type ReportFields } from '../../shared/model/record.ts';
import { ok } from '../../shared/result.ts';
import { isIntact } from '../store/database.ts';
import type { Environment } from './environment.ts';
import type { Operations } from './operations.ts';

/** Integrity of the store, of every record, of the evidence files and of the history. */
export function createCheckOperations(env: Environment): Pick<Operations, 'checkStore'> {
  return {
    checkStore: async (_args, context) => {
      const opened = env.store();
      if (!opened.ok) return opened;
      const store = opened.value;
      const problems: string[] = [];
      const say = words[context.language];
      if (!isIntact(store.db)) problems.push(say.database);
      const evidence = new Map<string, string>();
      const rows = store.db
        .prepare<[], { id: string; kind: string; fields: string }>('SELECT id, kind, fields FROM record')
        .all();
      for (const { id, kind, fields } of rows) {
        const read = parsed(fields);
        if (!isObject(read) || (isRecordKind(kind) && !fieldsFit(kind, knownPart(kind, read))))
          problems.push(say.record(id, kind));
        else if (kind === 'report') {
          for (const file of (JSON.parse(fields) as ReportFields).evidence)
            evidence.set(file.sha256, file.name);
        }
      }
      let done = 0;
      for (const [sha256, name] of evidence) {
        context.progress?.('evidence', done++, evidence.size);
        const actual = await env.evidence.rehash(sha256);
        if (actual === null) problems.push(say.evidenceMissing(name));
        else if (actual !== sha256) problems.push(say.evidenceChanged(name));
      }
      const untold = store.db
        .prepare<[], { n: number }>(
          'SELECT count(*) AS n FROM record r WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.record = r.id)',
        )
        .get();
      if (untold && untold.n > 0) problems.push(say.untold(untold.n));
      return ok({ ok: problems.length === 0, problems });
    },
  };
}

interface Words {
  readonly database: string;
  readonly record: (id: string, kind: string) => string;
  readonly evidenceMissing: (name: string) => string;
  readonly evidenceChanged: (name: string) => string;
  readonly untold: (count: number) => string;
}

const words: Readonly<Record<Language, Words>> = {
  zh: {
    database: '数据库没有通过完整性检查',
    record: (id, kind) => `记录 ${id}（${kind}）的格式不对`,
    evidenceMissing: (name) => `佐证材料“${name}”不在本机`,
    evidenceChanged: (name) => `佐证材料“${name}”的内容已改变`,
    untold: (count) => `${count} 条记录没有留痕`,
  },
  en: {
    database: 'The database did not pass its integrity check',
    record: (id, kind) => `Record ${id} (${kind}) is malformed`,
    evidenceMissing: (name) => `The evidence “${name}” is not here`,
    evidenceChanged: (name) => `The evidence “${name}” has changed`,
    untold: (count) => `${count} records have no history`,
  },
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where a record is not even JSON. */
function parsed(fields: string): unknown {
  try {
    return JSON.parse(fields);
  } catch {
    return undefined;
  }
}
