import { Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import type { ReviewItem } from '../../../shared/model/views.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { periodText } from '../../parts/period-text.ts';
import { TranscriptMark } from '../../parts/TranscriptMark.tsx';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import type { Order, QueueGroup } from './queue.ts';
import { goTo, toggleMark, useDesk } from './review-store.ts';

interface QueueProps {
  readonly groups: readonly QueueGroup[];
  readonly order: Order;
}

/** What waits. The place is kept by the desk, so that keys work wherever the focus is. */
export function Queue({ groups, order }: QueueProps) {
  const w = useWords('review');
  return (
    <nav className="review-queue" aria-label={w.queue}>
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title}>
          <h2 className="review-group">
            <span className="review-group-title">{group.title}</span>
            <span className="numbers">{group.items.length}</span>
          </h2>
          <ul className="plain-list">
            {group.items.map((item) => (
              <QueueEntry key={item.id} item={item} order={order} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function QueueEntry({ item, order }: { readonly item: ReviewItem; readonly order: Order }) {
  const w = useWords('review');
  const cycle = useWords('cycle');
  const language = useLanguage();
  const isCurrent = useDesk((desk) => desk.current === item.id);
  const isMarked = useDesk((desk) => desk.marked.has(item.id));
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) entry.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const name = order === 'unit' ? `${item.task.number}　${item.task.title}` : item.unit.name;
  const news = item.request
    ? cycle[`ask_${item.request.type}`]
    : item.changed.length === 0
      ? w.same
      : item.last
        ? fill(w.changedCount, { count: item.changed.length })
        : w.first;
  return (
    <li ref={entry} className={isCurrent ? 'review-entry review-entry-current' : 'review-entry'}>
      <Checkbox
        checked={isMarked}
        aria-label={fill(w.markNamed, { name })}
        onChange={() => toggleMark(item.id)}
      />
      <button
        type="button"
        className="review-entry-open"
        aria-current={isCurrent}
        title={name}
        onClick={() => goTo(item.id)}
      >
        <span className="review-entry-name">{name}</span>
        <span className="review-entry-facts">
          {item.task.light && <LightMark light={item.task.light} />}
          {item.report && !item.request && (
            <span className="numbers">{periodText(item.report.period, language)}</span>
          )}
          {item.report && !item.request && <TranscriptMark report={item.report} />}
          <span className={item.changed.length > 0 || item.request ? 'review-news' : ''}>{news}</span>
          {item.report && item.report.evidence.length > 0 && (
            <span className="numbers">{fill(w.evidenceCount, { count: item.report.evidence.length })}</span>
          )}
        </span>
      </button>
    </li>
  );
}
