import { canonicalJson } from '../../../shared/canonical.ts';
import { type HandoverItem, handoverItem } from '../../../shared/exchange/handover.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import type { Knowledge } from '../../../shared/rules/concurrent.ts';
import type { Store } from '../../store/store.ts';
import { putRequestDraft, requestDraftsOf } from '../cycle/request-drafts.ts';
import { draftsOf, putDraft } from '../drafts.ts';
import { takeLearned } from '../intake/learned-handover.ts';
import { adoptId } from '../own-unit.ts';
import { enrolKey } from './enrolled-keys.ts';
import { HandoverWork } from './handover-work.ts';
import { addReceive, noteBrought } from './receives.ts';
import { noteReplicas } from './replicas.ts';
import { recordTransmission } from './transmissions.ts';

type Taken = 'new' | 'changed' | 'unchanged';
type Item<W extends HandoverItem['what']> = Extract<HandoverItem, { readonly what: W }>;

/** Takes in what an archive holds beside records. Nothing here is replaced by something older. */
export class Handover {
  readonly #store: Store;
  readonly #receive: string;
  readonly #work: HandoverWork;
  #seen: Item<'unit'>['seen'] = [];
  readonly #received: string[] = [];

  constructor(store: Store, receive: string) {
    this.#store = store;
    this.#receive = receive;
    this.#work = new HandoverWork(store);
  }

  /** How much of each replica the PC that wrote the archive knows. */
  knowledge(): Knowledge {
    return new Map(this.#seen);
  }

  /** Null where the item is malformed. */
  take({ fields }: WireRecord): Taken | null {
    const parsed = handoverItem.safeParse(fields);
    return parsed.success ? this.#put(parsed.data) : null;
  }

  /** Once everything was taken in: what that PC knows is known here. */
  finish(): void {
    this.#work.finish();
    noteReplicas(this.#store, this.#seen, this.#receive);
    if (this.#received.length > 0) noteBrought(this.#store, this.#receive, this.#received);
  }

  #put(item: HandoverItem): Taken {
    switch (item.what) {
      case 'unit':
        this.#seen = item.seen;
        return 'unchanged';
      case 'adoption':
        return this.#adoption(item);
      case 'key':
        return this.#key(item);
      case 'draft':
        return this.#draft(item);
      case 'requestDraft':
        return this.#requestDraft(item);
      case 'sent':
        return this.#sent(item);
      case 'received':
        return this.#takeReceived(item);
      case 'columnTemplate':
      case 'nameAlias':
      case 'nameApart':
        return takeLearned(this.#store, item);
      case 'intakeDraft':
      case 'intakePart':
      case 'listRevision':
      case 'setting':
        return this.#work.take(item);
      // The history of another PC belongs to a new PC alone, which takes it in before all else.
      case 'history':
        return 'unchanged';
    }
  }

  #adoption({ issuer, unit }: Item<'adoption'>): Taken {
    if (this.#has('SELECT 1 FROM adoption WHERE issuer = ?', issuer)) return 'unchanged';
    adoptId(this.#store, { issuer, unit, receive: this.#receive });
    return 'new';
  }

  #key({ unit, minisign, age, revokedAt, revokedWhy }: Item<'key'>): Taken {
    const known = this.#has('SELECT 1 FROM unit_key WHERE unit = ? AND minisign = ?', unit, minisign);
    if (!known) enrolKey(this.#store, { unit, minisign, age }, this.#receive);
    if (revokedAt === null) return known ? 'unchanged' : 'new';
    // A key that one PC of the unit no longer trusts is trusted by none.
    const { changes } = this.#store.db
      .prepare(
        'UPDATE unit_key SET revoked_at = ?, revoked_why = ? WHERE unit = ? AND minisign = ? AND revoked_at IS NULL',
      )
      .run(revokedAt, revokedWhy, unit, minisign);
    if (!known) return 'new';
    return changes > 0 ? 'changed' : 'unchanged';
  }

  /** The later draft stays; the other one, if it says something else, is in the history. */
  #draft({ what, ...draft }: Item<'draft'>): Taken {
    const ours = draftsOf(this.#store, draft.period).find((each) => each.task === draft.task);
    if (!ours) {
      putDraft(this.#store, draft);
      return 'new';
    }
    if (canonicalJson(ours.fields) === canonicalJson(draft.fields)) return 'unchanged';
    const [stays, goes] = draft.savedAt > ours.savedAt ? [draft, ours] : [ours, draft];
    putDraft(this.#store, stays);
    this.#store.history.add({
      at: this.#store.now(),
      who: '',
      via: 'receive',
      action: 'changed',
      record: { id: `${draft.task}:${draft.period}`, kind: 'draft', parent: draft.task, arrival: 0 },
      old: { fields: goes.fields, clock: [1, ''], except: null, arrival: 0 },
      fresh: { ...stays.fields },
    });
    return stays === ours ? 'unchanged' : 'changed';
  }

  /** One of a kind and task: what is being written here is left alone. */
  #requestDraft({ what, ...draft }: Item<'requestDraft'>): Taken {
    const ours = requestDraftsOf(this.#store).some(
      (each) => each.id === draft.id || (each.task === draft.task && each.fields.type === draft.fields.type),
    );
    if (ours) return 'unchanged';
    putRequestDraft(this.#store, draft);
    return 'new';
  }

  #sent({ what, confirmedAt, confirmedBy, receivedBy, ...sent }: Item<'sent'>): Taken {
    const known = this.#has('SELECT 1 FROM transmission WHERE bundle = ?', sent.bundle);
    if (!known) recordTransmission(this.#store, sent);
    const { changes } = this.#store.db
      .prepare(
        `UPDATE transmission SET confirmed_at = ?, confirmed_by = ?, received_by = coalesce(received_by, ?)
         WHERE bundle = ? AND confirmed_at IS NULL AND ? IS NOT NULL`,
      )
      .run(confirmedAt, confirmedBy, receivedBy, sent.bundle, confirmedAt);
    if (!known) return 'new';
    return changes > 0 ? 'changed' : 'unchanged';
  }

  /** Known as arrived here, so that the same file is no news; what it brought is not ours to take back. */
  #takeReceived({ what, ...receive }: Item<'received'>): Taken {
    if (this.#has('SELECT 1 FROM receive WHERE id = ?', receive.id)) return 'unchanged';
    addReceive(this.#store, { ...receive, firstSeq: 0, lastSeq: 0, key: null, findings: [] });
    this.#received.push(receive.id);
    return 'new';
  }

  #has(sql: string, ...values: readonly string[]): boolean {
    return this.#store.db.prepare<string[], unknown>(sql).get(...values) !== undefined;
  }
}
