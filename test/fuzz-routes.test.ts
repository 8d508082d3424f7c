import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { after, before, test } from 'node:test';
import * as fc from 'fast-check';
import { z } from 'zod';
import { keyActions } from '../src/platform/http/capabilities.ts';
import { type Member, vendorCredentials } from './support/app.ts';
import { farMoments, odd, oddCursors, type Schema, valuesOf } from './support/fuzz.ts';
import { liftQuotas } from './support/quotas.ts';
import { openTwoCompanies, type TwoCompanies } from './support/two-companies.ts';
import { PATIENCE_MS } from './support/until.ts';
import { vendorToken } from './support/vendor.ts';

/**
 * Every route of the API document, asked rightly, nearly rightly and madly by everybody who may come: whatever is sent, the answer is
 * a success or a refusal, and none is long in coming (30 s also on a busy machine). `REQUESTS=5000` sends as many; `SEED=…` sends the same ones again.
 */
const REQUESTS = Number(process.env.REQUESTS ?? 200);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const LONGEST_MS = 30_000;
/** After so many requests everybody comes anew: some of them end sessions and companies. */
const ROUND = 200;

interface Operation {
  method: string;
  path: string;
  access: string;
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  body: Schema | undefined;
}
type Who = 'owner' | 'viewer' | 'key' | 'nobody' | 'MoySklad' | 'leaver';
/** Calls that may end a session or close a company. */
const leaving = /sign-out|sessions|leave|transfer|change-password|reset-password|DELETE \/api\/v1\/companies/;

interface Sent {
  who: Who;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

interface Answer {
  status: number;
  ms: number;
  text: string;
}

let two: TwoCompanies;
let operations: Operation[];
let components: Record<string, Schema>;
let headersOf: Record<Who, () => Record<string, string>>;
let ids: string[];
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

before(async () => {
  two = await openTwoCompanies();
  await liftQuotas(two.owner);
  const document = documentSchema.parse(two.app.application.http.app.swagger());
  components = document.components.schemas as Record<string, Schema>;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-access': access, parameters, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      access,
      parameters: parameters as Operation['parameters'],
      body: requestBody?.content['application/json']?.schema as Schema | undefined,
    })),
  );
  const spreadsheetId = two.theirs.spreadsheet();
  const theirs = await two.theirs.config({ spreadsheetId });
  ids = [two.theirs.companyId, theirs.id, spreadsheetId];
});
after(async () => {
  agent.destroy();
  await two?.close();
});

const documentSchema = z.object({
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        'x-access': z.string(),
        parameters: z.array(z.unknown()).default([]),
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ schema: z.unknown().optional() })) })
          .optional(),
      }),
    ),
  ),
});

/** A company with one of each thing, and everybody who may come to it. */
async function comeAnew(): Promise<void> {
  const owner = await two.app.company('ours');
  const [viewer, leaver] = [await owner.colleague('viewer'), await two.app.company('ours')];
  const config = await owner.config({ spreadsheetId: owner.spreadsheet() });
  const task = await owner.start(config.id);
  const made = await owner.call('POST', '/api-keys', { name: 'fuzz', scopes: keyActions });
  const { key } = z.object({ key: z.string() }).parse(made.body);
  const { body } = await owner.call('GET', '/integrations');
  const accounts = z.object({ items: z.array(z.object({ id: z.string() })) }).parse(body).items;
  ids = [...ids.slice(0, 3), owner.companyId, config.id, task.id, ...accounts.map(({ id }) => id)];
  const cookieOf = (member: Member) => () => ({ cookie: member.cookie, 'x-company-id': owner.companyId });
  headersOf = {
    owner: cookieOf(owner),
    viewer: cookieOf(viewer),
    key: () => ({ authorization: `Bearer ${key}` }),
    nobody: () => ({}),
    MoySklad: () => ({ authorization: `Bearer ${vendorToken()}` }),
    leaver: () => ({ cookie: leaver.cookie, 'x-company-id': leaver.companyId }),
  };
}

