import { Button } from 'antd';
import { perform } from '../actions/perform.ts';
import { Hint } from '../parts/Hint.tsx';
import { useSessionState } from '../state/session.ts';
import { fill, useWords } from '../words/words.ts';
import { textLarger, textSmaller } from './actions.ts';

/** A− A+: the size of all text, told while pointed at. */
export function TextSize() {
  const w = useWords('frame');
  const percent = useSessionState(({ session }) => session?.settings.textScale ?? 100);
  return (
    <Hint title={fill(w.textSize, { percent })}>
      <span className="frame-size">
        <Button type="text" aria-label={w.textSmaller} onClick={() => perform(textSmaller)}>
          A−
        </Button>
        <Button type="text" aria-label={w.textLarger} onClick={() => perform(textLarger)}>
          A+
        </Button>
      </span>
    </Hint>
  );
}
