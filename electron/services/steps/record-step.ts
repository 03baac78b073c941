import type { OperationName } from '../../../shared/operation-names.ts';
import type { Result } from '../../../shared/result.ts';
import type { Environment } from '../environment.ts';
import { draftChanges, readDrafts } from './draft-changes.ts';
import { addStep } from './step-store.ts';

/** Operations of a person that Ctrl+Z takes back. Each runs from its beginning to its end without waiting. */
const STEPS: ReadonlySet<OperationName> = new Set<OperationName>([
  'addTask',
  'editTask',
  'confirmTasks',
  'assign',
  'assignPrinted',
  'unassign',
  'splitTask',
  'delegate',
  'collectSections',
  'saveUnit',
  'addUnits',
  'signOff',
  'sendForReview',
  'reviewInternally',
  'transcribeReport',
  'acknowledge',
  'decline',
  'saveRequest',
  'dropRequest',
  'review',
  'reviewMany',
  'decideTasks',
  'instruct',
  'answerInstruction',
  'saveOwner',
  'saveApprovalGate',
  'countersign',
  'saveChecklist',
  'adoptRules',
  'adoptCheckRules',
  'saveCalendar',
  'saveReportCycle',
  'askForEvidence',
  'rollOver',
  'reopenYear',
  'handOver',
  'switchPoints',
]);

/** Runs an operation; what it has changed is kept as one step, in the same transaction. */
export function asStep<T>(
  env: Environment,
  name: OperationName,
  run: () => Result<T> | Promise<Result<T>>,
): Result<T> | Promise<Result<T>> {
  const store = env.store();
  if (!STEPS.has(name) || !store.ok || env.trouble() !== null) return run();
  const { db, history, now } = store.value;
  return db.transaction(() => {
    const [seq, drafts] = [history.lastSeq(), readDrafts(store.value)];
    const result = run();
    if (result instanceof Promise) throw new Error(`${name} waits, so it can be no step`);
    if (!result.ok) return result;
    const changes = draftChanges(drafts, readDrafts(store.value));
    const last = history.lastSeq();
    if (last > seq || changes.length > 0)
      addStep(store.value, { at: now(), operation: name, firstSeq: seq, lastSeq: last, drafts: changes });
    return result;
  })();
}