/** Any request of an operation: right as far as its document says, with something odd in it, or a body that is none. */
function requestsOf(operation: Operation): fc.Arbitrary<Sent> {
  const { method, access, parameters, body } = operation;
  const ends = leaving.test(`${method} ${operation.path}`);
  const usual = access === 'moysklad' ? 'MoySklad' : ends ? 'leaver' : 'owner';
  const whoever = fc.oneof(
    { weight: 12, arbitrary: fc.constant<Who>(usual) },
    { weight: 4, arbitrary: fc.constantFrom<Who>('viewer', 'key', 'nobody', 'MoySklad') },
  );
  return fc.tuple(whoever, fc.constantFrom(0, 5, 40)).chain(([who, oddity]) => {
    const context = { components, ids, oddity };
    const given = fc.tuple(
      ...parameters.map(({ name, in: place, required, schema }) => {
        const values =
          place === 'path' && name === 'appId'
            ? fc.constant(vendorCredentials.appId)
            : valuesOf(schema, context);
        return fc
          .option(values, { freq: required ? 1000 : 2, nil: undefined })
          .map((value) => ({ name, place, value }));
      }),
    );
    const raw = fc.constantFrom(
      '',
      '{',
      '{"a":',
      'null',
      '"',
      '[1,',
      '\ud800',
      '{"__proto__":{}}',
      '1'.repeat(1_200_000),
    );
    const bodies: fc.Arbitrary<string | undefined> =
      method === 'GET'
        ? fc.constant(undefined)
        : fc.oneof(
            {
              weight: 12,
              arbitrary: (body ? valuesOf(body, context) : odd).map((value) => JSON.stringify(value)),
            },
            { weight: oddity > 5 ? 2 : 0, arbitrary: raw },
            { weight: body ? 0 : 12, arbitrary: fc.constant(undefined) },
          );
    const oddHeaders = fc.constantFrom<Record<string, string>>(
      { host: 'evil.example' },
      { host: '[::1' },
      { 'x-company-id': two.theirs.companyId },
      { 'x-company-id': '0' },
      { 'accept-language': 'q=;,;;=' },
      { 'idempotency-key': 'x'.repeat(129) },
      { 'idempotency-key': 'once' },
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/json; charset=utf-7' },
      { cookie: 'skladno.session_token=%00; a=%ff' },
      { authorization: 'Bearer ' },
      { 'x-forwarded-for': '::,1.2.3' },
      { 'x-forwarded-host': 'a b', 'x-forwarded-proto': 'javascript' },
    );
    return fc.record({
      who: fc.constant(who),
      method: fc.constant(method),
      path: given.map((values) => addressOf(operation.path, values)),
      headers: fc.oneof(
        { weight: 10, arbitrary: fc.constant({}) },
        { weight: Math.floor(oddity / 20), arbitrary: oddHeaders },
        {
          weight: 3,
          arbitrary: given.map((values) =>
            Object.fromEntries(
              values
                .filter(({ place, value }) => place === 'header' && typeof value === 'string')
                .map(({ name, value }) => [name, String(value).replaceAll(/[^\x20-\x7e]/g, '')]),
            ),
          ),
        },
      ),
      body: bodies,
    });
  });
}

/** The path and query; what is no text of UTF-8 is written as the bytes that it would be. */
function addressOf(path: string, values: { name: string; place: string; value: unknown }[]): string {
  let address = path;
  const query: string[] = [];
  for (const { name, place, value } of values) {
    const written = writtenOut(typeof value === 'string' ? value : JSON.stringify(value ?? null));
    if (place === 'path') address = address.replace(`{${name}}`, () => written || '%20');
    if (place === 'query' && value !== undefined) query.push(`${name}=${written}`);
  }
  return query.length > 0 ? `${address}?${query.join('&')}` : address;
}

function writtenOut(text: string): string {
  return [...text.slice(0, 3000)]
    .map((sign) =>
      /[\ud800-\udfff]/.test(sign) && sign.length === 1 ? '%ED%A0%80' : encodeURIComponent(sign),
    )
    .join('');
}

/** The server may end a connection that is used again, or one on which too much comes, without an answer that arrives. */
async function send(sent: Sent): Promise<Answer> {
  const reset = (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') throw error;
  };
  const again = await sendOnce(sent, agent).catch(reset);
  if (again) return again;
  const last = await sendOnce(sent).catch(reset);
  if (last) return last;
  assert.ok((sent.body?.length ?? 0) > 1_000_000, `cut off: ${sent.method} ${sent.path}`);
  return { status: 413, ms: 0, text: '' };
}

/** Answers the status and the time it took; a stream is left as soon as it begins. */
async function sendOnce({ who, method, path, headers, body }: Sent, through?: Agent): Promise<Answer> {
  const { hostname, port } = new URL(two.app.url);
  const started = performance.now();
  const asked = httpRequest({
    hostname,
    port,
    method,
    path,
    ...(through && { agent: through }),
    headers: {
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }),
      ...headersOf[who](),
      ...headers,
    },
  });
  asked.end(body);
  const [answer] = (await once(asked, 'response', { signal: AbortSignal.timeout(PATIENCE_MS) })) as [
    IncomingMessage,
  ];
  // An answer may come before a body that is too large was read.
  asked.on('error', () => {});
  const status = answer.statusCode ?? 0;
  const isStream = answer.headers['content-type']?.startsWith('text/event-stream');
  if (isStream) asked.destroy();
  const text = isStream ? '' : (await answer.toArray().catch(() => [])).join('');
  return { status, ms: performance.now() - started, text };
}

