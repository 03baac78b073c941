import type { Draft, ReportView } from '../model/views.ts';
import { isBlank } from '../text.ts';
import { withMark } from './milestones.ts';

/** What one section reported for the period, as the unit takes it up. */
export interface Collected {
  readonly section: string;
  readonly report: Pick<
    ReportView,
    'text' | 'noChange' | 'problems' | 'next' | 'coordination' | 'evidence' | 'reached'
  >;
}

/**
 * A draft with what the sections said behind what is there already, each under its name; said twice it is there once.
 * Figures are the unit's own to state: adding up the sections' would count what they share.
 */
export function collectInto(draft: Draft, collected: readonly Collected[]): Draft {
  const joined = (own: string, read: (report: Collected['report']) => string): string =>
    collected.reduce((text, { section, report }) => {
      const said = read(report).trim();
      const line = `【${section}】${said}`;
      if (said === '' || text.includes(line)) return text;
      return isBlank(text) ? line : `${text.trimEnd()}\n${line}`;
    }, own);
  const reached = collected
    .flatMap(({ report }) => report.reached ?? [])
    .reduce(
      (marks, { milestone, on, by }) => withMark(marks, milestone, { on, by }),
      [...(draft.reached ?? [])],
    );
  const coordination = joined(draft.coordination ?? '', (report) => report.coordination ?? '');
  const known = new Set(draft.evidence.map(({ sha256 }) => sha256));
  const files = collected.flatMap(({ report }) => report.evidence);
  return {
    ...draft,
    text: joined(draft.text, ({ text, noChange }) => noChange ?? text),
    problems: joined(draft.problems, ({ problems }) => problems),
    next: joined(draft.next, ({ next }) => next),
    ...(coordination !== '' && { coordination }),
    noChange: null,
    evidence: [
      ...draft.evidence,
      ...new Map(
        files.filter(({ sha256 }) => !known.has(sha256)).map((file) => [file.sha256, file]),
      ).values(),
    ],
    ...(reached.length > 0 && { reached }),
  };
}
