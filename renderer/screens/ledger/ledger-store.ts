import type { RouteParams } from '../../routes/route.ts';
import { createState } from '../../state/create-state.ts';
import type { OptionalColumn } from './column-widths.ts';
import { type GridPlace, keepShown, nowhere } from './grid-moves.ts';
import type { TaskLine } from './lines.ts';

/** What the ledger keeps while another screen is open. Filters are in the address; `params` is where it was left. */
interface LedgerState extends GridPlace {
  readonly params: RouteParams;
  readonly shown: readonly TaskLine[];
  readonly keys: readonly string[];
  readonly panel: boolean;
  readonly hidden: readonly OptionalColumn[];
  readonly scrollTop: number;
}

export const useLedger = createState<LedgerState>(() => ({
  ...nowhere,
  params: {},
  shown: [],
  keys: [],
  panel: false,
  hidden: [],
  scrollTop: 0,
}));

export const setPlace = (change: (place: GridPlace) => GridPlace): void =>
  useLedger.setState((state) => {
    const { active, anchor, selected } = state;
    return change({ active, anchor, selected });
  });

/** `keys` is the order on screen, group by group. */
export function setShown(shown: readonly TaskLine[]): void {
  const keys = shown.map(({ key }) => key);
  useLedger.setState({ shown, keys });
  if (shown.length > 0) setPlace((place) => keepShown(keys, place));
}

export const showPanel = (panel: boolean): void => useLedger.setState({ panel });

/** The tasks an act is about: the marked ones, else the one the keyboard is on. */
export function chosenTasks(): readonly TaskLine[] {
  const { shown, selected, active } = useLedger.getState();
  return selected.size > 0
    ? shown.filter(({ key }) => selected.has(key))
    : shown.filter(({ key }) => key === active);
}
