/** Where the keyboard is in the grid and which tasks are marked. Keys are task ids, in the order shown. */
export interface GridPlace {
  readonly active: string | null;
  /** Where a Shift selection began. */
  readonly anchor: string | null;
  readonly selected: ReadonlySet<string>;
}

export const nowhere: GridPlace = { active: null, anchor: null, selected: new Set() };

export type Move = 'up' | 'down' | 'pageUp' | 'pageDown' | 'home' | 'end';

export interface MoveChoices {
  /** Shift: marks everything from where it began. */
  readonly extend: boolean;
  /** Rows in a page. */
  readonly page: number;
}

export function move(
  keys: readonly string[],
  place: GridPlace,
  to: Move,
  { extend, page }: MoveChoices,
): GridPlace {
  if (keys.length === 0) return place;
  const at = place.active === null ? -1 : keys.indexOf(place.active);
  const active = keys[clamp(target(at, to, keys.length, page), keys.length)] ?? null;
  if (!extend) return { ...place, active, anchor: active };
  const anchor = place.anchor ?? place.active ?? active;
  return { active, anchor, selected: between(keys, anchor, active) };
}

function target(at: number, to: Move, length: number, page: number): number {
  switch (to) {
    case 'up':
      return at < 0 ? 0 : at - 1;
    case 'down':
      return at + 1;
    case 'pageUp':
      return at - page;
    case 'pageDown':
      return at + page;
    case 'home':
      return 0;
    case 'end':
      return length - 1;
  }
}

const clamp = (index: number, length: number): number => Math.max(0, Math.min(length - 1, index));

/** A click: alone it goes there, with Ctrl it marks one more or one less, with Shift everything in between. */
export function click(
  keys: readonly string[],
  place: GridPlace,
  key: string,
  { ctrl, shift }: { readonly ctrl: boolean; readonly shift: boolean },
): GridPlace {
  if (shift) {
    const anchor = place.anchor ?? place.active ?? key;
    return { active: key, anchor, selected: between(keys, anchor, key) };
  }
  return ctrl ? toggle(place, key) : { ...place, active: key, anchor: key };
}

export function toggle(place: GridPlace, key: string): GridPlace {
  const selected = new Set(place.selected);
  if (!selected.delete(key)) selected.add(key);
  return { active: key, anchor: key, selected };
}

export const selectAll = (keys: readonly string[], place: GridPlace): GridPlace => ({
  ...place,
  selected: new Set(keys),
});

export const clearSelection = (place: GridPlace): GridPlace => ({ ...place, selected: new Set() });

/** What a new set of rows leaves of a place: nothing that is no longer shown stays marked. */
export function keepShown(keys: readonly string[], place: GridPlace): GridPlace {
  if (place.active === null && place.anchor === null && place.selected.size === 0) return place;
  const shown = new Set(keys);
  const selected = [...place.selected].filter((key) => shown.has(key));
  const still = (key: string | null) => (key !== null && shown.has(key) ? key : null);
  const kept = { active: still(place.active), anchor: still(place.anchor), selected: new Set(selected) };
  const same =
    kept.active === place.active && kept.anchor === place.anchor && selected.length === place.selected.size;
  return same ? place : kept;
}

function between(keys: readonly string[], a: string | null, b: string | null): ReadonlySet<string> {
  const [x, y] = [a, b].map((key) => (key === null ? -1 : keys.indexOf(key))).toSorted((m, n) => m - n);
  if (x === undefined || y === undefined || y < 0) return new Set();
  return new Set(keys.slice(Math.max(0, x), y + 1));
}
