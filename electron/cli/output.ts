import type { Answer } from '../../shared/contract.ts';
import { describeFailure, type Language } from '../../shared/errors.ts';
import type { Failure } from '../../shared/result.ts';

/** Ends a command with its exit code; what it had to say is already printed. */
export class Exit extends Error {
  readonly code: 0 | 1 | 2;
  constructor(code: 0 | 1 | 2) {
    super(`exit ${code}`);
    this.code = code;
  }
}

/** Foreign text may not steer the terminal or forge lines: only tabs and spaces pass. */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => (c === '\t' ? c : ' '));

/** Where a command's answer goes: one JSON document for scripts, lines for people. */
export interface Output {
  readonly language: Language;
  readonly print: (json: unknown, lines: () => readonly string[]) => void;
  /** A line for people after the answer; a script gets none. */
  readonly remind: (line: string) => void;
  /** Text that is the answer itself, the same with and without --json. */
  readonly raw: (text: string) => void;
  readonly refuse: (error: {
    readonly code: string;
    readonly message: string;
    readonly hint: string;
  }) => never;
  readonly refuseFailure: (failure: Failure) => never;
  /** The value, or the refusal printed and exit 1. */
  readonly expect: <T>(answer: Answer<T>) => T;
}

export function createOutput(json: boolean, language: Language): Output {
  const refuse: Output['refuse'] = (error) => {
    if (json) process.stderr.write(`${JSON.stringify({ error })}\n`);
    else process.stderr.write(`${oneLine(error.message)}\n${oneLine(error.hint)}\n（${error.code}）\n`);
    throw new Exit(1);
  };
  return {
    language,
    print: (value, lines) => {
      process.stdout.write(
        json
          ? `${JSON.stringify(value)}\n`
          : lines()
              .map((line) => `${oneLine(line)}\n`)
              .join(''),
      );
    },
    remind: (line) => {
      if (!json) process.stdout.write(`${line}\n`);
    },
    raw: (text) => {
      process.stdout.write(`${text}\n`);
    },
    refuse,
    refuseFailure: (failure) => refuse(describeFailure(failure, language)),
    expect: (answer) => (answer.ok ? answer.value : refuse(answer.error)),
  };
}
