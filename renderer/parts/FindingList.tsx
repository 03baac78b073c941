import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Checks } from '../../shared/model/check-rules.ts';
import type { Draft } from '../../shared/model/views.ts';
import {
  explanationOf,
  type Finding,
  findingKey,
  withExplanation,
} from '../../shared/rules/validation/findings.ts';
import { isBlank } from '../../shared/text.ts';
import { useLanguage } from '../state/session.ts';
import { fill, useWords } from '../words/words.ts';
import './finding-list.css';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly draft: Draft;
  readonly checks: Checks;
  readonly jump: (finding: Finding) => void;
  readonly change: (next: (draft: Draft) => Draft) => void;
}

/** 必改 and 提示 of one report: each leads to its field; a 提示 has room for the person's 说明. */
export function FindingList({ findings, draft, checks, jump, change }: FindingListProps) {
  const w = useWords('checks');
  if (findings.length === 0) return null;
  return (
    <ul className="finding-list" aria-label={w.listLabel} aria-live="polite">
      {findings.map((finding) => (
        <FindingLine
          key={findingKey(finding)}
          finding={finding}
          said={explanationOf(draft.explained, finding)}
          isAsked={checks.explain}
          jump={() => jump(finding)}
          say={(text) => change((old) => withExplanation(old, finding, text))}
        />
      ))}
    </ul>
  );
}

interface FindingLineProps {
  readonly finding: Finding;
  readonly said: string;
  readonly isAsked: boolean;
  readonly jump: () => void;
  readonly say: (text: string) => void;
}

function FindingLine({ finding, said, isAsked, jump, say }: FindingLineProps) {
  const w = useWords('checks');
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const message = finding.message[language];
  const isHard = finding.level === 'hard';
  const isOpen = !isHard && (isAsked || open || said !== '');
  return (
    <li>
      <span className="finding-line">
        <button type="button" className={`finding-mark finding-mark-${finding.level}`} onClick={jump}>
          {isHard ? w.hard : w.soft}：{message}
        </button>
        {!isHard && !isOpen && (
          <Button size="small" type="link" onClick={() => setOpen(true)}>
            {w.explain}
          </Button>
        )}
      </span>
      {isOpen && (
        <span className="finding-explain">
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 4 }}
            autoFocus={open && said === ''}
            maxLength={2000}
            value={said}
            status={isAsked && isBlank(said) ? 'warning' : ''}
            placeholder={isAsked ? w.explainAsked : w.explainFree}
            aria-label={fill(w.explainLabel, { finding: message })}
            aria-required={isAsked}
            onChange={(event) => say(event.target.value)}
          />
        </span>
      )}
    </li>
  );
}
