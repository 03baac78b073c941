/** Who makes a step: the roles of `domain.md` 4.2, not the people. */
export type Actor =
  | 'bureauClerk'
  | 'bureauLeader'
  | 'unitClerk'
  | 'unitLeader'
  /** Nobody: the step follows from a file having arrived. */
  | 'arrival';

/** How the other side learns of it; `local` is a step it never sees. */
export type Carrier = 'local' | 'issue' | 'submit' | 'decide';

/** What a step asks for before it is allowed; checked where the step is made. */
export type Guard =
  | 'reason'
  | 'date'
  | 'text'
  /** Asked after the limit it is taken, and marked as late. */
  | 'beforeLimit'
  | 'signedOff'
  | 'approver'
  | 'ongoing';

/** One row of a machine's table. */
export interface Transition<S extends string, A extends string> {
  readonly from: S;
  readonly action: A;
  readonly to: S;
  readonly actor: Actor;
  readonly guards: readonly Guard[];
  readonly carrier: Carrier;
}

/** A table of transitions that can be asked. */
export interface Machine<S extends string, A extends string> {
  readonly initial: S;
  readonly table: readonly Transition<S, A>[];
  /** The row for an action in a state; null where the action is impossible there. */
  readonly step: (state: S, action: A) => Transition<S, A> | null;
  readonly actionsIn: (state: S) => readonly A[];
}

export function createMachine<S extends string, A extends string>(
  initial: S,
  table: readonly Transition<S, A>[],
): Machine<S, A> {
  const rows = new Map(table.map((row) => [`${row.from} ${row.action}`, row]));
  return {
    initial,
    table,
    step: (state, action) => rows.get(`${state} ${action}`) ?? null,
    actionsIn: (state) => table.filter((row) => row.from === state).map((row) => row.action),
  };
}
