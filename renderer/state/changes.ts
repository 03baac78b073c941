import type { OperationName } from '../../shared/operation-names.ts';
import { createState } from './create-state.ts';

/** Counts what this window has written, so that what it shows can be read again. Typing a draft is counted apart. */
export interface Changes {
  readonly written: number;
  readonly drafts: number;
}

export const useChanges = createState<Changes>(() => ({ written: 0, drafts: 0 }));

const writes: ReadonlySet<OperationName> = new Set<OperationName>([
  'createUnit',
  'openExample',
  'leaveExample',
  'saveIdentity',
  'importList',
  'createLedger',
  'addTask',
  'editTask',
  'confirmTasks',
  'saveUnit',
  'addUnits',
  'joinUnits',
  'assign',
  'assignUnits',
  'assignPrinted',
  'unassign',
  'splitTask',
  'delegate',
  'saveApprovalGate',
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
  'undoStep',
  'redoStep',
  'decideTasks',
  'countersign',
  'saveChecklist',
  'urge',
  'instruct',
  'answerInstruction',
  'saveOwner',
  'adoptRules',
  'adoptCheckRules',
  'chooseCutoff',
  'saveCalendar',
  'saveReportCycle',
  'exportBundles',
  'trustCard',
  'receiveBundles',
  'undoReceive',
  'askForEvidence',
  'confirmDelivery',
  'noteTransmission',
  'settleDifference',
  'nameKey',
  'revokeKey',
  'renewKey',
  'passOn',
  'rollOver',
  'reopenYear',
  'handOver',
  'chooseOperator',
  'switchPoints',
  'restoreTask',
  'writeReport',
  'makeBackup',
  'restoreBackup',
  'restoreSnapshot',
]);
const draftWrites: ReadonlySet<OperationName> = new Set<OperationName>([
  'saveDraft',
  'collectSections',
  'addEvidence',
]);

/** Notes that an operation has succeeded. */
export function noteChange(operation: OperationName): void {
  if (writes.has(operation)) useChanges.setState(({ written }) => ({ written: written + 1 }));
  if (draftWrites.has(operation)) useChanges.setState(({ drafts }) => ({ drafts: drafts + 1 }));
}
