import { bundlesRefusals } from './errors/bundles.ts';
import { callsRefusals } from './errors/calls.ts';
import { cycleRefusals } from './errors/cycle.ts';
import { documentsRefusals } from './errors/documents.ts';
import { evidenceRefusals } from './errors/evidence.ts';
import { instructionRefusals } from './errors/instructions.ts';
import { operatorRefusals } from './errors/operators.ts';
import { peopleRefusals } from './errors/people.ts';
import { planRefusals } from './errors/plan.ts';
import { pointRefusals } from './errors/points.ts';
import { rollOverRefusals } from './errors/roll-over.ts';
import { stepsRefusals } from './errors/steps.ts';
import { storeRefusals } from './errors/store.ts';
import { workRefusals } from './errors/work.ts';
import { yearRefusals } from './errors/year.ts';

/** Every expected refusal, in both languages. */
const sentences = {
  ...bundlesRefusals,
  ...documentsRefusals,
  ...workRefusals,
  ...cycleRefusals,
  ...evidenceRefusals,
  ...planRefusals,
  ...stepsRefusals,
  ...storeRefusals,
  ...callsRefusals,
  ...yearRefusals,
  ...rollOverRefusals,
  ...peopleRefusals,
  ...operatorRefusals,
  ...pointRefusals,
  ...instructionRefusals,
};

export type ErrorCode = keyof typeof sentences;
export type Language = 'zh' | 'en';

/** A word that a sentence takes in its own language. */
export type Bilingual = Readonly<Record<Language, string>>;

export type FailureParam = string | number | Bilingual;

/** What crosses to a window or a script. */
export interface DescribedError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

export function describeFailure(
  failure: { readonly code: ErrorCode; readonly params?: Readonly<Record<string, FailureParam>> },
  language: Language,
): DescribedError {
  const say = (param: FailureParam) => (typeof param === 'object' ? param[language] : String(param));
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_all, name: string) => say(failure.params?.[name] ?? '—'));
  const [message, hint] = sentences[failure.code][language];
  return { code: failure.code, message: fill(message), hint: fill(hint) };
}

export const errorCodes = Object.keys(sentences) as readonly ErrorCode[];
