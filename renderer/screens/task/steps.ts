import type { ChecklistAnswer } from '../../../shared/model/checklist.ts';
import type { RequestView, TaskDetail, taskVerdicts } from '../../../shared/model/views.ts';

type RequestType = RequestView['type'];
export type TaskVerdict = (typeof taskVerdicts)[number];

/** What a step is about, as the dialog names it. */
export interface StepTask {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** The limit that holds now; null where there is none. */
  readonly due: string | null;
}

/** One step of the cycle that asks a person for words or a date before it is made. */
export type Step =
  | { readonly type: 'decline'; readonly task: StepTask }
  | { readonly type: 'request'; readonly task: StepTask; readonly request: RequestType }
  | {
      readonly type: 'review';
      readonly task: StepTask;
      readonly unit: TaskDetail['assignments'][number]['unit'];
      readonly verdict: 'accept' | 'return';
      readonly about:
        | { readonly kind: 'report'; readonly id: string; readonly period: string }
        | {
            readonly kind: 'request';
            readonly id: string;
            readonly request: RequestType;
            readonly date: string | null;
          };
    }
  | {
      readonly type: 'countersign';
      readonly task: StepTask;
      readonly unit: TaskDetail['countersigns'][number]['unit'];
      readonly answer: 'agreed' | 'objected';
    }
  | { readonly type: 'decide'; readonly task: StepTask; readonly verdict: TaskVerdict };

/** What the dialog asks for; `must` cannot be left empty. */
export interface StepForm {
  readonly text: 'must' | 'may' | 'no';
  readonly date: boolean;
  readonly change: boolean;
  readonly leader: 'must' | 'may' | 'no';
  readonly phrases: boolean;
  /** The lines of the 销号 checklist are stated. */
  readonly checklist: boolean;
}

const REASONED: ReadonlySet<TaskVerdict> = new Set(['reopen', 'suspend', 'cancel', 'flagRisk']);

export function formOf(step: Step): StepForm {
  const plain: StepForm = {
    text: 'must',
    date: false,
    change: false,
    leader: 'no',
    phrases: false,
    checklist: false,
  };
  switch (step.type) {
    case 'decline':
      return { ...plain, leader: 'may' };
    case 'request':
      return {
        ...plain,
        date: step.request === 'extend',
        change: step.request === 'change',
        checklist: step.request === 'close' || step.request === 'strikeOff',
      };
    case 'countersign':
      return { ...plain, text: step.answer === 'objected' ? 'must' : 'may', leader: 'may' };
    case 'review': {
      const refused = step.verdict === 'return';
      const extends_ = step.about.kind === 'request' && step.about.request === 'extend';
      return {
        ...plain,
        text: refused ? 'must' : 'may',
        date: extends_ && !refused,
        leader: step.about.kind === 'request' ? 'may' : 'no',
        phrases: refused,
        checklist: step.about.kind === 'request' && step.about.request === 'strikeOff' && !refused,
      };
    }
    case 'decide':
      return {
        ...plain,
        text: REASONED.has(step.verdict) ? 'must' : 'may',
        leader: step.verdict === 'approve' ? 'must' : 'may',
      };
  }
}

export interface StepAnswers {
  readonly text: string;
  readonly date: string;
  readonly change: string;
  readonly leader: string;
  readonly checks: CheckAnswers;
}

/** What is stated about the lines of a checklist, by line. */
export type CheckAnswers = Readonly<Record<string, Omit<ChecklistAnswer, 'line'>>>;

export const checklistOf = (checks: CheckAnswers): ChecklistAnswer[] =>
  Object.entries(checks).map(([line, answer]) => ({ line, ...answer }));

/** Whether everything that must be given is. */
export function isComplete(form: StepForm, { text, date, change, leader }: StepAnswers): boolean {
  return (
    (form.text !== 'must' || text.trim() !== '') &&
    (!form.date || /^\d{4}-\d{2}-\d{2}$/.test(date)) &&
    (!form.change || change.trim() !== '') &&
    (form.leader !== 'must' || leader.trim() !== '')
  );
}

/** What waits for the issuing body's word: reports and requests that are here and unanswered, newest first. */
export function waitingOf({ reports, requests, row }: Pick<TaskDetail, 'reports' | 'requests' | 'row'>) {
  if (!row.editable) return { reports: [], requests: [] };
  return {
    reports: reports.filter(({ status, replaced }) => status === 'received' && !replaced),
    requests: requests.filter(({ status }) => status === 'received'),
  };
}

/** Verdicts of the issuing body that the state allows now. */
export function verdictsNow({
  actions,
  approvedBy,
  decisions,
}: Pick<TaskDetail, 'actions' | 'approvedBy' | 'decisions'>): readonly TaskVerdict[] {
  const flag = decisions.findLast(({ verdict }) => verdict === 'flagRisk' || verdict === 'clearRisk');
  const pointless: Partial<Record<TaskVerdict, boolean>> = {
    approve: approvedBy !== null,
    clearRisk: flag?.verdict !== 'flagRisk',
  };
  return (
    ['approve', 'completeYear', 'flagRisk', 'clearRisk', 'suspend', 'resume', 'reopen', 'cancel'] as const
  ).filter((verdict) => actions.includes(verdict) && !pointless[verdict]);
}

const REQUESTS = {
  extend: 'requestExtension',
  change: 'requestChange',
  close: 'requestCompletion',
  strikeOff: 'requestStrikeOff',
} as const;

/** Requests that a unit may make now. */
export const requestsNow = (actions: TaskDetail['actions']): readonly RequestType[] =>
  (['extend', 'change', 'close', 'strikeOff'] as const).filter((type) => actions.includes(REQUESTS[type]));
