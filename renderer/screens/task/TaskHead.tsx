import { Button, Flex, Tag } from 'antd';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { go } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../words/words.ts';
import { RoleMark } from '../ledger/columns.tsx';
import { looksDown } from '../screen.ts';

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
  const session = useSession();
  const { row } = detail;
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <header className="task-head">
      <Heading className="task-title">
        <span className="numbers">{row.seq ?? row.ordinal}</span>　{row.title}
      </Heading>
      <Flex gap="small" wrap align="center">
        <Tag>{states[row.state]}</Tag>
        {row.mine && (
          <span>
            <RoleMark role={row.mine.role} common={common} />{' '}
            <span className="task-reason">{row.mine.reason}</span>
          </span>
        )}
      </Flex>
      <Flex gap="small" wrap>
        {detail.canReport && session?.store.state === 'ready' && (
          <Button type="primary" onClick={() => go('progress', { task: row.id })}>
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
      </Flex>
    </header>
  );
}
