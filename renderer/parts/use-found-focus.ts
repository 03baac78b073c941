import { type RefObject, useEffect } from 'react';

/**
 * What takes the place of a button that was just pressed takes its focus too: the keyboard goes on there instead of at the
 * top of the page.
 */
export function useFoundFocus(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  }, [element]);
}
