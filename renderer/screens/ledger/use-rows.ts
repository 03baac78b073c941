import { useEffect, useMemo } from 'react';
import type { LedgerView } from '../../../shared/model/views.ts';
import { transcriptMark } from '../../../shared/rules/transcript-words.ts';
import { initialsOf } from '../../../shared/search.ts';
import { type Read, useAnswer } from '../../api/use-answer.ts';
import { periodText } from '../../parts/period-text.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { useWords } from '../../words/words.ts';
import { linesOf, type TaskLine } from './lines.ts';

export interface LedgerRows {
  readonly ledgers: readonly LedgerView[] | null;
  readonly lines: readonly TaskLine[] | null;
  readonly failed: Read<unknown> | null;
}

/** The rows of one ledger, or of all, with their texts made once. */
export function useRows(ledger: string | null): LedgerRows {
  const w = useWords('ledger');
  const language = useLanguage();
  const period = useSession()?.period ?? '';
  const ledgers = useAnswer('listLedgers', {});
  const rows = useAnswer('listTasks', ledger === null ? {} : { ledger }, { drafts: true });
  const lines = useMemo(
    () =>
      rows.value &&
      linesOf(
        rows.value,
        {
          ...w,
          typed: (progress) => {
            const mark = transcriptMark(progress, language);
            return mark === null ? '' : `${mark} · `;
          },
          periodText: (text) => periodText(text, language),
        },
        period,
      ),
    [rows.value, w, language, period],
  );
  useEffect(() => (lines ? warmInitials(lines) : undefined), [lines]);
  const failed = [ledgers, rows].find(({ value, error }) => value === null && error !== null) ?? null;
  return { ledgers: ledgers.value, lines, failed };
}

const ROWS_AT_A_TIME = 100;
const BEGIN_AFTER_MS = 1000;

/** Works out the pinyin initials while the window is idle, so that the first search by them is as fast as the next. */
function warmInitials(lines: readonly TaskLine[]): () => void {
  let next = 0;
  let handle = 0;
  const work = (deadline: IdleDeadline) => {
    while (next < lines.length && deadline.timeRemaining() > 4) {
      for (const { texts } of lines.slice(next, next + ROWS_AT_A_TIME))
        for (const name of texts().searchable.names) initialsOf(name);
      next += ROWS_AT_A_TIME;
    }
    if (next < lines.length) handle = requestIdleCallback(work);
  };
  const timer = setTimeout(() => {
    handle = requestIdleCallback(work);
  }, BEGIN_AFTER_MS);
  return () => {
    clearTimeout(timer);
    cancelIdleCallback(handle);
  };
}
