import { Button, Flex, Result, Typography } from 'antd';
import { useState } from 'react';
import type { Value } from '../../../shared/contract.ts';
import { call } from '../../api/call.ts';
import { pickSaveFile } from '../../pick/pick.ts';
import { safeFileName } from '../../pick/request.ts';
import { writeFile } from '../../pick/write-file.ts';
import { go } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import { leaveDraft } from './import-store.ts';

/** 完成: what was imported, and what comes next. */
export function DoneStep({ result }: { readonly result: Value<'importList'> }) {
  const w = useWords('importList');
  const session = useSession();
  const { ledger, counts } = result;
  const issues = session !== null && looksDown(session);
  const toLedger = () => go('ledger', { ledger: ledger.id });
  return (
    <div className="import-step">
      <Result
        status="success"
        className="import-done"
        title={fill(w.doneTitle, { title: ledger.title })}
        subTitle={
          counts.new + counts.changed + counts.refused === 0
            ? w.doneSame
            : [
                fill(w.doneCounts, { ...counts }),
                ...(counts.refused > 0 ? [fill(w.doneKept, { count: counts.refused })] : []),
              ].join(w.announceJoin)
        }
      />
      <section className="import-next" aria-label={w.nextTitle}>
        {result.revised && <ChangeTable ledger={ledger} />}
        {issues && (
          <>
            <Next label={w.nextUnits} note={w.nextUnitsNote} act={() => go('units')} />
            <AssignPrinted ledger={ledger.id} />
          </>
        )}
        <Next label={w.nextLedger} note={w.nextLedgerNote} act={toLedger} primary={!issues} />
      </section>
      <Flex justify="center">
        <Button type="link" onClick={leaveDraft}>
          {w.importAnother}
        </Button>
      </Flex>
    </div>
  );
}

/** R17, for the file that goes with the revised list. */
function ChangeTable({ ledger }: Pick<Value<'importList'>, 'ledger'>) {
  const w = useWords('importList');
  const [path, setPath] = useState<string | null>(null);
  const write = async () => {
    const name = safeFileName(`${ledger.title}${w.changeTableFile}.xlsx`);
    const target = await pickSaveFile('report', name);
    if (target === null) return;
    const answer = await writeFile('writeReport', {
      kind: 'changes',
      ledger: ledger.id,
      period: null,
      path: target,
    });
    if (answer.ok) setPath(answer.value.path);
  };
  return (
    <Next label={w.changeTable} note={w.changeTableNote} act={() => void write()}>
      {path !== null && (
        <div role="status" className="import-assigned">
          <Typography.Text type="success">{fill(w.changeTableDone, { path })}</Typography.Text>
        </div>
      )}
    </Next>
  );
}

interface NextProps {
  readonly label: string;
  readonly note: string;
  readonly act: () => void;
  readonly primary?: boolean;
  readonly children?: React.ReactNode;
}

function Next({ label, note, act, primary = false, children }: NextProps) {
  return (
    <div className="panel import-next-step">
      <Button type={primary ? 'primary' : 'default'} onClick={act}>
        {label}
      </Button>
      <span>{note}</span>
      {children}
    </div>
  );
}

function AssignPrinted({ ledger }: { readonly ledger: string }) {
  const w = useWords('importList');
  const values = useWords('recordValues');
  const [done, setDone] = useState<Value<'assignPrinted'> | null>(null);
  const assign = async () => {
    const answer = await call('assignPrinted', { ledger });
    if (answer.ok) setDone(answer.value);
  };
  return (
    <Next label={w.nextAssign} note={w.nextAssignNote} act={() => void assign()} primary>
      {done && (
        <div role="status" className="import-assigned">
          <Typography.Text type="success">
            {fill(w.assigned, { assigned: done.assigned, unchanged: done.unchanged })}
          </Typography.Text>
          {done.newUnits.length > 0 && (
            <div>{fill(w.assignedNew, { names: done.newUnits.join(values.listJoin) })}</div>
          )}
          {done.emptyGroups.length > 0 && (
            <div>{fill(w.assignedGroups, { names: done.emptyGroups.join(values.listJoin) })}</div>
          )}
        </div>
      )}
    </Next>
  );
}
