import { Button, Segmented } from 'antd';
import { useEffect, useMemo } from 'react';
import type { ReviewDesk } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { accept, flag, markAll, next, returnIt } from './actions.ts';
import { Evidence } from './Evidence.tsx';
import { Queue } from './Queue.tsx';
import { type Filter, filters, groupsOf, inSequence, isIn, type Order, orders } from './queue.ts';
import { ReviewedItem } from './ReviewedItem.tsx';
import { settleGone, takeItems, useDesk } from './review-store.ts';
import './review.css';

/** 审核台: the queue at the left, the report in the middle with last period beside it, its evidence at the right. */
export function ReviewScreen() {
  const w = useWords('review');
  const params = useRoute((route) => route.params);
  const order = orders.find((name) => name === params['by']) ?? 'unit';
  const filter = filters.find((name) => name === params['show']) ?? 'all';
  const { value: desk, error, reload } = useAnswer('getReviewDesk', {});
  const gone = useDesk((state) => state.gone);
  const items = useMemo(() => desk?.items.filter(({ id }) => !gone.has(id)) ?? null, [desk, gone]);
  const groups = useMemo(
    () => groupsOf(items?.filter((item) => isIn(filter, item)) ?? [], order),
    [items, filter, order],
  );
  useEffect(() => {
    if (desk) settleGone();
  }, [desk]);
  useEffect(() => {
    if (items) takeItems(inSequence(groups));
  }, [items, groups]);
  if (error) return <Failure error={error} retry={reload} />;
  if (!desk || !items) return <Loading />;
  const put = (part: { readonly by?: Order; readonly show?: Filter }) =>
    go('review', { by: part.by ?? order, show: part.show ?? filter }, { replace: true });
  return (
    <Page
      full
      title={w.screen}
      actions={
        <>
          <Segmented
            value={order}
            options={orders.map((name) => ({ value: name, label: name === 'unit' ? w.byUnit : w.byTask }))}
            aria-label={w.order}
            onChange={(by) => put({ by })}
          />
          <Segmented
            value={filter}
            options={filters.map((name) => ({
              value: name,
              label: `${w[`show_${name}`]} ${items.filter((item) => isIn(name, item)).length}`,
            }))}
            aria-label={w.show}
            onChange={(show) => put({ show })}
          />
        </>
      }
    >
      {groups.length === 0 ? (
        <div className="panel review-empty">
          <EmptyState why={items.length === 0 ? w.nothing : w.nothingHere}>
            <Button type="primary" onClick={() => go(desk.toSend.decisions > 0 ? 'issue' : 'receive')}>
              {desk.toSend.decisions > 0 ? w.toIssue : w.toReceive}
            </Button>
          </EmptyState>
        </div>
      ) : (
        <div className="review">
          <Queue groups={groups} order={order} />
          <InView />
        </div>
      )}
      <Foot toSend={desk.toSend} />
    </Page>
  );
}

function InView() {
  const w = useWords('review');
  const current = useDesk(({ items, current: id }) => items.find((item) => item.id === id) ?? null);
  if (!current) return <Loading />;
  return (
    <>
      <article className="review-middle" aria-label={w.reportLabel} key={current.id}>
        <ReviewedItem item={current} />
      </article>
      <aside className="review-evidence" aria-label={w.evidence}>
        <h2 className="section-title">{w.evidence}</h2>
        <Evidence report={current.report} />
      </aside>
    </>
  );
}

/** What can be done, and what was decided and waits for a file to carry it. */
function Foot({ toSend }: Pick<ReviewDesk, 'toSend'>) {
  const w = useWords('review');
  const marked = useDesk((desk) => desk.marked.size);
  useDesk((desk) => desk.current);
  return (
    <div className="review-foot">
      <ActionButton action={accept} type="primary" />
      <ActionButton action={returnIt} />
      <ActionButton action={next} />
      <ActionButton action={flag} />
      <ActionButton action={markAll} />
      <span role="status" className="numbers">
        {marked > 0 && fill(w.marked, { count: marked })}
      </span>
      <span className="review-waiting numbers" role="status">
        {toSend.decisions === 0
          ? w.nothingToSend
          : fill(w.toSend, { count: toSend.decisions, units: toSend.units.length })}
      </span>
      {toSend.decisions > 0 && <Button onClick={() => go('issue')}>{w.toIssue}</Button>}
    </div>
  );
}
