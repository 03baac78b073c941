import type { Language } from '../../../shared/errors.ts';
import type { SectionView } from '../../../shared/model/views.ts';
import { stateFor } from '../../../shared/rules/cycle/situation.ts';
import { dueDateOf } from '../../../shared/rules/deadline-end.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { inForce, loadTask, taskNumber } from '../board.ts';
import { cycleFacts } from '../cycle/facts.ts';
import { latestReport } from '../cycle/latest-report.ts';
import { submissionViews } from '../cycle/submissions.ts';
import { identityOf, registerOf } from '../own-unit.ts';
import { partsOfRow } from '../parts/relatives.ts';
import { copiesOf } from './copies.ts';

/** Who below us handles a task that came from above, and what each said last. */
export function sectionViews(store: Store, task: StoredRecord<'task'>, language: Language): SectionView[] {
  const identity = identityOf(store);
  const copies = copiesOf(store, identity, task);
  if (copies.length === 0) return [];
  const register = registerOf(store);
  const views = submissionViews(store, register, identity);
  return copies
    .flatMap((copy) => [copy, ...partsOfRow(store, copy)])
    .flatMap((below) => {
      const board = loadTask(store, below, language);
      const { one } = board;
      return inForce(one.assignments).map(({ fields: { unit } }): SectionView => {
        const report = latestReport(one.reports, unit);
        return {
          task: below.id,
          number: taskNumber(board, below),
          title: below.fields.title,
          unit: { id: unit, name: register.nameOf(unit) },
          state: stateFor(cycleFacts(one), unit, false),
          due: dueDateOf(below.fields.deadline),
          report: report && views.report(report, one),
        };
      });
    });
}
