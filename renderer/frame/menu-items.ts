import type { Session, Workbench } from '../../shared/model/views.ts';
import { looksDown, looksUp, type MenuPlace, type Screen } from '../screens/screen.ts';

export interface MenuEntry {
  readonly screen: Screen;
  readonly count: number;
}

export interface MenuSection {
  readonly group: MenuPlace['group'];
  readonly entries: readonly MenuEntry[];
}

const order: readonly MenuPlace['group'][] = ['both', 'up', 'down', 'after', 'foot'];

/**
 * The menu of a unit: its own screens only, in the order of the month's work. Only a unit that looks both ways has
 * groups for them; for every other one filling in stands before receiving.
 */
export function menuOf(
  screens: readonly Screen[],
  session: Session,
  workbench: Workbench | null,
): readonly MenuSection[] {
  const entries = screens.flatMap((screen) =>
    screen.menu && screen.shown(session) ? [{ screen, menu: screen.menu }] : [],
  );
  const grouped = namesDirections(session);
  const groupOf = ({ group }: MenuPlace) => {
    if (grouped || (group !== 'up' && group !== 'down')) return group;
    // A body that reports to nobody keeps its own reporting at hand, out of the way of those below it.
    return group === 'up' && looksDown(session) ? 'foot' : 'both';
  };
  return order
    .map(
      (group): MenuSection => ({
        group,
        entries: entries
          .filter(({ menu }) => groupOf(menu) === group)
          .map(({ screen, menu }) => ({
            screen,
            count: workbench === null ? 0 : (menu.count?.(workbench) ?? 0),
          })),
      }),
    )
    .filter((section) => section.entries.length > 0);
}

/** Upwards and downwards are named only for a unit that has both. */
export const namesDirections = (session: Session): boolean => looksUp(session) && looksDown(session);
