import { Input, Segmented } from 'antd';
import type { JudgedLineView } from '../../../shared/model/views.ts';
import { useWords } from '../../words/words.ts';
import { ChecklistLines } from './ChecklistLines.tsx';
import type { CheckAnswers } from './steps.ts';

interface ChecklistEditorProps {
  readonly lines: readonly JudgedLineView[];
  readonly answers: CheckAnswers;
  readonly change: (answers: CheckAnswers) => void;
}

const RESULTS = ['pass', 'fail', 'notApplicable'] as const;

/** Lines that the records do not pass are stated: done, not applicable, or why not. */
export function ChecklistEditor({ lines, answers, change }: ChecklistEditorProps) {
  const w = useWords('closing');
  const names = { pass: w.statePass, fail: w.stateFail, notApplicable: w.stateNotApplicable };
  return (
    <div>
      <h3 className="task-section-title">{w.checklist}</h3>
      <ChecklistLines
        lines={lines}
        editor={(line) => {
          if (line.result === 'pass' || (line.result === 'notApplicable' && !answers[line.id])) return null;
          const answer = answers[line.id];
          const byHand = line.check === 'byHand' || line.check === 'milestones';
          const put = (part: Partial<NonNullable<typeof answer>>) =>
            change({
              ...answers,
              [line.id]: { result: byHand ? 'pass' : 'fail', note: '', ...answer, ...part },
            });
          return (
            <div className="checklist-answer">
              <Segmented
                size="small"
                value={answer?.result ?? ''}
                options={RESULTS.filter((result) => byHand || result !== 'pass').map((value) => ({
                  value,
                  label: names[value],
                }))}
                aria-label={line.text}
                onChange={(result) => {
                  const chosen = RESULTS.find((each) => each === result);
                  if (chosen) put({ result: chosen });
                }}
              />
              <Input
                size="small"
                value={answer?.note ?? line.note}
                placeholder={w.notePlaceholder}
                aria-label={`${w.notePlaceholder} ${line.text}`}
                maxLength={2000}
                onChange={(event) => put({ note: event.target.value })}
              />
            </div>
          );
        }}
      />
    </div>
  );
}
