import { Steps } from 'antd';
import { useEffect } from 'react';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { Page } from '../../parts/Page.tsx';
import { takeIncoming, useIncoming } from '../../state/incoming.ts';
import { useWords } from '../../words/words.ts';
import { importAll } from './actions.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { openList, steps, useImport } from './import-store.ts';
import { ReviewStep } from './ReviewStep.tsx';
import { SourceStep } from './SourceStep.tsx';
import './import.css';

/** 导入清单: four steps in one window. */
export function Import() {
  const names = useWords('screens');
  const w = useWords('importList');
  const { step, draft, result } = useImport();
  const incoming = useIncoming((state) => state.lists);

  useEffect(() => {
    const [path] = incoming.length > 0 ? takeIncoming('lists') : [];
    if (path !== undefined) void openList(path);
  }, [incoming]);

  const titles = { source: w.stepSource, columns: w.stepColumns, review: w.stepReview, done: w.stepDone };
  return (
    <Page
      full
      title={names.import}
      actions={draft && step === 'review' && <ActionButton action={importAll} type="primary" />}
    >
      <Steps
        size="small"
        className="import-steps"
        current={steps.indexOf(step)}
        items={steps.map((name) => ({ title: titles[name] }))}
      />
      {step === 'columns' && draft ? (
        <ColumnsStep draft={draft} />
      ) : step === 'review' && draft ? (
        <ReviewStep draft={draft} />
      ) : step === 'done' && result ? (
        <DoneStep result={result} />
      ) : (
        <SourceStep />
      )}
    </Page>
  );
}
