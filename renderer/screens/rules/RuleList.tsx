import type { RulesView } from '../../../shared/model/views.ts';
import { inOrder } from '../../../shared/rules/lights/problems.ts';
import { conditionText, ruleName } from '../../../shared/rules/lights/rule-words.ts';
import { shapes } from '../../../shared/rules/lights/words.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

type Set = NonNullable<RulesView['own']>;

/** A rule set as it is in force, to be read: the lowest number that fires wins. */
export function RuleList({ set }: { readonly set: Set }) {
  const w = useWords('rules');
  const language = useLanguage();
  return (
    <>
      <p className="rules-about">
        <strong>{set.name}</strong>
        <span>{fill(w.versionOf, { version: set.version, unit: set.madeBy ?? '—' })}</span>
        <span>{set.schedule === 'months' ? w.byMonths : w.byDays}</span>
      </p>
      <ol className="plain-list rules-list">
        {inOrder(set.rules).map((rule) => (
          <li key={rule.number}>
            <span className="numbers rules-number">{rule.number}</span>
            <span className="rules-name">{ruleName(rule.test, language)}</span>
            <span className="rules-steps">
              {rule.steps.map((step) => {
                const { word, colour } = set.levels[step.level];
                return (
                  <span key={`${step.level} ${step.at}`} className="rules-step">
                    <LightMark light={{ word, colour, shape: shapes[step.level] }} />
                    <span className="secondary small">{conditionText(rule, step, set.levels, language)}</span>
                  </span>
                );
              })}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
