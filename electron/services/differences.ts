import { compareClocks } from '../../shared/clock.ts';
import { type FieldsOf, fieldsFit, knownPart } from '../../shared/model/record.ts';
import type { DifferenceView } from '../../shared/model/views.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { draftPartOf, saysSomething } from '../../shared/rules/draft.ts';
import type { Register } from '../../shared/rules/register.ts';
import { type ReportDifference, reportDifferences } from '../../shared/rules/report-differences.ts';
import { differingParts, type PartValue, partOf, withParts } from '../../shared/rules/report-parts.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { underOneUnit } from './cycle/facts.ts';
import { noMoreReports } from './cycle/no-more-reports.ts';
import { nameOfTask } from './cycle/target.ts';
import type { Environment } from './environment.ts';
import { withStore } from './lists.ts';
import { labelOf } from './lookup.ts';
import type { Given, Operations } from './operations.ts';
import { type Identity, identityOf, operatorName, registerOf } from './own-unit.ts';
import type { CallContext } from './services.ts';

/** What two PCs of one unit wrote apart from each other: shown with both values until a person has decided. */
export function createDifferenceOperations(
  env: Environment,
): Pick<Operations, 'listDifferences' | 'settleDifference'> {
  return {
    listDifferences: () => withStore(env, (store) => ok(openDifferences(store))),
    settleDifference: (choice, context) => withStore(env, (store) => settle(store, choice, context)),
  };
}

type FieldDifference = StoredRecord<'difference'>;
type ReportedTwice = ReportDifference<StoredRecord<'report'>>;

export function openDifferences(store: Store): DifferenceView[] {
  const [identity, register] = [identityOf(store), registerOf(store)];
  return [
    ...fieldQuestions(store).flatMap((question) => fieldView(store, identity, register, question)),
    ...reportedTwice(store, register)
      // What a body typed for this unit is the body's to decide, and no word of the unit's.
      .filter(({ unit, by }) => by === unit || !identity.ids.has(unit))
      .map((difference) => reportView(store, identity, register, difference)),
  ];
}

/** Only what this unit itself has to close. */
export const differencesToClose = (store: Store): number =>
  openDifferences(store).filter(({ closable }) => closable).length;

/** All that was written apart into one field: one question, whatever pairs it was found in. */
interface FieldQuestion {
  /** Of the first of its records, so that every PC asks under the same id. */
  readonly id: string;
  readonly record: string;
  readonly field: string;
  /** The one that counts until somebody decides comes first. */
  readonly values: FieldDifference['fields']['values'];
  readonly found: readonly FieldDifference[];
}

function fieldQuestions(store: Store): readonly FieldQuestion[] {
  const open = store.records
    .all('difference')
    .filter(({ fields }) => fields.state === 'open')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const groups = Map.groupBy(open, ({ fields: { record, field } }) => `${record} ${field}`);
  return [...groups.values()].flatMap((found): FieldQuestion[] => {
    const [first] = found;
    if (!first) return [];
    const byClock = new Map(
      found.flatMap(({ fields }) => fields.values).map((value) => [value.clock.join(' '), value]),
    );
    const values = [...byClock.values()].sort((a, b) => compareClocks(b.clock, a.clock));
    const { record, field } = first.fields;
    return [{ id: first.id, record, field, values, found }];
  });
}

export const reportedTwice = (store: Store, register: Register): readonly ReportedTwice[] =>
  reportDifferences(underOneUnit(register, store.records.all('report')));

function fieldView(
  store: Store,
  identity: Identity,
  register: Register,
  { id, record: of, field, values }: FieldQuestion,
): DifferenceView[] {
  const record = store.records.find(of);
  if (!record) return [];
  return [
    {
      id,
      kind: 'field',
      record: record.kind,
      label: labelOf(store, record.kind, record.fields, record.parent),
      task: record.kind === 'task' ? record.id : record.parent,
      unit: { id: record.author, name: register.nameOf(record.author) },
      field,
      period: null,
      values: values.map(({ value, who, at, clock }) => ({
        value: value ?? null,
        who,
        at,
        from: clock[1].slice(-4),
        parts: [],
      })),
      closable: identity.ids.has(record.author),
      ended: null,
    },
  ];
}

const reportView = (
  store: Store,
  identity: Identity,
  register: Register,
  { id, task, unit, by, period, reports }: ReportedTwice,
): DifferenceView => {
  const about = store.records.get('task', task);
  const ended = about && endOf(store, about, period);
  return {
    id,
    kind: 'report',
    record: 'report',
    label: labelOf(store, 'report', {}, task),
    task,
    unit: { id: by, name: register.nameOf(by) },
    ...(by !== unit && { typedFor: { id: unit, name: register.nameOf(unit) } }),
    field: 'text',
    period,
    values: reports.map((report) => ({
      value: report.fields.noChange ?? report.fields.text,
      who: report.fields.signedOffBy ?? report.fields.filledBy,
      at: report.fields.signedOffAt,
      from: report.clock[1].slice(-4),
      ...(report.fields.transcribed && { transcribed: report.fields.transcribed }),
      parts: partsOf(about, report, reports),
    })),
    closable: identity.ids.has(by) && ended === null,
    ended,
  };
};

