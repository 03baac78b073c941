import { useEffect } from 'react';

interface Unsaved {
  readonly flush: () => Promise<unknown>;
  readonly isUnsaved: () => boolean;
}

/** Whatever way a screen is left, what was done there is written first; a window with unsaved work asks before it closes. */
export function useSafeLeaving({ flush, isUnsaved }: Unsaved): void {
  useEffect(() => {
    const write = () => void flush();
    const ask = (event: BeforeUnloadEvent) => {
      if (!isUnsaved()) return;
      write();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    window.addEventListener('blur', write);
    document.addEventListener('visibilitychange', write);
    return () => {
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('blur', write);
      document.removeEventListener('visibilitychange', write);
      write();
    };
  }, [flush, isUnsaved]);
}
