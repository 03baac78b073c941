import type { Answer } from '../../shared/contract.ts';
import type { Language } from '../../shared/errors.ts';
import type { OperationName } from '../../shared/operation-names.ts';
import type { KeyVault } from '../keys/key-vault.ts';

/** Operations answered by the shell (dialogs, places, jobs), never by the store. */
export const shellOperations = [
  'getShell',
  'chooseFiles',
  'chooseFolder',
  'chooseSaveFile',
  'listPlaces',
  'listFolder',
  'showInFolder',
  'openLent',
  'acceptMedium',
  'cancelJob',
] as const satisfies readonly OperationName[];

export type ShellOperation = (typeof shellOperations)[number];
export type StoreOperation = Exclude<OperationName, ShellOperation>;

/** What a running operation may use to tell how far it is and to learn that it is no longer wanted. */
export interface CallContext {
  readonly language: Language;
  readonly progress?: (stage: string, done: number, total: number | null) => void;
  readonly cancelled?: () => boolean;
  /**
   * Lets other calls have their turn while this one waits for something that does not touch the store (a document being
   * read elsewhere). What was known of the store before must be asked again after it.
   */
  readonly aside?: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * The store's side of the contract. The window's worker, the loopback host and the command line all call this.
 * Arguments and results are validated by the contract's schemas; refusals are worded in the context's language.
 */
export interface Services {
  readonly call: (name: StoreOperation, args: unknown, context: CallContext) => Promise<Answer<unknown>>;
  readonly close: () => void;
}

export interface ServicesOptions {
  /** The store's folder; made when a unit is created. */
  readonly dir: string;
  readonly appVersion: string;
  /** Folder of the two example lists. */
  readonly seedsDir: string;
  /** Passphrase of the unit key, if it has one. */
  readonly passphrase?: string;
  /** The system's safe storage, where there is one. */
  readonly vault?: KeyVault;
  /** A unit made here is one of the example, and says so from its first moment. */
  readonly example?: true;
  /** A store of the played year: written without waiting for the disk, which a thousand steps of it would take minutes for. */
  readonly played?: true;
  /** A window is served: it is locked where people are registered at this PC. */
  readonly window?: true;
  /** UTC milliseconds; tests give their own. */
  readonly now?: () => number;
}
