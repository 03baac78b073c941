import { Select } from 'antd';
import { useId } from 'react';
import type { ListPartView } from '../../../shared/model/intake.ts';
import { fill, useWords } from '../../words/words.ts';

type Level = ListPartView['level'];

/** Stands for the level that was found item by item. */
const FOUND = 'found';

interface TaskLevelProps {
  readonly part: ListPartView;
  readonly change: (level: Level) => void;
}

/** Which numbers of a text are the tasks: as found, or all of one level. */
export function TaskLevel({ part, change }: TaskLevelProps) {
  const w = useWords('importList');
  const id = useId();
  return (
    <span className="import-row-number">
      <label htmlFor={id}>{w.taskLevel}</label>
      <Select<NonNullable<Level> | typeof FOUND>
        id={id}
        size="small"
        className="import-level"
        value={part.level ?? FOUND}
        onChange={(chosen) => change(chosen === FOUND ? null : chosen)}
        options={[
          { value: FOUND, label: w.taskLevelFound },
          ...part.levels.map(({ kind, items, example }) => ({
            value: kind,
            label: fill(w.taskLevelOne, { example, items }),
          })),
        ]}
      />
    </span>
  );
}
