import { Input, Select } from 'antd';
import type { LedgerRow } from '../../../../shared/model/views.ts';
import { useWords } from '../../../words/words.ts';
import { deadlineKinds } from '../../ledger/filter.ts';
import './edit.css';

type Deadline = LedgerRow['deadline'];

interface DeadlineEditorProps {
  readonly value: Deadline;
  readonly change: (deadline: Deadline) => void;
}

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** A date may be a year, a month or a day, as the list prints it. */
export const isDeadlineDate = (text: string): boolean => DATE.test(text);

const isDated = (kind: Deadline['kind']): boolean => kind === 'by' || kind === 'from';

/** Kind, date where the kind has one, and the wording that is printed. */
export function DeadlineEditor({ value, change }: DeadlineEditorProps) {
  const w = useWords('task');
  const deadlines = useWords('deadlines');
  const wrong = value.date !== null && !isDeadlineDate(value.date);
  return (
    <div className="edit-line">
      <Select
        value={value.kind}
        options={deadlineKinds.map((kind) => ({ value: kind, label: deadlines[kind] }))}
        aria-label={w.deadlineKind}
        onChange={(kind) => change({ ...value, kind, date: isDated(kind) ? value.date : null })}
      />
      {isDated(value.kind) && (
        <Input
          className="edit-date numbers"
          value={value.date ?? ''}
          status={wrong ? 'error' : ''}
          placeholder={w.dateHint}
          aria-label={w.date}
          onChange={(event) => change({ ...value, date: event.target.value.trim() || null })}
        />
      )}
      <Input
        className="edit-wide"
        value={value.text ?? ''}
        placeholder={w.deadlineText}
        aria-label={w.deadlineText}
        maxLength={500}
        onChange={(event) => change({ ...value, text: event.target.value || null })}
      />
    </div>
  );
}
