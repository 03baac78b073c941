import { type CSSProperties, useMemo } from 'react';
import { fontFamily } from '../../theme/theme.ts';
import { useLook } from '../../theme/use-look.ts';

/** Inks of a picture, the same as those of the lights beside it (`light.css`). */
export interface ChartInk {
  readonly text: string;
  readonly line: string;
  readonly ground: string;
  readonly green: string;
  readonly blue: string;
  readonly yellow: string;
  readonly red: string;
  readonly grey: string;
  /** Of the text, in px. */
  readonly size: number;
  readonly family: string;
}

const light = {
  text: '#1d2228',
  line: '#c9ced6',
  ground: '#ffffff',
  green: '#2b8a3e',
  blue: '#1864ab',
  yellow: '#b58105',
  red: '#c92a2a',
  grey: '#868e96',
} as const;
const dark = {
  text: '#e6e8eb',
  line: '#4a525c',
  ground: '#1d2126',
  green: '#51b365',
  blue: '#74b4f0',
  yellow: '#d9a52b',
  red: '#f06a6a',
  grey: '#a5adb6',
} as const;

/** The inks for how the window looks now. */
export function useChartInk(): ChartInk {
  const { dark: isDark, scale } = useLook();
  return useMemo(
    () => ({ ...(isDark ? dark : light), size: Math.round(13 * scale), family: fontFamily }),
    [isDark, scale],
  );
}

/** The height of a picture in rem, for `chart.css`. */
export const heightOf = (rem: number): CSSProperties & Record<'--chart-height', string> => ({
  '--chart-height': `${rem}rem`,
});
