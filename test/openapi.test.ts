import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { z } from 'zod';
import { apiTypes, lintFaults, serverDocument } from '../scripts/openapi.ts';
import { dataSchemas } from '../src/webhooks/contract.ts';
import { eventNames } from '../src/webhooks/events.ts';

const operationSchema = z.object({
  'x-access': z.string(),
  operationId: z.string().optional(),
  summary: z.string().optional(),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.looseObject({ $ref: z.string().optional(), description: z.string() })),
});
type Operation = z.infer<typeof operationSchema>;

let document: Awaited<ReturnType<typeof serverDocument>>;
let operations: [name: string, operation: Operation][];

before(async () => {
  document = await serverDocument();
  const paths = z.record(z.string(), z.record(z.string(), operationSchema)).parse(document.paths);
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): (typeof operations)[number] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
  assert.ok(operations.length > 100, `${operations.length} operations`);
});

test('the web application knows the API as the server offers it', async () => {
  const { current, wanted } = await apiTypes(document);
  assert.equal(current, wanted, 'run `npm run openapi`');
  for (const name of ['ExportConfig', 'ExportTask', 'Integration', 'Problem']) {
    assert.match(wanted, new RegExp(`^    ${name}: `, 'm'), `${name} has a name of its own`);
  }
});

test('each operation has a name of its own, a verb first', () => {
  const names = operations.map(([name, { operationId, summary }]) => {
    assert.match(operationId ?? '', /^[a-z]+([A-Z][a-z]*)*$/, name);
    assert.ok(summary, name);
    return operationId;
  });
  assert.equal(new Set(names).size, names.length);
});

/** The codes that an operation may answer with a status. */
const codesOf = ({ responses }: Operation, status: number) =>
  [...(responses[status]?.description ?? '').matchAll(/`([\w-]+)`/g)].map(([, code = '']) => code);
const find = (wanted: string) => operations.find(([name]) => name === wanted)![1];

test('each operation says how it may refuse: as a problem, with the codes', () => {
  for (const [name, operation] of operations) {
    const refusals = Object.entries(operation.responses).filter(([status]) => /^4/.test(status));
    assert.ok(refusals.length > 0, name);
    for (const [status, { $ref }] of refusals) {
      assert.equal($ref, '#/components/responses/Problem', name);
      assert.ok(codesOf(operation, Number(status)).length > 0, `${name} ${status}`);
    }
    const { 'x-access': access } = operation;
    assert.equal(
      codesOf(operation, 401).includes('unauthenticated'),
      !/^(anyone|hook|moysklad)$/.test(access),
      name,
    );
    assert.equal(
      codesOf(operation, 429).includes('too-many-requests'),
      / \/(api\/v1|hooks)\//.test(name),
      name,
    );
    assert.equal(codesOf(operation, 413).length > 0, !name.startsWith('GET'), name);
  }
  const change = find('PATCH /api/v1/export-configs/{id}');
  assert.ok(codesOf(change, 404).includes('export-config-missing'));
  assert.ok(codesOf(change, 409).includes('export-already-running'));
  assert.ok(codesOf(change, 422).includes('moysklad-token'));
  assert.deepEqual(codesOf(find('GET /health/live'), 400), ['bad-request']);
  assert.deepEqual(Object.keys(find('GET /health/live').responses).sort(), ['200', '400', 'default']);
});

test('the document breaks none of Redocly’s recommended rules; one that does is told', async () => {
  assert.deepEqual(await lintFaults(document), []);
  const { servers: _, ...without } = document;
  const faults = await lintFaults({ ...without, info: { title: 'API', version: '1' } });
  assert.deepEqual(faults.map((fault) => fault.split(':')[0]).sort(), [
    'error no-empty-servers',
    'warn info-license',
  ]);
});

test('each event that webhooks send stands in the document with its headers and the shape of its body', () => {
  const eventSchema = z.object({
    post: z.object({
      parameters: z.array(z.looseObject({ name: z.string() })),
      requestBody: z.object({
        content: z.object({
          'application/json': z.object({
            schema: z.object({ properties: z.object({ data: z.object({ required: z.array(z.string()) }) }) }),
            examples: z.object({ example: z.object({ value: z.looseObject({ type: z.string() }) }) }),
          }),
        }),
      }),
    }),
  });
  const events = z.record(z.string(), eventSchema).parse((document as { webhooks?: unknown }).webhooks);
  assert.deepEqual(Object.keys(events).sort(), [...eventNames, 'webhook.test'].sort());
  for (const [name, { post }] of Object.entries(events)) {
    const { schema, examples } = post.requestBody.content['application/json'];
    const wanted = Object.keys(dataSchemas[name as keyof typeof dataSchemas].shape);
    assert.deepEqual(schema.properties.data.required, wanted, name);
    assert.equal(examples.example.value.type, name);
    assert.equal(post.parameters.length, 3, name);
  }
});
