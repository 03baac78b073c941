import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import type { CheckSet, Checks } from '../../../shared/model/check-rules.ts';
import {
  checkSetProblem,
  checkSetProblemText,
  proposedChecks,
  standardChecks,
} from '../../../shared/rules/validation/check-sets.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { announce } from '../../state/announcements.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import { CheckTable } from './CheckTable.tsx';

/** 校验规则: what is in force, of ourselves and of the bodies above, and the set that is being written. */
export function CheckRules() {
  const w = useWords('checks');
  const session = useSession();
  const { value, error, reload } = useAnswer('getCheckRules', {});
  const [draft, setDraft] = useState<Checks | null>(null);
  if (error) return <Failure error={error} retry={reload} />;
  if (!value || !session) return <Loading />;
  const { own, above } = value;
  const writable = session.store.state === 'ready' && looksDown(session);
  const adopt = async () => {
    if (!draft) return;
    const answer = await call('adoptCheckRules', { explain: draft.explain, rules: [...draft.rules] });
    if (!answer.ok) return;
    setDraft(null);
    const said = fill(w.adopted, { version: answer.value.own?.version ?? 1 });
    await rememberStoreStep(said);
    announce(said);
  };
  return (
    <Flex vertical gap="middle">
      {above.map(({ body, set }) => (
        <section key={body.id} className="panel" aria-label={fill(w.rulesOf, { unit: body.name })}>
          <h2 className="section-title">{fill(w.rulesOf, { unit: body.name })}</h2>
          <InForce set={set} />
        </section>
      ))}
      {draft === null && (
        <section className="panel" aria-label={w.own}>
          <h2 className="section-title">{w.own}</h2>
          {own ? <InForce set={own} /> : <p>{looksDown(session) ? w.standard : w.noneBelow}</p>}
          {!own && above.length === 0 && <CheckTable draft={standardChecks} />}
          {writable && (
            <Button onClick={() => setDraft(own ?? proposedChecks)}>{own ? w.edit : w.begin}</Button>
          )}
        </section>
      )}
      {draft !== null && (
        <DraftPanel
          draft={draft}
          version={(own?.version ?? 0) + 1}
          change={setDraft}
          adopt={() => void adopt()}
          leave={() => setDraft(null)}
        />
      )}
    </Flex>
  );
}

function InForce({ set }: { readonly set: CheckSet }) {
  const w = useWords('checks');
  const common = useWords('common');
  return (
    <>
      <p className="secondary numbers">
        {fill(w.versionOf, { version: set.version, unit: set.madeBy ?? common.none })}
        {set.adoptedBy !== null && ` · ${fill(w.adoptedBy, { name: set.adoptedBy })}`}
      </p>
      <CheckTable draft={set} />
    </>
  );
}

interface DraftPanelProps {
  readonly draft: Checks;
  readonly version: number;
  readonly change: (draft: Checks) => void;
  readonly adopt: () => void;
  readonly leave: () => void;
}

function DraftPanel({ draft, version, change, adopt, leave }: DraftPanelProps) {
  const w = useWords('checks');
  const language = useLanguage();
  const problem = checkSetProblem(draft);
  return (
    <section className="panel" aria-label={w.draft}>
      <h2 className="section-title">{fill(w.draftOf, { version })}</h2>
      <CheckTable draft={draft} change={change} />
      {problem && (
        <Alert
          type="error"
          showIcon
          title={fill(w.problem, { problem: checkSetProblemText(problem, language) })}
        />
      )}
      <Flex gap="small" wrap className="rules-acts">
        <Button type="primary" disabled={problem !== null} onClick={adopt}>
          {w.adopt}
        </Button>
        <Button onClick={leave}>{w.leave}</Button>
      </Flex>
    </section>
  );
}
