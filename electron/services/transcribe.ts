import type { Value } from '../../shared/contract.ts';
import { parsePeriod } from '../../shared/period.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { stateFor } from '../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../shared/rules/cycle/task-machine.ts';
import { isBlank } from '../../shared/text.ts';
import type { Store } from '../store/store.ts';
import { cycleFacts, readOnTask } from './cycle/facts.ts';
import { latestReport, ownReports } from './cycle/latest-report.ts';
import { begunState, impossible, nameOfTask } from './cycle/target.ts';
import type { Environment } from './environment.ts';
import { withStore } from './lists.ts';
import { findTask } from './lookup.ts';
import type { Given, Operations } from './operations.ts';
import { identityOf, operatorName, registerOf } from './own-unit.ts';
import { standing } from './progress.ts';

/** 代录: the issuing body types what a unit below reported by phone or on paper, and says so. */
export function createTranscribeOperations(env: Environment): Pick<Operations, 'transcribeReport'> {
  return { transcribeReport: (given) => withStore(env, (store) => transcribe(store, given)) };
}

/**
 * The next version of what was typed for a unit. Refusals: E_NO_TASK, E_NO_UNIT, E_AMBIGUOUS, E_BAD_PERIOD,
 * E_NOT_BELOW for a task or a unit that is not ours to type for, E_TRANSITION, E_REPORTED where the unit's own report is
 * here, E_EMPTY_REPORT, E_REASON_NEEDED for a correction.
 */
function transcribe(
  store: Store,
  { task: text, unit: name, period, report, source, from, by }: Given<'transcribeReport'>,
): Result<Value<'transcribeReport'>> {
  const task = findTask(store, text);
  if (!task.ok) return task;
  const register = registerOf(store);
  const unit = register.find(name);
  if (!unit.ok) return unit;
  const parsed = parsePeriod(period);
  if (!parsed.ok) return parsed;
  const identity = identityOf(store);
  const named = { task: nameOfTask(task.value), unit: unit.value.fields.name };
  const on = readOnTask(store, register, task.value.id);
  const facts = cycleFacts(on);
  const { id } = unit.value;
  const below = task.value.author === identity.id && !identity.ids.has(id);
  if (!below || !facts.assignments.some((a) => a.unit === id && a.state === 'assigned'))
    return fail('E_NOT_BELOW', named);
  const state = stateFor(facts, id, false);
  if (!taskMachine.step(begunState(state), 'report')) return impossible(task.value, state, 'report');
  if (latestReport(ownReports(on.reports), id, period)) return fail('E_REPORTED', { ...named, period });
  const actuals = standing(task.value, report.actuals);
  if (isBlank(report.text) && isBlank(report.noChange) && actuals.length === 0 && report.percent === null)
    return fail('E_EMPTY_REPORT', { task: named.task });
  const earlier = latestReport(on.reports, id, period);
  if (earlier && isBlank(report.reason)) return fail('E_REASON_NEEDED', { task: named.task });
  const version = (earlier?.fields.version ?? 0) + 1;
  const typist = by || operatorName(identity);
  return store.write({ who: typist, via: 'local' }, (writer) => {
    const made = writer.create('report', task.value.id, identity.id, {
      ...report,
      unit: id,
      period,
      version,
      actuals,
      evidence: [],
      reason: earlier ? report.reason : null,
      filledBy: from || null,
      signedOffBy: null,
      signedOffAt: store.now(),
      transcribed: { source, from: from || null, by: typist },
    });
    return ok({ report: made, unit: { id, name: named.unit }, period, version });
  });
}
