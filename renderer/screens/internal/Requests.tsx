import type { SheetRequest } from '../../../shared/model/views.ts';
import { hrefOf } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';

/** What the unit asks for in this period; it goes out with the sign-off, and is dropped on the screen of its task. */
export function Requests({ requests }: { readonly requests: readonly SheetRequest[] }) {
  const w = useWords('internal');
  const cycle = useWords('cycle');
  return (
    <section className="panel review-requests" aria-label={w.requests}>
      <h2 className="section-title">{w.requests}</h2>
      <ul className="plain-list">
        {requests.map(({ id, task, number, title, type, reason, date, text }) => (
          <li key={id}>
            <strong>{cycle[`ask_${type}`]}</strong>
            <a href={hrefOf('task', { task })} title={title}>
              <span className="numbers">{number}</span>　{title}
            </a>
            {date !== null && <span className="numbers">{fill(w.requestDate, { date })}</span>}
            <span className="text-block secondary">{reason}</span>
            {text !== null && <span className="text-block">{fill(w.requestChange, { text })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
