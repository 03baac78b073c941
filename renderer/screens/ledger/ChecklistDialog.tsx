import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { ChecklistLine } from '../../../shared/model/checklist.ts';
import type { LedgerView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, useWords } from '../../words/words.ts';
import './checklist.css';

interface ChecklistDialogProps {
  readonly control: DialogControl;
  readonly ledger: LedgerView;
}

/** 销号核验清单 of one list: its lines, which of them are needed, how many files; without lines none is in force. */
export function ChecklistDialog({ control, ledger }: ChecklistDialogProps) {
  const w = useWords('closing');
  const common = useWords('common');
  const { value } = useAnswer('getChecklist', { ledger: ledger.id });
  const [edited, setEdited] = useState<readonly ChecklistLine[] | null>(null);
  const [busy, setBusy] = useState(false);
  const lines = edited ?? value?.lines ?? [];
  const put = (index: number, part: Partial<ChecklistLine>) =>
    setEdited(lines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  const submit = async () => {
    setBusy(true);
    const answer = await call('saveChecklist', {
      ledger: ledger.id,
      lines: lines.map((line) => ({ ...line })),
    });
    setBusy(false);
    if (!answer.ok) return;
    const label = lines.length === 0 ? w.switchedOff : fill(w.savedLines, { count: lines.length });
    await rememberStoreStep(label);
    announce(label);
    control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.checklistOf, { ledger: ledger.title })}
      okText={lines.length === 0 ? w.switchOff : w.saveChecklist}
      okButtonProps={{
        loading: busy,
        disabled: edited === null || lines.some(({ text }) => text.trim() === ''),
      }}
      cancelText={common.notNow}
      onOk={() => void submit()}
      width="48rem"
    >
      <p className="secondary">{w.checklistNote}</p>
      {!value && <Loading />}
      <ol className="checklist-edit">
        {lines.map((line, index) => (
          <li key={line.id}>
            <Input
              value={line.text}
              maxLength={500}
              aria-label={fill(w.lineNumber, { number: index + 1 })}
              onChange={(event) => put(index, { text: event.target.value })}
            />
            {line.check === 'evidence' && (
              <InputNumber
                min={0}
                max={200}
                precision={0}
                value={line.least ?? 0}
                suffix={w.files}
                aria-label={w.leastFiles}
                onChange={(least) => put(index, { least: least ?? 0 })}
              />
            )}
            <Checkbox
              checked={line.required}
              onChange={(event) => put(index, { required: event.target.checked })}
            >
              {w.required}
            </Checkbox>
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={fill(w.removeLine, { number: index + 1 })}
              onClick={() => setEdited(lines.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ol>
      <Flex gap="small" wrap>
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setEdited([...lines, byHand(lines)])}>
          {w.addLine}
        </Button>
        {value && <Button onClick={() => setEdited(value.proposed)}>{w.takeProposed}</Button>}
      </Flex>
    </DialogFrame>
  );
}

/** A line that a person checks; its id is the first that is free. */
function byHand(lines: readonly ChecklistLine[]): ChecklistLine {
  const taken = new Set(lines.map(({ id }) => id));
  let number = 1;
  while (taken.has(`line${number}`)) number += 1;
  return { id: `line${number}`, check: 'byHand', text: '', required: true, least: null };
}
