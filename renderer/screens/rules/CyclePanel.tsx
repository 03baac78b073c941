import { Button, Flex, Table, type TableColumnsType } from 'antd';
import { cycleWords } from '../../../shared/cycle-words.ts';
import type { LedgerView } from '../../../shared/model/views.ts';
import { defaultCycle } from '../../../shared/report-cycle.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { useLanguage, useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';

/** 报送周期 of every ledger; that of single tasks is set from the ledger's marked rows. */
export function CyclePanel() {
  const w = useWords('rules');
  const closing = useWords('closing');
  const language = useLanguage();
  const session = useSession();
  const { value, error, reload } = useAnswer('listLedgers', {});
  const writable = session?.store.state === 'ready';
  const issues = session !== null && looksDown(session);
  if (error) return <Failure error={error} retry={reload} />;
  const columns: TableColumnsType<LedgerView> = [
    { title: w.ledger, dataIndex: 'title' },
    {
      title: w.issuer,
      dataIndex: 'issuer',
      render: (issuer: LedgerView['issuer']) => issuer?.name ?? w.ownLedger,
    },
    {
      title: w.cycle,
      dataIndex: 'reportCycle',
      render: (cycle: LedgerView['reportCycle']) => cycleWords(cycle ?? defaultCycle, language),
    },
    {
      title: <ActsTitle />,
      key: 'acts',
      align: 'right',
      render: (_, ledger) =>
        writable &&
        ledger.issuer === null && (
          <Flex gap="small" justify="end" wrap>
            <Button
              size="small"
              aria-label={fill(w.changeCycleOf, { title: ledger.title })}
              onClick={() => openDialog({ kind: 'cycle', ledger, tasks: [] })}
            >
              {w.changeCycle}
            </Button>
            {issues && (
              <Button
                size="small"
                aria-label={fill(closing.checklistOf, { ledger: ledger.title })}
                onClick={() => openDialog({ kind: 'checklist', ledger })}
              >
                {closing.editChecklist}
              </Button>
            )}
          </Flex>
        ),
    },
  ];
  return (
    <section className="panel">
      <p>{w.cycleNote}</p>
      <Table<LedgerView>
        size="small"
        rowKey="id"
        dataSource={value ?? []}
        columns={columns}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </section>
  );
}
