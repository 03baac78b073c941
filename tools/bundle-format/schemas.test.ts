import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';
import { type Schema, schemas } from './schemas.ts';

const docs = join(import.meta.dirname, '../../docs/bundle-format');

/** Written anew with `npm exec -- vitest run tools/bundle-format -u`. */
test.each(Object.entries(schemas()))('%s is what the code says', async (file, schema) => {
  await expect(jsonText(schema)).toMatchFileSnapshot(join(docs, file));
});

test.each(Object.entries(schemas()))('%s says of every member what it means', (_file, schema) => {
  expect([...undescribed(schema, schema, '')]).toEqual([]);
});

/** A constant says itself; a reference is described where it leads. */
function* undescribed(schema: Schema, root: Schema, path: string): Generator<string> {
  for (const [name, member] of Object.entries(schema.properties ?? {}))
    if (typeof member === 'object' && !isDescribed(member, root)) yield `${path}/${name}`;
  for (const [name, inner] of parts(schema)) yield* undescribed(inner, root, `${path}/${name}`);
}

function isDescribed(member: Schema, root: Schema): boolean {
  if (member.description !== undefined || member.const !== undefined) return true;
  const target = member.$ref?.startsWith('#/$defs/') ? root.$defs?.[member.$ref.slice(8)] : undefined;
  return target !== undefined && isDescribed(target, root);
}

function* parts({
  properties,
  $defs,
  items,
  anyOf,
  oneOf,
  prefixItems,
}: Schema): Generator<[string, Schema]> {
  const named = { ...properties, ...$defs };
  for (const [name, inner] of Object.entries(named)) if (typeof inner === 'object') yield [name, inner];
  if (typeof items === 'object' && !Array.isArray(items)) yield ['[]', items];
  for (const inner of [anyOf, oneOf, prefixItems].flatMap((some) => some ?? []))
    if (typeof inner === 'object') yield ['', inner];
}
