import { Button, Typography } from 'antd';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { choose } from './actions.ts';
import { DraftList } from './DraftList.tsx';
import { showStep, useImport } from './import-store.ts';
import { Learned } from './Learned.tsx';
import { PasteArea } from './PasteArea.tsx';

/** 来源: a file, what was copied, or what was begun before; a document that is no list is explained here. */
export function SourceStep() {
  const w = useWords('importList');
  const { draft, error, busy } = useImport();
  return (
    <div className="import-step">
      {error && <Refused code={error.code} error={error} />}
      <div className="import-ways">
        <section className="panel import-way import-drop" aria-label={w.choose}>
          <strong>{w.drop}</strong>
          <span>{w.dropNote}</span>
          <ActionButton action={choose} type="primary" />
          {draft && (
            <Button type="link" onClick={() => showStep('review')}>
              {fill(w.resume, { name: draft.preview.name })}
            </Button>
          )}
          <span className="small secondary">{busy ? w.reading : w.keeps}</span>
        </section>
        <PasteArea />
      </div>
      <DraftList />
      <Learned />
    </div>
  );
}

function Refused({
  error,
  code,
}: {
  readonly error: Parameters<typeof Failure>[0]['error'];
  readonly code: string;
}) {
  const w = useWords('importList');
  return (
    <div role="alert" className="import-refused">
      <Failure error={error} />
      {code === 'E_NOT_A_LIST' && (
        <section className="panel">
          <Typography.Title level={2} className="section-title">
            {w.notListTitle}
          </Typography.Title>
          <ul>
            <li>{w.notListA}</li>
            <li>{w.notListB}</li>
            <li>
              {w.notListC}
              <Button type="link" size="small" onClick={() => go('ledger')}>
                {w.toLedger}
              </Button>
            </li>
          </ul>
        </section>
      )}
    </div>
  );
}
