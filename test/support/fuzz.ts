import * as fc from 'fast-check';

/** A JSON schema as the API document has it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

/** No moments that PostgreSQL reads, or none at all. */
export const farMoments = [
  '0000-01-01T00:00:00Z',
  '0000-01-01T00:00:00.000000Z',
  '0000-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999999Z',
  '9999-12-31T23:59:59-23:59',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '0000-01-01',
  '9999-12-31',
];

/** `nextCursor` as a stranger would write it. */
const cursor = (...of: unknown[]) => Buffer.from(JSON.stringify(of)).toString('base64url');
const someId = '00000000-0000-4000-8000-000000000000';

export const oddCursors = [
  ...farMoments.map((at) => cursor(at, someId)),
  cursor('2026-01-01T00:00:00.000000Z', 'x'),
  cursor('2026-02-30T00:00:00.000000Z', someId),
  cursor(null),
  cursor([[[]]]),
  '9'.repeat(30),
];

/** Texts that have broken something somewhere. */
const oddTexts = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udc00y',
  '\ufeff',
  '\u202eabc',
  '👩‍👩‍👧‍👦',
  'é'.repeat(3000),
  'a'.repeat(60_000),
  '\n'.repeat(3000),
  "' or 1=1 --",
  '\\',
  '%',
  '%00',
  '../../..',
  '{{7*7}}',
  '=1+1',
  '1e999',
  'NaN',
  '[]',
  '__proto__',
  'constructor',
  `1${'&1'.repeat(4000)}`,
  `${'('.repeat(5000)}1${')'.repeat(5000)}`,
  ...farMoments,
  ...oddCursors,
  '9'.repeat(30),
  '-1',
  'https://docs.google.com/spreadsheets/d/x/edit',
  'http://169.254.169.254/',
];

function deep(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
}

const oddText = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const oddNumber = fc.oneof(
  fc.constantFrom(0, -0, -1, 2 ** 31, 2 ** 53, 2 ** 63, -(2 ** 63), 1e308, 0.1, 1e-320),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
/** What fits nowhere, or not well. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  { weight: 2, arbitrary: oddNumber },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      [],
      {},
      [null],
      { a: { b: [] } },
      deep(50),
      deep(70),
      deep(3000),
      Array.from({ length: 3000 }, (_, index) => index),
      Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`k${index}`, index])),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/**
 * Values that a schema allows, as far as it says so, with something odd in a place now and then.
 * @param ids of things that there are. @param oddity how often a place is odd, of 100.
 */
export function valuesOf(
  schema: Schema,
  context: { components: Record<string, Schema>; ids: string[]; oddity: number },
  depth = 0,
): fc.Arbitrary<unknown> {
  const right = rightValues(schema, context, depth);
  if (context.oddity === 0) return right;
  return fc.oneof(
    { weight: 100 - context.oddity, arbitrary: right },
    { weight: context.oddity, arbitrary: odd },
  );
}

function rightValues(
  schema: Schema,
  context: Parameters<typeof valuesOf>[1],
  depth: number,
): fc.Arbitrary<unknown> {
  const inner = (each: Schema) => valuesOf(each, context, depth + 1);
  if (depth > 8) return fc.constant(null);
  if (schema.$ref) return inner(context.components[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways && ways.length > 0) return fc.oneof(...ways.map(inner));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(inner)).map((parts) => Object.assign({}, ...parts));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'string') return texts(schema, context.ids);
  if (type === 'integer' || type === 'number') {
    const { minimum = -1000, maximum = 1000 } = schema;
    return fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31 - 1) });
  }
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'array')
    return fc.array(inner(schema.items ?? {}), {
      minLength: Math.min(schema.minItems ?? 0, 3),
      maxLength: Math.min(schema.maxItems ?? 3, 3),
    });
  if (type === 'object' || schema.properties) {
    const { properties = {}, required = [], additionalProperties } = schema;
    const fields = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, inner(each)]));
    const known = fc.record(fields, { requiredKeys: required.filter((name) => name in fields) });
    if (typeof additionalProperties !== 'object') return known;
    return fc.dictionary(oddText, inner(additionalProperties), { maxKeys: 3 });
  }
  return odd;
}

function texts({ format, minLength = 0, maxLength = 40 }: Schema, ids: string[]): fc.Arbitrary<string> {
  if (format === 'uuid' || format === 'guid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === 'date-time') return fc.constantFrom('2026-01-31T10:00:00Z', '2099-01-01T00:00:00+03:00');
  if (format === 'date') return fc.constantFrom('2026-01-31', '2024-02-29');
  if (format === 'email') return fc.constantFrom('anna@example.com', 'x'.repeat(60).concat('@example.com'));
  if (format === 'uri') return fc.constantFrom('https://docs.google.com/spreadsheets/d/x/edit');
  const length = {
    minLength: Math.min(minLength, 100),
    maxLength: Math.max(minLength, Math.min(maxLength, 60)),
  };
  return fc.oneof(
    fc.string(length),
    fc.string({ ...length, unit: 'grapheme' }),
    fc.constantFrom(...ids, 'Заказы', 'customerorder', 'upsert', '0 3 * * *', 'Europe/Moscow'),
  );
}
