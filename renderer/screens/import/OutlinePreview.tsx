import type { ListPartView } from '../../../shared/model/intake.ts';
import { fill, useWords } from '../../words/words.ts';
import { Mark } from '../receive/Mark.tsx';
import type { Draft } from './draft.ts';
import type { PreviewTask } from './review.ts';

const FIRST = 4;
const LAST = 2;

interface OutlinePreviewProps {
  readonly draft: Draft;
  readonly part: ListPartView;
}

/** Which level of a numbered text is the task: headings with the items below them, the first and the last ones. */
export function OutlinePreview({ draft, part }: OutlinePreviewProps) {
  const w = useWords('importList');
  const tasks = draft.preview.list.tasks.filter((task) => task.part === part.id);
  const hidden = Math.max(0, tasks.length - FIRST - LAST);
  const shown = hidden > 0 ? [...tasks.slice(0, FIRST), ...tasks.slice(-LAST)] : tasks;
  const outside = part.sample.filter(({ row }) => row < part.firstRow || row > part.lastRow);
  return (
    <ol className="plain-list import-outline" aria-label={w.outline}>
      {outside
        .filter(({ row }) => row < part.firstRow)
        .map((line) => (
          <Outside key={line.row} {...line} />
        ))}
      {shown.map((task, at) => (
        <Item
          key={task.ordinal}
          task={task}
          heading={task.category !== shown[at - 1]?.category ? task.category : null}
          gap={hidden > 0 && at === FIRST ? fill(w.outlineGap, { count: hidden }) : null}
          mark={w.outlineTask}
        />
      ))}
      {outside
        .filter(({ row }) => row > part.lastRow)
        .map((line) => (
          <Outside key={line.row} {...line} />
        ))}
    </ol>
  );
}

const Outside = ({ row, texts }: ListPartView['sample'][number]) => (
  <li className="import-outline-out">
    <span className="numbers">{row + 1}</span>
    <span className="import-outline-text">{texts.join(' ')}</span>
  </li>
);

interface ItemProps {
  readonly task: PreviewTask;
  readonly heading: string | null;
  readonly gap: string | null;
  readonly mark: string;
}

const Item = ({ task, heading, gap, mark }: ItemProps) => (
  <>
    {gap !== null && <li className="import-outline-gap">{gap}</li>}
    {heading !== null && <li className="import-outline-heading">{heading}</li>}
    <li className="import-outline-item">
      <Mark tone="info">{mark}</Mark>
      <span className="import-outline-text" title={task.original.join('\n')}>
        {task.original.join(' ')}
      </span>
    </li>
  </>
);
