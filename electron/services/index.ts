import { type Answer, contract } from '../../shared/contract.ts';
import { describeFailure } from '../../shared/errors.ts';
import { type Failure, fail, Refusal, type Result } from '../../shared/result.ts';
import { outsideFailure } from '../exchange/file-failure.ts';
import { storeFailure } from '../store/database.ts';
import { createAssignOperations } from './assign.ts';
import { createBackupOperations } from './backup.ts';
import { createCheckOperations } from './check.ts';
import { createCheckRuleOperations } from './check-rules/operations.ts';
import { createAcknowledgeOperations } from './cycle/acknowledge.ts';
import { createApprovalOperations } from './cycle/approval-gate.ts';
import { createChecklistOperations } from './cycle/checklists.ts';
import { createCountersignOperations } from './cycle/countersigns.ts';
import { createDecideOperations } from './cycle/decide.ts';
import { createRequestOperations } from './cycle/requests.ts';
import { createReviewOperations } from './cycle/review.ts';
import { createReviewDeskOperations } from './cycle/review-desk.ts';
import { createUrgeOperations } from './cycle/urge.ts';
import { createDifferenceOperations } from './differences.ts';
import { dumpStore } from './dump.ts';
import { createEnvironment, type Environment } from './environment.ts';
import { createEvidenceOperations } from './evidence/evidence.ts';
import { createExampleOperations } from './example.ts';
import { createCardOperations } from './exchange/cards.ts';
import { createExportOperations } from './exchange/export.ts';
import { createInstallerOperations } from './exchange/installers.ts';
import { createKeyOperations } from './exchange/keys.ts';
import { createPreviewOperations } from './exchange/preview.ts';
import { createReceiveOperations } from './exchange/receive.ts';
import { createRecipientOperations } from './exchange/recipients.ts';
import { createRenewKeyOperations } from './exchange/renew-key.ts';
import { createTransmissionLogOperations } from './exchange/transmission-log.ts';
import { createUndoOperations } from './exchange/undo.ts';
import { createFigureOperations } from './figures/operations.ts';
import { createPointOperations } from './figures/points.ts';
import { createInstructionOperations } from './instructions.ts';
import { createIntakeOperations } from './intake/operations.ts';
import { createInternalReviewOperations } from './internal-review.ts';
import { createRuleOperations } from './lights/adopt.ts';
import { createListOperations } from './lists.ts';
import type { Operations } from './operations.ts';
import { createOperatorOperations } from './operators/operations.ts';
import { createPaperOperations } from './papers/operations.ts';
import { createSplitOperations } from './parts/split.ts';
import { createPassOnOperations } from './pass-on.ts';
import { createPeopleOperations } from './people/hand-over.ts';
import { createOwnerOperations } from './people/owner-operations.ts';
import { createProgressOperations } from './progress.ts';
import { createReportOperations } from './reports.ts';
import { createRestoreOperations } from './restore-points.ts';
import { createSectionOperations } from './sections/delegate.ts';
import type { CallContext, Services, ServicesOptions, StoreOperation } from './services.ts';
import { createSetupOperations } from './setup.ts';
import { createSignOffOperations } from './sign-off.ts';
import { createStepOperations } from './steps/operations.ts';
import { asStep } from './steps/record-step.ts';
import { createTaskOperations } from './tasks.ts';
import { createTimelineOperations } from './timeline.ts';
import { createTranscribeOperations } from './transcribe.ts';
import { createUnitOperations } from './units.ts';
import { createValidateOperations } from './validate.ts';
import { createWorkbenchOperations } from './workbench.ts';
import { createYearOperations } from './year/operations.ts';

export interface OpenServices extends Services {
  /** Canonical JSON of everything two stores can agree on, for comparing them. */
  readonly dump: () => Result<string>;
}

/** Opens the store of a folder, if there is one, with everything that can be asked of it. */
export async function openServices(options: ServicesOptions): Promise<OpenServices> {
  return servicesIn(createEnvironment(options));
}

