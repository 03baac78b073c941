import { Alert, Button } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { resumeDraft } from '../import/open.ts';

/** Lists that were begun and not imported: one line each, one click back to where they were left. */
export function UnfinishedLists() {
  const w = useWords('importList');
  const { value } = useAnswer('listIntakeDrafts', {});
  const goOn = (id: string) => {
    go('import');
    void resumeDraft(id);
  };
  return (value ?? []).map(({ id, form, name, title, tasks, open, savedAt }) => (
    <Alert
      key={id}
      type="info"
      showIcon
      className="workbench-unfinished"
      title={fill(w.unfinished, { title })}
      description={fill(open > 0 ? w.draftNote : w.draftChecked, {
        name: form === 'paste' ? w.pasted : name,
        count: tasks,
        open,
        at: momentOf(savedAt),
      })}
      action={<Button onClick={() => goOn(id)}>{w.draftGoOn}</Button>}
    />
  ));
}
