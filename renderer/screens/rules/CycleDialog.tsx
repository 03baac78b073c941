import { Alert, Form, InputNumber, Select, Switch, Typography } from 'antd';
import { useState } from 'react';
import { cycleKindWord, cycleWords, weekdayWord } from '../../../shared/cycle-words.ts';
import type { LedgerRow, LedgerView } from '../../../shared/model/views.ts';
import { formatPeriod, type PeriodKind } from '../../../shared/period.ts';
import { defaultCycle, dueDay, periodDue, type ReportCycle } from '../../../shared/report-cycle.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { periodText } from '../../parts/period-text.ts';
import { announce } from '../../state/announcements.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, useWords } from '../../words/words.ts';

interface CycleDialogProps {
  readonly control: DialogControl;
  readonly ledger: LedgerView | null;
  readonly tasks: readonly LedgerRow[];
}

const KINDS: readonly PeriodKind[] = ['week', 'month', 'twoMonths', 'quarter', 'half', 'term', 'year'];
const LAST_DAY = 31;
const LAST_WEEKDAY = 7;

/** 报送周期 of a ledger, or of single tasks of it; says the next period and the day it is due. */
export function CycleDialog({ control, ledger, tasks }: CycleDialogProps) {
  const w = useWords('rules');
  const common = useWords('common');
  const language = useLanguage();
  const cutoff = useSession()?.cutoff ?? '';
  const [cycle, setCycle] = useState<ReportCycle>(ledger?.reportCycle ?? defaultCycle);
  const [busy, setBusy] = useState(false);
  const weekly = cycle.kind === 'week';
  const next = periodDue(cycle, cutoff);
  const save = async (chosen: ReportCycle | null) => {
    setBusy(true);
    const answer = await call('saveReportCycle', {
      ledgers: ledger ? [ledger.id] : [],
      tasks: tasks.map(({ id }) => id),
      cycle: chosen,
    });
    setBusy(false);
    if (!answer.ok) return;
    const said =
      chosen === null ? w.cycleCleared : fill(w.cycleSaved, { cycle: cycleWords(chosen, language) });
    announce(said);
    if (answer.value.changed > 0) await rememberStoreStep(said);
    control.close();
  };
  const chooseKind = (kind: PeriodKind) =>
    setCycle({ kind, day: kind === 'week' ? 5 : LAST_DAY, following: false });
  return (
    <DialogFrame
      control={control}
      title={
        ledger ? fill(w.cycleOf, { title: ledger.title }) : fill(w.cycleOfTasks, { count: tasks.length })
      }
      okText={w.saveCycle}
      okButtonProps={{ loading: busy }}
      cancelText={common.notNow}
      onOk={() => void save(cycle)}
    >
      <Form layout="vertical">
        <Form.Item label={w.cycleKind} htmlFor="cycle-kind">
          <Select<PeriodKind>
            id="cycle-kind"
            autoFocus
            value={cycle.kind}
            options={KINDS.map((kind) => ({ value: kind, label: cycleKindWord(kind, language) }))}
            onChange={chooseKind}
          />
        </Form.Item>
        {weekly ? (
          <Form.Item label={w.cycleWeekday} htmlFor="cycle-weekday">
            <Select<number>
              id="cycle-weekday"
              value={cycle.day}
              options={Array.from({ length: LAST_WEEKDAY }, (_, index) => ({
                value: index + 1,
                label: weekdayWord(index + 1, language),
              }))}
              onChange={(day) => setCycle({ ...cycle, day })}
            />
          </Form.Item>
        ) : (
          <Form.Item label={w.cycleDay} extra={w.cycleDayNote} htmlFor="cycle-day">
            <InputNumber
              id="cycle-day"
              min={1}
              max={LAST_DAY}
              precision={0}
              value={cycle.day}
              onChange={(day) => setCycle({ ...cycle, day: day ?? LAST_DAY })}
            />
          </Form.Item>
        )}
        <Form.Item label={weekly ? w.followingWeek : w.followingMonth} htmlFor="cycle-following">
          <Switch
            id="cycle-following"
            checked={cycle.following}
            onChange={(following) => setCycle({ ...cycle, following })}
          />
        </Form.Item>
      </Form>
      <Alert
        type="info"
        title={cycleWords(cycle, language)}
        description={fill(w.nextDue, {
          period: periodText(formatPeriod(next), language),
          date: dueDay(next, cycle),
        })}
      />
      {tasks.length > 0 && (
        <Typography.Link className="rules-follow" onClick={() => void save(null)}>
          {w.followLedger}
        </Typography.Link>
      )}
    </DialogFrame>
  );
}
