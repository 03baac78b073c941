import { useWords } from '../../words/words.ts';
import { type Change, fieldText, isSaid, type Speech, valueText } from './change-text.ts';
import './change-list.css';

interface ChangeListProps {
  readonly kind: string;
  readonly changes: readonly Change[];
  readonly speech: Speech;
  /** Nothing was there before: only what is now is shown. */
  readonly created: boolean;
  /** What the two sides are called, where they are not what was and what is. */
  readonly sides?: { readonly before: string; readonly after: string };
}

/** Every field of a change in full, old beside new, line breaks kept. */
export function ChangeList({ kind, changes, speech, created, sides }: ChangeListProps) {
  const w = useWords('receive');
  const { before, after } = sides ?? w;
  return (
    <table className="change-list">
      <thead>
        <tr>
          <th scope="col">{w.field}</th>
          {!created && <th scope="col">{before}</th>}
          <th scope="col">{created ? w.value : after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.filter(isSaid).map((change) => (
          <tr key={change.field}>
            <th scope="row">{fieldText(kind, change.field, speech.words)}</th>
            {!created && (
              <td className="text-block change-old">{valueText(kind, change.field, change.old, speech)}</td>
            )}
            <td className="text-block">{valueText(kind, change.field, change.new, speech)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
