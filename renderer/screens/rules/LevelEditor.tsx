import { Input, Select } from 'antd';
import { type LightColour, lightColours, lightLevels } from '../../../shared/model/rule-set.ts';
import { shapes } from '../../../shared/rules/lights/words.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { fill, useWords } from '../../words/words.ts';
import { type RulesDraft, withColour, withWord } from './rules-draft.ts';

const LONGEST_WORD = 20;

interface LevelEditorProps {
  readonly draft: RulesDraft;
  readonly change: (draft: RulesDraft) => void;
}

/** The six lights: the shape stays, so that no light is told by its colour alone; word and colour are the body's. */
export function LevelEditor({ draft, change }: LevelEditorProps) {
  const w = useWords('rules');
  const colours: Readonly<Record<LightColour, string>> = {
    red: w.red,
    orange: w.orange,
    yellow: w.yellow,
    green: w.green,
    blue: w.blue,
    grey: w.grey,
  };
  return (
    <ul className="plain-list rules-levels">
      {lightLevels.map((level) => {
        const { word, colour } = draft.levels[level];
        return (
          <li key={level}>
            <LightMark light={{ word: '', colour, shape: shapes[level] }} />
            <Input
              size="small"
              value={word}
              maxLength={LONGEST_WORD}
              status={word.trim() === '' ? 'error' : ''}
              aria-label={fill(w.wordLabel, { level: w[`level_${level}`] })}
              onChange={(event) => change(withWord(draft, level, event.target.value))}
            />
            <Select<LightColour>
              size="small"
              value={colour}
              aria-label={fill(w.colourLabel, { level: w[`level_${level}`] })}
              options={lightColours.map((name) => ({ value: name, label: colours[name] }))}
              onChange={(chosen) => change(withColour(draft, level, chosen))}
            />
          </li>
        );
      })}
    </ul>
  );
}
