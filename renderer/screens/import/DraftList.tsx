import { Button, Flex, Typography } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { IntakeDraft } from '../../../shared/model/intake.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { askConfirm } from '../../dialogs/dialog.ts';
import { fill, useWords, words } from '../../words/words.ts';
import { useImport } from './import-store.ts';
import { dropDraft, resumeDraft } from './open.ts';

/** Lists that were begun and not imported, kept over a restart of the program. */
export function DraftList() {
  const w = useWords('importList');
  const busy = useImport((state) => state.busy);
  const { value } = useAnswer('listIntakeDrafts', {}, { drafts: true });
  if (!value || value.length === 0) return null;
  return (
    <section className="panel" aria-label={w.drafts}>
      <Typography.Title level={2} className="section-title">
        {w.drafts}
      </Typography.Title>
      <ul className="plain-list import-drafts">
        {value.map((draft) => (
          <li key={draft.id}>
            <span className="import-draft-name">
              <span>{draft.title}</span>
              <span className="small secondary">
                {fill(draft.open > 0 ? w.draftNote : w.draftChecked, {
                  name: draft.form === 'paste' ? w.pasted : draft.name,
                  count: draft.tasks,
                  open: draft.open,
                  at: momentOf(draft.savedAt),
                })}
              </span>
            </span>
            <Flex gap="small">
              <Button type="primary" disabled={busy} onClick={() => void resumeDraft(draft.id)}>
                {w.draftGoOn}
              </Button>
              <Button type="text" disabled={busy} onClick={() => void giveUp(draft)}>
                {w.startOver}
              </Button>
            </Flex>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function giveUp({ id, title, tasks }: IntakeDraft): Promise<void> {
  const w = words().importList;
  const yes = await askConfirm({
    title: fill(w.startOverTitle, { name: title }),
    body: fill(w.startOverBody, { count: tasks }),
    verb: w.startOverVerb,
    danger: true,
  });
  if (yes) await dropDraft(id);
}
