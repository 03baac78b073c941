import { existsSync } from 'node:fs';
import { dateOf } from '../../shared/dates.ts';
import type { LedgerFonts } from '../../shared/reports/fonts.ts';
import { handoverPaper } from '../../shared/reports/paper/handover-paper.ts';
import type { PaperPlan } from '../../shared/reports/paper/paper-plan.ts';
import { taskCardPaper } from '../../shared/reports/paper/task-card-paper.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { onePiece } from '../exchange/write-flushed.ts';
import { writeNewFile } from '../exchange/write-new-file.ts';
import type { Store } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { transmissionLog } from './exchange/transmission-log.ts';
import { bulletin, notices, reporting } from './figures/papers.ts';
import { changeReport } from './intake/change-report.ts';
import { findTask } from './lookup.ts';
import type { Given, Operations } from './operations.ts';
import { identityOf } from './own-unit.ts';
import { brief } from './papers/brief.ts';
import { submissionCover } from './papers/cover.ts';
import { fullLedger } from './papers/full-ledger.ts';
import { chosenLedger, ledgerReport } from './papers/ledger.ts';
import { requestForm } from './papers/request-form.ts';
import { statement } from './papers/statement.ts';
import { notePaper } from './papers/written.ts';
import { inHandOf } from './people/in-hand.ts';
import { progressReport } from './progress-report.ts';
import { slips } from './sections/slips.ts';
import { detailOf } from './tasks.ts';
import { stepper } from './watch.ts';

export function createReportOperations(env: Environment): Pick<Operations, 'writeReport'> {
  return {
    writeReport: async (given, context) => {
      const { kind, ledger, period, unit, request, task, handover, bundle, path } = given;
      const step = stepper(context, 'write');
      const store = env.store();
      if (!store.ok) return store;
      const asked = {
        ledger,
        period,
        unit: unit ?? null,
        request: request ?? null,
        task: task ?? null,
        handover: handover ?? null,
        bundle: bundle ?? null,
      };
      const build = buildOf(store.value, kind, asked);
      if (!build.ok) return build;
      if (existsSync(path)) return fail('E_FILE_EXISTS', { path });
      const { installedLedgerFonts } = await import('../reports/installed-fonts.ts');
      step(0, 2);
      const bytes = await build.value(await installedLedgerFonts());
      step(1, 2);
      const written = await writeNewFile({
        path,
        size: bytes.byteLength,
        bytes: onePiece(Buffer.from(bytes)),
        replica: store.value.meta.get('replica') ?? '',
      });
      if (!written.ok) return written;
      if (kind !== 'card' && kind !== 'handover' && kind !== 'cover' && env.trouble() === null)
        notePaper(store.value, { kind, path: written.value.path, ledger, period });
      return written;
    },
  };
}

interface Asked {
  readonly ledger: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly request: string | null;
  readonly task: string | null;
  readonly bundle: string | null;
  readonly handover: Given<'writeReport'>['handover'] | null;
}

/** Makes the file once the fonts of this PC are known; what it says is settled before, its library loaded then. */
type Build = (fonts: LedgerFonts) => Promise<Uint8Array>;

function buildOf(store: Store, kind: Given<'writeReport'>['kind'], asked: Asked): Result<Build> {
  const { ledger, period, unit, request, task } = asked;
  switch (kind) {
    case 'ledger':
      return ledgerBuild(store, ledger, period);
    case 'fullLedger':
      return fullLedgerBuild(store, ledger, period);
    case 'changes':
      return changesBuild(store, ledger);
    case 'transmissions':
      return ok(transmissions(store));
    case 'progress':
      return progressBuild(store, asked);
    case 'statement':
      return documentBuild(statement(store, asked));
    case 'brief':
      return documentBuild(brief(store, asked));
    case 'bulletin':
      return documentBuild(bulletin(store, asked));
    case 'reporting':
      return documentBuild(reporting(store, asked));
    case 'slip':
      return documentBuild(slips(store, period, unit));
    case 'notice':
      return documentBuild(notices(store, unit));
    case 'request':
      return documentBuild(requestForm(store, request));
    case 'handover':
      return documentBuild(handoverSheet(store, asked.handover ?? null));
    case 'cover':
      return documentBuild(submissionCover(store, asked.bundle));
    case 'card':
      return documentBuild(taskCard(store, task));
  }
}

/** 人员交接清单. Refusal: E_BAD_CALL where nobody is named. */
function handoverSheet(store: Store, change: Asked['handover']): Result<PaperPlan> {
  if (!change) return fail('E_BAD_CALL', { detail: 'handover' });
  const { posts, from, to, on, witness } = change;
  const hand = inHandOf(store, from, 'zh');
  return ok(handoverPaper({ unit: identityOf(store).name, posts, to, on, witness, hand }));
}

/** R18: 任务办理卡. Refusal: E_NO_TASK. */
function taskCard(store: Store, name: string | null): Result<PaperPlan> {
  const task = findTask(store, name ?? '');
  if (!task.ok) return task;
  const detail = detailOf(store, task.value, 'zh');
  return ok(taskCardPaper({ detail, unit: identityOf(store).name, date: dateOf(store.now()) }));
}

/** R3: 进展情况报送表. */
function progressBuild(store: Store, { ledger, period }: Asked): Result<Build> {
  const table = progressReport(store, ledger, period);
  if (!table.ok) return table;
  return ok(async (fonts) => {
    const { progressWorkbook } = await import('../reports/progress-workbook.ts');
    return progressWorkbook(table.value, fonts);
  });
}

function documentBuild(plan: Result<PaperPlan>): Result<Build> {
  if (!plan.ok) return plan;
  return ok(async () => {
    const { writeDocument } = await import('../reports/write-document.ts');
    return writeDocument(plan.value);
  });
}

/** R17: 清单变更对照表. */
function changesBuild(store: Store, ledger: string | null): Result<Build> {
  const list = chosenLedger(store, ledger);
  if (!list.ok) return list;
  const table = changeReport(store, list.value);
  if (!table.ok) return table;
  return ok(async (fonts) => {
    const { changeWorkbook } = await import('../reports/change-workbook.ts');
    return changeWorkbook(table.value, fonts);
  });
}

function ledgerBuild(store: Store, ledger: string | null, period: string | null): Result<Build> {
  const report = ledgerReport(store, ledger, period);
  if (!report.ok) return report;
  return ok(async (fonts) => {
    const { ledgerWorkbook } = await import('../reports/ledger-workbook.ts');
    return ledgerWorkbook(report.value, fonts);
  });
}

/** R2: 工作任务台账 with everything the unit knows of each task. */
function fullLedgerBuild(store: Store, ledger: string | null, period: string | null): Result<Build> {
  const report = fullLedger(store, ledger, period);
  if (!report.ok) return report;
  return ok(async (fonts) => {
    const { fullLedgerWorkbook } = await import('../reports/full-ledger-workbook.ts');
    return fullLedgerWorkbook(report.value, fonts);
  });
}

/** R16: 报送登记簿. */
function transmissions(store: Store): Build {
  const report = {
    unitName: identityOf(store).name,
    cutoff: dateOf(store.now()),
    entries: transmissionLog(store),
  };
  return async (fonts) => {
    const { transmissionWorkbook } = await import('../reports/transmission-workbook.ts');
    return transmissionWorkbook(report, fonts);
  };
}
