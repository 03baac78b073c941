import type { ReportView } from '../../shared/model/views.ts';
import { sourceWord } from '../../shared/rules/transcript-words.ts';
import { currentLanguage } from '../state/session.ts';
import { fill, words } from '../words/words.ts';

/** 代录, as it is named wherever such a report is shown; empty for a unit's own report. */
export function transcriptText({ transcribed }: Pick<ReportView, 'transcribed'>): string {
  if (!transcribed) return '';
  const w = words().transcripts;
  const { source, by, on } = transcribed;
  const parts = { source: sourceWord(source, currentLanguage()), by: by ?? w.unknown };
  return on === undefined ? fill(w.typed, parts) : fill(w.typedOn, { ...parts, on });
}
