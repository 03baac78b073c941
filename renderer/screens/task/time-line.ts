import type { HistoryEntry, ReportView, TaskDetail } from '../../../shared/model/views.ts';

import { comparePeriods, isEarlier } from '../../../shared/period-order.ts';

import { transcriptText } from '../../parts/transcript-text.ts';

import type { Change } from '../history/change-text.ts';
import { type CycleEvent, type CycleParts, cycleEvents } from './cycle-events.ts';

/** One thing that happened to a task, for the time-line. */
export interface TimeLineEvent {
  readonly key: string;
  readonly at: number;
  readonly who: string;
  readonly kind: 'cycle' | 'report' | 'created' | 'changed' | 'received' | 'assigned' | 'unassigned';
  /** What a report says now. */
  readonly report: ReportView | null;
  /** What a report says differently from the one before, or what was changed in the task. */
  readonly changes: readonly Change[];
  /** Units that an assignment is about. */
  readonly units: readonly { readonly name: string; readonly role: 'lead' | 'cooperate' }[];
  /** An answer, a request, a reply or a decision. */
  readonly cycle: CycleEvent | null;
}

type Assignments = ReadonlyMap<string, TaskDetail['assignments'][number]>;

/** Bookkeeping that no person changed by itself. */
const silent: ReadonlySet<string> = new Set(['corrected', 'guesses', 'ordinal', 'cells', 'categoryPrinted']);

/** Everything that is known of a task, newest first. */
export function timeLineOf(
  detail: Pick<TaskDetail, 'history' | 'assignments'> & CycleParts,
): readonly TimeLineEvent[] {
  const { reports, history, assignments } = detail;
  const told = reports.map(
    (report): TimeLineEvent => ({
      key: report.id,
      at: report.signedOffAt,
      who: [report.unit.name, report.signedOffBy ?? report.filledBy, transcriptText(report)]
        .filter(Boolean)
        .join(' · '),
      kind: 'report',
      report,
      changes: reportChanges(report, reportBefore(report, reports)),
      units: [],
      cycle: null,
    }),
  );
  const steps = cycleEvents(detail).map(
    (cycle): TimeLineEvent => ({
      key: cycle.key,
      at: cycle.at,
      who: cycle.who,
      kind: 'cycle',
      report: null,
      changes: [],
      units: [],
      cycle,
    }),
  );
  const kept = history.filter(({ kind }) => kind === 'task' || kind === 'assignment');
  const written = joinAssignments(
    kept,
    new Map(assignments.map((assignment) => [assignment.id, assignment])),
  );
  return [...told, ...steps, ...written].toSorted((a, b) => b.at - a.at || (a.key < b.key ? 1 : -1));
}

/** Assignments made in one act are one event that names all units. */
function joinAssignments(
  entries: readonly HistoryEntry[],
  assignments: Assignments,
): readonly TimeLineEvent[] {
  const events = new Map<string, TimeLineEvent>();
  for (const entry of entries) {
    const made = eventOf(entry, assignments);
    if (!made) continue;
    const key = entry.kind === 'assignment' ? `${made.kind} ${entry.at} ${entry.who}` : String(entry.seq);
    const known = events.get(key);
    events.set(
      key,
      known ? { ...known, units: [...known.units, ...made.units].toSorted(leadFirst) } : { ...made, key },
    );
  }
  return [...events.values()];
}

const leadFirst = (a: { readonly role: string }, b: { readonly role: string }): number =>
  Number(b.role === 'lead') - Number(a.role === 'lead');

function eventOf(entry: HistoryEntry, assignments: Assignments): TimeLineEvent | null {
  const { seq, at, who, via, action } = entry;
  const event = { key: String(seq), at, who, report: null, changes: [], units: [], cycle: null };
  if (entry.kind === 'assignment') {
    const assignment = assignments.get(entry.record);
    const cancelled = entry.changes.some((change) => change.field === 'state' && change.new === 'cancelled');
    return {
      ...event,
      kind: cancelled ? 'unassigned' : 'assigned',
      units: assignment ? [{ name: assignment.unit.name, role: assignment.role }] : [],
    };
  }
  if (action === 'created') return { ...event, kind: via === 'receive' ? 'received' : 'created' };
  const changes = entry.changes.filter(
    ({ field, old, new: fresh }) => !silent.has(field) && JSON.stringify(old) !== JSON.stringify(fresh),
  );
  return changes.length === 0 ? null : { ...event, kind: 'changed', changes };
}

/** The report of the same unit before this one: an earlier version of the period, or the last period. */
function reportBefore(report: ReportView, reports: readonly ReportView[]): ReportView | null {
  const earlier = reports.filter(
    (other) =>
      other.unit.id === report.unit.id &&
      (isEarlier(other.period, report.period) ||
        (other.period === report.period && other.version < report.version)),
  );
  return earlier.toSorted((a, b) => comparePeriods(b.period, a.period) || b.version - a.version)[0] ?? null;
}

function reportChanges(report: ReportView, before: ReportView | null): readonly Change[] {
  if (!before) return [];
  return (['text', 'noChange', 'percent', 'problems', 'next', 'coordination'] as const)
    .filter((field) => (before[field] ?? '') !== (report[field] ?? ''))
    .map((field) => ({ field, old: before[field] ?? null, new: report[field] ?? null }));
}
