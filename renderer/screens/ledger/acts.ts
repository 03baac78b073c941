import type { DescribedError } from '../../../shared/errors.ts';
import type { LedgerRow, LedgerView, UnitView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { askConfirm, openDialog } from '../../dialogs/dialog.ts';
import { announceWritten } from '../../pick/on-stick.ts';
import { pickSaveFile } from '../../pick/pick.ts';
import { safeFileName } from '../../pick/request.ts';
import { writeFile } from '../../pick/write-file.ts';
import { useRoute } from '../../routes/router.ts';
import { announce } from '../../state/announcements.ts';
import { useSessionState } from '../../state/session.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';
import { isToConfirm } from './filter.ts';
import { useLedger } from './ledger-store.ts';

/** 交办: the answer is whether it was done. The step can be taken back. */
export async function assign(
  tasks: readonly LedgerRow[],
  unit: string,
  role: 'lead' | 'cooperate',
): Promise<boolean> {
  const answer = await call('assign', { tasks: tasks.map(({ id }) => id), unit, role });
  if (!answer.ok) return false;
  const w = words().ledger;
  const { assigned, unchanged } = answer.value;
  announce(fill(w.assigned, { unit: answer.value.unit.name, assigned, unchanged }));
  if (assigned > 0) await rememberStoreStep(fill(w.assignedStep, { unit: answer.value.unit.name }));
  return true;
}

/** 交办给多家: the refusal, where there is one. The step can be taken back. */
export async function assignMany(
  tasks: readonly LedgerRow[],
  units: readonly Pick<UnitView, 'id'>[],
  role: 'lead' | 'cooperate',
  group: string | null,
): Promise<DescribedError | null> {
  const args = { tasks: tasks.map(({ id }) => id), units: units.map(({ id }) => id), role, group };
  const answer = await call('assignUnits', args, { quiet: true });
  if (!answer.ok) return answer.error;
  const w = words().ledger;
  announce(fill(w.assignedMany, { ...answer.value }));
  if (answer.value.assigned > 0)
    await rememberStoreStep(fill(w.assignedManyStep, { units: answer.value.units }));
  return null;
}

export async function unassign(tasks: readonly LedgerRow[], unit: string, name: string): Promise<boolean> {
  const answer = await call('unassign', { tasks: tasks.map(({ id }) => id), unit });
  if (!answer.ok) return false;
  const w = words().ledger;
  announce(fill(w.unassignedDone, { unit: name, count: answer.value.cancelled }));
  if (answer.value.cancelled > 0) await rememberStoreStep(fill(w.unassignedStep, { unit: name }));
  return true;
}

/** 按清单责任单位交办, after asking with the names of the ledgers and the units. */
export async function assignAsPrinted(): Promise<void> {
  const w = words().ledger;
  const ledger = await chosenLedger(true);
  if (ledger === null) return;
  const read = await call('listTasks', { ledger: ledger.id });
  if (!read.ok) return;
  const rows = read.value.filter(({ editable }) => editable);
  const names = [...new Set(rows.flatMap(({ units }) => units.map(({ name }) => name)))];
  const question = {
    title: fill(w.assignPrintedTitle, { title: ledger.title }),
    body: fill(w.assignPrintedBody, { count: rows.length, units: names.length, names: someNames(names) }),
    verb: w.assignPrintedVerb,
  };
  if (!(await askConfirm(question))) return;
  const answer = await call('assignPrinted', { ledger: ledger.id });
  if (!answer.ok) return;
  const { assigned, unchanged, newUnits, emptyGroups } = answer.value;
  const groups = emptyGroups.length === 0 ? '' : fill(w.emptyGroups, { groups: someNames(emptyGroups) });
  announce(fill(w.assignedPrinted, { assigned, unchanged, units: newUnits.length }) + groups);
  if (assigned > 0) await rememberStoreStep(w.assignPrinted);
}

/** 启用亮灯: the default rules, after saying whom they concern. */
export async function takeLightRules(): Promise<void> {
  const w = words().ledger;
  const question = { title: w.takeLightsTitle, body: w.takeLightsBody, verb: w.takeLights };
  if (!(await askConfirm(question))) return;
  const answer = await call('adoptRules', { preset: 'default', set: null });
  if (answer.ok) announce(w.tookLights);
}

/** 销号核验清单 of the ledger on screen. */
export async function editChecklist(): Promise<void> {
  const ledger = await chosenLedger(true);
  if (ledger) openDialog({ kind: 'checklist', ledger });
}

/** 年度结转 of the ledger on screen. */
export async function rollLedgerOver(): Promise<void> {
  const ledger = await chosenLedger(true);
  if (ledger) openDialog({ kind: 'rollOver', ledger });
  else announce(words().year.noOwn);
}

const NAMES_SHOWN = 12;

/** The first names, and how many more there are. */
export function someNames(names: readonly string[]): string {
  const w = words().ledger;
  const first = names.slice(0, NAMES_SHOWN).join(w.separator);
  return names.length > NAMES_SHOWN ? first + fill(w.andMore, { count: names.length }) : first;
}

/** Confirms every guess of these tasks, after asking with their names. */
export async function confirmRows(rows: readonly LedgerRow[]): Promise<void> {
  const w = words().ledger;
  const open = rows.filter(isToConfirm);
  const question = {
    title: fill(w.confirmTitle, { count: open.length }),
    body: someNames(open.map(({ title }) => title)),
    verb: w.confirmAll,
  };
  if (!(await askConfirm(question))) return;
  const answer = await call('confirmTasks', { tasks: open.map(({ id }) => id) });
  if (!answer.ok) return;
  const done = fill(w.confirmedRows, { count: answer.value.confirmed });
  await rememberStoreStep(done);
  announce(done);
}

/** R1 of the chosen ledger, written where the person says. */
export async function writeLedgerReport(): Promise<void> {
  const w = words().ledger;
  const ledger = await chosenLedger(false);
  const period = useSessionState.getState().session?.period;
  if (ledger === null || !period) return;
  const path = await pickSaveFile(
    'report',
    `${safeFileName(`${ledger.title}-${w.reportName}-${period}`)}.xlsx`,
  );
  if (path === null) return;
  const answer = await writeFile('writeReport', { kind: 'ledger', ledger: ledger.id, period, path });
  if (answer.ok) await announceWritten(fill(w.exported, { path: answer.value.path }), answer.value.path);
}

/** The ledger on screen: the chosen one, else that of the active row, else the first shown. */
async function chosenLedger(own: boolean): Promise<LedgerView | null> {
  const answer = await call('listLedgers', {});
  if (!answer.ok) return null;
  const candidates = answer.value.filter(({ issuer }) => !own || issuer === null);
  const { active, shown } = useLedger.getState();
  const line = shown.find(({ key }) => key === active) ?? shown[0];
  const wanted = useRoute.getState().params['ledger'] ?? line?.row.ledger;
  return candidates.find(({ id }) => id === wanted) ?? candidates[0] ?? null;
}
