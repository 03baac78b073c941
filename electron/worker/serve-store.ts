import type { MessagePort } from 'node:worker_threads';
import type { Answer } from '../../shared/contract.ts';
import type { CallContext, Services } from '../services/services.ts';
import { answerFromError, refused } from '../shell/answers.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { createTurns } from './turns.ts';

const progressEveryMs = 50;

/**
 * Answers the calls that arrive on a port, one at a time and in order, over services opened at the first call; a call that
 * steps aside lets others pass. A failed opening is answered as that call's refusal and tried again at the next one.
 */
export function serveStore(port: MessagePort, open: () => Promise<Services>): void {
  let services: Services | null = null;
  const turns = createTurns();
  const running = new Set<Promise<void>>();
  const post = (message: FromWorker) => port.postMessage(message);

  const answer = async (
    message: Call,
    aside: NonNullable<CallContext['aside']>,
  ): Promise<Answer<unknown>> => {
    const { language, job } = message.options;
    const flag = new Int32Array(message.flag);
    const cancelled = () => Atomics.load(flag, 0) === 1;
    if (cancelled()) return refused(language, 'E_CANCELLED');
    try {
      services ??= await open();
      const progress = job === undefined ? {} : { progress: throttled(job, post) };
      return await services.call(message.name, message.args, { language, cancelled, aside, ...progress });
    } catch (error) {
      const refusal = answerFromError(error, language);
      if (!refusal.ok && refusal.error.code === 'E_INTERNAL')
        process.stderr.write(`${String((error as Error)?.stack ?? error)}\n`);
      return refusal;
    }
  };

  const handle = async (message: Call): Promise<void> => {
    let release = await turns.take();
    const aside: CallContext['aside'] = async (work) => {
      release();
      try {
        return await work();
      } finally {
        release = await turns.take();
      }
    };
    try {
      post({ type: 'answer', id: message.id, answer: await answer(message, aside) });
    } finally {
      release();
    }
  };
  const close = async (): Promise<void> => {
    await Promise.allSettled(running);
    services?.close();
    port.close();
  };

  port.on('message', (message: ToWorker) => {
    if (message.type === 'close') return void close();
    if (message.type !== 'call') return;
    const call = handle(message).finally(() => running.delete(call));
    running.add(call);
  });
}

type Call = ToWorker & { readonly type: 'call' };

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