/** The operations over an environment, whatever it is made of. */
export function servicesIn(env: Environment): OpenServices {
  const { options } = env;
  const operations: Operations = {
    ...createSetupOperations(env),
    ...createExampleOperations(env, (dir) => openServices({ ...options, dir, example: true })),
    ...createWorkbenchOperations(env),
    ...createListOperations(env),
    ...createIntakeOperations(env),
    ...createPassOnOperations(env),
    ...createTaskOperations(env),
    ...createTimelineOperations(env),
    ...createYearOperations(env),
    ...createPeopleOperations(env),
    ...createOwnerOperations(env),
    ...createOperatorOperations(env),
    ...createUnitOperations(env),
    ...createAssignOperations(env),
    ...createSplitOperations(env),
    ...createSectionOperations(env),
    ...createProgressOperations(env),
    ...createEvidenceOperations(env),
    ...createValidateOperations(env),
    ...createInternalReviewOperations(env),
    ...createSignOffOperations(env),
    ...createTranscribeOperations(env),
    ...createRenewKeyOperations(env),
    ...createInstallerOperations(env),
    ...createAcknowledgeOperations(env),
    ...createRequestOperations(env),
    ...createReviewOperations(env),
    ...createReviewDeskOperations(env),
    ...createDecideOperations(env),
    ...createApprovalOperations(env),
    ...createChecklistOperations(env),
    ...createCountersignOperations(env),
    ...createRuleOperations(env),
    ...createCheckRuleOperations(env),
    ...createUrgeOperations(env),
    ...createInstructionOperations(env),
    ...createFigureOperations(env),
    ...createPointOperations(env),
    ...createExportOperations(env),
    ...createRecipientOperations(env),
    ...createCardOperations(env),
    ...createKeyOperations(env),
    ...createPreviewOperations(env),
    ...createReceiveOperations(env),
    ...createUndoOperations(env),
    ...createTransmissionLogOperations(env),
    ...createDifferenceOperations(env),
    ...createReportOperations(env),
    ...createPaperOperations(env),
    ...createCheckOperations(env),
    ...createBackupOperations(env),
    ...createRestoreOperations(env),
    ...createStepOperations(env),
  };
  takeDailySnapshot(env);
  return {
    call: (name, args, context) => answer(env, operations, name, args, context),
    dump: () => {
      const store = env.store();
      return store.ok ? { ok: true, value: dumpStore(store.value) } : store;
    },
    close: env.close,
  };
}

/** The border: what comes in is checked, what goes out is checked, a refusal is put into words. */
async function answer(
  env: Environment,
  operations: Operations,
  name: StoreOperation,
  args: unknown,
  context: CallContext,
): Promise<Answer<unknown>> {
  const refuse = (failure: Failure): Answer<never> => ({
    ok: false,
    error: describeFailure(failure, context.language),
  });
  const given = contract[name].args.safeParse(args);
  if (!given.success)
    return refuse({ code: 'E_BAD_CALL', params: { detail: describeIssues(given.error.issues) } });
  if (env.screen.locked() && !env.screen.admits(name, given.data)) return refuse({ code: 'E_LOCKED' });
  try {
    const operation = operations[name] as (
      args: unknown,
      context: CallContext,
    ) => Result<unknown> | Promise<Result<unknown>>;
    const result = await asStep(env, name, () => operation(given.data, context));
    if (!result.ok) return refuse(result.error);
    const value = contract[name].result.safeParse(result.value);
    if (!value.success)
      return refuse({
        code: 'E_INTERNAL',
        params: { detail: `${name}: ${describeIssues(value.error.issues)}` },
      });
    return { ok: true, value: value.data };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.failure);
    const { dir } = env.options;
    const read = outsideFailure(error, dir);
    if (read) return refuse(read);
    const failure = storeFailure(error, dir);
    if (failure) return refuse((env.trouble() ?? failure).error);
    return refuse(
      fail('E_INTERNAL', { detail: `${name}: ${error instanceof Error ? error.message : String(error)}` })
        .error,
    );
  }
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const describeIssues = (issues: readonly Issue[]): string =>
  issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.')} ${issue.message}`.trim())
    .join('; ');

/** Once a day, before anything is done. A disk too full for a snapshot must not keep a clerk from reading the ledger. */
function takeDailySnapshot(env: Environment): void {
  const store = env.store();
  if (!store.ok || env.trouble() !== null || env.snapshots.takenToday('daily', env.now())) return;
  try {
    env.snapshots.take(store.value.db, 'daily', env.now());
  } catch (error) {
    if (!storeFailure(error, env.options.dir)) throw error;
  }
}
