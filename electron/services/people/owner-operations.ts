import { fail, ok, type Result } from '../../../shared/result.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import { findTask } from '../lookup.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName } from '../own-unit.ts';
import { ownerRecord } from './owners.ts';

/** 责任人 of tasks inside this unit. It stays here: no bundle to another unit carries it. */
export const createOwnerOperations = (env: Environment): Pick<Operations, 'saveOwner'> => ({
  saveOwner: ({ tasks: names, owner, leader }) =>
    withStore(env, (store): Result<{ changed: number }> => {
      const identity = identityOf(store);
      const tasks: StoredRecord<'task'>[] = [];
      for (const name of names) {
        const task = findTask(store, name);
        if (!task.ok) return task;
        tasks.push(task.value);
      }
      if (owner === undefined && leader === undefined) return fail('E_BAD_CALL', { detail: 'owner' });
      const named = {
        ...(owner !== undefined && { owner: owner?.trim() || null }),
        ...(leader !== undefined && { leader: leader?.trim() || null }),
      };
      let changed = 0;
      store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
        for (const task of tasks) {
          const known = ownerRecord(store, identity.id, task.id);
          const fields = { owner: null, leader: null, ...known?.fields, ...named };
          if (known && known.fields.owner === fields.owner && known.fields.leader === fields.leader) continue;
          if (!known && fields.owner === null && fields.leader === null) continue;
          if (known) writer.change(known, named);
          else writer.create('owner', task.id, identity.id, fields);
          changed += 1;
        }
      });
      return ok({ changed });
    }),
});
