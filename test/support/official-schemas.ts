import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';

const openApi = z.object({
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

/**
 * The schemas of MoySklad's official OpenAPI document (`openapi.json`).
 * @param docs the folder of the official documents. @returns the check of a schema by its name, such as `supply`.
 */
export async function officialSchemas(docs: string): Promise<(name: string) => ValidateFunction | undefined> {
  const document = openApi.parse(JSON.parse(await readFile(join(docs, 'openapi.json'), 'utf8')));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(toJsonSchema(document) as object, 'openapi');
  return (name) => ajv.getSchema(`openapi#/components/schemas/${name}`);
}

/**
 * OpenAPI 3.0 says `minimum: 0, exclusiveMinimum: true` where JSON Schema says `exclusiveMinimum: 0`. And its `oneOf` for the
 * item of a line tells products, services and bundles apart by `meta.type` only: their schemas have no mandatory field, so
 * that even the official line example fits several of them. It is read as `anyOf`.
 */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (typeof node !== 'object' || node === null) return node;
  const schema = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, toJsonSchema(value)]));
  if (schema.oneOf) {
    schema.anyOf = schema.oneOf;
    delete schema.oneOf;
  }
  // The document's `nullable` without a type says nothing.
  if (!('type' in schema)) delete schema.nullable;
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue;
    const exclusive = schema[flag];
    delete schema[flag];
    if (!exclusive) continue;
    schema[flag] = schema[limit];
    delete schema[limit];
  }
  return schema;
}
