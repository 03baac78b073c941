import { useEffect } from 'react';
import { flushDrafts, hasUnsaved } from './draft-store.ts';

/** Whatever way the sheet is left, what was typed is written first; a window with unsaved text asks before it closes. */
export function useSafeLeaving(): void {
  useEffect(() => {
    const flush = () => void flushDrafts();
    const ask = (event: BeforeUnloadEvent) => {
      if (!hasUnsaved()) return;
      flush();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    window.addEventListener('blur', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('blur', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, []);
}
