import { Input } from 'antd';
import type { Draft, SheetRow } from '../../../shared/model/views.ts';
import { useWords } from '../../words/words.ts';
import { NoChangeReason } from './NoChangeReason.tsx';

interface ReportTextsProps {
  readonly row: Pick<SheetRow, 'signed'>;
  readonly draft: Draft;
  readonly put: (part: Partial<Draft>) => void;
}

/** What a report says in words: why it is corrected, the progress or that there is none, problems and next steps. */
export function ReportTexts({ row, draft, put }: ReportTextsProps) {
  const w = useWords('progress');
  return (
    <>
      {row.signed && (
        <div data-field="reason">
          <Input
            value={draft.reason ?? ''}
            status={draft.reason?.trim() ? '' : 'warning'}
            placeholder={w.reason}
            aria-label={w.reason}
            onChange={(event) => put({ reason: event.target.value })}
          />
        </div>
      )}
      {draft.noChange === null ? (
        <TextField name="text" label={w.text} rows={2} value={draft.text} change={(text) => put({ text })} />
      ) : (
        <NoChangeReason reason={draft.noChange} change={(noChange) => put({ noChange })} />
      )}
      <div className="sheet-pair">
        <TextField
          name="problems"
          label={w.problems}
          rows={1}
          value={draft.problems}
          change={(problems) => put({ problems })}
        />
        <TextField
          name="coordination"
          label={w.coordination}
          rows={1}
          value={draft.coordination ?? ''}
          change={(coordination) => put({ coordination })}
        />
        <TextField name="next" label={w.next} rows={1} value={draft.next} change={(next) => put({ next })} />
      </div>
    </>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly rows: number;
  readonly value: string;
  readonly change: (text: string) => void;
}

function TextField({ name, label, rows, value, change }: TextFieldProps) {
  return (
    <div data-field={name}>
      <Input.TextArea
        autoSize={{ minRows: rows, maxRows: 12 }}
        maxLength={20_000}
        value={value}
        placeholder={label}
        aria-label={label}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
