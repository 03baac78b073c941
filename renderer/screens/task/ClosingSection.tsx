import { Button, Flex } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { fill, useWords } from '../../words/words.ts';
import { ChecklistLines } from './ChecklistLines.tsx';
import { stepTaskOf } from './CycleActions.tsx';
import { Section } from './Section.tsx';

/** 会签 and 销号核验清单: who still has to sign, and what is still missing. Nothing where there is nothing. */
export function ClosingSection({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('closing');
  const { countersigns, checklist } = detail;
  const missing = checklist.filter(({ required, result }) => required && result === 'missing').length;
  return (
    <>
      {countersigns.length > 0 && (
        <Section title={w.countersign}>
          <ul className="cycle-items">
            {countersigns.map((each) => (
              <Countersign key={each.unit.id} detail={detail} each={each} />
            ))}
          </ul>
        </Section>
      )}
      {checklist.length > 0 && (
        <Section title={w.checklist}>
          <p className="task-note" role="status">
            {missing === 0 ? w.nothingMissing : fill(w.missing, { count: missing })}
          </p>
          <ChecklistLines lines={checklist} />
        </Section>
      )}
    </>
  );
}

interface CountersignProps {
  readonly detail: TaskDetail;
  readonly each: TaskDetail['countersigns'][number];
}

function Countersign({ detail, each }: CountersignProps) {
  const w = useWords('closing');
  const { unit, answer, text, by, at, recordedBy, writable } = each;
  const open = (said: 'agreed' | 'objected') =>
    openDialog({
      kind: 'step',
      step: { type: 'countersign', task: stepTaskOf(detail), unit, answer: said },
    });
  return (
    <li>
      <Flex gap="small" wrap align="center">
        <strong>{unit.name}</strong>
        <span>{answer === null ? w.notYet : w[`answer_${answer}`]}</span>
        {at !== null && (
          <span className="secondary numbers">{[by, momentOf(at)].filter(Boolean).join(' · ')}</span>
        )}
        {recordedBy && <span className="secondary">{fill(w.recordedBy, { unit: recordedBy.name })}</span>}
      </Flex>
      {text !== '' && <div className="text-block">{text}</div>}
      {writable && answer !== 'agreed' && (
        <Flex gap="small" className="cycle-answers">
          <Button size="small" type="primary" onClick={() => open('agreed')}>
            {w.agree}
          </Button>
          <Button size="small" onClick={() => open('objected')}>
            {w.object}
          </Button>
        </Flex>
      )}
    </li>
  );
}
