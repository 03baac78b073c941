import type { ChecklistAnswer } from '../../../shared/model/checklist.ts';
import { ok } from '../../../shared/result.ts';
import {
  type ChecklistFacts,
  defaultChecklist,
  type JudgedLine,
  judgeChecklist,
} from '../../../shared/rules/cycle/checklist.ts';
import { countersigners, countersignOf, handlingRound } from '../../../shared/rules/cycle/countersign.ts';
import { phaseOf } from '../../../shared/rules/cycle/decisions.ts';
import { indicatorProgress } from '../../../shared/rules/indicator-progress.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import { findLedger } from '../lookup.ts';
import type { Operations } from '../operations.ts';
import { notIssuer } from '../own-tasks.ts';
import { identityOf, operatorName } from '../own-unit.ts';
import { partsOfRow } from '../parts/relatives.ts';
import type { OnTask } from './facts.ts';
import { latestReport } from './latest-report.ts';
import { milestonesFor } from './milestones.ts';

/** 销号核验清单 of our own lists: made, changed, or put out of force by having no lines. */
export function createChecklistOperations(
  env: Environment,
): Pick<Operations, 'getChecklist' | 'saveChecklist'> {
  return {
    getChecklist: ({ ledger }) =>
      withStore(env, (store) => {
        const list = findLedger(store, ledger);
        if (!list.ok) return list;
        const checklist = checklistOf(store, list.value.id);
        return ok({
          version: checklist?.fields.version ?? null,
          lines: [...(checklist?.fields.lines ?? [])],
          proposed: [...defaultChecklist],
        });
      }),

    saveChecklist: ({ ledger, lines }) =>
      withStore(env, (store) => {
        const list = findLedger(store, ledger);
        if (!list.ok) return list;
        const identity = identityOf(store);
        if (list.value.author !== identity.id) return notIssuer(store, list.value.author);
        const known = checklistOf(store, list.value.id);
        const fields = {
          version: (known?.fields.version ?? 0) + 1,
          lines: [...(lines ?? defaultChecklist)],
          madeBy: identity.operator,
        };
        store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          known
            ? writer.change(known, fields)
            : writer.create('checklist', list.value.id, identity.id, fields),
        );
        return ok({ version: fields.version, lines: fields.lines, proposed: [...defaultChecklist] });
      }),
  };
}

/** The one in force: two PCs of one body may have made two; all stores take the same. */
const checklistOf = (store: Store, list: string): StoredRecord<'checklist'> | null =>
  store.records
    .children('checklist', list)
    .toSorted((a, b) => b.fields.version - a.fields.version || (a.id < b.id ? -1 : 1))[0] ?? null;

/** What a unit says with a request, or would say with its draft. */
export interface Closing {
  readonly note: string;
  readonly signedBy: string | null;
  readonly isDraft: boolean;
  readonly answers: readonly ChecklistAnswer[];
}

/** The checklist of a task, judged for the unit that asks; empty where its body has none in force. */
export function judgedFor(
  store: Store,
  register: Register,
  task: StoredRecord<'task'>,
  on: OnTask,
  unit: string,
  closing: Closing,
): readonly JudgedLine[] {
  const lines = checklistOf(store, task.parent ?? '')?.fields.lines ?? [];
  return lines.length === 0
    ? []
    : judgeChecklist(
        lines,
        factsFor(register, task, on, unit, closing, partsOf(store, task)),
        closing.answers,
      );
}

interface ClosedPart {
  readonly title: string;
  readonly closed: boolean;
}

/** The parts of a row, and which of them need nothing more. */
const partsOf = (store: Store, task: StoredRecord<'task'>): readonly ClosedPart[] =>
  partsOfRow(store, task).map((part) => {
    const decisions = store.records.children('decision', part.id);
    const phase = phaseOf(decisions.map(({ id, fields }) => ({ ...fields, id })));
    return { title: part.fields.title, closed: phase !== 'inProgress' && phase !== 'suspended' };
  });

function factsFor(
  register: Register,
  task: StoredRecord<'task'>,
  on: OnTask,
  unit: string,
  { note, signedBy, isDraft }: Closing,
  parts: readonly ClosedPart[],
): ChecklistFacts {
  const decisions = on.decisions.map(({ id, fields }) => ({ ...fields, id }));
  const steps = milestonesFor(task, on.reports, decisions, unit);
  const reports = on.reports.filter(({ fields }) => fields.unit === unit);
  const newest = latestReport(reports, unit);
  const actual = (indicator: string) =>
    newest?.fields.actuals.find((each) => each.indicator === indicator)?.value ?? null;
  const must = countersigners(on.assignments.map(({ fields }) => fields));
  const round = handlingRound(on.decisions.map(({ fields }) => fields));
  const said = on.countersigns.map(({ id, fields }) => ({ ...fields, id }));
  const missing = must.filter((each) => countersignOf(said, each, round)?.answer !== 'agreed');
  return {
    milestones: steps.length + parts.length,
    openMilestones: [
      ...steps.flatMap(({ text, reached }) => (reached === null ? [text] : [])),
      ...parts.flatMap(({ title, closed }) => (closed ? [] : [title])),
    ],
    indicators: task.fields.indicators.map(({ span: _span, ...indicator }) => ({
      text: indicator.text,
      reached: indicatorProgress(indicator, actual(indicator.id), 'zh').reached,
    })),
    evidence: new Set(reports.flatMap(({ fields }) => fields.evidence.map(({ sha256 }) => sha256))).size,
    countersigners: must.map(register.nameOf),
    notCountersigned: missing.map(register.nameOf),
    note,
    signedBy,
    isDraft,
  };
}
