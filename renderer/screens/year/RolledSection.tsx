import { Button } from 'antd';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { Section } from '../task/Section.tsx';

/** 年度结转 of a task: the row of last year's list it comes from, and the one it went on in. */
export function RolledSection({ detail: { rolled } }: { readonly detail: TaskDetail }) {
  const w = useWords('year');
  const { from, into } = rolled;
  if (!from && !into) return null;
  const origin = from && fill(w.from, { title: from.title, number: from.number, year: from.year });
  return (
    <Section title={w.section}>
      {from && (
        <p>
          {from.here ? (
            <Button type="link" className="parts-above" onClick={() => go('task', { task: from.task })}>
              {origin}
            </Button>
          ) : (
            origin
          )}
        </p>
      )}
      {into && (
        <p>
          <Button type="link" className="parts-above" onClick={() => go('task', { task: into.task })}>
            {fill(w.to, into)}
          </Button>
        </p>
      )}
    </Section>
  );
}
