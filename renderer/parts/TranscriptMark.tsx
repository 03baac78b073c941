import { Tag } from 'antd';
import type { ReportView } from '../../shared/model/views.ts';
import { transcriptMark } from '../../shared/rules/transcript-words.ts';
import { useLanguage } from '../state/session.ts';
import { transcriptText } from './transcript-text.ts';

/** 代录 with its source beside a report that was typed for its unit; nothing for the unit's own. */
export function TranscriptMark({ report }: { readonly report: Pick<ReportView, 'transcribed'> }) {
  const mark = transcriptMark(report, useLanguage());
  return mark && <Tag title={transcriptText(report)}>{mark}</Tag>;
}
