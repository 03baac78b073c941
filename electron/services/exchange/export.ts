import { rmSync } from 'node:fs';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { systemCode } from '../../exchange/file-failure.ts';
import type { Environment } from '../environment.ts';
import type { Operations } from '../operations.ts';
import type { CallContext } from '../services.ts';
import { keysAside, withKeys } from './export-locks.ts';
import { exportTo, type Target, type Written } from './export-one.ts';
import { type Plan, planExport } from './export-plan.ts';
import { noteWritten, recordTransmission } from './transmissions.ts';

/** Plan, lock, write, and only then enter in the register. */
export function createExportOperations(env: Environment): Pick<Operations, 'exportBundles'> {
  return {
    exportBundles: async ({ to, dir, kind, carriedBy, medium, lock, coverBeside }, context) => {
      const planned = await planExport(env, { to, kind, lock });
      if (!planned.ok) return planned;
      // A password is made into keys while other calls have their turn; whom it is for is asked again after it.
      const made = await keysAside(planned.value.chosen, lock, context);
      const ready = made === null ? planned : await planExport(env, { to, kind, lock });
      if (!ready.ok) return ready;
      const { store } = ready.value;
      const target = {
        dir,
        lockOf: made === null ? ready.value.lockOf : withKeys(made),
        coverBeside: coverBeside === true,
      };
      const written = await exportAll(env, ready.value, target, context);
      if (!written.ok) return written;
      store.db.transaction(() => {
        for (const { sent } of written.value) {
          recordTransmission(store, { ...sent, carriedBy: carriedBy || null, medium: medium || null });
          noteWritten(store, sent.receiver);
        }
      })();
      return ok({ files: written.value.map(({ file }) => file) });
    },
  };
}

/** All of them or none: what was written before a refusal is taken away again. */
async function exportAll(
  env: Environment,
  planned: Plan,
  target: Target,
  context: CallContext,
): Promise<Result<readonly Written[]>> {
  const { chosen } = planned;
  const written: Written[] = [];
  // Of many files their number is told, of one its bytes.
  const { progress: _counted, ...quiet } = context;
  const within = chosen.length > 1 ? quiet : context;
  for (const addressee of chosen) {
    if (chosen.length > 1) context.progress?.('export', written.length, chosen.length);
    const one = context.cancelled?.()
      ? fail('E_CANCELLED')
      : await exportTo(env, planned, addressee, target, within);
    if (!one.ok) {
      for (const { file } of written)
        for (const path of [file.path, file.cover]) if (path !== undefined) takeAway(path);
      return one;
    }
    written.push(one.value);
  }
  return ok(written);
}

/** What can't be taken away lies on a medium that is gone, which is what is told. */
function takeAway(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}
