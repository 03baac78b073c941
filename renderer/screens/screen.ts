import type { ComponentType } from 'react';
import type { Session, Workbench } from '../../shared/model/views.ts';
import type { Action } from '../actions/action.ts';
import type { ScreenName } from '../routes/route.ts';

/**
 * One screen: its address, its place in the menu, its component and what can be done on it.
 * A screen without a menu entry is reached from another one.
 */
export interface Screen {
  readonly name: ScreenName;
  readonly icon: ComponentType;
  readonly component: ComponentType;
  readonly actions: readonly Action[];
  /** Who has it. Nothing a role can't use is shown. */
  readonly shown: (session: Session) => boolean;
  readonly menu: MenuPlace | null;
}

export interface MenuPlace {
  /**
   * Above the line the month's work, by direction (对上 and 对下 are named only where a unit has both); `after` closes it.
   * `foot` stands below the line: what is wanted a few times a year. One-way units have at most eight above.
   */
  readonly group: 'both' | 'up' | 'down' | 'after' | 'foot';
  /** A number where something waits; 0 shows none. */
  readonly count?: (workbench: Workbench) => number;
}

/** A unit that fills in and reports to a body above: by its role from the start, or because such a body exists. */
export const looksUp = ({ unit, reports }: Session): boolean =>
  reports || unit?.role === 'school' || unit?.role === 'section';

/** A unit that issues to units below. */
export const looksDown = ({ unit, issues }: Session): boolean =>
  issues || unit?.role === 'bureau' || unit?.role === 'district';

export const everyone = (): boolean => true;
