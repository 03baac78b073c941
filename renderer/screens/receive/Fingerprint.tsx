import { useWords } from '../../words/words.ts';
import './fingerprint.css';

/** A key fingerprint as two people read it to each other: the digits in groups, the words in order. */
export function Fingerprint({ fingerprint }: { readonly fingerprint: string }) {
  const w = useWords('receive');
  const [digits = '', words = ''] = fingerprint.split(' ');
  return (
    <figure className="fingerprint" aria-label={w.fingerprint}>
      <span className="fingerprint-digits numbers">{digits.split('-').join(' ')}</span>
      <span className="fingerprint-words">{words.split('·').join('　')}</span>
    </figure>
  );
}
