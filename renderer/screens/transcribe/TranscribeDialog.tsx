import { Alert, Button, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { dateOf } from '../../../shared/dates.ts';
import type { DescribedError } from '../../../shared/errors.ts';
import type { Draft, SheetRow } from '../../../shared/model/views.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { checksOfBody } from '../../../shared/rules/validation/check-sets.ts';
import { blockingFinding, findingsOf } from '../../../shared/rules/validation/findings.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { FindingList } from '../../parts/FindingList.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { periodText } from '../../parts/period-text.ts';
import { transcriptText } from '../../parts/transcript-text.ts';
import { announce } from '../../state/announcements.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, useWords } from '../../words/words.ts';
import { Figures, PercentField } from '../progress/Figures.tsx';
import { focusFinding } from '../progress/focus.ts';
import { LastReport } from '../progress/LastReport.tsx';
import { Milestones } from '../progress/Milestones.tsx';
import { PeriodChooser } from '../progress/PeriodChooser.tsx';
import { ReportTexts } from '../progress/ReportTexts.tsx';
import { isUntouched } from '../progress/sheet.ts';
import { type Heard, HeardForm } from './HeardForm.tsx';
import { nextMissing, type TypingTarget, typedDraft, typingStateOf } from './typing.ts';
import '../progress/progress.css';
import './transcribe.css';

interface TranscribeDialogProps {
  readonly control: DialogControl;
  readonly target: TypingTarget;
}

/** 代录: how the report was heard stays for the whole of a unit's list; its tasks are typed one after the other. */
export function TranscribeDialog({ control, target: { unit, ...given } }: TranscribeDialogProps) {
  const w = useWords('transcripts');
  const common = useWords('common');
  const language = useLanguage();
  const session = useSession();
  const [heard, setHeard] = useState<Heard>({
    source: 'phone',
    from: '',
    on: dateOf(Date.now()),
    by: session?.operator ?? '',
  });
  const [period, setPeriod] = useState<string | null>(given.period ?? null);
  const [task, setTask] = useState<string | null>(given.task ?? null);
  const [draft, setDraft] = useState<Draft>(blankDraft);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const [error, setError] = useState<DescribedError | null>(null);
  const sheet = useAnswer('getTypingSheet', {
    unit: unit.id,
    ...(period !== null && { period }),
    ...(given.task !== undefined && { task: given.task }),
  });
  const { value } = sheet;
  const rows = value?.rows ?? [];
  const row = rows.find((each) => each.task === task) ?? null;
  const state = row && typingStateOf(row);
  const show = (next: SheetRow | null) => {
    setTask(next?.task ?? null);
    setDraft(next ? typedDraft(next) : blankDraft);
    setError(null);
  };
  // Once what there is to type has been read, the form stands at its first task.
  const chosen = row?.task ?? null;
  useEffect(() => {
    if (!value) return;
    const wanted = value.rows.find((each) => each.task === chosen) ?? nextMissing(value.rows, null);
    const first = wanted ?? value.rows[0];
    if (first) {
      setTask(first.task);
      setDraft((old) => (isUntouched(old) ? typedDraft(first) : old));
    }
  }, [value, chosen]);
  const submit = async () => {
    if (!value || !row) return;
    setBusy(true);
    const { evidence: _none, ...report } = draft;
    const answer = await call(
      'transcribeReport',
      {
        task: row.task,
        unit: unit.id,
        period: value.period,
        report,
        source: heard.source,
        from: heard.from.trim() || null,
        on: heard.on,
        by: heard.by.trim() || null,
      },
      { quiet: true },
    );
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    const next = nextMissing(rows, row.task);
    if (next) show(next);
    else control.close();
    const said = fill(w.done, { unit: unit.name, task: row.number });
    announce(said);
    await rememberStoreStep(said);
  };
  const checks = checksOfBody(value?.checks ?? [], row?.body ?? '');
  const findings =
    row && state !== 'own' && !isUntouched(draft) ? findingsOf({ row, draft, typed: true }, checks) : [];
  const ready =
    row !== null &&
    state !== 'own' &&
    !isUntouched(draft) &&
    heard.on !== '' &&
    blockingFinding(findings, draft.explained, checks) === null;
  const left = rows.filter((each) => typingStateOf(each) === 'missing').length;
  return (
    <DialogFrame
      control={control}
      width="58rem"
      title={fill(w.title, { unit: unit.name })}
      okText={row && left > 1 ? w.verbNext : w.verb}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelText={common.close}
      onOk={() => void submit()}
    >
      <HeardForm heard={heard} put={(part) => setHeard((old) => ({ ...old, ...part }))} />
      {sheet.error && <Failure error={sheet.error} retry={sheet.reload} />}
      {!value && !sheet.error && <Loading />}
      {value && (
        <div className="typing-choice">
          <PeriodChooser
            period={value.period}
            periods={value.periods}
            choose={(next) => {
              setPeriod(next);
              setDraft(blankDraft);
              setError(null);
            }}
          />
          <Select
            className="typing-task"
            aria-label={w.task}
            showSearch={{ optionFilterProp: 'label' }}
            value={row?.task ?? null}
            onChange={(next) => show(rows.find((each) => each.task === next) ?? null)}
            options={rows.map((each) => ({
              value: each.task,
              label: `${each.number}　${each.title}`,
            }))}
            optionRender={({ value: key, label }) => {
              const each = rows.find((other) => other.task === key);
              return (
                <>
                  {label} {each && <span className="secondary small">{w[typingStateOf(each)]}</span>}
                </>
              );
            }}
          />
          <span className="numbers secondary">{fill(w.left, { left, all: rows.length })}</span>
        </div>
      )}
      {value && rows.length === 0 && <Alert type="info" showIcon title={w.nothing} />}
      {row && (
        <div ref={form} className={`typing-report${row.indicators.length > 0 ? ' has-figures' : ''}`}>
          {row.detail && <div className="sheet-detail text-block">{row.detail}</div>}
          <LastReport row={row} />
          {state === 'own' ? (
            <Alert
              type="success"
              showIcon
              title={fill(w.ownCame, { unit: unit.name, period: periodText(value?.period ?? '', language) })}
              description={row.signed?.noChange ?? row.signed?.text}
            />
          ) : (
            <>
              {row.signed && <Alert type="info" showIcon title={transcriptText(row.signed)} />}
              <ReportTexts row={row} draft={draft} put={(part) => setDraft((old) => ({ ...old, ...part }))} />
              <div className="sheet-acts">
                <NoChangeButton draft={draft} change={setDraft} />
                <PercentField
                  percent={draft.percent}
                  change={(percent) => setDraft((old) => ({ ...old, percent }))}
                />
              </div>
              <Milestones row={row} draft={draft} change={setDraft} />
              {row.indicators.length > 0 && (
                <Figures row={row} draft={draft} change={(next) => setDraft(next)} />
              )}
              <FindingList
                findings={findings}
                draft={draft}
                checks={checks}
                jump={(finding) => focusFinding(form.current, finding)}
                change={setDraft}
              />
            </>
          )}
        </div>
      )}
      {error && <Failure error={error} />}
      <p className="small secondary">{w.note}</p>
    </DialogFrame>
  );
}

function NoChangeButton({
  draft,
  change,
}: {
  readonly draft: Draft;
  readonly change: (next: (draft: Draft) => Draft) => void;
}) {
  const w = useWords('progress');
  const on = draft.noChange !== null;
  return (
    <Button
      size="small"
      aria-pressed={on}
      onClick={() => change((old) => ({ ...old, noChange: on ? null : w.reasonAsPlanned, text: '' }))}
    >
      {on ? w.noChangeOff : w.noChange}
    </Button>
  );
}
