import { assertNever } from '../parts/assert-never.ts';
import { PickDialog } from '../pick/PickDialog.tsx';
import { RestoreDialog } from '../screens/backups/RestoreDialog.tsx';
import { TakeOverDialog } from '../screens/first-run/TakeOverDialog.tsx';
import { InternalReturnDialog } from '../screens/internal/InternalReturnDialog.tsx';
import { NameKeyDialog } from '../screens/keys/NameKeyDialog.tsx';
import { RenewKeyDialog } from '../screens/keys/RenewKeyDialog.tsx';
import { RevokeKeyDialog } from '../screens/keys/RevokeKeyDialog.tsx';
import { TrustCardDialog } from '../screens/keys/TrustCardDialog.tsx';
import { AddTaskDialog } from '../screens/ledger/AddTaskDialog.tsx';
import { ApproveDialog } from '../screens/ledger/ApproveDialog.tsx';
import { AssignDialog } from '../screens/ledger/AssignDialog.tsx';
import { AssignManyDialog } from '../screens/ledger/AssignManyDialog.tsx';
import { ChecklistDialog } from '../screens/ledger/ChecklistDialog.tsx';
import { UnassignDialog } from '../screens/ledger/UnassignDialog.tsx';
import { OperatorDialog } from '../screens/lock/OperatorDialog.tsx';
import { HandOverDialog } from '../screens/people/HandOverDialog.tsx';
import { OwnerDialog } from '../screens/people/OwnerDialog.tsx';
import { SignOffDialog } from '../screens/progress/SignOffDialog.tsx';
import { ReturnDialog } from '../screens/review/ReturnDialog.tsx';
import { CutoffDialog } from '../screens/rules/CutoffDialog.tsx';
import { CycleDialog } from '../screens/rules/CycleDialog.tsx';
import { FingerprintDialog } from '../screens/send/FingerprintDialog.tsx';
import { SplitDialog } from '../screens/task/parts/SplitDialog.tsx';
import { StepDialog } from '../screens/task/StepDialog.tsx';
import { DelegateDialog } from '../screens/task/sections/DelegateDialog.tsx';
import { AnswerDialog } from '../screens/task/story/AnswerDialog.tsx';
import { CardDialog } from '../screens/task/story/CardDialog.tsx';
import { InstructDialog } from '../screens/task/story/InstructDialog.tsx';
import { TranscribeDialog } from '../screens/transcribe/TranscribeDialog.tsx';
import { NoteDialog } from '../screens/transmissions/NoteDialog.tsx';
import { EditUnitDialog } from '../screens/units/EditUnitDialog.tsx';
import { JoinUnitsDialog } from '../screens/units/JoinUnitsDialog.tsx';
import { PasteUnitsDialog } from '../screens/units/PasteUnitsDialog.tsx';
import { TakeUnitsDialog } from '../screens/units/TakeUnitsDialog.tsx';
import { UrgeDialog } from '../screens/urging/UrgeDialog.tsx';
import { RollOverDialog } from '../screens/year/RollOverDialog.tsx';
import { useSession } from '../state/session.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import type { DialogControl } from './DialogFrame.tsx';
import { closeDialog, type Dialog, dropDialog, useDialogs } from './dialog.ts';
import { HelpDialog } from './HelpDialog.tsx';
import { PaletteDialog } from './PaletteDialog.tsx';

/** Shows the open dialogs, the newest on top. */
export function DialogHost() {
  const stack = useDialogs((dialogs) => dialogs.stack);
  // Under the lock a dialog is out of sight with what was entered, and comes back to the same person.
  const locked = useSession()?.locked ?? false;
  return stack.map(({ id, open, dialog, from }) => (
    <DialogOf
      key={id}
      dialog={dialog}
      control={{
        open: open && !locked,
        from,
        close: () => closeDialog(id),
        gone: () => {
          if (!locked || !open) dropDialog(id);
        },
      }}
    />
  ));
}

