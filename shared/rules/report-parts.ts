import { canonicalJson } from '../canonical.ts';
import type { Draft } from '../model/views.ts';

/** Everything that a signed report says, in the order in which a person reads it. */
export const reportParts = [
  'text',
  'noChange',
  'percent',
  'actuals',
  'reached',
  'problems',
  'next',
  'coordination',
  'evidence',
  'explained',
] as const;
export type ReportPart = (typeof reportParts)[number];

/** One thing a report says. Figures are told apart by their indicator, so that each can be decided by itself. */
export interface PartKey {
  readonly field: ReportPart;
  /** The indicator; null for everything but a figure. */
  readonly about: string | null;
}

export interface PartValue extends PartKey {
  readonly value: unknown;
}

export const partKey = ({ field, about }: PartKey): string => `${field} ${about ?? ''}`;

/** What a report says to one of its parts; null where it says nothing. */
export const partOf = (report: Draft, { field, about }: PartKey): unknown =>
  field === 'actuals'
    ? (report.actuals.find(({ indicator }) => indicator === about)?.value ?? null)
    : (report[field] ?? null);

/** What several reports do not say alike. */
export function differingParts(reports: readonly Draft[]): readonly PartKey[] {
  const figures = new Set(reports.flatMap(({ actuals }) => actuals.map(({ indicator }) => indicator)));
  const keys = reportParts.flatMap((field): readonly PartKey[] =>
    field === 'actuals' ? [...figures].sort().map((about) => ({ field, about })) : [{ field, about: null }],
  );
  return keys.filter((key) => new Set(reports.map((report) => canonicalJson(partOf(report, key)))).size > 1);
}

/** The report with some of its parts said otherwise; what is said may be of any shape and is judged by the caller. */
export const withParts = (report: Draft, parts: readonly PartValue[]): Draft =>
  parts.reduce(withPart, report);

/** What a report leaves out where it says nothing. */
const leftOut: ReadonlySet<ReportPart> = new Set(['reached', 'explained', 'coordination']);

function withPart(report: Draft, { field, about, value }: PartValue): Draft {
  if (field === 'actuals') return { ...report, actuals: withFigure(report.actuals, about ?? '', value) };
  const { [field]: _old, ...rest } = report;
  return (value === null && leftOut.has(field) ? rest : { ...rest, [field]: value }) as Draft;
}

function withFigure(actuals: Draft['actuals'], indicator: string, value: unknown): Draft['actuals'] {
  if (value === null) return actuals.filter((figure) => figure.indicator !== indicator);
  const figure = { indicator, value } as Draft['actuals'][number];
  const at = actuals.findIndex((each) => each.indicator === indicator);
  return at < 0 ? [...actuals, figure] : actuals.with(at, figure);
}
