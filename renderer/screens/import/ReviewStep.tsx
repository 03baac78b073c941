import { Alert, Button, Segmented, Typography } from 'antd';
import { useMemo } from 'react';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { askConfirm } from '../../dialogs/dialog.ts';
import { Failure } from '../../parts/Failure.tsx';
import { fill, useWords, words } from '../../words/words.ts';
import { nextRow, previousRow } from './actions.ts';
import { columnMeanings } from './column-meaning.ts';
import { type Draft, showFilter, showStep, startOver, useImport } from './import-store.ts';
import { PrintedPane } from './PrintedPane.tsx';
import { RowList } from './RowList.tsx';
import { allOpen } from './review.ts';
import { useRows } from './rows.ts';
import { UnderstoodPane } from './UnderstoodPane.tsx';

/** 核对: the print at the left, what was understood at the right, the doubtful first. */
export function ReviewStep({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  const { filter, error } = useImport();
  const rows = useRows(draft);
  const { doubts, review, order, at } = draft;
  const { list } = draft.preview;
  const categoryColumn = useMemo(() => columnMeanings(list).indexOf('category'), [list]);
  const task = order.find(({ ordinal }) => ordinal === at.ordinal);
  const total = [...doubts.values()].reduce((sum, list) => sum + list.length, 0);
  const open = allOpen(doubts, review).length;
  return (
    <>
      <div className="review-tools">
        <Segmented
          aria-label={w.filter}
          value={filter}
          onChange={showFilter}
          options={[
            { value: 'all', label: fill(w.filterAll, { count: order.length }) },
            { value: 'open', label: fill(w.filterOpen, { count: open }) },
            { value: 'edited', label: fill(w.filterEdited, { count: review.edits.size }) },
          ]}
        />
        <span role="status" className="review-state numbers">
          {total === 0 ? w.noneDoubtful : open === 0 ? w.allChecked : fill(w.leftNote, { count: open })}
        </span>
        <ActionButton action={previousRow} iconOnly />
        <ActionButton action={nextRow} iconOnly />
        <Button onClick={() => showStep('columns')}>{w.back}</Button>
        <Button type="text" onClick={() => void giveUp(draft)}>
          {w.startOver}
        </Button>
      </div>
      {error && <Failure error={error} />}
      <div className="review">
        <RowList draft={draft} rows={rows} />
        {task ? (
          <>
            <PrintedPane task={task} columns={list.columns} categoryColumn={categoryColumn} />
            <UnderstoodPane draft={draft} task={task} />
          </>
        ) : (
          <Alert type="info" title={w.noneShown} />
        )}
      </div>
      <Typography.Text type="secondary" className="small review-keys">
        {w.keys}
      </Typography.Text>
    </>
  );
}

async function giveUp({ preview, review }: Draft): Promise<void> {
  const w = words().importList;
  const count = review.settled.size;
  const yes =
    count === 0 ||
    (await askConfirm({
      title: fill(w.startOverTitle, { name: preview.name }),
      body: fill(w.startOverBody, { count }),
      verb: w.startOverVerb,
      danger: true,
    }));
  if (yes) startOver();
}
