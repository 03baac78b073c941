import { DownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { MenuButton } from '../../parts/MenuButton.tsx';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../words/words.ts';
import { acknowledge } from './step-acts.ts';
import { requestsNow, type StepTask, verdictsNow } from './steps.ts';

export const stepTaskOf = ({ row, due }: Pick<TaskDetail, 'row' | 'due'>): StepTask => ({
  id: row.id,
  number: row.number,
  title: row.title,
  due: due.date,
});

/** The next steps that the state of the task allows this unit, and nothing else. */
export function CycleActions({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('cycle');
  const session = useSession();
  const { actions, row } = detail;
  const task = stepTaskOf(detail);
  if (row.editable) {
    const verdicts = verdictsNow(detail);
    const ours = detail.shares.find(({ unit }) => unit === session?.unit?.id);
    return (
      <>
        {(ours?.state === 'assigned' || ours?.state === 'awaitingAcknowledgement') && (
          <Button onClick={() => void acknowledge(task)}>{w.acknowledge}</Button>
        )}
        {verdicts.length > 0 && (
          <MenuButton
            label={w.decide}
            icon={<DownOutlined />}
            iconPlacement="end"
            items={verdicts.map((verdict) => ({ key: verdict, label: w[`decide_${verdict}`] }))}
            choose={(verdict) => openDialog({ kind: 'step', step: { type: 'decide', task, verdict } })}
          />
        )}
      </>
    );
  }
  const requests = requestsNow(actions);
  return (
    <>
      {actions.includes('acknowledge') && (
        <Button type="primary" onClick={() => void acknowledge(task)}>
          {w.acknowledge}
        </Button>
      )}
      {actions.includes('decline') && (
        <Button onClick={() => openDialog({ kind: 'step', step: { type: 'decline', task } })}>
          {w.decline}
        </Button>
      )}
      {requests.length > 0 && (
        <MenuButton
          label={w.ask}
          icon={<DownOutlined />}
          iconPlacement="end"
          items={requests.map((request) => ({ key: request, label: w[`ask_${request}`] }))}
          choose={(request) => openDialog({ kind: 'step', step: { type: 'request', task, request } })}
        />
      )}
    </>
  );
}
