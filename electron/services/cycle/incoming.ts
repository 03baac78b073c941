import { dateOf } from '../../../shared/dates.ts';
import { describeFailure, type Language } from '../../../shared/errors.ts';
import type { CheckSet } from '../../../shared/model/check-rules.ts';
import type {
  AcknowledgementFields,
  DecisionFields,
  ReportFields,
  RequestFields,
  WireRecord,
} from '../../../shared/model/record.ts';
import type { RuleSet } from '../../../shared/model/rule-set.ts';
import { type Phase, phaseAfter, phaseOf } from '../../../shared/rules/cycle/decisions.ts';
import { requestActions } from '../../../shared/rules/cycle/request-actions.ts';
import { assignmentStateOf, roundOf, stateFor } from '../../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import { impossibleStep } from '../../../shared/rules/cycle/words.ts';
import { ruleSetProblem, ruleSetProblemText } from '../../../shared/rules/lights/problems.ts';
import type { Register } from '../../../shared/rules/register.ts';
import { checkSetProblem, checkSetProblemText } from '../../../shared/rules/validation/check-sets.ts';
import { refusalWords } from '../../../shared/rules/writers.ts';
import { closedTo } from '../../../shared/rules/year.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { closedParams } from '../year/closing.ts';
import { cycleFacts } from './facts.ts';
import { readOnUnit } from './read-unit.ts';

/** Sets of rules are judged whenever one comes, changed ones too. */
export const isRuleSet = (kind: string): boolean => kind === 'lightRules' || kind === 'checkRules';

/** The steps that the records of one bundle make, in its order. */
export interface IncomingSteps {
  /**
   * Why a new record would make a step that the machines do not have, in words; null when it may come in. What is here
   * already is not asked again: a task that moved on since does not lose its past.
   */
  readonly impossible: (record: WireRecord) => string | null;
  /** To be told of every record that was taken in. */
  readonly took: (record: WireRecord) => void;
}

export function incomingSteps(store: Store, register: Register, language: Language): IncomingSteps {
  /** A unit reports on a task many times and its phase changes with decisions alone. */
  const phases = new Map<string, Phase>();
  const phaseNow = (task: string): Phase => {
    const phase = phases.get(task) ?? phaseOf(decisionsOn(store, task));
    phases.set(task, phase);
    return phase;
  };
  const lists = new Map<string, StoredRecord<'taskList'> | null>();
  const listOf = (task: string): StoredRecord<'taskList'> | null => {
    const known = lists.get(task);
    if (known !== undefined) return known;
    const list = store.records.get('taskList', store.records.find(task)?.parent ?? '');
    lists.set(task, list);
    return list;
  };
  /** What was signed off while the list was open comes in, however late. */
  const closedList = (
    list: StoredRecord<'taskList'> | null,
    { period, signedOffAt }: Pick<ReportFields, 'period' | 'signedOffAt'>,
  ): string | null => {
    const closing = list?.fields.closing;
    if (!list || !closing || !closedTo(closing, period, dateOf(signedOffAt))) return null;
    return describeFailure({ code: 'E_LIST_CLOSED', params: closedParams(store, list, closing) }, language)
      .message;
  };
  return {
    impossible: ({ kind, parent, fields }) => {
      if (kind === 'checkRules') {
        const problem = checkSetProblem(fields as CheckSet);
        return problem && checkSetProblemText(problem, language);
      }
      if (kind === 'lightRules') {
        const problem = ruleSetProblem(fields as RuleSet);
        return problem && ruleSetProblemText(problem, language);
      }
      if (parent === null) return null;
      switch (kind) {
        case 'report':
          return (
            afterTheEnd(phaseNow(parent), language) ??
            closedList(listOf(parent), fields as Pick<ReportFields, 'period' | 'signedOffAt'>)
          );
        case 'acknowledgement':
          return wrongAnswer(store, register, parent, fields as AcknowledgementFields, language);
        case 'request':
          return (
            wrongRequest(store, register, parent, fields as RequestFields, language) ??
            closedList(listOf(parent), fields as RequestFields)
          );
        case 'decision':
          return wrongDecision(store, parent, fields as DecisionFields, language);
        default:
          return null;
      }
    },
    took: ({ kind, parent }) => {
      if (kind === 'taskList' || kind === 'task') lists.clear();
      if (kind === 'decision' && parent !== null) phases.delete(parent);
    },
  };
}

const decisionsOn = (store: Store, task: string) =>
  store.records.children('decision', task).map(({ id, fields }) => ({ ...fields, id }));

const afterTheEnd = (phase: Phase, language: Language): string | null =>
  phase === 'inProgress' ? null : impossibleStep(phase, 'report', language);

function wrongAnswer(
  store: Store,
  register: Register,
  task: string,
  { unit: written, round, answer }: AcknowledgementFields,
  language: Language,
): string | null {
  const unit = register.byId(written)?.id ?? written;
  const facts = cycleFacts(readOnUnit(store, register, task, unit));
  const assignment = facts.assignments.find((a) => a.unit === unit);
  if (assignment && round !== roundOf(assignment)) return refusalWords('earlierRound', language);
  const action = answer === 'accepted' ? 'acknowledge' : 'decline';
  const share = assignmentStateOf(facts, unit, false);
  // Acknowledging twice says nothing new; two PCs of one unit may both have done it.
  if (share === 'inProgress' && answer === 'accepted') return null;
  const state = stateFor(facts, unit, false);
  return taskMachine.step(state, action) ? null : impossibleStep(state, action, language);
}

function wrongRequest(
  store: Store,
  register: Register,
  task: string,
  { unit: written, type }: RequestFields,
  language: Language,
): string | null {
  const unit = register.byId(written)?.id ?? written;
  const state = stateFor(cycleFacts(readOnUnit(store, register, task, unit)), unit, false);
  const begun = taskMachine.step(state, 'acknowledge')?.to ?? state;
  const action = requestActions[type];
  return taskMachine.step(begun, action) ? null : impossibleStep(state, action, language);
}

/** A body's decisions come in their order, each checked against those before it. */
function wrongDecision(
  store: Store,
  task: string,
  { verdict, number, subject }: DecisionFields,
  language: Language,
): string | null {
  const phase = phaseOf(decisionsOn(store, task).filter((decision) => decision.number < number));
  if (phaseAfter(phase, verdict) === null && verdict !== 'accept' && verdict !== 'return')
    return impossibleStep(phase, verdict, language);
  const about = subject === null ? null : store.records.find(subject);
  return about && about.parent !== task ? refusalWords('answersElsewhere', language) : null;
}
