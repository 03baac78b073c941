import { call } from '../../api/call.ts';
import { openDialog } from '../../dialogs/dialog.ts';

/** Whom to ring, written where it is missed: the register's own form, beginning at 联络员. */
export async function noteContact(id: string): Promise<void> {
  const units = await call('listUnits', {});
  const unit = units.ok && units.value.find((each) => each.id === id);
  if (unit) openDialog({ kind: 'editUnit', unit, first: 'contactPerson' });
}
