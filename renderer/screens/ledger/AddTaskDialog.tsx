import { AutoComplete, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { Args } from '../../../shared/contract.ts';
import type { LedgerRow } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { go } from '../../routes/router.ts';
import { announce } from '../../state/announcements.ts';
import { fill, useWords, words } from '../../words/words.ts';
import { DeadlineEditor } from '../task/edit/DeadlineEditor.tsx';
import { UnitsEditor } from '../task/edit/UnitsEditor.tsx';

interface AddTaskDialogProps {
  readonly control: DialogControl;
  readonly ledger: string | null;
}

const NEW_LEDGER = '';

interface Draft {
  readonly ledger: string | null;
  readonly ledgerTitle: string;
  readonly category: string;
  readonly title: string;
  readonly detail: string;
  readonly units: LedgerRow['units'];
  readonly deadline: LedgerRow['deadline'];
}

/** A task that no document holds, put at the end of one of our own ledgers or into a new one. */
export function AddTaskDialog({ control, ledger }: AddTaskDialogProps) {
  const w = useWords('ledger');
  const common = useWords('common');
  const own = (useAnswer('listLedgers', {}).value ?? []).filter(({ issuer }) => issuer === null);
  const [draft, setDraft] = useState<Draft>({
    ledger,
    ledgerTitle: '',
    category: '',
    title: '',
    detail: '',
    units: [],
    deadline: { kind: 'none', text: null, date: null },
  });
  const [busy, setBusy] = useState(false);
  const chosen =
    own.find(({ id }) => id === draft.ledger)?.id ??
    (draft.ledger === NEW_LEDGER ? NEW_LEDGER : own[0]?.id) ??
    NEW_LEDGER;
  const rows = useAnswer('listTasks', chosen === NEW_LEDGER ? null : { ledger: chosen }).value ?? [];
  const categories = [...new Set(rows.map(({ category }) => category).filter((name) => name !== null))];
  const change = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const complete = draft.title.trim() !== '' && (chosen !== NEW_LEDGER || draft.ledgerTitle.trim() !== '');
  const submit = async () => {
    setBusy(true);
    const done = await add(chosen, draft, (made) => change({ ledger: made }));
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={w.addTask}
      okText={w.addTaskVerb}
      okButtonProps={{ disabled: !complete, loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
      width="44rem"
    >
      <Form layout="vertical">
        <Form.Item label={w.addToLedger}>
          <Select
            value={chosen}
            options={[
              ...own.map(({ id, title }) => ({ value: id, label: title })),
              { value: NEW_LEDGER, label: w.newLedger },
            ]}
            aria-label={w.addToLedger}
            onChange={(value) => change({ ledger: value })}
          />
        </Form.Item>
        {chosen === NEW_LEDGER && (
          <Form.Item label={w.newLedgerTitle}>
            <Input
              value={draft.ledgerTitle}
              maxLength={200}
              aria-label={w.newLedgerTitle}
              onChange={(event) => change({ ledgerTitle: event.target.value })}
            />
          </Form.Item>
        )}
        <Form.Item label={w.category}>
          <AutoComplete
            value={draft.category}
            options={categories.map((value) => ({ value }))}
            showSearch={{ filterOption: true }}
            aria-label={w.category}
            onChange={(category) => change({ category })}
          />
        </Form.Item>
        <Form.Item label={w.title}>
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 1, maxRows: 4 }}
            value={draft.title}
            aria-label={w.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={w.detail}>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={draft.detail}
            aria-label={w.detail}
            onChange={(event) => change({ detail: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={w.units}>
          <UnitsEditor value={draft.units} change={(units) => change({ units: [...units] })} />
        </Form.Item>
        <Form.Item label={w.deadline}>
          <DeadlineEditor value={draft.deadline} change={(deadline) => change({ deadline })} />
        </Form.Item>
      </Form>
    </DialogFrame>
  );
}

/** `ledgerMade` keeps a second try from making the ledger twice. */
async function add(ledger: string, draft: Draft, ledgerMade: (id: string) => void): Promise<boolean> {
  let target = ledger;
  if (target === NEW_LEDGER) {
    const made = await call('createLedger', { title: draft.ledgerTitle.trim() });
    if (!made.ok) return false;
    target = made.value.id;
    ledgerMade(target);
  }
  const task: Args<'addTask'>['task'] = {
    title: draft.title.trim(),
    category: draft.category.trim() || null,
    detail: draft.detail.trim() || null,
    units: draft.units,
    deadline: draft.deadline,
  };
  const answer = await call('addTask', { ledger: target, task });
  if (!answer.ok) return false;
  const { seq, ordinal, id } = answer.value;
  announce(fill(words().ledger.taskAdded, { seq: seq ?? ordinal }));
  go('ledger', { ledger: target, tab: 'all', task: id });
  return true;
}
