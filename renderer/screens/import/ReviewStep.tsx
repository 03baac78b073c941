import { Alert, Button, Segmented, Typography } from 'antd';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { fill, useWords } from '../../words/words.ts';
import { nextRow, previousRow } from './actions.ts';
import { type Draft, openCount } from './draft.ts';
import { goBack } from './finish-acts.ts';
import { ItemList } from './ItemList.tsx';
import { showFilter, useImport } from './import-store.ts';
import { useItems } from './items.ts';
import { NamePane, NameRows } from './NamePane.tsx';
import { OriginalPane } from './OriginalPane.tsx';
import { UnderstoodPane } from './UnderstoodPane.tsx';

/** 核对: the print at the left, what was understood at the right, the doubtful first. */
export function ReviewStep({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  const { filter, error } = useImport();
  const items = useItems(draft);
  const { review, order, at, question, preview } = draft;
  const task = order.find(({ ordinal }) => ordinal === at.ordinal);
  const open = openCount(draft);
  const asked = question === null ? undefined : preview.questions[question];
  const nothingToCheck = draft.doubts.size + preview.questions.length === 0;
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
          {nothingToCheck ? w.noneDoubtful : open === 0 ? w.allChecked : fill(w.leftNote, { count: open })}
        </span>
        <ActionButton action={previousRow} iconOnly />
        <ActionButton action={nextRow} iconOnly />
        <Button onClick={goBack}>{w.back}</Button>
      </div>
      {error && <Failure error={error} />}
      <div className="review">
        <ItemList draft={draft} items={items} />
        {asked ? (
          <>
            <NameRows draft={draft} question={asked} />
            <NamePane key={question} draft={draft} question={asked} />
          </>
        ) : task ? (
          <>
            <OriginalPane key={task.ordinal} draft={draft} task={task} />
            <UnderstoodPane draft={draft} task={task} />
          </>
        ) : (
          <Alert type="info" title={w.noneShown} />
        )}
      </div>
      <Typography.Text type="secondary" className="small review-keys">
        {asked ? w.keysNames : w.keys}
      </Typography.Text>
    </>
  );
}
