import type { z } from 'zod';
import type { Random } from '../../../bench/random.ts';
import { HANDOVER, handoverItem } from '../../../shared/exchange/handover.ts';
import { type RecordKind, recordFields, type WireRecord } from '../../../shared/model/record.ts';
import { filled } from './filled.ts';

/** The unit, list and task that the records are about. */
export interface Subject {
  readonly school: string;
  readonly list: string;
  readonly task: string;
  readonly replica: string;
}

const onList = ['task', 'checklist'] as const satisfies readonly RecordKind[];
const onTask = [
  'assignment',
  'decision',
  'urge',
  'countersign',
  'report',
  'acknowledgement',
  'request',
  'instruction',
  'owner',
] as const satisfies readonly RecordKind[];

export const kindsFromAbove = [
  ...['unit', 'taskList', 'task', 'assignment', 'checklist', 'decision', 'urge', 'countersign'],
  ...['lightRules', 'checkRules', 'calendar', 'receipt', 'unitKey'],
] as readonly RecordKind[];
export const kindsFromBelow = [
  ...['report', 'acknowledgement', 'request', 'countersign', 'receipt'],
] as readonly RecordKind[];
export const kindsOfOneUnit = ['difference', 'instruction', 'owner'] as readonly RecordKind[];

/** Records of these kinds with every member that this version knows, each field with a clock of its own in `except` too. */
export function fullRecords(
  kinds: readonly RecordKind[],
  author: string,
  { school, list, task, replica }: Subject,
  random: Random,
): readonly WireRecord[] {
  return kinds.map((kind) => {
    const fields = filled(recordFields[kind], { unit: school, period: '2026-11', subject: null });
    const [first = ''] = Object.keys(fields as object);
    return {
      kind,
      id: random.id(),
      parent: isIn(onList, kind) ? list : isIn(onTask, kind) ? task : null,
      author,
      clock: [8, replica],
      except: { [first]: [9, replica] },
      fields: fields as WireRecord['fields'],
    };
  });
}

const isIn = (kinds: readonly string[], kind: string): boolean => kinds.includes(kind);

/** What a later version may send: a kind that is not known, and a known one with a field more. */
export function laterRecords(author: string, subject: Subject, random: Random): readonly WireRecord[] {
  const { school, task, replica } = subject;
  const [assignment] = fullRecords(['assignment'], author, subject, random);
  return [
    {
      ...{ kind: 'laterKind', id: random.id(), parent: task, author, clock: [8, replica] },
      fields: { unit: school, any: [{ thing: null }] },
    },
    ...(assignment ? [{ ...assignment, fields: { ...assignment.fields, later: { any: ['thing'] } } }] : []),
  ];
}

/** One line of each sort that only an archive holds, the unit's first. */
export function handoverRecords(
  author: string,
  { school, task, replica }: Subject,
  random: Random,
): readonly WireRecord[] {
  const { options } = handoverItem.def as unknown as { readonly options: readonly z.ZodType[] };
  return options.map((sort) => {
    const fields = filled(sort, { unit: school, task, period: '2026-11' }) as WireRecord['fields'];
    return {
      ...{ kind: HANDOVER, id: random.id(), parent: null, author, clock: [1, replica] as const },
      // The school is none of the names that the bureau goes by, and its key is another.
      fields:
        fields['what'] === 'adoption'
          ? { ...fields, unit: author }
          : fields['what'] === 'key'
            ? { ...fields, unit: random.id() }
            : fields,
    };
  });
}
