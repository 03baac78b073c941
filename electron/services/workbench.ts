import type { Language } from '../../shared/errors.ts';
import type { Workbench } from '../../shared/model/views.ts';
import { ok } from '../../shared/result.ts';
import { saysSomething } from '../../shared/rules/draft.ts';
import type { Store } from '../store/store.ts';
import { type Board, inForce, loadBoard, periodOfTask } from './board.ts';
import { reportingBelow } from './collecting.ts';
import { latestReport, ownReports } from './cycle/latest-report.ts';
import { requestDraftsOf } from './cycle/request-drafts.ts';
import { waitingOf } from './cycle/review-desk.ts';
import { differencesToClose } from './differences.ts';
import { draftsOf } from './drafts.ts';
import type { Environment } from './environment.ts';
import { wantedFiles } from './evidence/wanted.ts';
import { allReceives } from './exchange/receives.ts';
import { readTransmissions } from './exchange/transmissions.ts';
import { openInstructions } from './inside-instructions.ts';
import { ledgerView } from './ledger-rows.ts';
import { boardLights } from './lights/board-lights.ts';
import { withStore } from './lists.ts';
import type { Operations } from './operations.ts';
import { owedTasks } from './owed.ts';
import { boardReminders } from './reminders.ts';

/** What is due, what is missing, what came and went. */
export function createWorkbenchOperations(env: Environment): Pick<Operations, 'getWorkbench'> {
  return {
    getWorkbench: ({ turn }, { language }) =>
      withStore(env, (store) => {
        const board = loadBoard(store, language);
        const own = board.tasks.filter(({ task }) => task.author === board.identity.id);
        const wanted = countWanted(store, board);
        const waiting = waitingOf(store, board);
        return ok({
          period: periodOfMost(board),
          cutoff: board.rules.cutoff,
          own: { ...ownReporting(store, board), wanted: wanted.above },
          below: {
            ...reportingBelow(board, waiting.reports, turn),
            toReview: waiting.reports.length + waiting.requests,
            wanted: wanted.below,
          },
          ledgers: [...board.lists.values()]
            .sort((a, b) => a.arrival - b.arrival)
            .map((list) => ledgerView(board, list)),
          differences: differencesToClose(store),
          instructions: openInstructions(store, board),
          toConfirm: own.filter(({ task }) => task.fields.guesses.length > 0).length,
          unassigned: own.filter(({ assignments }) => inForce(assignments).length === 0).length,
          events: recentEvents(store, board),
          reminders: [...boardReminders(board)],
          lights: boardLights(board),
        });
      }),
  };
}

/** The period that most of what we owe is due for; of what we issued where we owe nothing. */
function periodOfMost(board: Board): string {
  const owed = owedTasks(board).flatMap(({ closed, item }) => (closed ? [] : [item.task]));
  const issued = board.tasks.filter(({ assignments }) => inForce(assignments).length > 0);
  const counts = new Map<string, number>();
  for (const task of owed.length > 0 ? owed : issued.map(({ task }) => task)) {
    const period = periodOfTask(board, task);
    counts.set(period, (counts.get(period) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? board.period;
}

/** Files that others ask for again and that no file has carried since. */
function countWanted(store: Store, { register, identity }: Board): { above: number; below: number } {
  const bodies = new Set(identity.adoptions.map(({ issuer }) => register.byId(issuer)?.id ?? issuer));
  const counts = { above: 0, below: 0 };
  for (const [unit, files] of wantedFiles(store, register, identity, () => true))
    counts[bodies.has(unit) ? 'above' : 'below'] += files.filter(({ sentAt }) => sentAt === null).length;
  return counts;
}

function ownReporting(store: Store, board: Board): Omit<Workbench['own'], 'wanted'> {
  const owed = owedTasks(board).filter(({ closed }) => !closed);
  const due = owed.map(({ item }) => item);
  const signed = owed.filter(
    ({ item, unit }) => latestReport(item.reports, unit, periodOfTask(board, item.task)) !== null,
  );
  const reported = new Set(signed.map(({ item }) => item));
  const drafts = draftsOf(store);
  const bodies = new Set(board.identity.adoptions.map((a) => a.issuer));
  const lastSent =
    readTransmissions(store, board.register)
      .all()
      .find((t) => bodies.has(t.to.id))?.at ?? 0;
  const toSend = due
    .filter(({ task }) => bodies.has(task.author))
    .flatMap(({ reports }) => ownReports(reports))
    .filter((report) => board.identity.ids.has(report.fields.unit) && report.fields.signedOffAt > lastSent);
  return {
    due: due.length,
    drafted: due.filter(({ draft }) => draft !== null).length,
    signed: signed.length,
    unfilled: due.filter((item) => !(item.draft && saysSomething(item.draft.fields)) && !reported.has(item))
      .length,
    toSign: drafts.length,
    toSend: toSend.length,
    inReview: drafts.filter(({ review }) => review?.state === 'awaitingInternalReview').length,
    returned: drafts.filter(({ review }) => review?.state === 'returnedInternally').length,
    requests: requestDraftsOf(store).length,
  };
}

function recentEvents(store: Store, board: Board): Workbench['events'] {
  const say = words[board.language];
  const came = allReceives(store).map((r) => ({
    at: r.undoneAt ?? r.at,
    text: (r.undoneAt ? say.undone : say.received)(r.bundle.from.name, r.file),
  }));
  const went = readTransmissions(store, board.register)
    .all()
    .map((t) => ({
      at: t.at,
      text: say.exported(t.to.name, t.records),
    }));
  return [...came, ...went].sort((a, b) => b.at - a.at).slice(0, 12);
}

interface Words {
  readonly received: (from: string, file: string) => string;
  readonly undone: (from: string, file: string) => string;
  readonly exported: (to: string, records: number) => string;
}

const words: Readonly<Record<Language, Words>> = {
  zh: {
    received: (from, file) => `接收 ${from}：${file}`,
    undone: (from, file) => `撤销接收 ${from}：${file}`,
    exported: (to, records) => `导出给 ${to}：${records} 条`,
  },
  en: {
    received: (from, file) => `Received from ${from}: ${file}`,
    undone: (from, file) => `Took back from ${from}: ${file}`,
    exported: (to, records) => `Exported for ${to}: ${records} records`,
  },
};
