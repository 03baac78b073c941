import { RightOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import type { Workbench } from '../../../shared/model/views.ts';
import { periodText } from '../../parts/period-text.ts';
import { hrefOf } from '../../routes/router.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { todosOf } from './headline.ts';

/** What waits: a count and one click each. */
export function TodoPanel({ workbench }: { readonly workbench: Workbench }) {
  const w = useWords('workbench');
  const language = useLanguage();
  const todos = todosOf(workbench);
  const figures = {
    due: workbench.own.due,
    drafted: workbench.own.due - workbench.own.unfilled,
    reported: workbench.below.reported,
    missing: workbench.below.missing.length,
    period: periodText(workbench.below.period ?? workbench.period, language),
  };
  return (
    <section className="panel">
      <Typography.Title level={2} className="section-title">
        {w.todo}
      </Typography.Title>
      {todos.length === 0 && <Typography.Text type="secondary">{w.todoNone}</Typography.Text>}
      <ul className="plain-list">
        {todos.map(({ screen, params, count, title, note }) => (
          <li key={`${screen} ${title}`}>
            <a className="todo" href={hrefOf(screen, params)}>
              <span className="todo-count numbers">{count}</span>
              <span className="todo-text">
                <span>{w[title]}</span>
                <span className="small secondary">{fill(w[note], figures)}</span>
              </span>
              <RightOutlined aria-hidden />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
