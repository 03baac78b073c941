import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, DownOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import { type LightLevel, lightLevels, type Rule, type RuleStep } from '../../../shared/model/rule-set.ts';
import { inOrder } from '../../../shared/rules/lights/problems.ts';
import { comparison, ruleName, thresholdUnit, urgedAbout } from '../../../shared/rules/lights/rule-words.ts';
import { shapes } from '../../../shared/rules/lights/words.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { MenuButton } from '../../parts/MenuButton.tsx';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import {
  addRule,
  canMove,
  dropRule,
  missingTests,
  moveRule,
  type RulesDraft,
  withLevel,
  withThreshold,
} from './rules-draft.ts';

interface EditorProps {
  readonly draft: RulesDraft;
  readonly change: (draft: RulesDraft) => void;
}

/** The rules in their order, each with its thresholds and the lights they give. */
export function RuleEditor({ draft, change }: EditorProps) {
  const w = useWords('rules');
  const language = useLanguage();
  const missing = missingTests(draft);
  return (
    <>
      <ol className="plain-list rules-list" aria-label={w.rulesLabel}>
        {inOrder(draft.rules).map((rule) => (
          <li
            key={rule.test}
            aria-label={fill(w.ruleLabel, { rule: rule.number, name: ruleName(rule.test, language) })}
          >
            <span className="numbers rules-number">{rule.number}</span>
            <span className="rules-name">{ruleName(rule.test, language)}</span>
            <span className="rules-steps">
              {rule.steps.map((step, index) => (
                <StepEditor
                  // A step has no name but its place.
                  // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a rule never change places
                  key={index}
                  rule={rule}
                  step={step}
                  index={index}
                  draft={draft}
                  change={change}
                />
              ))}
            </span>
            <RuleMoves rule={rule} draft={draft} change={change} />
          </li>
        ))}
      </ol>
      {missing.length > 0 && (
        <MenuButton
          label={w.addRule}
          icon={<DownOutlined />}
          iconPlacement="end"
          items={missing.map((test) => ({ key: test, label: ruleName(test, language) }))}
          choose={(test) => change(addRule(draft, test))}
        />
      )}
    </>
  );
}

interface StepEditorProps extends EditorProps {
  readonly rule: Rule;
  readonly step: RuleStep;
  readonly index: number;
}

function StepEditor({ rule, step, index, draft, change }: StepEditorProps) {
  const w = useWords('rules');
  const language = useLanguage();
  const unit = thresholdUnit(rule.test, language);
  const { word, colour } = draft.levels[step.level];
  return (
    <span className="rules-step">
      {unit !== null && (
        <>
          {step.after !== undefined && <span>{urgedAbout(step.after, draft.levels, language)}</span>}
          <span>{comparison(rule.test, step, language)}</span>
          <InputNumber
            size="small"
            className="rules-threshold"
            value={step.at}
            status={step.at === null ? 'error' : ''}
            aria-label={fill(w.thresholdLabel, { rule: rule.number, step: index + 1, unit })}
            onChange={(at) => change(withThreshold(draft, rule.number, index, at))}
          />
          <span>{unit}</span>
          <span aria-hidden>→</span>
        </>
      )}
      {rule.test === 'onTrack' ? (
        <LightMark light={{ word, colour, shape: shapes[step.level] }} />
      ) : (
        <Select<LightLevel>
          size="small"
          className="rules-level"
          value={step.level}
          aria-label={fill(w.levelLabel, { rule: rule.number, step: index + 1 })}
          options={lightLevels.map((level) => ({
            value: level,
            label: (
              <LightMark
                light={{
                  word: draft.levels[level].word,
                  colour: draft.levels[level].colour,
                  shape: shapes[level],
                }}
              />
            ),
          }))}
          popupMatchSelectWidth={false}
          onChange={(level) => change(withLevel(draft, rule.number, index, level))}
        />
      )}
    </span>
  );
}

function RuleMoves({ rule, draft, change }: EditorProps & { readonly rule: Rule }) {
  const w = useWords('rules');
  const named = (text: string) => fill(text, { rule: rule.number });
  return (
    <span className="rules-moves">
      <Button
        type="text"
        size="small"
        icon={<ArrowUpOutlined />}
        aria-label={named(w.moveUp)}
        title={named(w.moveUp)}
        disabled={!canMove(draft, rule.number, -1)}
        onClick={() => change(moveRule(draft, rule.number, -1))}
      />
      <Button
        type="text"
        size="small"
        icon={<ArrowDownOutlined />}
        aria-label={named(w.moveDown)}
        title={named(w.moveDown)}
        disabled={!canMove(draft, rule.number, 1)}
        onClick={() => change(moveRule(draft, rule.number, 1))}
      />
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={named(w.dropRule)}
        title={named(w.dropRule)}
        disabled={rule.test === 'onTrack'}
        onClick={() => change(dropRule(draft, rule.number))}
      />
    </span>
  );
}
