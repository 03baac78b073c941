import type { InHand } from '../../../shared/model/views.ts';
import { fill, useWords } from '../../words/words.ts';

const SHOWN = 12;

/** What goes along with a person's posts. */
export function InHandList({ hand }: { readonly hand: InHand }) {
  const w = useWords('people');
  const unnamed = hand.tasks.filter(({ named }) => !named).length;
  const held = (post: 'owner' | 'leader') =>
    hand.answersFor.filter(({ posts }) => posts.includes(post)).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label={w.title} className="hand" tabIndex={0}>
      <p role="status">
        {fill(w.hand, {
          tasks: hand.tasks.length,
          open: hand.open.length,
          sent: hand.sent.length,
          differences: hand.differences,
        })}
        {unnamed > 0 && `（${fill(w.unnamed, { count: unnamed })}）`}
        {hand.answersFor.length > 0 &&
          `；${fill(w.answersFor, { owner: held('owner'), leader: held('leader') })}`}
      </p>
      <ul className="hand-list">
        {hand.tasks.slice(0, SHOWN).map(({ id, number, title, deadline }) => (
          <li key={id}>
            <span className="numbers">{number}</span> {title}
            <span className="secondary"> {deadline.text}</span>
          </li>
        ))}
        {hand.tasks.length > SHOWN && <li>… {hand.tasks.length}</li>}
      </ul>
      {hand.open.length > 0 && (
        <ul className="hand-list">
          {hand.open.slice(0, SHOWN).map(({ kind, number, detail, at }) => (
            <li key={`${kind} ${number} ${at}`}>{fill(w.openItem, { what: w[kind], number, detail })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
