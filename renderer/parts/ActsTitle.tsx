import { useWords } from '../words/words.ts';

/** Title of a column of buttons: read aloud, not drawn, since the buttons say what they do. */
export function ActsTitle() {
  return <span className="visually-hidden">{useWords('common').acts}</span>;
}
