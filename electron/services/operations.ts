import type { z } from 'zod';
import type { contract, Value } from '../../shared/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { CallContext, StoreOperation } from './services.ts';

/** Arguments as they are after validation. */
export type Given<N extends StoreOperation> = z.output<(typeof contract)[N]['args']>;

export type Operation<N extends StoreOperation> = (
  args: Given<N>,
  context: CallContext,
) => Result<Value<N>> | Promise<Result<Value<N>>>;

export type Operations = { readonly [N in StoreOperation]: Operation<N> };
