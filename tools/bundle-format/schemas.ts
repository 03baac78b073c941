import { z } from 'zod';
import { descriptorSchema } from '../../shared/exchange/descriptor.ts';
import { HANDOVER, handoverItem } from '../../shared/exchange/handover.ts';
import { envelope, recordFields } from '../../shared/model/record.ts';

/**
 * The schemas of docs/bundle-format/, as the code has them: JSON Schema, draft 2020-12. What a schema cannot say
 * stands in docs/bundle-format.md.
 */
export type Schema = z.core.JSONSchema.JSONSchema;

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const BASE = 'https://example.invalid/taizhang/bundle-format/';

/** As a reader sees it: what a later version added to an open object is no mistake. */
const schemaOf = (type: z.ZodType): Schema => {
  const { $schema, ...schema } = z.toJSONSchema(type, {
    io: 'input',
    // Of our types, not of what travels.
    override: ({ jsonSchema }) => delete jsonSchema.readOnly,
  });
  return schema;
};

const document = (file: string, title: string, schema: Schema): Schema => ({
  $schema: DIALECT,
  $id: `${BASE}${file}`,
  title,
  ...schema,
});

function recordSchema(): Schema {
  const { $defs: values, properties: kinds = {} } = schemaOf(z.strictObject(recordFields));
  const { $defs: inLine, ...line } = schemaOf(envelope);
  const fields: Record<string, Schema> = {};
  for (const [kind, schema] of Object.entries(kinds)) {
    // Fields of a later version are carried on, see section 7 of the document.
    const { additionalProperties, ...open } = schema as Schema;
    fields[kind] = open;
  }
  const ofKind = (kind: string, $ref: string): Schema => ({
    if: { properties: { kind: { const: kind } } },
    // biome-ignore lint/suspicious/noThenProperty: a word of JSON Schema, never awaited
    then: { properties: { fields: { $ref } } },
  });
  return {
    ...line,
    allOf: [
      ...Object.keys(fields).map((kind) => ofKind(kind, `#/$defs/${kind}`)),
      ofKind(HANDOVER, 'handover.schema.json'),
    ],
    $defs: { ...inLine, ...values, ...fields },
  };
}

/** By file name. */
export const schemas = (): Readonly<Record<string, Schema>> => ({
  'bundle.schema.json': document('bundle.schema.json', 'data/bundle.json', schemaOf(descriptorSchema)),
  'record.schema.json': document('record.schema.json', 'One line of data/records.ndjson', recordSchema()),
  'handover.schema.json': document(
    'handover.schema.json',
    'Fields of a record of kind handover',
    schemaOf(handoverItem),
  ),
});
