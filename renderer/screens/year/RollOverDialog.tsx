import { Button, Checkbox, Flex, Form, Input, Select, Typography } from 'antd';
import { useMemo, useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import type { LedgerView } from '../../../shared/model/views.ts';
import { rollReasons } from '../../../shared/rules/year.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { go } from '../../routes/router.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, useWords } from '../../words/words.ts';
import { RollTable } from './RollTable.tsx';
import {
  filteredLines,
  noRollFilter,
  proposedChoice,
  type RollChoice,
  rollTasks,
  withDueForPast,
} from './roll-choice.ts';
import './year.css';

interface RollOverDialogProps {
  readonly control: DialogControl;
  readonly ledger: LedgerView;
}

const NEW = '';

/** 年度结转 of one list: what goes over is ticked, the rest stays, each with its reason. */
export function RollOverDialog({ control, ledger }: RollOverDialogProps) {
  const w = useWords('year');
  const common = useWords('common');
  const [into, setInto] = useState(ledger.closing?.into.here ? ledger.closing.into.id : NEW);
  const plan = useAnswer('planRollOver', { ledger: ledger.id, year: null, into: into || null });
  const ledgers = useAnswer('listLedgers', {}).value ?? [];
  const [edited, setEdited] = useState<RollChoice | null>(null);
  const [filter, setFilter] = useState(noRollFilter);
  const [title, setTitle] = useState<string | null>(null);
  const [lastDay, setLastDay] = useState<string | null>(null);
  const [forPast, setForPast] = useState('');
  const [keepUnits, setKeepUnits] = useState(true);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<DescribedError | null>(null);
  const lines = plan.value?.lines ?? [];
  const proposed = useMemo(() => proposedChoice(plan.value?.lines ?? []), [plan.value]);
  const choice = edited ?? proposed;
  const shown = useMemo(() => filteredLines(plan.value?.lines ?? [], filter), [plan.value, filter]);
  const going = lines.filter(({ task }) => choice.going.has(task));
  const year = plan.value?.year ?? 0;
  const submit = async () => {
    setBusy(true);
    const answer = await call(
      'rollOver',
      {
        ledger: ledger.id,
        year,
        into: into || null,
        title: title ?? plan.value?.title ?? null,
        lastDay: lastDay ?? `${year}-12-31`,
        keepUnits,
        tasks: rollTasks(choice, lines),
      },
      { quiet: true },
    );
    setBusy(false);
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const done = fill(w.done, { count: answer.value.rolled, title: answer.value.ledger.title });
    await rememberStoreStep(done);
    announce(done);
    control.close();
    go('ledger', { ledger: answer.value.ledger.id });
  };
  const categories = [...new Set(lines.flatMap(({ category }) => category ?? []))];
  const error = refused ?? plan.error;
  return (
    <DialogFrame
      control={control}
      title={fill(w.title, { ledger: ledger.title })}
      okText={fill(w.verb, { count: going.length })}
      okButtonProps={{ disabled: going.length === 0 || !plan.value, loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
      width="72rem"
    >
      <Typography.Paragraph type="secondary">{w.note}</Typography.Paragraph>
      <Form layout="vertical" className="roll-head">
        <Form.Item label={w.into} htmlFor="roll-into">
          <Select
            id="roll-into"
            value={into}
            popupMatchSelectWidth={false}
            options={[
              { value: NEW, label: w.newList },
              ...ledgers
                .filter(({ id, issuer, closing }) => issuer === null && id !== ledger.id && closing === null)
                .map((each) => ({ value: each.id, label: each.title })),
            ]}
            onChange={(value) => {
              setInto(value);
              setEdited(null);
            }}
          />
        </Form.Item>
        {into === NEW && (
          <Form.Item label={w.newTitle} htmlFor="roll-title">
            <Input
              id="roll-title"
              maxLength={200}
              value={title ?? plan.value?.title ?? ''}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Form.Item>
        )}
        <Form.Item label={w.lastDay} htmlFor="roll-last-day">
          <Input
            id="roll-last-day"
            type="date"
            value={lastDay ?? ledger.closing?.lastDay ?? `${year}-12-31`}
            onChange={(event) => setLastDay(event.target.value || null)}
          />
        </Form.Item>
      </Form>
      <Checkbox checked={keepUnits} onChange={(event) => setKeepUnits(event.target.checked)}>
        {w.keepUnits}
      </Checkbox>
      <Flex gap="small" wrap align="center" className="roll-filter">
        <Select
          allowClear
          placeholder={w.why}
          aria-label={w.why}
          className="roll-why"
          value={filter.why}
          options={rollReasons
            .filter((reason) => lines.some(({ why }) => why === reason))
            .map((reason) => ({ value: reason, label: w[`why_${reason}`] }))}
          onChange={(why) => setFilter((old) => ({ ...old, why: why ?? null }))}
        />
        {categories.length > 1 && (
          <Select
            allowClear
            placeholder={w.category}
            aria-label={w.category}
            className="roll-category"
            value={filter.category}
            options={categories.map((value) => ({ value, label: value }))}
            onChange={(category) => setFilter((old) => ({ ...old, category: category ?? null }))}
          />
        )}
        <Input.Search
          allowClear
          className="roll-search"
          placeholder={w.search}
          aria-label={w.search}
          value={filter.text}
          onChange={(event) => setFilter((old) => ({ ...old, text: event.target.value }))}
        />
        {going.some(({ pastDue }) => pastDue) && (
          <Flex gap="small" align="center">
            <label htmlFor="roll-for-past">{w.dueForPast}</label>
            <Input
              id="roll-for-past"
              type="date"
              className="roll-date"
              value={forPast}
              onChange={(event) => setForPast(event.target.value)}
            />
            <Button
              disabled={forPast === ''}
              onClick={() => setEdited(withDueForPast(choice, lines, forPast))}
            >
              {w.apply}
            </Button>
          </Flex>
        )}
        {plan.value && (
          <span className="roll-counts numbers" role="status">
            {fill(w.shown, { count: shown.length })}
            {w.join}
            {fill(w.counts, { goes: going.length, stays: lines.length - going.length })}
          </span>
        )}
      </Flex>
      {plan.value ? (
        <RollTable lines={lines} shown={shown} choice={choice} change={setEdited} />
      ) : (
        !plan.error && <Loading />
      )}
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}
