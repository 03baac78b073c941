import type { LedgerRow } from '../../../shared/model/views.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { TypedMark } from '../../parts/TypedMark.tsx';
import { fill, useWords } from '../../words/words.ts';

interface LightReasonProps {
  readonly light: NonNullable<LedgerRow['light']>;
  /** The report beside which it is shown, where that is not shown itself. */
  readonly report?: LedgerRow['progress'];
}

/** The light with the rule that fired, the reason with its figures, what clears it and who. */
export function LightReason({ light, report = null }: LightReasonProps) {
  const w = useWords('cycle');
  const who = { unit: w.byUnit, issuer: w.byIssuer, nobody: '' }[light.by];
  return (
    <div className="light-reason">
      <LightMark light={light} />
      <span className="light-rule numbers">{fill(w.lightRule, { rule: light.rule })}</span>
      <span>{light.reason}</span>
      <TypedMark report={report} />
      {light.clear !== '' && (
        <span className="task-reason">
          {fill(w.lightClear, { clear: light.clear })}（{who}）
        </span>
      )}
    </div>
  );
}
