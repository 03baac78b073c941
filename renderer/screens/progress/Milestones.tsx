import { Checkbox, Input } from 'antd';
import type { Draft, SheetRow } from '../../../shared/model/views.ts';
import { withMark } from '../../../shared/rules/milestones.ts';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

interface MilestonesProps {
  readonly row: SheetRow;
  readonly draft: Draft;
  readonly change: (next: (draft: Draft) => Draft) => void;
}

/** The dated steps of the limit: a tick for what was reached this period, with its day. */
export function Milestones({ row, draft, change }: MilestonesProps) {
  const w = useWords('milestones');
  const session = useSession();
  if (row.milestones.length === 0) return null;
  const put = (milestone: string, on: string | null) =>
    change((old) => ({
      ...old,
      reached: withMark(
        old.reached ?? [],
        milestone,
        on === null ? null : { on, by: session?.operator ?? null },
      ),
    }));
  return (
    <ul className="sheet-milestones" aria-label={w.section}>
      {row.milestones.map(({ text, due, reached }) => {
        const mark = draft.reached?.find(({ milestone }) => milestone === text);
        return (
          <li key={text}>
            <Checkbox
              checked={mark !== undefined || reached !== null}
              disabled={mark === undefined && reached !== null}
              onChange={(event) => put(text, event.target.checked ? (session?.cutoff ?? '') : null)}
            >
              {text} <span className="numbers">{due}</span>
              {!mark && reached && <span>　{fill(w.reachedOn, { on: reached.on })}</span>}
            </Checkbox>
            {mark && (
              <Input
                type="date"
                size="small"
                required
                aria-label={fill(w.onDayOf, { text })}
                title={w.onDay}
                value={mark.on}
                onChange={(event) => event.target.value !== '' && put(text, event.target.value)}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
