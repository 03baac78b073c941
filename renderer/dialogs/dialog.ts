import type {
  InsideInstruction,
  KeyView,
  LedgerRow,
  LedgerView,
  ReviewItem,
  SheetRow,
  TransmissionEntry,
  UnitView,
} from '../../shared/model/views.ts';
import type { PickRequest } from '../pick/request.ts';
import type { RestoreSource } from '../screens/backups/restore-source.ts';
import type { CardFile } from '../screens/keys/card-file.ts';
import type { Step } from '../screens/task/steps.ts';
import type { TypingTarget } from '../screens/transcribe/typing.ts';
import type { UrgeItem } from '../screens/urging/urge-store.ts';
import { createState } from '../state/create-state.ts';

/** Every dialog there is. A new one is a member here, closed by `assertNever` in `DialogHost`. */
export type Dialog =
  | { readonly kind: 'confirm'; readonly question: Question; readonly answer: (yes: boolean) => void }
  | { readonly kind: 'restorePreview'; readonly source: RestoreSource }
  | { readonly kind: 'palette' }
  | { readonly kind: 'help' }
  | {
      readonly kind: 'pick';
      readonly request: PickRequest;
      readonly answer: (paths: readonly string[]) => void;
    }
  | { readonly kind: 'editUnit'; readonly unit: UnitView | null; readonly first?: 'contactPerson' }
  | { readonly kind: 'assign'; readonly tasks: readonly LedgerRow[] }
  | { readonly kind: 'approve'; readonly tasks: readonly LedgerRow[] }
  | { readonly kind: 'delegate'; readonly row: LedgerRow }
  | { readonly kind: 'instruct'; readonly row: LedgerRow | null }
  | { readonly kind: 'answerInstruction'; readonly instruction: InsideInstruction }
  | { readonly kind: 'owner'; readonly tasks: readonly LedgerRow[] }
  | { readonly kind: 'card'; readonly task: string }
  | { readonly kind: 'split'; readonly row: LedgerRow }
  | { readonly kind: 'unassign'; readonly tasks: readonly LedgerRow[] }
  | { readonly kind: 'addTask'; readonly ledger: string | null }
  | { readonly kind: 'signOff'; readonly period: string }
  | { readonly kind: 'step'; readonly step: Step; readonly made?: () => void }
  | { readonly kind: 'noteTransmission'; readonly entry: TransmissionEntry }
  | { readonly kind: 'return'; readonly items: readonly ReviewItem[] }
  | { readonly kind: 'internalReturn'; readonly row: SheetRow }
  | { readonly kind: 'assignMany'; readonly tasks: readonly LedgerRow[] }
  | { readonly kind: 'checklist'; readonly ledger: LedgerView }
  | { readonly kind: 'handOver' }
  | { readonly kind: 'operator'; readonly name: string | null; readonly act: 'save' | 'remove' }
  | { readonly kind: 'rollOver'; readonly ledger: LedgerView }
  | { readonly kind: 'transcribe'; readonly target: TypingTarget }
  | { readonly kind: 'cutoff' }
  | { readonly kind: 'urge'; readonly items: readonly UrgeItem[] }
  | { readonly kind: 'cycle'; readonly ledger: LedgerView | null; readonly tasks: readonly LedgerRow[] }
  | { readonly kind: 'takeOver'; readonly path: string }
  | { readonly kind: 'revokeKey'; readonly key: KeyView }
  | { readonly kind: 'renewKey' }
  | { readonly kind: 'nameKey'; readonly key: KeyView }
  | { readonly kind: 'trustCard'; readonly card: CardFile }
  | { readonly kind: 'pasteUnits' }
  | { readonly kind: 'takeUnits' }
  | {
      readonly kind: 'fingerprint';
      readonly title: string;
      readonly body: string;
      readonly fingerprint: string;
    }
  | { readonly kind: 'joinUnits'; readonly pair: readonly [UnitView, UnitView] };

/** Names the thing, says what can't be undone, and has a verb on its button. */
export interface Question {
  readonly title: string;
  readonly body: string;
  readonly verb: string;
  readonly danger?: boolean;
}

export interface OpenDialog {
  readonly id: number;
  readonly open: boolean;
  readonly dialog: Dialog;
  /** What had the focus when it was opened, and gets it back. */
  readonly from: Element | null;
}

interface Dialogs {
  readonly next: number;
  readonly stack: readonly OpenDialog[];
}

export const useDialogs = createState<Dialogs>(() => ({ next: 1, stack: [] }));

export const openDialog = (dialog: Dialog): void =>
  useDialogs.setState(({ next, stack }) => ({
    next: next + 1,
    stack: [...stack, { id: next, open: true, dialog, from: focusedBefore(stack) }],
  }));

/** A dialog that follows one that is just left goes back to where that one was opened. */
function focusedBefore(stack: readonly OpenDialog[]): Element | null {
  const left = stack.findLast(({ open }) => !open);
  if (left) return left.from;
  return globalThis.document?.activeElement ?? null;
}

/** Begins to close: it leaves the stack when it has gone from the screen, so that focus returns to where it was. */
export const closeDialog = (id: number): void =>
  useDialogs.setState(({ stack }) => ({
    stack: stack.map((entry) => (entry.id === id ? { ...entry, open: false } : entry)),
  }));

export const dropDialog = (id: number): void =>
  useDialogs.setState(({ stack }) => ({ stack: stack.filter((entry) => entry.id !== id) }));

/** Whoever sits down next does not go on with what another began. */
export const dropDialogs = (): void => useDialogs.setState({ stack: [] });

export const isDialogOpen = ({ stack }: Dialogs = useDialogs.getState()): boolean =>
  stack.some(({ open }) => open);

/** Asks before something that can't be taken back. */
export const askConfirm = (question: Question): Promise<boolean> =>
  new Promise((answer) => openDialog({ kind: 'confirm', question, answer }));
