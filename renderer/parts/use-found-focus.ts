import { type RefObject, useEffect } from 'react';

/**
 * What takes the place of a button that was just pressed takes its focus too: the keyboard goes on there instead of at the
 * top of the page.
 * @param shown what the element shows; its focus is asked for again where this changes
 */
export function useFoundFocus(element: RefObject<HTMLElement | null>, shown: unknown = null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` says when, it is not read
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  }, [element, shown]);
}
