import { Alert, Flex, Input, Typography } from 'antd';
import { useMemo } from 'react';
import type { RevisionEntryView } from '../../../shared/model/intake.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { type DiffPiece, sideOf, textDiff } from '../../parts/text-diff.ts';
import { fill, useWords } from '../../words/words.ts';
import { Mark } from '../receive/Mark.tsx';
import { acceptAllOfKind, acceptOne, keepAllOfKind, kindCount, refuseOne } from './actions.ts';
import { isChoosable, setReason } from './compare-acts.ts';
import { choiceOf, needOf } from './decisions.ts';
import type { Draft } from './draft.ts';

interface DifferencePaneProps {
  readonly draft: Draft;
  readonly entry: RevisionEntryView;
}

/** One difference, old and new side by side, and what is to become of it. */
export function DifferencePane({ draft, entry }: DifferencePaneProps) {
  const w = useWords('importList');
  const choice = choiceOf(entry, draft.decisions);
  const need = needOf(entry);
  return (
    <section className="panel review-pane" aria-label={w[`status_${entry.status}`]}>
      <Typography.Title level={2} className="section-title">
        {entry.seq ?? '–'}　{entry.title}
      </Typography.Title>
      {need === 'wording' && (
        <Alert type="warning" showIcon title={fill(w.hasReports, { count: entry.reports })} />
      )}
      {entry.status === 'missing' && (
        <Alert
          type="warning"
          showIcon
          title={fill(entry.cancellable ? w.isGone : w.isGoneInUse, { count: entry.reports })}
        />
      )}
      {entry.status === 'cancelled' && <Alert type="info" showIcon title={w.isCancelled} />}
      {entry.status === 'added' ? (
        <Added draft={draft} entry={entry} />
      ) : (
        entry.texts.length > 0 && <Texts entry={entry} />
      )}
      {entry.corrected.length > 0 && entry.status === 'changed' && (
        <p className="small secondary">{w.correctedStay}</p>
      )}
      {isChoosable(entry) && (
        <Flex gap="small" wrap align="center" className="understood-acts">
          {choice && (
            <Mark tone={choice === 'take' ? 'info' : choice === 'withdraw' ? 'bad' : 'plain'}>
              {w[`choice_${choice}`]}
            </Mark>
          )}
          <ActionButton action={acceptOne} type={choice === null ? 'primary' : 'default'} />
          <ActionButton action={refuseOne} />
          {need !== 'none' && kindCount() > 1 && (
            <>
              <ActionButton action={acceptAllOfKind} />
              <ActionButton action={keepAllOfKind} />
            </>
          )}
        </Flex>
      )}
      {choice === 'withdraw' && entry.task !== null && (
        <Input
          className="compare-reason"
          addonBefore={w.reason}
          aria-label={w.reason}
          maxLength={500}
          value={draft.decisions.withdrawn.get(entry.task) ?? ''}
          onChange={({ target }) => setReason(entry.task ?? '', target.value)}
        />
      )}
    </section>
  );
}

function Added({ draft, entry }: DifferencePaneProps) {
  const w = useWords('importList');
  const task = draft.preview.list.tasks.find(({ ordinal }) => ordinal === entry.ordinal);
  return (
    <>
      <p className="secondary">{w.isAdded}</p>
      <div className="text-block">{task?.original.join('\n')}</div>
    </>
  );
}

function Texts({ entry }: { readonly entry: RevisionEntryView }) {
  const w = useWords('importList');
  const diffs = useMemo(
    () => entry.texts.map(({ field, ...text }) => ({ field, pieces: textDiff(text.old, text.new) })),
    [entry],
  );
  return (
    <table className="compare-table">
      <thead>
        <tr>
          <th scope="col">{w.compareField}</th>
          <th scope="col">{w.compareOld}</th>
          <th scope="col">{w.compareNew}</th>
        </tr>
      </thead>
      <tbody>
        {diffs.map(({ field, pieces }) => (
          <tr key={field}>
            <th scope="row">{w[`text_${field}`]}</th>
            <td className="text-block">
              <Side pieces={sideOf(pieces, 'old')} />
            </td>
            <td className="text-block">
              <Side pieces={sideOf(pieces, 'new')} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Side({ pieces }: { readonly pieces: readonly DiffPiece[] }) {
  const w = useWords('importList');
  if (pieces.length === 0) return <span className="printed-merged">{w.blank}</span>;
  return pieces.map(({ kind, text }, at) => {
    const key = `${String(at)} ${kind}`;
    if (kind === 'old') return <del key={key}>{text}</del>;
    return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
  });
}
