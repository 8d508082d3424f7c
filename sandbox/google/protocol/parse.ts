import type { z } from 'zod';
import { invalid } from '../errors.ts';

const TYPES: Record<string, string> = {
  string: 'TYPE_STRING',
  int: 'TYPE_INT32',
  number: 'TYPE_DOUBLE',
  boolean: 'TYPE_BOOL',
};

/**
 * Parses an outside value; what does not fit is refused in Google's words:
 * "Invalid JSON payload received. Unknown name …" or "Invalid value at …".
 * @param place where the value stands in the request, "" for the whole body.
 */
export function parseJson<T>(schema: z.ZodType<T>, value: unknown, place = ''): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  const path = printPath(place, issue.path);
  let description: string;
  if (issue.code === 'unrecognized_keys') {
    const where = path ? ` at '${path}'` : '';
    description = `Unknown name "${issue.keys[0]}"${where}: Cannot find field.`;
    throw invalid(`Invalid JSON payload received. ${description}`, [
      { field: path || undefined, description: `Invalid JSON payload received. ${description}` },
    ]);
  }
  const type = issue.code === 'invalid_type' ? (TYPES[issue.expected] ?? 'message') : 'TYPE_ENUM';
  description = `Invalid value at '${path}' (${type}), ${JSON.stringify(valueAt(value, issue.path)) ?? 'null'}`;
  throw invalid(description, [{ field: path, description }]);
}

/** Parses a request's body as JSON of the shape. Throws 400. */
export function parseBody<T>(schema: z.ZodType<T>, body: Buffer): T {
  let value: unknown = {};
  if (body.length > 0) {
    try {
      value = JSON.parse(body.toString());
    } catch {
      throw invalid('Invalid JSON payload received. Unexpected token.');
    }
  }
  return parseJson(schema, value);
}

/** Parses query parameters; those Google takes on every call are set aside. `lists` may be repeated. Throws 400. */
export function parseQuery<T>(schema: z.ZodType<T>, query: URLSearchParams, lists: string[] = []): T {
  const value: Record<string, string | string[]> = {};
  for (const name of new Set(query.keys())) {
    if (SYSTEM_PARAMETERS.has(name)) continue;
    value[name] = lists.includes(name) ? query.getAll(name) : query.get(name)!;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  if (issue.code === 'unrecognized_keys') {
    const name = issue.keys[0];
    const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`;
    throw invalid(description, [{ description }]);
  }
  const field = issue.path.map((part) => snakeCase(String(part))).join('.');
  const description = `Invalid value at '${field}' (TYPE_ENUM), ${JSON.stringify(valueAt(value, issue.path))}`;
  throw invalid(description, [{ field, description }]);
}

/** https://cloud.google.com/apis/docs/system-parameters */
const SYSTEM_PARAMETERS = new Set([
  '$.xgafv',
  'access_token',
  'alt',
  'callback',
  'fields',
  'key',
  'oauth_token',
  'prettyPrint',
  'quotaUser',
  'uploadType',
  'upload_protocol',
]);

function printPath(place: string, path: PropertyKey[]): string {
  let printed = place;
  for (const part of path) {
    if (typeof part === 'number') printed += `[${part}]`;
    else printed += `${printed ? '.' : ''}${snakeCase(String(part))}`;
  }
  return printed;
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function valueAt(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((at, part) => (at as Record<PropertyKey, unknown> | undefined)?.[part], value);
}
