import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Environment } from '../environment.ts';
import type { Operations } from '../operations.ts';
import { chooseName, forgetChoice } from '../own-unit.ts';
import { sessionOf } from '../setup.ts';
import { MOST_OPERATORS, type StoredOperator, writeOperators } from './operator-file.ts';
import { markOf } from './password.ts';

type OperatorOperations = Pick<
  Operations,
  'saveOperator' | 'removeOperator' | 'chooseOperator' | 'lockStore'
>;

/** 操作人 of this PC. No step of undo and no exchange knows of them. */
export function createOperatorOperations(env: Environment): OperatorOperations {
  const { screen, options } = env;
  const named = (name: string) => screen.operators().find((operator) => operator.name === name);
  /** Another window may have the store; its lock is not changed behind its back. */
  const busy = () => {
    const trouble = env.trouble();
    return trouble?.error.code === 'E_STORE_BUSY' ? trouble : null;
  };
  const keep = (operators: readonly StoredOperator[]): Result<void> => {
    const failure = writeOperators(options.dir, operators);
    return failure ? { ok: false, error: failure } : ok(undefined);
  };
  /** Whoever has a password gives it before it is changed; the command line of the account is not asked. */
  const mayChange = (operator: StoredOperator | undefined, current: string | null): Result<void> =>
    operator && screen.guards ? screen.check(operator, current) : ok(undefined);

  return {
    saveOperator: ({ name, password, current }, { language }) => {
      const store = env.store();
      if (!store.ok) return store;
      const refused = busy();
      if (refused) return refused;
      const known = named(name);
      const allowed = mayChange(known, current);
      if (!allowed.ok) return allowed;
      const before = screen.operators();
      if (!known && before.length >= MOST_OPERATORS) return fail('E_TOO_MANY_OPERATORS');
      const saved = { name, password: password === null ? null : markOf(password) };
      // Who registers the first name sits at the window already.
      if (before.length === 0) screen.unlock(null);
      const kept = keep(
        known ? before.map((each) => (each.name === name ? saved : each)) : [...before, saved],
      );
      return kept.ok ? sessionOf(env, language) : kept;
    },

    removeOperator: ({ name, current }, { language }) => {
      const refused = busy();
      if (refused) return refused;
      const known = named(name);
      if (!known) return fail('E_NO_OPERATOR', { name });
      const allowed = mayChange(known, current);
      if (!allowed.ok) return allowed;
      const kept = keep(screen.operators().filter((each) => each.name !== name));
      if (!kept.ok) return kept;
      const store = env.store();
      if (store.ok && env.trouble() === null) forgetChoice(store.value, name);
      return sessionOf(env, language);
    },

    chooseOperator: ({ name, password }, { language }) => {
      const known = named(name);
      if (!known) return fail('E_NO_OPERATOR', { name });
      const allowed = screen.check(known, password);
      if (!allowed.ok) return allowed;
      const store = env.store();
      // A store that can only be read keeps the name it has.
      if (store.ok && env.trouble() === null) chooseName(store.value, name);
      screen.unlock(name);
      return sessionOf(env, language);
    },

    lockStore: (_args, { language }) => {
      if (screen.operators().length === 0) return fail('E_NOBODY_REGISTERED');
      screen.lock();
      return sessionOf(env, language);
    },
  };
}
