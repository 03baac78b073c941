import { Button, Flex, Tag } from 'antd';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { go } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { RoleMark } from '../ledger/columns.tsx';
import { looksDown } from '../screen.ts';
import { CycleActions } from './CycleActions.tsx';
import { LightReason } from './LightReason.tsx';
import { canSplit } from './parts/split-acts.ts';

interface TaskHeadProps {
  readonly detail: TaskDetail;
  /** Heading level: 1 on its own screen, 2 in the panel. */
  readonly level: 1 | 2;
}

/** State, why the task is ours, what can be done next, and nothing else. */
export function TaskHead({ detail, level }: TaskHeadProps) {
  const w = useWords('task');
  const common = useWords('common');
  const states = useWords('states');
  const cycle = useWords('cycle');
  const parts = useWords('parts');
  const instructions = useWords('instructions');
  const approval = useWords('approval');
  const owners = useWords('owners');
  const session = useSession();
  const { row } = detail;
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className="task-head">
      <Heading className="task-title">
        <span className="numbers">{row.number}</span>　{row.title}
      </Heading>
      <Flex gap="small" wrap align="center">
        <Tag>{states[row.state]}</Tag>
        {detail.due.date !== null && detail.due.date !== row.deadline.date && (
          <span className="numbers">{fill(cycle.limitNow, { due: detail.due.date })}</span>
        )}
        {row.editable && (
          <span className="task-reason">
            {row.approval ? fill(approval.approved, row.approval) : approval.missing}
          </span>
        )}
        {row.owner?.owner && (
          <span className="task-reason">{fill(owners.told, { owner: row.owner.owner })}</span>
        )}
        {row.owner?.leader && (
          <span className="task-reason">{fill(owners.toldLeader, { leader: row.owner.leader })}</span>
        )}
        {row.mine && (
          <span>
            <RoleMark role={row.mine.role} common={common} />{' '}
            <span className="task-reason">{row.mine.reason}</span>
          </span>
        )}
      </Flex>
      {row.light && <LightReason light={row.light} report={row.progress} />}
      <Flex gap="small" wrap>
        {session?.store.state === 'ready' && !row.editable && <CycleActions detail={detail} />}
        {detail.canReport && session?.store.state === 'ready' && (
          <Button
            type={detail.actions.includes('acknowledge') ? 'default' : 'primary'}
            onClick={() => go('progress', { task: row.id })}
          >
            {detail.draft ? w.goOnFilling : w.fill}
          </Button>
        )}
        {row.editable && session && looksDown(session) && (
          <Button
            type={detail.canReport ? 'default' : 'primary'}
            onClick={() => openDialog({ kind: 'assign', tasks: [row] })}
          >
            {w.assign}
          </Button>
        )}
        {session?.store.state === 'ready' && looksDown(session) && canSplit(row) && (
          <Button onClick={() => openDialog({ kind: 'split', row })}>{parts.split}</Button>
        )}
        {session?.store.state === 'ready' && row.editable && looksDown(session) && (
          <>
            <CycleActions detail={detail} />
            <Button onClick={() => openDialog({ kind: 'instruct', row })}>{instructions.record}</Button>
          </>
        )}
        {session?.store.state === 'ready' && !row.editable && row.mine && (
          <Button onClick={() => openDialog({ kind: 'instruct', row })}>{instructions.writeInside}</Button>
        )}
        {session?.store.state === 'ready' && (row.mine ?? row.editable) && (
          <Button onClick={() => openDialog({ kind: 'owner', tasks: [row] })}>{owners.open}</Button>
        )}
        <Button onClick={() => openDialog({ kind: 'card', task: row.id })}>{instructions.card}</Button>
      </Flex>
    </header>
  );
}
