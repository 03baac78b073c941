import type { ReactNode } from 'react';

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="task-section" aria-label={title}>
      <h3 className="task-section-title">{title}</h3>
      {children}
    </section>
  );
}
