import { createContext, type ReactNode, useContext } from 'react';
import { createStore, type StoreApi, useStore } from 'zustand';
import type { Consolidation, ShareFilter } from '../../../shared/model/views.ts';
import { Figure } from './Figure.tsx';
import { levelOf, presentLights } from './lights.ts';

type Units = Consolidation['units'];
type Levels = Consolidation['levels'];
type Place = Partial<ShareFilter> & Pick<ShareFilter, 'unit'>;

/** The one figure that Tab reaches: where the keyboard was last, and the first of the rows until it came. */
export type Stop = StoreApi<{ readonly at: string | null }>;

/** Made anew for other rows, so that it never names a figure that is gone. */
export const stopOf = (units: Units, levels: Levels): Stop =>
  createStore(() => ({ at: firstFigure(units, levels) }));

export const StopOfMatrix = createContext<Stop>(stopOf([], []));

function keyOf({ unit, report, column, level }: Place): string {
  return JSON.stringify([unit, report ?? null, column ?? null, level ?? null]);
}

function firstFigure(units: Units, levels: Levels): string | null {
  for (const { id: unit, reports, lights } of units) {
    if (reports.missing > 0) return keyOf({ unit, report: 'missing' });
    const [light] = presentLights(levels, lights);
    if (light) return keyOf({ unit, column: null, level: levelOf(light) });
  }
  return null;
}

interface MatrixFigureProps {
  readonly filter: Place;
  readonly name: string;
  readonly children: ReactNode;
}

/** One of the figures that share a single Tab stop; the arrows move between them. */
export function MatrixFigure({ filter, name, children }: MatrixFigureProps) {
  const stop = useContext(StopOfMatrix);
  const key = keyOf(filter);
  const isStop = useStore(stop, ({ at }) => at === key);
  return (
    <Figure filter={filter} name={name} tabIndex={isStop ? 0 : -1} onFocus={() => stop.setState({ at: key })}>
      {children}
    </Figure>
  );
}