function DialogOf({ dialog, control }: { readonly dialog: Dialog; readonly control: DialogControl }) {
  switch (dialog.kind) {
    case 'confirm':
      return <ConfirmDialog control={control} question={dialog.question} answer={dialog.answer} />;
    case 'restorePreview':
      return <RestoreDialog control={control} source={dialog.source} />;
    case 'palette':
      return <PaletteDialog control={control} />;
    case 'help':
      return <HelpDialog control={control} />;
    case 'pick':
      return <PickDialog control={control} request={dialog.request} answer={dialog.answer} />;
    case 'editUnit':
      return <EditUnitDialog control={control} unit={dialog.unit} first={dialog.first ?? 'name'} />;
    case 'assign':
      return <AssignDialog control={control} tasks={dialog.tasks} />;
    case 'approve':
      return <ApproveDialog control={control} tasks={dialog.tasks} />;
    case 'delegate':
      return <DelegateDialog control={control} row={dialog.row} />;
    case 'instruct':
      return <InstructDialog control={control} row={dialog.row} />;
    case 'answerInstruction':
      return <AnswerDialog control={control} instruction={dialog.instruction} />;
    case 'owner':
      return <OwnerDialog control={control} tasks={dialog.tasks} />;
    case 'card':
      return <CardDialog control={control} task={dialog.task} />;
    case 'split':
      return <SplitDialog control={control} row={dialog.row} />;
    case 'unassign':
      return <UnassignDialog control={control} tasks={dialog.tasks} />;
    case 'addTask':
      return <AddTaskDialog control={control} ledger={dialog.ledger} />;
    case 'signOff':
      return <SignOffDialog control={control} period={dialog.period} />;
    case 'step':
      return <StepDialog control={control} step={dialog.step} made={dialog.made} />;
    case 'noteTransmission':
      return <NoteDialog control={control} entry={dialog.entry} />;
    case 'internalReturn':
      return <InternalReturnDialog control={control} row={dialog.row} />;
    case 'return':
      return <ReturnDialog control={control} items={dialog.items} />;
    case 'urge':
      return <UrgeDialog control={control} items={dialog.items} />;
    case 'transcribe':
      return <TranscribeDialog control={control} target={dialog.target} />;
    case 'assignMany':
      return <AssignManyDialog control={control} tasks={dialog.tasks} />;
    case 'checklist':
      return <ChecklistDialog control={control} ledger={dialog.ledger} />;
    case 'operator':
      return <OperatorDialog control={control} name={dialog.name} act={dialog.act} />;
    case 'handOver':
      return <HandOverDialog control={control} />;
    case 'rollOver':
      return <RollOverDialog control={control} ledger={dialog.ledger} />;
    case 'cutoff':
      return <CutoffDialog control={control} />;
    case 'cycle':
      return <CycleDialog control={control} ledger={dialog.ledger} tasks={dialog.tasks} />;
    case 'takeOver':
      return <TakeOverDialog control={control} path={dialog.path} />;
    case 'revokeKey':
      return <RevokeKeyDialog control={control} keyView={dialog.key} />;
    case 'renewKey':
      return <RenewKeyDialog control={control} />;
    case 'nameKey':
      return <NameKeyDialog control={control} keyView={dialog.key} />;
    case 'trustCard':
      return <TrustCardDialog control={control} card={dialog.card} />;
    case 'pasteUnits':
      return <PasteUnitsDialog control={control} />;
    case 'takeUnits':
      return <TakeUnitsDialog control={control} />;
    case 'fingerprint': {
      const { title, body, fingerprint } = dialog;
      return <FingerprintDialog control={control} title={title} body={body} fingerprint={fingerprint} />;
    }
    case 'joinUnits':
      return <JoinUnitsDialog control={control} pair={dialog.pair} />;
    default:
      return assertNever(dialog);
  }
}
