import { Button, Typography } from 'antd';
import { useEffect } from 'react';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { IntoView } from '../../parts/IntoView.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { CarryFields } from '../transmissions/CarryFields.tsx';
import { exportDown, exportUp, trustCardFile, writeCard } from './actions.ts';
import { chosenIds, type Direction, proposedFolder, sentIn } from './choice.ts';
import { HeavyEvidence } from './HeavyEvidence.tsx';
import { LockPanel } from './LockPanel.tsx';
import { lockFault, withoutCard } from './lock.ts';
import { RecipientTable } from './RecipientTable.tsx';
import { SentFiles } from './SentFiles.tsx';
import { SentLog } from './SentLog.tsx';
import { changeSend, chooseFolder, useSend } from './send-store.ts';
import { UpChecks } from './UpChecks.tsx';
import { WantedFiles } from './WantedFiles.tsx';
import './send.css';

/** 上报 and 下发: choose to whom, choose where, write the files. */
function Send({ direction }: { readonly direction: Direction }) {
  const names = useWords('screens');
  const read = useAnswer('listRecipients', {});
  const recipients = (read.value ?? []).filter((recipient) => recipient.direction === direction);
  const log = sentIn(direction, useAnswer('listTransmissions', {}).value ?? []);
  const action = direction === 'up' ? exportUp : exportDown;
  const { error, done, choice } = useSend(direction);
  const chosen = chosenIds(recipients, choice);
  return (
    <Page
      title={direction === 'up' ? names.submit : names.issue}
      actions={
        <>
          <ActionButton action={writeCard} />
          <ActionButton action={trustCardFile} />
        </>
      }
    >
      <div className="send">
        {read.error && <Failure error={read.error} retry={read.reload} />}
        {read.value === null && read.loading && <Loading />}
        {read.value !== null && recipients.length === 0 && <Nobody direction={direction} />}
        {recipients.length > 0 && (
          <>
            {direction === 'up' && <UpChecks recipients={recipients} />}
            <WantedFiles recipients={recipients} />
            <RecipientTable direction={direction} recipients={recipients} />
            <LockPanel direction={direction} recipients={recipients} chosen={chosen} />
            <HeavyEvidence recipients={recipients.filter(({ unit }) => chosen.includes(unit.id))} />
            <Target
              direction={direction}
              to={chosen}
              count={recipients.length}
              cardless={withoutCard(recipients, chosen).length}
            >
              <ActionButton action={action} type="primary" />
            </Target>
          </>
        )}
        {error && (
          <IntoView>
            <Failure error={error} />
          </IntoView>
        )}
        {done && (
          <IntoView>
            <SentFiles direction={direction} done={done} />
          </IntoView>
        )}
        <SentLog entries={log} />
      </div>
    </Page>
  );
}

export const Submit = () => <Send direction="up" />;
export const Issue = () => <Send direction="down" />;

interface TargetProps {
  readonly direction: Direction;
  readonly to: readonly string[];
  readonly count: number;
  /** Chosen units whose key is not known. */
  readonly cardless: number;
  readonly children: React.ReactNode;
}

/** How many, into which folder, and the one button. */
function Target({ direction, to, count, cardless, children }: TargetProps) {
  const w = useWords('send');
  const side = useSend(direction);
  const places = useAnswer('listPlaces', {}).value ?? [];
  const folder = proposedFolder(side.folder, places);
  const ready = JSON.stringify({ to, folder, fault: lockFault(side.lock, cardless) });
  useEffect(() => {
    changeSend(direction, { ready: JSON.parse(ready) });
  }, [direction, ready]);
  return (
    <div className="foot-bar">
      <span className="numbers send-count" role="status">
        {direction === 'down' && fill(w.chosen, { chosen: to.length, all: count })}
      </span>
      <CarryFields
        value={side.carriage}
        change={(part) => changeSend(direction, { carriage: { ...side.carriage, ...part } })}
      />
      <span className="send-folder">
        {w.folder}：{folder ?? <Typography.Text type="secondary">{w.noFolder}</Typography.Text>}
      </span>
      <Button onClick={() => void chooseFolder(direction)}>
        {folder === null ? w.chooseFolder : w.changeFolder}
      </Button>
      {children}
    </div>
  );
}

function Nobody({ direction }: { readonly direction: Direction }) {
  const w = useWords('send');
  return (
    <div className="panel">
      {direction === 'up' ? (
        <EmptyState why={w.emptyUp}>
          <Button type="primary" onClick={() => go('receive')}>
            {w.emptyUpNext}
          </Button>
        </EmptyState>
      ) : (
        <EmptyState why={w.emptyDown}>
          <Button type="primary" onClick={() => go('ledger')}>
            {w.emptyDownNext}
          </Button>
        </EmptyState>
      )}
    </div>
  );
}
