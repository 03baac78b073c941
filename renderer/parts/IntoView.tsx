import { type ReactNode, useEffect, useRef } from 'react';

/** What an act has led to, brought into view when it appears: it may lie below the button that was pressed. */
export function IntoView({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return <div ref={box}>{children}</div>;
}
