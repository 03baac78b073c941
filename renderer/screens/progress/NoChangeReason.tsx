import { AutoComplete } from 'antd';
import { useWords } from '../../words/words.ts';

interface NoChangeReasonProps {
  readonly reason: string;
  readonly change: (reason: string) => void;
}

/** 本期无进展 and why: a stock reason or own words. */
export function NoChangeReason({ reason, change }: NoChangeReasonProps) {
  const w = useWords('progress');
  const stock = [w.reasonAsPlanned, w.reasonNotYet, w.reasonWaiting, w.reasonDone];
  return (
    <div className="sheet-no-change" data-field="noChange">
      <span>{w.noChange}</span>
      <AutoComplete
        className="sheet-no-change-reason"
        value={reason}
        options={stock.map((value) => ({ value }))}
        status={reason.trim() === '' ? 'warning' : ''}
        placeholder={w.noChangeReason}
        aria-label={w.noChangeReason}
        onChange={change}
      />
    </div>
  );
}
