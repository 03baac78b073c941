import { CloseOutlined, ExpandAltOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { go } from '../../routes/router.ts';
import { useWords } from '../../words/words.ts';
import { Fields } from './Fields.tsx';
import { Happenings } from './Happenings.tsx';
import { Indicators } from './Indicators.tsx';
import { PrintedRow } from './PrintedRow.tsx';
import { Section } from './Section.tsx';
import { TaskHead } from './TaskHead.tsx';
import './task.css';

interface TaskPanelProps {
  readonly task: string;
  readonly close: () => void;
}

/** Walking quickly over rows reads only the one that is stopped at. */
const SETTLED_MS = 80;

/** The detail beside the ledger, in one column. */
export function TaskPanel({ task, close }: TaskPanelProps) {
  const w = useWords('task');
  const common = useWords('common');
  const wanted = useSettled(task, SETTLED_MS);
  const { value: detail, error, reload } = useAnswer('getTask', { task: wanted }, { drafts: true });
  return (
    <aside className="task-panel" aria-label={w.panelLabel}>
      <Flex justify="end" className="task-panel-acts">
        <Button
          type="text"
          icon={<ExpandAltOutlined />}
          aria-label={w.openFull}
          title={w.openFull}
          onClick={() => go('task', { task })}
        />
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={common.close}
          title={common.close}
          onClick={close}
        />
      </Flex>
      {error && <Failure error={error} retry={reload} />}
      {!error && !detail && <Loading />}
      {!error && detail && (
        <div key={detail.row.id}>
          <TaskHead detail={detail} level={2} />
          <Section title={w.fields}>
            <Fields detail={detail} />
          </Section>
          {detail.indicators.length > 0 && (
            <Section title={w.indicators}>
              <Indicators indicators={detail.indicators} />
            </Section>
          )}
          <Happenings detail={detail} />
          <Section title={w.printed}>
            <PrintedRow detail={detail} />
          </Section>
        </div>
      )}
    </aside>
  );
}
