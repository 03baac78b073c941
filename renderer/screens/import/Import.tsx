import { Button, Steps } from 'antd';
import { useEffect } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { askConfirm } from '../../dialogs/dialog.ts';
import { Page } from '../../parts/Page.tsx';
import { useSafeLeaving } from '../../parts/use-safe-leaving.ts';
import { takeIncoming, useIncoming } from '../../state/incoming.ts';
import { fill, useWords, words } from '../../words/words.ts';
import { forward } from './actions.ts';
import { CompareStep } from './CompareStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { type Draft, type Step, stepsOf } from './draft.ts';
import { FinishStep } from './FinishStep.tsx';
import { showStep, useImport } from './import-store.ts';
import { isKeeping, keepDrafts, stopKeeping } from './keep.ts';
import { dropDraft, openSource } from './open.ts';
import { PartsStep } from './PartsStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { SourceStep } from './SourceStep.tsx';
import './steps.css';
import './parts.css';
import './review.css';
import './compare.css';

/** 来源 → 范围与列 → （比对） → 核对 → 完成. */
export function Import() {
  const names = useWords('screens');
  const w = useWords('importList');
  const { step, draft } = useImport();
  const incoming = useIncoming((state) => state.lists);

  useEffect(() => {
    const [path] = incoming.length > 0 ? takeIncoming('lists') : [];
    if (path !== undefined) void openSource({ path });
  }, [incoming]);
  useEffect(keepDrafts, []);
  useSafeLeaving({ flush: stopKeeping, isUnsaved: isKeeping });

  const titles: Record<Exclude<Step, 'done'>, string> = {
    source: w.stepSource,
    columns: w.stepColumns,
    compare: w.stepCompare,
    review: w.stepReview,
    finish: w.stepDone,
  };
  const shown = stepsOf(draft);
  const at = step === 'done' ? shown.length - 1 : shown.indexOf(step);
  return (
    <Page
      full
      title={names.import}
      actions={
        draft &&
        step !== 'source' && (
          <>
            <Kept draft={draft} />
            {(step === 'compare' || step === 'review') && <ActionButton action={forward} type="primary" />}
          </>
        )
      }
    >
      <Steps
        size="small"
        className="import-steps"
        current={at}
        items={shown.map((name, index) => ({
          title: titles[name as Exclude<Step, 'done'>],
          disabled: draft === null || step === 'done' || index === at,
        }))}
        onChange={(index) => {
          const next = shown[index];
          if (draft && step !== 'done' && next) showStep(next);
        }}
      />
      <StepView />
    </Page>
  );
}

function StepView() {
  const { step, draft, result } = useImport();
  if (step === 'done' && result) return <DoneStep result={result} />;
  if (!draft) return <SourceStep />;
  switch (step) {
    case 'columns':
      return <PartsStep draft={draft} />;
    case 'compare':
      return draft.preview.known ? (
        <CompareStep draft={draft} known={draft.preview.known} />
      ) : (
        <ReviewStep draft={draft} />
      );
    case 'review':
      return <ReviewStep draft={draft} />;
    case 'finish':
      return <FinishStep draft={draft} />;
    default:
      return <SourceStep />;
  }
}

/** When what was done was last kept; and how to throw it away. */
function Kept({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  return (
    <>
      <span className="small secondary import-kept">
        <KeptText id={draft.preview.draft} />
      </span>
      <Button type="text" onClick={() => void giveUp(draft)}>
        {w.startOver}
      </Button>
    </>
  );
}

/** Says that one may leave only while nothing is on its way to the store. */
function KeptText({ id }: { readonly id: string | null }) {
  const w = useWords('importList');
  const saves = useWords('progress');
  const { keeping, savedAt } = useImport();
  if (id === null) return w.notKept;
  if (keeping === 'failed') return <span role="alert">{saves.saveFailed}</span>;
  if (keeping !== 'saved') return saves.saving;
  return savedAt === null ? null : fill(w.keptAt, { at: momentOf(savedAt).slice(-5) });
}

async function giveUp({ preview, review }: Draft): Promise<void> {
  const w = words().importList;
  const count = review.settled.size + review.names.length;
  const yes =
    count === 0 ||
    (await askConfirm({
      title: fill(w.startOverTitle, { name: preview.name }),
      body: fill(w.startOverBody, { count }),
      verb: w.startOverVerb,
      danger: true,
    }));
  if (yes) await dropDraft(preview.draft);
}
