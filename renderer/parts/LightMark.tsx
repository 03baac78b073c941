import type { LedgerRow } from '../../shared/model/views.ts';
import './light.css';

type Light = NonNullable<LedgerRow['light']>;

/** Drawn in a field of 16 by 16; told apart without colour, and in a black-and-white print. */
const shapes: Readonly<Record<Light['shape'], string>> = {
  square: 'M2 2h12v12H2z',
  triangle: 'M8 1.5 15 14.5H1z',
  diamond: 'M8 .8 15.2 8 8 15.2.8 8z',
  circle: 'M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
  tick: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM7 11.6l5-5.6-1.3-1.1L6.9 9.2 5 7.5 3.9 8.8z',
  ring: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2.4a4.6 4.6 0 1 0 0 9.2 4.6 4.6 0 0 0 0-9.2z',
};

interface LightMarkProps {
  readonly light: Pick<Light, 'shape' | 'colour' | 'word'>;
}

/** Colour, shape and word, always the three. */
export function LightMark({ light }: LightMarkProps) {
  return (
    <span className="light">
      <svg className={`light-shape light-${light.colour}`} viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[light.shape]} fillRule="evenodd" />
      </svg>
      <span className="light-word">{light.word}</span>
    </span>
  );
}
