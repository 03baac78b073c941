import { Button, Flex, Input, Typography } from 'antd';
import type { ListPreview, RevisionEntryView } from '../../../shared/model/intake.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { fill, useWords } from '../../words/words.ts';
import { Mark } from '../receive/Mark.tsx';
import { nextRow, previousRow } from './actions.ts';
import { differenceHere, moveDifference, setNote, shownDifferences } from './compare-acts.ts';
import { DifferencePane } from './DifferencePane.tsx';
import { choiceOf, countsNow, undecided } from './decisions.ts';
import type { Draft } from './draft.ts';
import { goBack } from './finish-acts.ts';
import { changeDraft, useImport } from './import-store.ts';
import { WalkList } from './WalkList.tsx';

interface CompareStepProps {
  readonly draft: Draft;
  readonly known: NonNullable<ListPreview['known']>;
}

/** 比对: what a revised edition adds, changes and no longer holds; a task with reports is decided row by row. */
export function CompareStep({ draft, known }: CompareStepProps) {
  const w = useWords('importList');
  const error = useImport((state) => state.error);
  const shown = shownDifferences(draft);
  const open = undecided(known, draft.decisions).length;
  const here = differenceHere(draft);
  return (
    <>
      <div className="review-tools">
        <span role="status" className="review-state numbers">
          {fill(w.compareCounts, countsNow(known, draft.decisions))}
          {open > 0 && <strong>{fill(w.compareOpen, { count: open })}</strong>}
        </span>
        <ActionButton action={previousRow} iconOnly />
        <ActionButton action={nextRow} iconOnly />
        <Button onClick={goBack}>{w.back}</Button>
      </div>
      {error && <Failure error={error} />}
      {here ? (
        <div className="review compare">
          <WalkList
            label={w.differences}
            items={shown}
            keyOf={keyOf}
            here={keyOf(here)}
            moveBy={moveDifference}
            choose={(entry) => changeDraft({ difference: shown.indexOf(entry) })}
            render={(entry) => <Line draft={draft} entry={entry} />}
          />
          <DifferencePane draft={draft} entry={here} />
        </div>
      ) : (
        <section className="panel">{w.noDifferences}</section>
      )}
      <Flex gap="small" align="center" className="compare-note">
        <label htmlFor="revision-note">{w.note}</label>
        <Input
          id="revision-note"
          value={draft.decisions.note}
          placeholder={w.noteHint}
          maxLength={500}
          onChange={({ target }) => setNote(target.value)}
        />
      </Flex>
      <Typography.Text type="secondary" className="small review-keys">
        {w.keysCompare}
      </Typography.Text>
    </>
  );
}

const keyOf = ({ task, ordinal }: RevisionEntryView): string => task ?? `row-${ordinal}`;

const statusTone = {
  added: 'good',
  changed: 'info',
  missing: 'warn',
  renumbered: 'plain',
  unchanged: 'plain',
  cancelled: 'plain',
} as const;

function Line({ draft, entry }: { readonly draft: Draft; readonly entry: RevisionEntryView }) {
  const w = useWords('importList');
  const choice = choiceOf(entry, draft.decisions);
  return (
    <>
      <span className="review-row-seq numbers">{entry.seq ?? '–'}</span>
      <Mark tone={statusTone[entry.status]}>{w[`status_${entry.status}`]}</Mark>
      <span className="review-row-title" title={entry.title}>
        {entry.title}
      </span>
      {choice === null ? (
        <span className="review-row-mark review-row-open">{w.toDecide}</span>
      ) : (
        choice !== 'take' && <span className="review-row-mark">{w[`choice_${choice}`]}</span>
      )}
    </>
  );
}
