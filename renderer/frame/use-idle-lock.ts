import { useEffect } from 'react';
import type { Session } from '../../shared/model/views.ts';
import { lockNow } from '../state/lock.ts';

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const LOOK_MS = 5000;

/** Locks the window when nobody has touched it for the minutes of the settings, where somebody has a password. */
export function useIdleLock({ operators, settings }: Session): void {
  const minutes = operators.some(({ hasPassword }) => hasPassword) ? settings.lockAfterMinutes : 0;
  useEffect(() => {
    if (minutes === 0) return;
    let last = Date.now();
    let locking = false;
    // Timers stand still while a PC sleeps: the first touch afterwards must not count as work.
    const look = () => {
      if (locking || Date.now() - last < minutes * 60_000) return false;
      locking = true;
      void lockNow().finally(() => {
        locking = false;
      });
      return true;
    };
    const touched = (event: Event) => {
      if (locking || look()) event.stopPropagation();
      else last = Date.now();
    };
    const timer = setInterval(look, LOOK_MS);
    for (const sign of SIGNS) window.addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touched, { capture: true });
    };
  }, [minutes]);
}
