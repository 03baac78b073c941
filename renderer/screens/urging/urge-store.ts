import type { Urging } from '../../../shared/model/views.ts';
import { createState } from '../../state/create-state.ts';

/** One task of one unit that can be urged about. */
export interface UrgeItem {
  readonly task: string;
  readonly unit: string;
}

interface UrgeWork {
  readonly units: Urging['units'];
  /** Keys of the marked items. */
  readonly marked: ReadonlySet<string>;
}

export const useUrging = createState<UrgeWork>(() => ({ units: [], marked: new Set() }));

export const keyOf = ({ task, unit }: UrgeItem): string => `${unit} ${task}`;

export const itemsOf = (units: Urging['units']): readonly UrgeItem[] =>
  units.flatMap(({ unit, tasks }) => tasks.map(({ task }) => ({ task, unit: unit.id })));

/** What is missing is marked when the list is read; what was only late is not. */
export function takeUrging(units: Urging['units']): void {
  const missing = units.flatMap(({ unit, tasks }) =>
    tasks.filter(({ missed }) => missed.length > 0).map(({ task }) => keyOf({ task, unit: unit.id })),
  );
  useUrging.setState({ units, marked: new Set(missing) });
}

export const mark = (keys: readonly string[], on: boolean): void =>
  useUrging.setState(({ marked }) => {
    const next = new Set(marked);
    for (const key of keys)
      if (on) next.add(key);
      else next.delete(key);
    return { marked: next };
  });

export const markedItems = ({ units, marked }: UrgeWork): readonly UrgeItem[] =>
  itemsOf(units).filter((item) => marked.has(keyOf(item)));
