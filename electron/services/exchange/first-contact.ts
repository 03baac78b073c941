import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import type { Finding } from '../../../shared/exchange/findings.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { Store, Writer } from '../../store/store.ts';
import { adoptId } from '../own-unit.ts';
import { enrolKey, keyHolder } from './enrolled-keys.ts';
import { retireKey } from './key-changes.ts';
import { vouch } from './keys.ts';
import type { Sender } from './trust.ts';

/** Trust and adoption come with the first bundle, and go with its undo. */
export function meet(
  store: Store,
  writer: Writer,
  register: Register,
  { from }: Descriptor,
  sender: Sender,
  receive: string,
): void {
  const card = keyHolder(store, register, from.keys.minisign);
  const enrolled = enrolKey(store, { unit: sender.unit, ...from.keys }, receive);
  if (enrolled && sender.descent?.kind === 'renewed')
    retireKey(store, { unit: sender.unit, minisign: sender.descent.from, receive });
  if (enrolled && sender.direction === 'below') vouch(store, writer, register, sender.unit);
  if (sender.adopt !== null) {
    adoptId(store, { issuer: sender.unit, unit: sender.adopt, receive });
  }
  // Enrolled from a card before its real id was known: the two entries are one unit.
  const entry = card && card !== sender.unit ? store.records.get('unit', card) : null;
  if (entry && entry.author === store.meta.get('unit') && sender.direction === 'above')
    writer.change(entry, { joinedInto: sender.unit });
}

/** Tells of a key that took the place of a trusted one and was signed by it. */
export function renewalFindings({ signature }: OpenBundle, { descent }: Sender): readonly Finding[] {
  if (descent?.kind !== 'renewed') return [];
  return [{ kind: 'keyRenewed', at: descent.change.at, fingerprint: signature.fingerprint }];
}
