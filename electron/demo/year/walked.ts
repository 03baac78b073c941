import { assignmentMachine } from '../../../shared/rules/cycle/assignment-machine.ts';
import { submissionMachine } from '../../../shared/rules/cycle/submission-machine.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import type { Transition } from '../../../shared/rules/cycle/transition.ts';

export type MachineName = 'task' | 'assignment' | 'submission';
const tables: Readonly<Record<MachineName, readonly Transition<string, string>[]>> = {
  task: taskMachine.table,
  assignment: assignmentMachine.table,
  submission: submissionMachine.table,
};

/** One row of a machine's table, and where the year first went through it. */
export interface WalkedRow {
  readonly machine: MachineName;
  readonly from: string;
  readonly action: string;
  readonly to: string;
  readonly times: number;
  readonly first: string | null;
}

/** What was seen of one machine around something that was done. */
export interface Seen {
  readonly before: string;
  readonly actions: readonly string[];
  readonly after: string;
  /** For people: the month and the track. */
  readonly where: string;
}

/** Keeps which rows of the three tables the services went through, and refuses what the tables do not know. */
export interface Walked {
  /** Null when the table leads from `before` over `actions` to `after`; otherwise what does not fit, in words. */
  readonly see: (machine: MachineName, seen: Seen) => string | null;
  /** Every row there is, walked or not, in the order of the tables. */
  readonly rows: () => readonly WalkedRow[];
}

export function createWalked(): Walked {
  const walked = new Map<string, { times: number; first: string }>();
  const keyOf = (machine: MachineName, from: string, action: string) => `${machine} ${from} ${action}`;
  return {
    see: (name, { before, actions, after, where }) => {
      let state = before;
      for (const action of actions) {
        const row = tables[name].find((each) => each.from === state && each.action === action);
        if (!row) return `${where}: ${name} ${state} ${action}`;
        const key = keyOf(name, state, action);
        const known = walked.get(key);
        walked.set(key, { times: (known?.times ?? 0) + 1, first: known?.first ?? where });
        state = row.to;
      }
      return state === after
        ? null
        : `${where}: ${name} ${before} ${actions.join(' ')} → ${after} (${state})`;
    },
    rows: () =>
      (Object.keys(tables) as MachineName[]).flatMap((machine) =>
        tables[machine].map(({ from, action, to }): WalkedRow => {
          const known = walked.get(keyOf(machine, from, action));
          return { machine, from, action, to, times: known?.times ?? 0, first: known?.first ?? null };
        }),
      ),
  };
}
