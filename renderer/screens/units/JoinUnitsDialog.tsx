import { Radio, Typography } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import type { UnitView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { fill, useWords } from '../../words/words.ts';

interface JoinUnitsDialogProps {
  readonly control: DialogControl;
  readonly pair: readonly [UnitView, UnitView];
}

/** Two entries found to be one unit: which name stays. */
export function JoinUnitsDialog({ control, pair: [a, b] }: JoinUnitsDialogProps) {
  const w = useWords('units');
  const common = useWords('common');
  const [keep, setKeep] = useState(usualKeeper(a, b).id);
  const [joining, setJoining] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const join = async () => {
    const [into, from] = keep === a.id ? [a, b] : [b, a];
    setJoining(true);
    const answer = await call('joinUnits', { from: from.id, into: into.id }, { quiet: true });
    setJoining(false);
    if (!answer.ok) return setError(answer.error);
    announce(fill(w.joined, { from: from.name, into: into.name }));
    control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.joinTitle, { a: a.name, b: b.name })}
      okText={w.joinVerb}
      okButtonProps={{ danger: true }}
      confirmLoading={joining}
      cancelText={common.notNow}
      onOk={() => void join()}
    >
      <Typography.Paragraph strong>{w.joinKeep}</Typography.Paragraph>
      <Radio.Group
        vertical
        aria-label={w.joinKeep}
        value={keep}
        options={[a, b].map(({ id, name, code, tasks }) => ({
          value: id,
          label: [name, code, `${w.tasks} ${tasks}`].filter(Boolean).join(' · '),
        }))}
        onChange={(event) => setKeep(String(event.target.value))}
      />
      <Typography.Paragraph type="secondary" className="units-paste">
        {w.joinBody}
      </Typography.Paragraph>
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}

/** This unit itself, else the one with a key, else the one with more tasks. */
const usualKeeper = (a: UnitView, b: UnitView): UnitView => {
  const weight = (unit: UnitView) => (unit.self ? 1e9 : 0) + (unit.keys > 0 ? 1e6 : 0) + unit.tasks;
  return weight(b) > weight(a) ? b : a;
};
