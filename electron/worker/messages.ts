import type { Answer, CallOptions } from '../../shared/contract.ts';
import type { StoreOperation } from '../services/services.ts';

/** Between the process that owns the store's thread and that thread. Answers carry the id of their call. */
export type ToWorker =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly name: StoreOperation;
      readonly args: unknown;
      readonly options: CallOptions;
      /** Int32 slot 0 becomes 1 when the call is no longer wanted; shared, so that synchronous code can poll it. */
      readonly flag: SharedArrayBuffer;
    }
  | { readonly type: 'vault'; readonly id: number; readonly text: string | null }
  | { readonly type: 'close' };

export type FromWorker =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  /** Asks the process for the system's safe storage. */
  | {
      readonly type: 'vault';
      readonly id: number;
      readonly act: 'seal' | 'open';
      readonly text: string;
    }
  | {
      readonly type: 'progress';
      readonly job: string;
      readonly stage: string;
      readonly done: number;
      readonly total: number | null;
    };
