/**
 * Whether a key belongs to an input method. While Chinese is composed, Enter and the arrows choose among candidates
 * and must never move, send or close anything.
 *
 * Three signs are needed: `isComposing`; key code 229, which Chromium gives to keys an input method has taken; and an
 * own record of composition, kept a moment longer, for engines that end the composition before they report the key.
 */
export interface KeySign {
  readonly isComposing?: boolean | undefined;
  readonly keyCode?: number | undefined;
}

export interface CompositionTracker {
  /** True for a key that the input method uses. */
  readonly owns: (event: KeySign) => boolean;
  readonly stop: () => void;
}

const IME_KEY_CODE = 229;

/** Watches a target (the document) for composition. `later` runs its argument after the current event has been dispatched. */
export function trackComposition(
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  later: (run: () => void) => void = (run) => setTimeout(run, 0),
): CompositionTracker {
  let composing = 0;
  let round = 0;
  const start = () => {
    round += 1;
    composing = round;
  };
  const end = () => {
    const ended = composing;
    later(() => {
      if (composing === ended) composing = 0;
    });
  };
  target.addEventListener('compositionstart', start, { capture: true });
  target.addEventListener('compositionend', end, { capture: true });
  return {
    owns: (event) => event.isComposing === true || event.keyCode === IME_KEY_CODE || composing !== 0,
    stop: () => {
      target.removeEventListener('compositionstart', start, { capture: true });
      target.removeEventListener('compositionend', end, { capture: true });
    },
  };
}

let tracker: CompositionTracker | null = null;

/** The window's one tracker, for every handler of a key. */
export function belongsToIme(event: KeySign | { readonly nativeEvent: KeySign }): boolean {
  tracker ??= trackComposition(document);
  return tracker.owns('nativeEvent' in event ? event.nativeEvent : event);
}

interface EnterEvent {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly nativeEvent: KeySign;
  preventDefault(): void;
}

/** A key handler that acts on Enter alone, and never while composing. */
export const onEnter =
  (act: () => void) =>
  (event: EnterEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || belongsToIme(event)) return;
    event.preventDefault();
    act();
  };
