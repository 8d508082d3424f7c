import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import pg from 'pg';
import { z } from 'zod';
import type { SourceChange } from '../src/platform/events/events.ts';
import { openTestApp, type TestApp } from './support/app.ts';
import { odd, type Schema, valuesOf } from './support/fuzz.ts';
import { eventsOf, makeHook, patiently, type TestHook } from './support/hooks.ts';

/**
 * Bodies of every kind at the address that MoySklad calls, right ones, nearly right and mad: no answer is our failure, and nothing
 * but ids and names is kept. `CASES=10000` sends as many; `SEED=…` sends the same ones again.
 */
const CASES = Number(process.env.CASES ?? 300);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

let app: TestApp;
let owner: pg.Client;
let hook: TestHook;
let bodies: fc.Arbitrary<string>;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

const documentSchema = z.object({
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const operationSchema = z.object({
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) }),
});

before(async () => {
  app = await openTestApp({ accounts: [] });
  owner = new pg.Client(app.db.ownerUrl);
  await owner.connect();
  hook = await makeHook(app.db.database);
  const { components, paths } = documentSchema.parse(app.application.http.app.swagger());
  const { requestBody } = operationSchema.parse(paths['/hooks/moysklad/{secret}']?.post);
  const context = {
    components: components.schemas as Record<string, Schema>,
    ids: [hook.accountId],
    oddity: 3,
  };
  const shaped = valuesOf(requestBody.content['application/json'].schema as Schema, context);
  const real = fc
    .record({
      ids: fc.array(fc.uuid(), { minLength: 1, maxLength: 20 }),
      entity: fc.constantFrom('product', 'customerorder', 'constructor', '__proto__', 'stock', ''),
      action: fc.constantFrom('CREATE', 'UPDATE', 'DELETE', 'PROCESSED', 'all', ''),
      fields: fc.option(fc.array(fc.string({ unit: 'binary' }), { maxLength: 120 }), { nil: undefined }),
    })
    .map(({ ids, ...more }) => eventsOf(hook, ids, more));
  const stock = fc.record({
    accountId: fc.constantFrom(hook.accountId, hook.accountId.toUpperCase(), randomUUID()),
    stockType: fc.oneof(fc.constant('stock'), odd),
    reportType: fc.constantFrom('all', 'bystore', 'ALL', null),
    reportUrl: odd,
  });
  const printed = fc.oneof(real, real, stock, shaped, odd).map((value) => JSON.stringify(value) ?? '');
  // Cut, repeated or with something in between.
  const spoilt = fc
    .tuple(
      printed,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('', '\0', '\ud800', '{', '"', '\\u0000', '\\ud83d', ',', '\ufeff', 'e999'),
    )
    .map(
      ([text, from, to, more]) =>
        text.slice(0, from % (text.length + 1)) + more + text.slice(to % (text.length + 1)),
    );
  bodies = fc.oneof({ weight: 3, arbitrary: printed }, { weight: 1, arbitrary: spoilt });
});
after(async () => {
  agent.destroy();
  await owner?.end();
  await app?.close();
});

let networks = 0;
/** Each from a network of its own, else quotas would answer. */
function send(secret: string, body: string): Promise<{ status: number; text: string }> {
  networks += 1;
  const from = `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': from };
  const requestId = randomUUID();
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${app.url}/hooks/moysklad/${secret}?requestId=${requestId}`,
      { method: 'POST', agent, headers },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece) => (text += piece));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    outgoing.on('error', reject).end(body);
  });
}

const known = new Set(['product', 'customerorder', 'stock']);

test(`${CASES} bodies: none fails, none tells whether the secret is there, nothing but ids is believed`, async (t) => {
  t.diagnostic(`SEED=${SEED}`);
  const counts = new Map<number, number>();
  const unknown = randomBytes(32).toString('base64url');
  const samples = fc.sample(bodies, { numRuns: CASES, seed: SEED });
  for (let at = 0; at < samples.length; at += 8)
    await Promise.all(
      samples.slice(at, at + 8).map(async (body) => {
        const [ours, nobodys] = [
          await patiently(() => send(hook.secret, body)),
          await patiently(() => send(unknown, body)),
        ];
        const shown = `SEED=${SEED}: ${body.slice(0, 300)}`;
        counts.set(ours.status, (counts.get(ours.status) ?? 0) + 1);
        assert.ok([204, 400, 404, 413].includes(ours.status), `${ours.status} ${shown}`);
        if (ours.status === 204) assert.equal(nobodys.status, 404, shown);
        else {
          const [one, other] = [ours, nobodys].map(({ text }) => text.replace(/"requestId":"[^"]*"/, ''));
          assert.deepEqual([ours.status, one], [nobodys.status, other], shown);
        }
      }),
    );
  t.diagnostic([...counts].map(([status, count]) => `${status}: ${count}`).join(', '));
  const { rows } = await owner.query('select company_id, hook_id, events, changes from hook_inbox');
  assert.equal(rows.length, counts.get(204));
  for (const { company_id, hook_id, events, changes } of rows as {
    changes: SourceChange[];
    [name: string]: unknown;
  }[]) {
    assert.deepEqual([company_id, hook_id], [hook.companyId, hook.hookId]);
    assert.ok(changes.length <= Number(events));
    for (const { entity, action, id, fields, ...more } of changes) {
      assert.deepEqual(more, {});
      assert.ok(known.has(entity), entity);
      if (entity === 'stock')
        assert.deepEqual([/^(all|bystore)$/.test(action), id, fields], [true, null, null]);
      else
        assert.match(`${action} ${id}`, /^(CREATE|UPDATE|DELETE) [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      assert.ok(!fields || (fields.length <= 100 && fields.every((name) => name.length <= 100)));
    }
  }
  for (const status of [204, 400]) assert.ok((counts.get(status) ?? 0) > CASES / 20, `${status} is tried`);
});
