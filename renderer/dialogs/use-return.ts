import { useEffect, useRef } from 'react';

/**
 * Gives the focus back as soon as a dialog is left: antd would do so once it has moved out, and take it from the dialog that
 * was opened meanwhile.
 */
export function useReturn(open: boolean, from: Element | null): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open && from instanceof HTMLElement) from.focus({ preventScroll: true });
    wasOpen.current = open;
  }, [open, from]);
}
