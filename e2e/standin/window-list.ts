import type { Page } from 'playwright-core';

/** What the session needs to know of a window, without the window knowing the session's inside. */
export interface StandinWindow {
  readonly page: Page | null;
  readonly close: () => void;
  /** False where the app refused to leave its page. */
  readonly mayNavigate: (url: string) => boolean;
  /** Asks the app about a new window; none is ever opened. */
  readonly askToOpen: (url: string) => void;
}

export const windows = new Set<StandinWindow>();
