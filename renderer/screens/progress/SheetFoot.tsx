import { Button } from 'antd';
import type { ChecksView } from '../../../shared/model/views/check-rules.ts';
import type { SheetRow } from '../../../shared/model/views.ts';
import { isUnderstood } from '../../../shared/rules/validation/findings.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { perform } from '../../actions/perform.ts';
import { fill, useWords } from '../../words/words.ts';
import { sendForReview, signOff } from './actions.ts';
import { draftOf, useDrafts } from './draft-store.ts';
import { focusExplanation, focusFieldOf, focusTask } from './focus.ts';
import { blockedRows, countsOf, stateOf } from './sheet.ts';

interface SheetFootProps {
  readonly rows: readonly SheetRow[];
  readonly checks: readonly ChecksView[];
}

/** How far the sheet is, what must be put right, and the way on. */
export function SheetFoot({ rows, checks }: SheetFootProps) {
  const w = useWords('progress');
  const c = useWords('checks');
  const period = useDrafts((drafts) => drafts.period);
  useDrafts((drafts) => drafts.entries);
  const counts = countsOf(rows, draftOf);
  const firstBegun = rows.find((row) => stateOf(row, draftOf(row.task)) === 'begun');
  const blocked = blockedRows(rows, draftOf, checks);
  const mustFix = counts.mustFix + blocked.filter(({ why }) => why === 'mustFix').length;
  const toExplain = blocked.filter(({ why }) => why === 'mustExplain');
  const wrong = blocked.find(({ why }) => why === 'mustFix');
  const unknown = checks.flatMap(({ rules }) => rules.filter((rule) => !isUnderstood(rule))).length;
  return (
    <div className="sheet-bar" role="status">
      <span className="numbers">{fill(w.filledOf, { filled: counts.filled, all: counts.all })}</span>
      {mustFix > 0 && (firstBegun ?? wrong) && (
        <Button
          type="link"
          danger
          onClick={() =>
            firstBegun ? focusTask(firstBegun.task) : wrong && focusFieldOf(wrong.task, wrong.finding)
          }
        >
          {fill(w.mustFix, { count: mustFix })}
        </Button>
      )}
      {toExplain[0] && (
        <Button type="link" onClick={() => toExplain[0] && focusExplanation(toExplain[0].task)}>
          {fill(c.toExplain, { count: toExplain.length })}
        </Button>
      )}
      {unknown > 0 && <span className="secondary small">{fill(c.unknownOnSheet, { count: unknown })}</span>}
      <span className="sheet-keys">{w.keysHint}</span>
      {counts.toSign > 0 && counts.mustFix + blocked.length === 0 && <ActionButton action={sendForReview} />}
      <Button
        type="primary"
        disabled={counts.toSign === 0 || counts.mustFix + blocked.length > 0 || period === ''}
        onClick={() => perform(signOff)}
      >
        {counts.toSign === 0 ? w.toSignOff : fill(w.toSignOffCount, { count: counts.toSign })}
      </Button>
    </div>
  );
}