test('whatever is asked, by whomever: no answer is an error of ours, and none takes long', async (t) => {
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  let longest = { ms: 0, what: '' };
  for (let sent = 0; sent < REQUESTS; sent += ROUND) {
    await comeAnew();
    const batch = Array.from({ length: Math.min(ROUND, REQUESTS - sent) }, (_, index) => {
      const number = sent + index;
      // Every route in its turn.
      const operation = operations[number % operations.length]!;
      const [request] = fc.sample(requestsOf(operation), { seed: SEED + number, numRuns: 1 });
      return request!;
    });
    const next = batch.values();
    const ask = async () => {
      for (const request of next) {
        const { status, ms, text } = await send(request);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const what = `${request.who}: ${request.method} ${request.path.slice(0, 300)} ${JSON.stringify(request.headers)} ${request.body?.slice(0, 1500) ?? ''}`;
        if (ms > longest.ms) longest = { ms, what };
        if (status >= 500) wrong.push(`${status} ${text.slice(0, 300)}\n${what}`);
      }
    };
    await Promise.all(Array.from({ length: 4 }, ask));
  }
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
  t.diagnostic(
    `seed ${SEED}, ${operations.length} routes: ${told.join(', ')}; the longest ${Math.round(longest.ms)} ms`,
  );
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} errors; SEED=${SEED} REQUESTS=${REQUESTS}`);
  assert.ok(longest.ms < LONGEST_MS, `${Math.round(longest.ms)} ms: ${longest.what}`);
  // Not only refusals: the routes themselves were reached.
  const fine = [...statuses].filter(([status]) => status < 300).reduce((sum, [, count]) => sum + count, 0);
  assert.ok(fine > REQUESTS / 20, `${fine} successes`);
});

test('a moment or a cursor from beyond the calendar is refused wherever one is taken', async (t) => {
  await comeAnew();
  const places = operations.flatMap((operation) =>
    operation.parameters
      .filter(
        ({ in: place, name, schema }) =>
          place === 'query' && (name === 'cursor' || schema.format === 'date-time'),
      )
      .map(({ name }) => ({ ...operation, name })),
  );
  assert.ok(
    places.filter(({ name }) => name === 'cursor').length >= 5 && places.some(({ name }) => name === 'from'),
  );
  await two.owner.query(
    `insert into platform_admins (user_id) select user_id from members where company_id = $1 and role = 'owner'`,
    [ids[3]],
  );
  let tried = 0;
  for (const { method, path, name } of places) {
    assert.equal(method, 'GET', path);
    for (const value of name === 'cursor' ? oddCursors : farMoments) {
      const address = addressOf(path, [{ name, place: 'query', value }]).replaceAll(/\{\w+\}/g, ids[3] ?? '');
      const { status, text } = await send({
        who: 'owner',
        method,
        path: address,
        headers: {},
        body: undefined,
      });
      // Google’s own cursor is handed through as it is.
      const fine = path === '/api/v1/spreadsheets' ? status < 500 : status === 400 || status === 404;
      assert.ok(fine, `${status} ${address} ${text}`);
      tried += 1;
    }
  }
  const { body } = await two.theirs.call('POST', '/api-keys', {
    name: 'far',
    scopes: ['exports.read'],
    expiresAt: '9999-12-31T23:59:59-23:59',
  });
  assert.equal(body.code, 'bad-request');
  t.diagnostic(`${tried} moments and cursors at ${places.length} places`);
});

test('the id of an account at Google is none of MoySklad’s: its secret is not sent there', async () => {
  const { body } = await two.ours.call('GET', '/integrations');
  const accounts = z.object({ items: z.array(z.object({ id: z.string(), provider: z.string() })) });
  const google = accounts.parse(body).items.find(({ provider }) => provider === 'google');
  const { calls } = two.app.sandbox.moysklad;
  const before = calls.length;
  const answer = await two.ours.call(
    'GET',
    `/exporters/customentity/dictionaries?integrationId=${google?.id}`,
  );
  assert.equal(answer.status, 404, JSON.stringify(answer.body));
  assert.equal(calls.length, before, 'MoySklad is not asked');
});