const endOf = (store: Store, task: StoredRecord<'task'>, period: string): DifferenceView['ended'] => {
  const refused = noMoreReports(store, task, period);
  return refused && (refused.error.code === 'E_LIST_CLOSED' ? 'listClosed' : 'taskEnded');
};

/** Everything in which the reports differ, as one of them says it; a figure under the name of its indicator. */
function partsOf(
  task: StoredRecord<'task'> | null,
  report: ReportedTwice['reports'][number],
  reports: ReportedTwice['reports'],
): DifferenceView['values'][number]['parts'] {
  const name = (about: string | null) => task?.fields.indicators.find(({ id }) => id === about)?.text ?? null;
  return differingParts(reports.map(({ fields }) => fields)).map((key) => ({
    ...key,
    label: name(key.about),
    value: partOf(report.fields, key),
  }));
}

/**
 * Refusals: E_NO_DIFFERENCE, E_BAD_FIELD for a third value that does not fit its field, and of a report E_EMPTY_REPORT,
 * E_LIST_CLOSED, E_TRANSITION.
 */
function settle(
  store: Store,
  choice: Given<'settleDifference'>,
  context: CallContext,
): Result<Record<string, never>> {
  const [identity, register] = [identityOf(store), registerOf(store)];
  const field = fieldQuestions(store).find(({ found }) => found.some(({ id }) => id === choice.id));
  if (field) return settleField(store, identity, field, choice);
  const twice = reportedTwice(store, register).find(({ id }) => id === choice.id);
  if (twice && identity.ids.has(twice.by)) return settleReport(store, identity, twice, choice, context);
  return fail('E_NO_DIFFERENCE');
}

function settleField(
  store: Store,
  identity: Identity,
  question: FieldQuestion,
  { choose, value }: Given<'settleDifference'>,
): Result<Record<string, never>> {
  const { record: id, field, values, found } = question;
  const record = store.records.find(id);
  const chosen = choose === null ? value : values[choose]?.value;
  if (!record || !identity.ids.has(record.author) || chosen === undefined) return fail('E_NO_DIFFERENCE');
  const next = { ...record.fields, [field]: chosen };
  if (!fieldsFit(record.kind, knownPart(record.kind, next))) return fail('E_BAD_FIELD', { field });
  store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    writer.change(record, { [field]: chosen } as Partial<FieldsOf<typeof record.kind>>);
    for (const difference of found)
      writer.change(difference, {
        state: 'closed',
        closedBy: operatorName(identity).slice(0, 100),
        closedAt: store.now(),
      });
  });
  return ok({});
}

/** The next version says what was decided, and why there is one; where no version is taken any more, none is made. */
function settleReport(
  store: Store,
  identity: Identity,
  { reports, task, by, period }: ReportedTwice,
  { choose, value, parts }: Given<'settleDifference'>,
  { language }: CallContext,
): Result<Record<string, never>> {
  const about = store.records.get('task', task);
  const refused = about && noMoreReports(store, about, period);
  if (refused) return refused;
  const chosen = reports[choose ?? 0];
  const third = parts ?? (typeof value === 'string' ? textParts(value) : []);
  if (!chosen || (choose === null && third.length === 0)) return fail('E_NO_DIFFERENCE');
  const { unit, version, transcribed } = chosen.fields;
  const said = withParts(draftPartOf(chosen.fields), third);
  const fields = {
    ...said,
    unit,
    period,
    version: version + 1,
    reason: reasons[transcribed ? 'typed' : 'signed'][language],
    ...(transcribed
      ? {
          filledBy: chosen.fields.filledBy,
          signedOffBy: null,
          transcribed: { ...transcribed, by: operatorName(identity) },
        }
      : { filledBy: identity.operator, signedOffBy: identity.operator }),
    signedOffAt: store.now(),
  };
  if (!fieldsFit('report', fields))
    return fail('E_BAD_FIELD', { field: [...new Set(third.map(({ field }) => field))].join('、') });
  if (!saysSomething(said)) return fail('E_EMPTY_REPORT', { task: about ? nameOfTask(about) : task });
  store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
    writer.create('report', task, by, fields),
  );
  return ok({});
}

/** Words of one's own stand for the progress, whatever was said to be unchanged. */
const textParts = (text: string): readonly PartValue[] => [
  { field: 'text', about: null, value: text },
  { field: 'noChange', about: null, value: null },
];

const reasons = {
  signed: {
    zh: '两台电脑各签发过一份，核定后以这一份为准',
    en: 'Signed off on two PCs; this one was decided on',
  },
  typed: {
    zh: '两台电脑各代录过一份，核定后以这一份为准',
    en: 'Typed on two PCs; this one was decided on',
  },
} as const;
