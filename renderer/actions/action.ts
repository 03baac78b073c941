import type { ComponentType } from 'react';
import type { Session } from '../../shared/model/views.ts';
import type { Route, ScreenName } from '../routes/route.ts';
import type { Words } from '../words/words.ts';

/** What an action may look at. Its screen's own stores it reads itself. */
export interface ActionContext {
  readonly session: Session;
  readonly route: Route;
}

/** One thing a person can do, registered once: buttons, shortcuts, the palette and the sheet of keys all run this object. */
export interface Action {
  /** `units.add` */
  readonly id: string;
  readonly label: (words: Words) => string;
  readonly icon?: ComponentType;
  /** `mod+k`, `?`, `Space`; see `keys.ts`. */
  readonly keys?: readonly string[];
  /** The screen its keys work on and the palette offers it on; everywhere where left out. */
  readonly screen?: ScreenName;
  /** Whether it can be done now. A button is greyed, the palette leaves it out, the key does nothing. */
  readonly enabled: (context: ActionContext) => boolean;
  readonly perform: (context: ActionContext) => void | Promise<void>;
}

export const isOffered = (action: Action, context: ActionContext): boolean =>
  (action.screen === undefined || action.screen === context.route.screen) && action.enabled(context);
