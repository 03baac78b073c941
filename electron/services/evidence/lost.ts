import type { LostEvidence } from '../../../shared/model/views.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Store } from '../../store/store.ts';
import { draftsOf } from '../drafts.ts';
import type { Environment } from '../environment.ts';
import { labelOf } from '../lookup.ts';
import type { Operations } from '../operations.ts';
import type { CallContext } from '../services.ts';
import { createHolders } from './ask.ts';
import { ownAsks } from './asks.ts';

/** Every file that a report or a draft names, with the first task that does. */
interface NamedFile {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly task: string;
}

export function namedFiles(store: Store): readonly NamedFile[] {
  const named = new Map<string, NamedFile>();
  const note = (task: string, files: readonly Omit<NamedFile, 'task'>[]) => {
    for (const { sha256, name, bytes } of files)
      if (!named.has(sha256)) named.set(sha256, { sha256, name, bytes, task });
  };
  for (const { parent, fields } of store.records.all('report')) note(parent ?? '', fields.evidence);
  for (const { task, fields } of draftsOf(store)) note(task, fields.evidence);
  return [...named.values()];
}

export function createLostOperations(env: Environment): Pick<Operations, 'listLostEvidence'> {
  return {
    listLostEvidence: async (_args, context) => {
      const store = env.store();
      return store.ok ? listLost(env, store.value, context) : store;
    },
  };
}

async function listLost(
  env: Environment,
  store: Store,
  { progress, aside, cancelled }: CallContext,
): Promise<Result<LostEvidence[]>> {
  const files = namedFiles(store);
  const look = async () => {
    const found: (NamedFile & Pick<LostEvidence, 'state'>)[] = [];
    for (const [index, file] of files.entries()) {
      if (cancelled?.()) break;
      progress?.('evidence', index, files.length);
      const state = await env.evidence.state(file.sha256);
      if (state !== 'here') found.push({ ...file, state });
    }
    return found;
  };
  const lost = await (aside ? aside(look) : look());
  const [holders, asks] = [createHolders(store), ownAsks(store)];
  return ok(
    lost.map((file) => {
      const receipt = holders.receiptFor(file.sha256);
      const task = store.records.get('task', file.task);
      return {
        ...file,
        asked: asks.has(file.sha256),
        holder: receipt && holders.unitOf(receipt),
        label: task ? labelOf(store, 'task', task.fields, task.parent) : '',
      };
    }),
  );
}
