import { Button, Flex } from 'antd';
import type { TaskDetail } from '../../../../shared/model/views.ts';
import { openDialog } from '../../../dialogs/dialog.ts';
import { periodText } from '../../../parts/period-text.ts';
import { go } from '../../../routes/router.ts';
import { useLanguage } from '../../../state/session.ts';
import { fill, useWords } from '../../../words/words.ts';
import { Section } from '../Section.tsx';
import { collectReports, writeSlips } from './acts.ts';

/** 科室分工 of what a unit has from above: who has which share, what each said last, and taking it up. */
export function SectionsSection({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('sections');
  const states = useWords('states');
  const language = useLanguage();
  const { row, sections, canReport } = detail;
  if (row.editable || (sections.length === 0 && !canReport)) return null;
  return (
    <Section title={w.section}>
      {sections.length === 0 && <p className="task-note">{w.none}</p>}
      <ul className="task-assignments">
        {sections.map(({ task, number, unit, state, due, report }) => (
          <li key={`${task} ${unit.id}`}>
            <Button
              type="link"
              className="parts-title"
              aria-label={fill(w.open, { unit: unit.name })}
              onClick={() => go('task', { task })}
            >
              <span className="numbers">{number}</span>　{unit.name}
            </Button>
            <span className="task-unit-role">
              {states[state]} <span className="numbers">{due}</span>
            </span>
            <div className="task-latest text-block">
              {report
                ? `${periodText(report.period, language)}：${report.noChange ?? report.text}`
                : w.noReport}
            </div>
          </li>
        ))}
      </ul>
      <Flex gap="small" wrap>
        {canReport && <Button onClick={() => openDialog({ kind: 'delegate', row })}>{w.delegate}</Button>}
        {canReport && sections.some(({ report }) => report?.period === detail.period) && (
          <Button onClick={() => void collectReports(row.id)}>{w.collect}</Button>
        )}
        {sections.length > 0 && <Button onClick={() => void writeSlips(null, detail)}>{w.slip}</Button>}
      </Flex>
    </Section>
  );
}
