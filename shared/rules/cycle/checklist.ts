import type { Bilingual } from '../../errors.ts';
import type { ChecklistAnswer, ChecklistLine } from '../../model/checklist.ts';
import { isBlank } from '../../text.ts';

/** What the records say about a task that is to be struck off. */
export interface ChecklistFacts {
  /** Steps with a date of their own and parts (分解任务), and those of them that are not reached or closed. */
  readonly milestones: number;
  readonly openMilestones: readonly string[];
  /** Targets that can be compared, with the share of them that is reached; null where nothing was reported. */
  readonly indicators: readonly { readonly text: string; readonly reached: number | null }[];
  /** Files with the reports of the unit that asks. */
  readonly evidence: number;
  /** Cooperating units that have to countersign, and which of them have not. */
  readonly countersigners: readonly string[];
  readonly notCountersigned: readonly string[];
  /** 办结说明: what was done and what came of it. */
  readonly note: string;
  /** Null while the request is a draft: it is signed by the sign-off. */
  readonly signedBy: string | null;
  readonly isDraft: boolean;
}

export type LineResult = 'pass' | 'explained' | 'notApplicable' | 'missing';

export interface JudgedLine extends ChecklistLine {
  readonly result: LineResult;
  /** Why it is missing, or was; null where it passes by itself. */
  readonly why: Bilingual | null;
  readonly note: string;
}

interface Found {
  readonly result: Extract<LineResult, 'pass' | 'notApplicable' | 'missing'>;
  readonly why: Bilingual | null;
}

const pass: Found = { result: 'pass', why: null };
const notApplicable: Found = { result: 'notApplicable', why: null };
const missing = (zh: string, en: string): Found => ({ result: 'missing', why: { zh, en } });

/** What the records alone say about a line. */
function found({ check, least }: ChecklistLine, facts: ChecklistFacts): Found {
  switch (check) {
    case 'milestones':
      if (facts.milestones === 0) return notApplicable;
      return facts.openMilestones.length === 0
        ? pass
        : missing(
            `${facts.milestones} 个节点和分解任务中还没有办结：${facts.openMilestones.join('；')}`,
            `of ${facts.milestones} milestones and parts not closed yet: ${facts.openMilestones.join('; ')}`,
          );
    case 'indicators': {
      if (facts.indicators.length === 0) return notApplicable;
      const short = facts.indicators.filter(({ reached }) => reached === null || reached < 1);
      const names = short.map(({ text }) => text);
      return short.length === 0
        ? pass
        : missing(`还没有达到：${names.join('；')}`, `not reached yet: ${names.join('; ')}`);
    }
    case 'evidence': {
      const wanted = least ?? 0;
      return facts.evidence >= wanted
        ? pass
        : missing(`需要 ${wanted} 份，现有 ${facts.evidence} 份`, `${wanted} needed, ${facts.evidence} here`);
    }
    case 'countersigned': {
      if (facts.countersigners.length === 0) return notApplicable;
      const names = facts.notCountersigned;
      return names.length === 0
        ? pass
        : missing(`还没有会签：${names.join('、')}`, `not countersigned by ${names.join(', ')}`);
    }
    case 'closingNote':
      return isBlank(facts.note) ? missing('没有办结说明', 'no closing note') : pass;
    case 'signed':
      return facts.isDraft || !isBlank(facts.signedBy)
        ? pass
        : missing('没有单位负责人签字', 'not signed by the head of the unit');
    case 'byHand':
      return missing('还没有核对', 'not checked yet');
  }
}

/**
 * Each line with its result. What a person says goes before what the records say, with two exceptions: a line that the
 * records pass stays passed, and `fail` needs a note: it explains the difference, or it is missing.
 */
export function judgeChecklist(
  lines: readonly ChecklistLine[],
  facts: ChecklistFacts,
  answers: readonly ChecklistAnswer[],
): readonly JudgedLine[] {
  return lines.map((line): JudgedLine => {
    const { result, why } = found(line, facts);
    const answer = answers.findLast(({ line: id }) => id === line.id);
    const note = answer?.note.trim() ?? '';
    if (result !== 'missing' || !answer) return { ...line, result, why, note };
    if (answer.result === 'notApplicable') return { ...line, result: 'notApplicable', why: null, note };
    const byRecords = line.check !== 'byHand' && line.check !== 'milestones';
    // Records that speak against it are not talked away without a word.
    if (answer.result === 'pass' && !byRecords) return { ...line, result: 'pass', why: null, note };
    return isBlank(note) ? { ...line, result, why, note } : { ...line, result: 'explained', why, note };
  });
}

/** What stands in the way of striking off. */
export const missingLines = (judged: readonly JudgedLine[]): readonly JudgedLine[] =>
  judged.filter(({ required, result }) => required && result === 'missing');

/** The checklist offered to a body that has none: the lines that published striking-off rules share. */
export const defaultChecklist: readonly ChecklistLine[] = [
  {
    id: 'milestones',
    check: 'milestones',
    text: '各项分解任务和节点已办结，或已说明免办',
    required: true,
    least: null,
  },
  {
    id: 'indicators',
    check: 'indicators',
    text: '量化指标已达到，或已说明差异',
    required: true,
    least: null,
  },
  { id: 'evidence', check: 'evidence', text: '佐证材料已附', required: true, least: 0 },
  {
    id: 'countersigned',
    check: 'countersigned',
    text: '配合单位已会签，或牵头单位已说明',
    required: true,
    least: null,
  },
  {
    id: 'closingNote',
    check: 'closingNote',
    text: '办结说明：做了什么、成效、遗留问题、长效措施',
    required: true,
    least: null,
  },
  { id: 'signed', check: 'signed', text: '单位负责人签字', required: true, least: null },
];
