import type { ReportView } from '../../shared/model/views.ts';
import { fill, words } from '../words/words.ts';

/** 代录, as it is named wherever such a report is shown; empty for a unit's own report. */
export function transcriptText({ transcribed }: Pick<ReportView, 'transcribed'>): string {
  if (!transcribed) return '';
  const w = words().transcripts;
  const { source, by } = transcribed;
  return fill(w.typed, { source: w[source], by: by ?? w.unknown });
}
