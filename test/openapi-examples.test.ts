import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { serverDocument } from '../scripts/openapi.ts';

/** Every call of the API has examples, and each fits the schema it stands beside. */
const mediaSchema = z.object({
  schema: z.record(z.string(), z.unknown()),
  examples: z.record(z.string(), z.object({ value: z.unknown() })),
});
const bodySchema = z.object({ content: z.record(z.string(), mediaSchema).optional() });
const operationSchema = z.object({
  'x-access': z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        schema: z.record(z.string(), z.unknown()),
        example: z.unknown(),
      }),
    )
    .optional(),
  requestBody: bodySchema.optional(),
  responses: z.record(z.string(), bodySchema),
});
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

/** Calls that answer nothing to read, each with the reason. */
const silent: Record<string, string> = {
  'GET /api/v1/integrations/google/callback': 'sends the browser on to a page',
  'PUT /api/moysklad/vendor/1.0/apps/{appId}/{accountId}/event': 'MoySklad reads the status alone',
  'POST /api/moysklad/vendor/1.0/apps/{appId}/{accountId}/scenario': 'MoySklad reads the status alone',
};

let operations: [name: string, operation: z.infer<typeof operationSchema>][];
let fits: (schema: Record<string, unknown>, value: unknown) => string | undefined;

before(async () => {
  const { paths, components } = documentSchema.parse(await serverDocument());
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): (typeof operations)[number] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components });
  const absolute = (schema: unknown) =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;
  fits = (schema, value) => {
    const check = ajv.compile(absolute(schema));
    return check(value) ? undefined : ajv.errorsText(check.errors);
  };
});

test('requests: body and parameters', () => {
  const wrong: string[] = [];
  let seen = 0;
  for (const [name, { requestBody, parameters = [] }] of operations) {
    for (const { schema, examples } of Object.values(requestBody?.content ?? {})) {
      seen += 1;
      const fault = fits(schema, examples.example?.value);
      if (fault) wrong.push(`${name}: ${fault}: ${JSON.stringify(examples.example?.value)}`);
    }
    for (const { name: parameter, schema, example } of parameters) {
      const fault = fits(schema, example);
      if (fault) wrong.push(`${name} ?${parameter}: ${fault}: ${JSON.stringify(example)}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(seen > 10, `${seen} bodies`);
});

test('answers: every good one that has a body', () => {
  const wrong: string[] = [];
  for (const [name, { responses }] of operations) {
    const good = Object.entries(responses).filter(([status]) => /^2/.test(status));
    if (good.length === 0 && !(name in silent)) wrong.push(`${name}: no good answer is described`);
    for (const [status, { content = {} }] of good)
      for (const { schema, examples } of Object.values(content)) {
        const fault = fits(schema, examples.example?.value);
        if (fault) wrong.push(`${name} ${status}: ${fault}: ${JSON.stringify(examples.example?.value)}`);
      }
  }
  assert.deepEqual(wrong, []);
});

test('refusals: in both languages', () => {
  for (const [name, { responses }] of operations) {
    const media = responses.default?.content?.['application/problem+json'];
    assert.ok(media, name);
    const text = (language: string) => JSON.stringify(media.examples[language]?.value);
    for (const language of ['ru', 'en'])
      assert.equal(fits(media.schema, media.examples[language]?.value), undefined, `${name} ${language}`);
    assert.match(text('ru'), /[а-я]/, name);
    assert.doesNotMatch(text('en'), /[а-я]/, name);
  }
});

test('each call says how its caller proves who he is', () => {
  for (const [name, { 'x-access': access, security }] of operations)
    assert.equal(security.length === 0, access === 'anyone' || access === 'hook', `${name} is for ${access}`);
});
