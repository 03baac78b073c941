import type { Answer, Args, Value } from '../../shared/contract.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { fail } from '../../shared/result.ts';
import type { Services, StoreOperation } from '../services/services.ts';

/** One operation of the contract as a play makes it: the value, or the play stops. */
export type Call = <N extends StoreOperation>(name: N, args: Args<N>) => Promise<Value<N>>;

/** A play that was refused something; carries the refusal to whoever asked for the play. */
export class Stopped extends Error {
  readonly failure: ReturnType<typeof fail>;
  constructor(code: ErrorCode, detail: string) {
    super(`${code} ${detail}`);
    this.failure = fail(code, { detail, path: detail, unit: detail, file: detail });
  }
}

export const createCaller =
  (services: Pick<Services, 'call'>): Call =>
  async (name, args) => {
    const answer = (await services.call(name, args, { language: 'zh' })) as Answer<Value<typeof name>>;
    if (!answer.ok) throw new Stopped(answer.error.code, answer.error.message);
    return answer.value;
  };
