import { chainFindings } from '../../../shared/exchange/chain.ts';
import type { Finding } from '../../../shared/exchange/findings.ts';
import { HANDOVER } from '../../../shared/exchange/handover.ts';
import type { RecordKind, ReportFields, WireRecord } from '../../../shared/model/record.ts';
import type { Counts, PreviewItem } from '../../../shared/model/views.ts';
import { ownMember } from '../../../shared/own-member.ts';
import { Refusal } from '../../../shared/result.ts';
import type { Register } from '../../../shared/rules/register.ts';
import { refusalWords } from '../../../shared/rules/writers.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { RecordHead, StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';
import { incomingSteps, isRuleSet } from '../cycle/incoming.ts';
import { identityOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { Differences } from './differences.ts';
import { meet, renewalFindings } from './first-contact.ts';
import { Handover } from './handover.ts';
import { Listing } from './listing.ts';
import { mayWrite } from './may-write.ts';
import { filledIn, nameOf } from './preview-items.ts';
import { replicasSeen } from './replicas.ts';
import { arrivedFrom, clockFindings, linkOf } from './sender-history.ts';
import { SignedReports } from './signed-reports.ts';
import type { Sender } from './trust.ts';

export interface AppliedBundle {
  readonly counts: Counts;
  readonly items: readonly PreviewItem[];
  /** Evidence that accepted reports name. */
  readonly evidence: ReadonlyMap<string, string>;
  /** What the bundle tells about the sender's history. */
  readonly findings: readonly Finding[];
}

export interface ApplyOptions {
  /** List every record in the answer, up to 2,000 of a status; otherwise only the refused ones. */
  readonly describe: boolean;
  readonly context: CallContext;
  /** Id of the receive this is part of. */
  readonly receive: string;
}

const STEP = 500;

/**
 * Brings a verified bundle into the store. The preview and the receive both run this, the preview in a transaction
 * that is rolled back. Throws Refusal (E_BAD_RECORD, E_CANCELLED), which rolls back too.
 */
export function applyBundle(
  store: Store,
  writer: Writer,
  bundle: OpenBundle,
  sender: Sender,
  register: Register,
  options: ApplyOptions,
): AppliedBundle {
  const { descriptor } = bundle;
  const { language } = options.context;
  const among = sender.direction === 'same' ? amongOurselves(store, options.receive) : null;
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  const listing = new Listing();
  const evidence = new Map<string, string>();
  const list = (record: WireRecord, item: Omit<PreviewItem, 'kind' | 'record' | 'label'>) => {
    if (item.status === 'refused' || options.describe)
      listing.add(item.status, record.kind, () => ({ ...nameOf(store, record), ...item }));
  };
  meet(store, writer, register, descriptor, sender, options.receive);
  const refusalFor = mayWrite(store, register, descriptor, sender, identityOf(store).ids);
  const steps = incomingSteps(store, register, language);
  /** Parents mostly come in the same bundle: told without asking the store. */
  const taken = new Map<string, RecordHead>();
  /** Of the record before: neighbours mostly share it, and of a hundred thousand only a few are kept. */
  let head: RecordHead | undefined;
  const headOf = (id: string) => taken.get(id) ?? store.records.headOf(id);

  const signed = new SignedReports();
  const kept = { records: 0, fields: 0 };
  let done = 0;
  for (const line of bundle.records()) {
    const { record } = line;
    if (done % STEP === 0) {
      if (options.context.cancelled?.()) throw new Refusal('E_CANCELLED');
      options.context.progress?.('receive', done, descriptor.counts.total);
    }
    done += 1;
    if (among && record.kind === HANDOVER) {
      const status = among.handover.take(record);
      counts[status ?? 'refused'] += 1;
      if (status === null)
        list(record, { status: 'refused', changes: [], reason: refusalWords('malformed', language) });
      continue;
    }
    const present = store.records.find(record.id);
    const parent = record.parent === null ? null : headOf(record.parent);
    const refusal = refusalFor(record, present, parent);
    const reason =
      refusal !== null
        ? refusalWords(refusal, language)
        : (present && !isRuleSet(record.kind)) || among
          ? null
          : steps.impossible(record);
    if (reason !== null) {
      counts.refused += 1;
      list(record, { status: 'refused', changes: [], reason });
      continue;
    }
    among?.note(store, present, record);
    const applied = writer.apply(record, present, line.known ? line.text : undefined);
    steps.took(record);
    const kind = record.kind as RecordKind;
    const author = present?.author ?? record.author;
    if (head?.kind !== kind || head.author !== author) head = { kind, author };
    taken.set(record.id, head);
    counts[applied.status] += 1;
    if (line.known) kept.fields += line.extra.length;
    else kept.records += 1;
    if (record.kind === 'report') {
      signed.note(record, applied);
      for (const file of (record.fields as ReportFields).evidence) evidence.set(file.sha256, file.name);
    }
    if (options.describe) {
      const before: Readonly<Record<string, unknown>> = applied.before?.fields ?? {};
      const shown = applied.status === 'new' ? filledIn(record) : applied.changed;
      const changes = shown.map((field) => ({
        field,
        old: ownMember(before, field) ?? null,
        new: record.fields[field] ?? null,
      }));
      list(record, { status: applied.status, changes, reason: null });
    }
  }
  if (counts.new + counts.changed + counts.unchanged + counts.refused !== descriptor.counts.total) {
    throw new Error('the counts of a receive add up to its manifest');
  }
  among?.finish(store, writer, bundle);
  const link = linkOf(bundle);
  const chain = link
    ? chainFindings(arrivedFrom(store, sender.unit, link.replica), link, descriptor.kind)
    : [];
  const complete =
    descriptor.kind === 'submit' && link !== null && !chain.some(({ kind }) => kind === 'older');
  const findings = [
    ...chain,
    ...signed.findings({ store, register, sender, descriptor }, complete),
    ...(kept.records + kept.fields > 0 ? [{ kind: 'kept', ...kept } as const] : []),
    ...renewalFindings(bundle, sender),
    ...clockFindings(store, descriptor),
  ];
  return { counts, items: listing.items(), evidence, findings };
}

/** What is asked of an archive beyond its records: the rest of the store, and what two PCs wrote apart. */
function amongOurselves(store: Store, receive: string) {
  const handover = new Handover(store, receive);
  const differences = new Differences(store);
  const here = new Map(replicasSeen(store));
  const own = identityOf(store).ids;
  return {
    handover,
    note: (at: Store, present: StoredRecord | null, record: WireRecord) =>
      differences.note(at, present, record, own, { here, there: handover.knowledge() }),
    finish: (at: Store, writer: Writer, bundle: OpenBundle) => {
      differences.write(at, writer, bundle, { here, there: handover.knowledge() });
      handover.finish();
    },
  };
}
