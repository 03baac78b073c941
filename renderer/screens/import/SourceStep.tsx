import { Button, Typography } from 'antd';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { choose } from './actions.ts';
import { showStep, useImport } from './import-store.ts';

/** Where the list comes from; a document that is no list is explained here. */
export function SourceStep() {
  const w = useWords('importList');
  const { draft, error, busy } = useImport();
  return (
    <div className="import-step">
      <div className="import-drop">
        <strong>{w.drop}</strong>
        <span>{w.dropNote}</span>
        <ActionButton action={choose} type="primary" />
        {draft && (
          <Button type="link" onClick={() => showStep('review')}>
            {fill(w.resume, { name: draft.preview.name })}
          </Button>
        )}
        <span className="small">{busy ? w.reading : w.keeps}</span>
      </div>
      {error && (
        <div role="alert" className="import-refused">
          <Failure error={error} />
          {error.code !== 'E_LIST_INCOMPLETE' && (
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
      )}
    </div>
  );
}
