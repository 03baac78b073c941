import { createContext, type ReactNode, useContext } from 'react';

/** The heading level of the sections around. */
export const SectionLevel = createContext<2 | 3>(3);

/** A part of a task, below the task's own heading: level 1 on its screen, level 2 in the panel. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const Heading = useContext(SectionLevel) === 2 ? 'h2' : 'h3';
  return (
    <section className="task-section" aria-label={title}>
      <Heading className="task-section-title">{title}</Heading>
      {children}
    </section>
  );
}
