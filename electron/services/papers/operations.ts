import { ok } from '../../../shared/result.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { printableRequests } from './request-form.ts';
import { writtenPapers } from './written.ts';

/** What the screen of papers offers: what was written last, and the requests that have a form. */
export const createPaperOperations = (env: Environment): Pick<Operations, 'listPapers' | 'listRequests'> => ({
  listPapers: () => withStore(env, (store) => ok(writtenPapers(store))),
  listRequests: () => withStore(env, (store) => ok(printableRequests(store))),
});
