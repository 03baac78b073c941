import { useEffect } from 'react';

interface Unsaved {
  readonly flush: () => Promise<unknown>;
  readonly isUnsaved: () => boolean;
}

const flushes = new Set<Unsaved['flush']>();

/** Writes what is not written yet on whatever is open, before the store no longer takes it. */
export const writeUnsaved = async (): Promise<void> => {
  await Promise.all([...flushes].map((flush) => flush()));
};

/** Whatever way a screen is left, what was done there is written first; a window with unsaved work asks before it closes. */
export function useSafeLeaving({ flush, isUnsaved }: Unsaved): void {
  useEffect(() => {
    const write = () => void flush();
    const ask = (event: BeforeUnloadEvent) => {
      if (!isUnsaved()) return;
      write();
      event.preventDefault();
    };
    flushes.add(flush);
    window.addEventListener('beforeunload', ask);
    window.addEventListener('blur', write);
    document.addEventListener('visibilitychange', write);
    return () => {
      flushes.delete(flush);
      window.removeEventListener('beforeunload', ask);
      window.removeEventListener('blur', write);
      document.removeEventListener('visibilitychange', write);
      write();
    };
  }, [flush, isUnsaved]);
}
