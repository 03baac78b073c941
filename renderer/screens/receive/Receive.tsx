import { Button, Spin } from 'antd';
import { memo, useDeferredValue, useEffect, useMemo } from 'react';
import type { ReceiveEntry } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../parts/Page.tsx';
import { takeIncoming, useIncoming } from '../../state/incoming.ts';
import { useWords } from '../../words/words.ts';
import { chooseFiles } from './actions.ts';
import { CardHead } from './CardHead.tsx';
import { type Entry, newestReceive } from './entries.ts';
import { FoundFiles as PlainFoundFiles } from './FoundFiles.tsx';
import { LockedCard } from './LockedCard.tsx';
import { PreviewCard } from './PreviewCard.tsx';
import { ReceiveBar as PlainReceiveBar } from './ReceiveBar.tsx';
import { ReceivedCard } from './ReceivedCard.tsx';
import { RecentReceives as PlainRecentReceives } from './RecentReceives.tsx';
import { ForOthersCard, RefusedCard } from './RefusedCard.tsx';
import { openBundles, putAsideDone, useReceive } from './receive-store.ts';
import './receive.css';

/** More files than these begin folded. */
const OPEN_AT_ONCE = 2;
/** More refusals of one kind than these share a card. */
const REFUSED_APART = 2;

/** A card with thousands of lines, or a list beside it, is drawn again only where it changes. */
const Card = memo(PlainCard);
const ReceiveBar = memo(PlainReceiveBar);
const FoundFiles = memo(PlainFoundFiles);
const RecentReceives = memo(PlainRecentReceives);
const noReceives: readonly ReceiveEntry[] = [];

export function Receive() {
  const names = useWords('screens');
  const w = useWords('receive');
  const now = useReceive((state) => state.entries);
  const trusted = useReceive((state) => state.trusted);
  // Cards change in slices between frames: the window answers meanwhile.
  const entries = useDeferredValue(now);
  const incoming = useIncoming((state) => state.bundles);
  const receives = useAnswer('listReceives', {}).value ?? noReceives;

  useEffect(() => {
    if (incoming.length > 0) void openBundles(takeIncoming('bundles'));
  }, [incoming]);

  const { apart, forOthers } = gather(entries);
  const newest = newestReceive(entries, receives);
  const onCards = useMemo(
    () => new Set(entries.flatMap(({ state }) => (state.step === 'received' ? [state.result.receive] : []))),
    [entries],
  );
  const waiting = entries.some(({ state }) => state.step !== 'received');
  const anyDone = entries.some(({ state }) => state.step === 'received');
  return (
    <Page
      title={names.receive}
      actions={
        <>
          {anyDone && <Button onClick={putAsideDone}>{w.putAsideDone}</Button>}
          <ActionButton action={chooseFiles} type={waiting ? 'default' : 'primary'} />
        </>
      }
    >
      <div className="receive">
        {entries.length === 0 && <DropHint />}
        {apart.map((entry) => (
          <Card key={entry.path} entry={entry} folded={entries.length > OPEN_AT_ONCE} newest={newest} />
        ))}
        {forOthers.length > 0 && <ForOthersCard entries={forOthers} />}
        {waiting && <ReceiveBar entries={entries} trusted={trusted} />}
        <FoundFiles />
        <RecentReceives receives={receives} onCards={onCards} />
      </div>
    </Page>
  );
}

/** Files for other units are gathered where there are many: a stick that goes from school to school is full of them. */
function gather(entries: readonly Entry[]): {
  readonly apart: readonly Entry[];
  readonly forOthers: readonly Entry[];
} {
  const isForOthers = ({ state }: Entry) => state.step === 'refused' && state.error.code === 'E_NOT_FOR_US';
  const forOthers = entries.filter(isForOthers);
  if (forOthers.length <= REFUSED_APART) return { apart: entries, forOthers: [] };
  return { apart: entries.filter((entry) => !isForOthers(entry)), forOthers };
}

interface CardProps {
  readonly entry: Entry;
  readonly folded: boolean;
  readonly newest: string | undefined;
}

function PlainCard({ entry, folded, newest }: CardProps) {
  const { state, file } = entry;
  switch (state.step) {
    case 'checking':
      return <CheckingCard file={file} />;
    case 'locked':
      return <LockedCard path={entry.path} file={file} wrong={state.wrong} />;
    case 'previewed':
      return <PreviewCard preview={state.preview} folded={folded} />;
    case 'received':
      return (
        <ReceivedCard
          file={file}
          result={state.result}
          undoable={state.result.receive === newest}
          compact={folded}
        />
      );
    case 'refused':
      return <RefusedCard entry={entry} refused={state} />;
  }
}

function CheckingCard({ file }: Pick<Entry, 'file'>) {
  const w = useWords('receive');
  return (
    <section className="panel bundle-card" aria-label={file} aria-busy>
      <CardHead title={file} file={w.checking}>
        <Spin size="small" />
      </CardHead>
    </section>
  );
}

function DropHint() {
  const w = useWords('receive');
  return (
    <div className="drop-hint">
      <strong>{w.drop}</strong>
      <span>{w.dropOr}</span>
    </div>
  );
}
