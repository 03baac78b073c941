import { CopyOutlined, EditOutlined, PaperClipOutlined, StopOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, type ReactNode } from 'react';
import { momentOf, timeOf } from '../../../shared/dates.ts';
import type { Checks } from '../../../shared/model/check-rules.ts';
import type { Draft, SheetRow } from '../../../shared/model/views.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { findingsOf } from '../../../shared/rules/validation/findings.ts';
import { shortcutText } from '../../actions/keys.ts';
import { FindingList } from '../../parts/FindingList.tsx';
import { Hint } from '../../parts/Hint.tsx';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { RoleMark } from '../ledger/columns.tsx';
import { addEvidence, changeWithUndo, toggleNoChange } from './acts.ts';
import { changeDraft, type DraftEntry, flushDrafts, setCurrent, useDrafts } from './draft-store.ts';
import { EvidenceList } from './EvidenceList.tsx';
import { Figures, PercentField } from './Figures.tsx';
import { focusFieldOf } from './focus.ts';
import { LastReport } from './LastReport.tsx';
import { Milestones } from './Milestones.tsx';
import { ReportTexts } from './ReportTexts.tsx';
import { SignedReport } from './SignedReport.tsx';
import { asCorrection, fromLast, type RowState, stateOf } from './sheet.ts';

const untouched: DraftEntry = { draft: blankDraft, state: 'saved', savedAt: null };

interface SheetCardProps {
  readonly row: SheetRow;
  /** By what it is checked. */
  readonly checks: Checks;
}

/** One due task: what it is and what was said last at the left, the fields of this period beside it. */
export const SheetCard = memo(function SheetCard({ row, checks }: SheetCardProps) {
  const w = useWords('progress');
  const entry = useDrafts((drafts) => drafts.entries[row.task]) ?? untouched;
  const { draft } = entry;
  const state = stateOf(row, draft);
  const findings = state === 'empty' || state === 'signed' ? [] : findingsOf({ row, draft }, checks);
  return (
    <section
      className={`sheet-card sheet-${state}${row.indicators.length > 0 ? ' has-figures' : ''}`}
      data-sheet-row={row.task}
      data-signed={state === 'signed'}
      aria-label={fill(w.rowLabel, { number: row.number, title: row.title })}
      onFocus={() => setCurrent(row.task)}
      onBlur={() => void flushDrafts()}
    >
      <div className="sheet-task">
        <TaskText row={row} />
        <LastReport row={row} />
      </div>
      {state === 'signed' && row.signed ? (
        <SignedReport report={row.signed} correct={() => startCorrection(row)} />
      ) : (
        <SheetFields row={row} draft={draft}>
          <span className="sheet-status" role="status">
            {row.review && <ReviewNote review={row.review} />}
            <RowStateText state={state} entry={entry} />
          </span>
          <FindingList
            findings={findings}
            draft={draft}
            checks={checks}
            jump={(finding) => focusFieldOf(row.task, finding)}
            change={(next) => changeDraft(row.task, next)}
          />
        </SheetFields>
      )}
    </section>
  );
});

function ReviewNote({ review }: { readonly review: NonNullable<SheetRow['review']> }) {
  const w = useWords('internal');
  const common = useWords('common');
  return review.state === 'returnedInternally' ? (
    <strong className="sheet-failed">
      {fill(w.returnedNote, { note: review.note, name: review.reviewedBy ?? common.none })}
    </strong>
  ) : (
    <span>{fill(w.waiting, { name: review.sentBy ?? common.none, when: momentOf(review.sentAt) })}</span>
  );
}

function startCorrection({ task, signed }: SheetRow): void {
  if (signed) changeDraft(task, () => asCorrection(signed));
}

function TaskText({ row }: { readonly row: SheetRow }) {
  const w = useWords('progress');
  const common = useWords('common');
  return (
    <>
      <div className="sheet-title">
        <span className="numbers">{row.number}</span>
        <Button
          type="link"
          className="sheet-title-link text-block"
          title={w.openTask}
          onClick={() => go('task', { task: row.task })}
        >
          {row.title}
        </Button>
      </div>
      {row.detail && <div className="sheet-detail text-block">{row.detail}</div>}
      <div className="sheet-facts">
        <RoleMark role={row.role} common={common} />
        {row.deadline.text && <span className="numbers">{row.deadline.text}</span>}
      </div>
    </>
  );
}

interface SheetFieldsProps {
  readonly row: SheetRow;
  readonly draft: Draft;
  /** What has become of the row. */
  readonly children: ReactNode;
}

function SheetFields({ row, draft, children }: SheetFieldsProps) {
  const w = useWords('progress');
  const { task } = row;
  const put = (part: Partial<Draft>) => changeDraft(task, (old) => ({ ...old, ...part }));
  return (
    <>
      <div className="sheet-words">
        <ReportTexts row={row} draft={draft} put={put} />
        <Milestones row={row} draft={draft} change={(next) => changeDraft(task, next)} />
        <div className="sheet-acts">
          {row.last && draft.noChange === null && (
            <Button
              size="small"
              icon={<CopyOutlined aria-hidden />}
              onClick={() => row.last && copyLast(task, row.last, w.copied)}
            >
              {w.copyLast}
            </Button>
          )}
          <Hint title={shortcutText('mod+d', navigator.platform)}>
            <Button
              size="small"
              icon={draft.noChange === null ? <StopOutlined aria-hidden /> : <EditOutlined aria-hidden />}
              aria-pressed={draft.noChange !== null}
              onClick={() => toggleNoChange(task)}
            >
              {draft.noChange === null ? w.noChange : w.noChangeOff}
            </Button>
          </Hint>
          <span data-jump="evidence">
            <Button
              size="small"
              icon={<PaperClipOutlined aria-hidden />}
              onClick={() => void addEvidence(task)}
            >
              {w.addEvidence}
            </Button>
          </span>
          {row.signed && (
            <Button
              size="small"
              type="text"
              onClick={() => changeWithUndo(task, w.dropCorrection, () => blankDraft)}
            >
              {w.dropCorrection}
            </Button>
          )}
          <PercentField percent={draft.percent} change={(percent) => put({ percent })} />
          {children}
        </div>
        <EvidenceList task={task} items={draft.evidence} />
      </div>
      {row.indicators.length > 0 && (
        <Figures row={row} draft={draft} change={(next) => changeDraft(task, next)} />
      )}
    </>
  );
}

const copyLast = (task: string, last: Draft, label: string): void =>
  changeWithUndo(task, label, (draft) => fromLast(last, draft));

function RowStateText({ state, entry }: { readonly state: RowState; readonly entry: DraftEntry }) {
  const w = useWords('progress');
  if (entry.state === 'failed') return <span className="sheet-failed">{w.saveFailed}</span>;
  if (entry.state !== 'saved') return <span>{w.saving}</span>;
  const words = { empty: w.stateEmpty, begun: w.stateBegun, filled: w.stateFilled, signed: w.stateSigned };
  const saved =
    entry.savedAt !== null && state !== 'signed' && state !== 'empty'
      ? ` · ${fill(w.savedAt, { time: timeOf(entry.savedAt) })}`
      : '';
  return (
    <span className="numbers">
      <span aria-hidden>{state === 'empty' ? '○' : state === 'begun' ? '◐' : '●'}</span> {words[state]}
      {saved}
    </span>
  );
}
