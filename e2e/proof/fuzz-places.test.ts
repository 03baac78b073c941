import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { descriptorSchema } from '../../shared/exchange/descriptor.ts';
import { HANDOVER, handoverItem } from '../../shared/exchange/handover.ts';
import { envelope, isRecordKind, recordFields, recordKinds } from '../../shared/model/record.ts';
import { type Base, bases } from './fuzz/bases.ts';
import { judge } from './fuzz/fuzz.ts';
import { changedAt, type Place, placesIn } from './fuzz/mutate-json.ts';
import { madeGood, type Payload, payloadOf, recounted } from './fuzz/packing.ts';

const dir = mkdtempSync(join(tmpdir(), 'taizhang-places-'));
const path = join(dir, 'x.tzb');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function outcomeOf(base: Base, payload: Payload): Promise<string> {
  const bytes = madeGood(base, payload);
  writeFileSync(path, bytes);
  const read = await judge(path, { base, bytes, signer: 'sender' });
  return typeof read === 'string' ? read : 'accepted';
}

type Schema = { readonly [key: string]: unknown };

/** Every member that a JSON schema names, as `deadline.milestones[].text`; any name of a map is `*`. */
function membersOf(root: Schema): ReadonlySet<string> {
  const found = new Set<string>();
  const at = (schema: Schema, path: string): void => {
    const named = String(schema['$ref'] ?? '').split('/');
    if (named.length > 1) at((root['$defs'] as Record<string, Schema>)[named.at(-1) ?? ''] ?? {}, path);
    for (const each of ['anyOf', 'oneOf', 'allOf'])
      for (const option of (schema[each] as Schema[] | undefined) ?? []) at(option, path);
    for (const [name, inner] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)) {
      found.add(`${path}.${name}`);
      at(inner, `${path}.${name}`);
    }
    for (const [name, inner] of Object.entries(schema))
      if (['items', 'additionalProperties'].includes(name) && typeof inner === 'object')
        at(inner as Schema, name === 'items' ? `${path}[]` : `${path}.*`);
    for (const inner of (schema['prefixItems'] as Schema[] | undefined) ?? []) at(inner, `${path}[]`);
  };
  at(root, '');
  return found;
}

/** The same of values that are there; a map's names are told by the schema. */
function membersIn(values: readonly unknown[], schema: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const value of values)
    for (const place of placesIn(JSON.stringify(value))) {
      let text = '';
      for (const step of place) {
        const named = `${text}.${step}`;
        text = typeof step === 'number' ? `${text}[]` : schema.has(named) ? named : `${text}.*`;
      }
      found.add(text);
    }
  return found;
}

const missing = (schema: z.ZodType, values: readonly unknown[]): readonly string[] => {
  const wanted = membersOf(z.toJSONSchema(schema, { unrepresentable: 'any' }) as Schema);
  expect(wanted.size).toBeGreaterThan(0);
  const there = membersIn(values, wanted);
  return [...wanted].filter((member) => !there.has(member));
};

const records = bases.flatMap((base) => base.records);

test('the bundles that are disturbed have every member of bundle.json, of every kind of record and of every line of an archive', () => {
  expect(
    missing(
      descriptorSchema,
      bases.map(({ descriptor }) => descriptor),
    ),
  ).toEqual([]);
  expect(missing(envelope, records)).toEqual([]);
  for (const kind of recordKinds) {
    const fields = records.filter((record) => record.kind === kind).map((record) => record.fields);
    expect(missing(recordFields[kind], fields), kind).toEqual([]);
  }
  const lines = records.filter(({ kind }) => kind === HANDOVER).map(({ fields }) => fields);
  expect(missing(handoverItem, lines)).toEqual([]);
  expect(new Set(bases.map(({ descriptor }) => descriptor.kind))).toEqual(
    new Set(['issue', 'submit', 'decide', 'archive', 'card']),
  );
});

test('undisturbed they are taken', async () => {
  for (const base of bases) expect(await outcomeOf(base, payloadOf(base))).toBe('accepted');
});

/** No rule of the format allows such a value; only where anything may stand is it taken. */
const NOWHERE_RIGHT = '{"@":[1]}';
/** What is carried and not understood: the names of these members say so themselves. */
const isOpen = (kind: string, [top, ...place]: Place): boolean =>
  top === 'fields' &&
  place.length > 0 &&
  (!isRecordKind(kind) || place.includes('later') || (kind === 'difference' && place.includes('value')));

test('at every place of bundle.json another form of value is refused', { timeout: 600_000 }, async () => {
  for (const base of bases) {
    const payload = payloadOf(base);
    const text = payload.descriptor.toString();
    for (const place of placesIn(text)) {
      const changed = changedAt(text, place, (_own, name) => name + NOWHERE_RIGHT);
      const outcome = await outcomeOf(base, { ...payload, descriptor: Buffer.from(changed) });
      expect(outcome, `${base.descriptor.kind} ${place.join('.')}`).not.toBe('accepted');
    }
  }
});

test('at every place of every record another form of value is refused by its line, unless anything may stand there', {
  timeout: 600_000,
}, async () => {
  const tried = new Set<string>();
  for (const base of bases) {
    const payload = payloadOf(base);
    const lines = payload.records.toString().split('\n').slice(0, -1);
    for (const [at, line] of lines.entries()) {
      const { kind } = JSON.parse(line) as { kind: string };
      for (const place of placesIn(line)) {
        const name = `${kind} ${place.join('.')}`;
        if (tried.has(name)) continue;
        tried.add(name);
        const changed = changedAt(line, place, (_own, member) => member + NOWHERE_RIGHT);
        const ndjson = Buffer.from(
          lines
            .toSpliced(at, 1, changed)
            .map((each) => `${each}\n`)
            .join(''),
        );
        const descriptor = recounted(payload.descriptor, ndjson);
        const outcome = await outcomeOf(base, { ...payload, descriptor, records: ndjson });
        const expected = isOpen(kind, place) ? 'accepted' : place[0] === 'kind' ? outcome : 'E_BAD_RECORD';
        expect(outcome, name).toBe(expected);
        expect(outcome === 'accepted', name).toBe(isOpen(kind, place));
      }
    }
  }
});
