import { type RefObject, useEffect, useRef } from 'react';

const kept = new Map<string, number>();

/** Remembers how far an element was scrolled under a name, and returns there when the name comes back. */
export function useKeptScroll<E extends HTMLElement>(name: string): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    const scrolled = element.current;
    if (!scrolled) return;
    scrolled.scrollTop = kept.get(name) ?? 0;
    const remember = () => kept.set(name, scrolled.scrollTop);
    scrolled.addEventListener('scroll', remember, { passive: true });
    return () => scrolled.removeEventListener('scroll', remember);
  }, [name]);
  return element;
}
