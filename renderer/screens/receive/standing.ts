/** What a card waits for, why it is left out, or why its receive would change nothing: the bar counts them and leads to them. */
export type Standing = 'askTrust' | 'locked' | 'refused' | 'inVain';

let last: HTMLElement | null = null;

/** To the next card of a kind after the one this led to before, from the top after the last. */
export function toNextCard(standing: Standing): void {
  const cards = [...document.querySelectorAll<HTMLElement>(`[data-standing="${standing}"]`)];
  const next = cards[last === null ? 0 : cards.indexOf(last) + 1] ?? cards[0];
  if (!next) return;
  last = next;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
}
