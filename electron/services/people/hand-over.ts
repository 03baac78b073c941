import type { Value } from '../../../shared/contract.ts';
import type { Language } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { nameKey } from '../../../shared/text.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Given, Operations } from '../operations.ts';
import { notIssuer } from '../own-tasks.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { inHandOf } from './in-hand.ts';
import { peopleOf } from './people.ts';

/** 人员交接 inside a unit, and of the 联络员 of units in its register. */
export function createPeopleOperations(
  env: Environment,
): Pick<Operations, 'listPeople' | 'getInHand' | 'handOver'> {
  return {
    listPeople: () => withStore(env, (store) => ok(peopleOf(store))),
    getInHand: ({ person }, { language }) => withStore(env, (store) => ok(inHandOf(store, person, language))),
    handOver: (given, { language }) => withStore(env, (store) => handOver(store, given, language)),
  };
}

/** Refusals: E_SAME_PERSON, E_HANDED_OVER, E_ONLY_CONTACT, E_NO_UNIT, E_AMBIGUOUS, E_NOT_ISSUER. */
function handOver(
  store: Store,
  { posts, from, to, on, witness, phone, unit }: Given<'handOver'>,
  language: Language,
): Result<Value<'handOver'>> {
  if (nameKey(from) === nameKey(to)) return fail('E_SAME_PERSON', { name: from });
  const entry = entryOf(store, unit);
  if (!entry.ok) return entry;
  const { fields } = entry.value;
  const identity = identityOf(store);
  const ours = entry.value.id === identity.id;
  if (!ours && posts.some((post) => post !== 'contact')) return fail('E_ONLY_CONTACT', { unit: fields.name });
  const known = (fields.personnel ?? []).find(
    (change) =>
      nameKey(change.from) === nameKey(from) &&
      nameKey(change.to) === nameKey(to) &&
      posts.every((post) => change.posts.includes(post)) &&
      change.on === on,
  );
  if (known) return fail('E_HANDED_OVER', { from, to, on });
  const before = ours ? inHandOf(store, from, language) : null;
  store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    writer.change(entry.value, {
      personnel: [
        ...(fields.personnel ?? []),
        { posts: [...new Set(posts)], from, to, on, witness, by: identity.operator, at: store.now() },
      ].slice(-200),
      ...(posts.includes('contact') && phone !== null && { phone: phone.trim() || null }),
      // Who never named a 联络员 names the one who leaves, so that the successor follows from the day on.
      ...(posts.includes('contact') && !fields.contactPerson && { contactPerson: from }),
    });
  });
  return ok({
    people: peopleOf(store),
    tasks: posts.includes('filler') ? (before?.tasks.length ?? 0) : 0,
    open: posts.includes('filler') ? (before?.open.length ?? 0) : 0,
  });
}

function entryOf(store: Store, unit: string | null): Result<StoredRecord<'unit'>> {
  const own = store.meta.get('unit') ?? '';
  const found = unit === null ? null : registerOf(store).find(unit);
  if (found && !found.ok) return found;
  const entry = store.records.get('unit', found ? found.value.id : own);
  if (!entry) return fail('E_NO_UNIT', { unit: unit ?? own });
  return entry.author === own ? ok(entry) : notIssuer(store, entry.author);
}
