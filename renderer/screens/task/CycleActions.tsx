import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { openDialog } from '../../dialogs/dialog.ts';
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
          <Dropdown
            trigger={['click']}
            menu={{
              items: verdicts.map((verdict) => ({ key: verdict, label: w[`decide_${verdict}`] })),
              onClick: ({ key }) => {
                const verdict = verdicts.find((each) => each === key);
                if (verdict) openDialog({ kind: 'step', step: { type: 'decide', task, verdict } });
              },
            }}
          >
            <Button icon={<DownOutlined />} iconPlacement="end">
              {w.decide}
            </Button>
          </Dropdown>
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
        <Dropdown
          trigger={['click']}
          menu={{
            items: requests.map((request) => ({ key: request, label: w[`ask_${request}`] })),
            onClick: ({ key }) => {
              const request = requests.find((each) => each === key);
              if (request) openDialog({ kind: 'step', step: { type: 'request', task, request } });
            },
          }}
        >
          <Button icon={<DownOutlined />} iconPlacement="end">
            {w.ask}
          </Button>
        </Dropdown>
      )}
    </>
  );
}
