import type { MessagePort } from 'node:worker_threads';
import type { Answer } from '../../shared/contract.ts';
import type { Services } from '../services/services.ts';
import { answerFromError, refused } from '../shell/answers.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const progressEveryMs = 50;

/**
 * Answers the calls that arrive on a port, one at a time and in order, over services opened at the first call.
 * A failed opening is answered as that call's refusal and tried again at the next one.
 */
export function serveStore(port: MessagePort, open: () => Promise<Services>): void {
  let services: Services | null = null;
  let last: Promise<void> = Promise.resolve();
  const post = (message: FromWorker) => port.postMessage(message);

  const answer = async (message: ToWorker & { type: 'call' }): Promise<Answer<unknown>> => {
    const { language, job } = message.options;
    const flag = new Int32Array(message.flag);
    const cancelled = () => Atomics.load(flag, 0) === 1;
    if (cancelled()) return refused(language, 'E_CANCELLED');
    try {
      services ??= await open();
      const progress = job === undefined ? {} : { progress: throttled(job, post) };
      return await services.call(message.name, message.args, { language, cancelled, ...progress });
    } catch (error) {
      const refusal = answerFromError(error, language);
      if (!refusal.ok && refusal.error.code === 'E_INTERNAL')
        process.stderr.write(`${String((error as Error)?.stack ?? error)}\n`);
      return refusal;
    }
  };

  const handle = async (message: ToWorker): Promise<void> => {
    if (message.type === 'call')
      return post({ type: 'answer', id: message.id, answer: await answer(message) });
    services?.close();
    port.close();
  };

  port.on('message', (message: ToWorker) => {
    last = last.then(() => handle(message));
  });
}

/** At most one message per interval and stage, but always the first and the last of a stage. */
function throttled(job: string, post: (message: FromWorker) => void) {
  let stageBefore = '';
  let sentAt = 0;
  return (stage: string, done: number, total: number | null): void => {
    const now = performance.now();
    if (stage === stageBefore && done !== total && now - sentAt < progressEveryMs) return;
    stageBefore = stage;
    sentAt = now;
    post({ type: 'progress', job, stage, done, total });
  };
}
