import type { z } from 'zod';
import { assigningOperations } from './contract/assigning.ts';
import { careOperations } from './contract/care.ts';
import { cycleOperations } from './contract/cycle.ts';
import { differencesOperations } from './contract/differences.ts';
import { evidenceOperations } from './contract/evidence.ts';
import { exchangeOperations } from './contract/exchange.ts';
import { figuresOperations } from './contract/figures.ts';
import { identityOperations } from './contract/identity.ts';
import { installerOperations } from './contract/installers.ts';
import { instructionOperations } from './contract/instructions.ts';
import { intakeOperations } from './contract/intake.ts';
import { ledgersOperations } from './contract/ledgers.ts';
import { operatorOperations } from './contract/operators.ts';
import { papersOperations } from './contract/papers.ts';
import { peopleOperations } from './contract/people.ts';
import { pointOperations } from './contract/points.ts';
import { registerOperations } from './contract/register.ts';
import { reportingOperations } from './contract/reporting.ts';
import { reviewOperations } from './contract/review.ts';
import { rulesOperations } from './contract/rules.ts';
import { sectionOperations } from './contract/sections.ts';
import { sessionOperations } from './contract/session.ts';
import { shellOperations } from './contract/shell.ts';
import { stepOperations } from './contract/steps.ts';
import { timelineOperations } from './contract/timeline.ts';
import { unitsOperations } from './contract/units.ts';
import { urgingOperations } from './contract/urging.ts';
import { yearOperations } from './contract/year.ts';
import type { DescribedError, Language } from './errors.ts';
import type { OperationName } from './operation-names.ts';

/**
 * Every operation there is between the window (or a script) and the Node side: its arguments and its result.
 * Both are validated where they cross. Expected failures come back as values (`Answer`).
 */
export const contract = {
  ...sessionOperations,
  ...intakeOperations,
  ...ledgersOperations,
  ...timelineOperations,
  ...yearOperations,
  ...peopleOperations,
  ...operatorOperations,
  ...pointOperations,
  ...unitsOperations,
  ...assigningOperations,
  ...sectionOperations,
  ...reportingOperations,
  ...evidenceOperations,
  ...cycleOperations,
  ...reviewOperations,
  ...rulesOperations,
  ...urgingOperations,
  ...instructionOperations,
  ...figuresOperations,
  ...exchangeOperations,
  ...registerOperations,
  ...identityOperations,
  ...installerOperations,
  ...differencesOperations,
  ...papersOperations,
  ...careOperations,
  ...stepOperations,
  ...shellOperations,
} as const satisfies Record<OperationName, { args: z.ZodType; result: z.ZodType }>;

export type Args<N extends OperationName> = z.input<(typeof contract)[N]['args']>;
export type Value<N extends OperationName> = z.output<(typeof contract)[N]['result']>;

/** What a caller gets: the value, or a refusal in words. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: DescribedError };

/** How a call travels: the language its refusals are worded in, and the job name under which it reports progress. */
export interface CallOptions {
  readonly language: Language;
  readonly job?: string;
}

export type OperationCall<N extends OperationName> = (
  args: Args<N>,
  options: CallOptions,
) => Promise<Answer<Value<N>>>;

/** The window's side: one function per operation, and nothing else but events. */
export type Api = { readonly [N in OperationName]: OperationCall<N> } & {
  /** Follows progress and outside events; the answer unsubscribes. */
  readonly onEvent: (listener: (event: ShellEvent) => void) => () => void;
  /** The path of a file dropped on the window: its own in the app, a copy on the host's disk in the browser. */
  readonly pathOf: (file: File) => Promise<string>;
};

export type ShellEvent =
  | {
      readonly type: 'progress';
      readonly job: string;
      readonly stage: string;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly type: 'files'; readonly paths: readonly string[] };
