import type { ReactNode } from 'react';
import type { Draft, SheetRow } from '../../shared/model/views.ts';
import type { ComparedField } from '../../shared/rules/report-changes.ts';
import { useWords } from '../words/words.ts';
import { MarkedText } from './MarkedText.tsx';
import './report-compare.css';

/** Findings about anything else stand by the text. */
const lines: readonly string[] = [
  'percent',
  'actuals',
  'reached',
  'problems',
  'coordination',
  'next',
  'text',
];

interface ReportCompareProps {
  readonly now: Draft;
  /** What stands beside it: last period, or the version before. */
  readonly before: Draft | null;
  readonly nowTitle: string;
  readonly beforeTitle: string;
  readonly indicators: SheetRow['indicators'];
  readonly changed: readonly ComparedField[];
  /** What the checks found, by field. */
  readonly findings: readonly ComparedFinding[];
}

interface ComparedFinding {
  readonly field: string;
  readonly about: string | null;
  readonly level: 'hard' | 'soft';
  readonly message: string;
  /** 说明 of the unit; empty where it gave none. */
  readonly explanation: string;
}

/** A report beside the one before it, line by line; what is new is marked by ground, underline and a word. */
export function ReportCompare(props: ReportCompareProps) {
  const { now, before, nowTitle, beforeTitle, indicators, changed, findings } = props;
  const w = useWords('compare');
  const c = useWords('checks');
  const statement = (draft: Draft) =>
    draft.noChange === null ? draft.text : `${w.noChange}：${draft.noChange}`;
  const percent = (draft: Draft) => (draft.percent === null ? '' : `${draft.percent}%`);
  const figure = (draft: Draft, indicator: string) => {
    const actual = draft.actuals.find((each) => each.indicator === indicator);
    return actual ? String(actual.value) : '';
  };
  const reached = (draft: Draft) =>
    (draft.reached ?? []).map(({ milestone, on }) => `${milestone} ${on}`).join('\n');
  const line = (
    field: ComparedField,
    label: ReactNode,
    read: (draft: Draft) => string,
    key: string = field,
  ) => {
    const [said, old] = [read(now), before ? read(before) : ''];
    if (said === '' && old === '') return null;
    const isNew = changed.includes(field) && said !== old;
    return (
      <tr key={key} className={isNew ? 'compare-changed' : ''}>
        <th scope="row">
          {label}
          {isNew && <span className="compare-mark">{w.changed}</span>}
        </th>
        <td>
          {isNew ? <MarkedText before={old} now={said} /> : <span className="text-block">{said || '—'}</span>}
          {findings
            .filter(
              (finding) =>
                (finding.field === field && (finding.about === null || finding.about === key)) ||
                (field === 'text' && !lines.includes(finding.field)),
            )
            .map(({ message, level, explanation }) => (
              <div key={message} className="compare-finding">
                {w.finding}：{message}
                {explanation !== '' ? (
                  <div className="compare-explained text-block">
                    {c.explained}：{explanation}
                  </div>
                ) : (
                  level === 'soft' && <span className="secondary">（{c.notExplained}）</span>
                )}
              </div>
            ))}
        </td>
        <td className="secondary">
          <span className="text-block">{old || '—'}</span>
        </td>
      </tr>
    );
  };
  return (
    <table className="compare">
      <thead>
        <tr>
          <td />
          <th scope="col">{nowTitle}</th>
          <th scope="col">{beforeTitle}</th>
        </tr>
      </thead>
      <tbody>
        {line('text', w.text, statement)}
        {line('percent', w.percent, percent)}
        {indicators.map(({ id, subject, text }) =>
          line('actuals', subject || text, (draft) => figure(draft, id), id),
        )}
        {line('reached', w.reached, reached)}
        {line('problems', w.problems, (draft) => draft.problems)}
        {line('coordination', w.coordination, (draft) => draft.coordination ?? '')}
        {line('next', w.next, (draft) => draft.next)}
      </tbody>
    </table>
  );
}
