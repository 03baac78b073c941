import { fail, ok } from '../../../shared/result.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { allDrafts, dropDocument, keepDocument, saveState, stateOf } from './drafts.ts';
import { importList } from './import-list.ts';
import { forgetApart, forgetName, forgetTemplate, learnedThings } from './learned.ts';
import { previewOf } from './preview.ts';
import { understand } from './understand.ts';

type IntakeOperations = Pick<
  Operations,
  | 'previewList'
  | 'importList'
  | 'listIntakeDrafts'
  | 'getIntakeDraft'
  | 'saveIntakeDraft'
  | 'dropIntakeDraft'
  | 'listLearned'
  | 'forgetLearned'
>;

/** From a document to a ledger. */
export function createIntakeOperations(env: Environment): IntakeOperations {
  const openStore = () => {
    const store = env.store();
    return store.ok ? store.value : null;
  };
  return {
    previewList: async ({ choice, target, keep, ...source }, context) => {
      const understood = await understand(openStore, source, choice ?? {}, context);
      if (!understood.ok) return understood;
      const store = openStore();
      const { parts, tasks } = understood.value.reading;
      const worthKeeping = keep && parts.length + tasks.length > 0;
      const draft =
        source.draft ??
        (worthKeeping && store ? keepDocument(store, await understood.value.read.content()) : null);
      return ok(previewOf(store, understood.value, target ?? null, draft));
    },

    importList: async (given, context) => {
      const before = env.store();
      if (!before.ok) return before;
      const { path, paste, draft } = given;
      const understood = await understand(openStore, { path, paste, draft }, given.choice ?? {}, context);
      if (!understood.ok) return understood;
      const store = env.store();
      if (!store.ok) return store;
      const { reading, read } = understood.value;
      if (reading.tasks.length === 0) {
        const reason = reading.notes.map((note) => note.message).join('') || '没有任务行。';
        return fail('E_NOT_A_LIST', { file: read.name, reason });
      }
      return ok(importList(store.value, understood.value, given, context));
    },

    listIntakeDrafts: () => withStore(env, (store) => ok(allDrafts(store))),

    getIntakeDraft: ({ id }) =>
      withStore(env, (store) => {
        const state = stateOf(store, id);
        return state ? ok(state) : fail('E_NO_DRAFT');
      }),

    saveIntakeDraft: ({ id, state }) =>
      withStore(env, (store) =>
        saveState(store, id, state) ? ok({ savedAt: store.now() }) : fail('E_NO_DRAFT'),
      ),

    dropIntakeDraft: ({ id }) =>
      withStore(env, (store) => {
        dropDocument(store, id);
        return ok({});
      }),

    listLearned: () => withStore(env, (store) => ok(learnedThings(store))),

    forgetLearned: ({ template, name, apart }) =>
      withStore(env, (store) => {
        if (template !== undefined) forgetTemplate(store, template);
        if (name !== undefined) forgetName(store, name);
        if (apart) forgetApart(store);
        return ok(learnedThings(store));
      }),
  };
}
