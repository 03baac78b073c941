import { Alert, Button, Flex, Form, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { RulesTrial, RulesView } from '../../../shared/model/views.ts';
import { type PresetName, presetNames, presets } from '../../../shared/rules/lights/presets.ts';
import { ruleSetProblem, ruleSetProblemText } from '../../../shared/rules/lights/problems.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useLanguage, useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import { adoptRules, tryRules } from './actions.ts';
import { LevelEditor } from './LevelEditor.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleList } from './RuleList.tsx';
import { draftOf } from './rules-draft.ts';
import { beginDraft, dropDraft, useRulesDraft } from './rules-store.ts';
import { Trial } from './Trial.tsx';

/** 亮灯规则: what is in force, of ourselves and of the bodies above, and the set that is being written. */
export function LightRules({ rules }: { readonly rules: RulesView }) {
  const w = useWords('rules');
  const session = useSession();
  const { draft, trial } = useRulesDraft();
  if (!session) return null;
  const writable = session.store.state === 'ready' && looksDown(session);
  return (
    <Flex vertical gap="middle">
      {rules.above.map(({ body, set }) => (
        <section key={body.id} className="panel" aria-label={fill(w.rulesOf, { unit: body.name })}>
          <h2 className="section-title">{fill(w.rulesOf, { unit: body.name })}</h2>
          <RuleList set={set} />
        </section>
      ))}
      {draft === null && (
        <section className="panel" aria-label={w.own}>
          <h2 className="section-title">{w.own}</h2>
          {rules.own ? <RuleList set={rules.own} /> : <p>{looksDown(session) ? w.noOwn : w.noneBelow}</p>}
          {writable && (
            <Flex gap="small" wrap>
              {rules.own && (
                <Button onClick={() => rules.own && beginDraft(draftOf(rules.own))}>{w.edit}</Button>
              )}
              <PresetChooser first={rules.own === null} />
            </Flex>
          )}
        </section>
      )}
      {writable && draft !== null && <DraftPanel version={(rules.own?.version ?? 0) + 1} trial={trial} />}
    </Flex>
  );
}

function PresetChooser({ first }: { readonly first: boolean }) {
  const w = useWords('rules');
  return (
    <Select<PresetName>
      className="rules-preset"
      placeholder={first ? w.beginWith : w.replaceWith}
      aria-label={first ? w.beginWith : w.replaceWith}
      value={null}
      options={presetNames.map((name) => ({
        value: name,
        label: `${presets[name].name}　${w[`preset_${name}`]}`,
      }))}
      popupMatchSelectWidth={false}
      onChange={(name) => beginDraft(draftOf(presets[name]))}
    />
  );
}

interface DraftPanelProps {
  readonly version: number;
  readonly trial: RulesTrial | null;
}

function DraftPanel({ version, trial }: DraftPanelProps) {
  const w = useWords('rules');
  const language = useLanguage();
  const { draft, change } = useRulesDraft();
  const [names, showNames] = useState(false);
  if (!draft) return null;
  const problem = ruleSetProblem(draft);
  return (
    <section className="panel" aria-label={w.draft}>
      <h2 className="section-title">{fill(w.draftOf, { version })}</h2>
      <Form layout="vertical" className="rules-form">
        <div className="field-pair">
          <Form.Item label={w.name} htmlFor="rules-name">
            <Input
              id="rules-name"
              value={draft.name}
              maxLength={200}
              onChange={(event) => change({ ...draft, name: event.target.value })}
            />
          </Form.Item>
          <Form.Item label={w.schedule} extra={draft.schedule === 'months' ? w.byMonthsNote : w.byDaysNote}>
            <Segmented<'days' | 'months'>
              value={draft.schedule}
              aria-label={w.schedule}
              options={[
                { value: 'days', label: w.byDays },
                { value: 'months', label: w.byMonths },
              ]}
              onChange={(schedule) => change({ ...draft, schedule })}
            />
          </Form.Item>
        </div>
      </Form>
      <p className="secondary">{w.lowestWins}</p>
      <RuleEditor draft={draft} change={change} />
      <p>
        <Button type="link" className="rules-names" aria-expanded={names} onClick={() => showNames(!names)}>
          {w.levels}
        </Button>
      </p>
      {names && <LevelEditor draft={draft} change={change} />}
      {problem && (
        <Alert
          type="error"
          showIcon
          title={fill(w.problem, { problem: ruleSetProblemText(problem, language) })}
          description={w.problemNote}
        />
      )}
      <Flex gap="small" wrap className="rules-acts">
        <ActionButton action={tryRules} />
        <ActionButton action={adoptRules} type="primary" />
        <Button onClick={dropDraft}>{w.leave}</Button>
      </Flex>
      {trial && <Trial trial={trial} />}
    </section>
  );
}
