import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { type Member, openTestApp, type TestApp } from './support/app.ts';

/** What comes in: bodies, parameters and ids of others, for every route of the API document. */

type Json = Record<string, unknown>;
interface Operation {
  name: string;
  method: string;
  path: string;
  access: string;
  body: Json | undefined;
  /** A body that fits, where there is one. */
  example: unknown;
  parameters: { name: string; in: string }[];
}

let app: TestApp;
let ours: Member;
let theirs: Member;
let operations: Operation[];
let components: Json;

const documentSchema = z.object({
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        'x-access': z.string(),
        requestBody: z
          .object({
            content: z.record(
              z.string(),
              z.object({
                schema: z.unknown(),
                examples: z.record(z.string(), z.object({ value: z.unknown() })),
              }),
            ),
          })
          .optional(),
        parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
      }),
    ),
  ),
});

before(async () => {
  const account = { kind: 'app' as const, orders: 3, products: 1, counterparties: 1 };
  app = await openTestApp({
    accounts: ['ours', 'theirs'].map((name) => ({ name, token: name, ...account })),
  });
  ours = await app.company('ours');
  theirs = await app.company('theirs');
  const document = documentSchema.parse(app.application.http.app.swagger());
  components = document.components.schemas as Json;
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-access': access, requestBody, parameters }]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      access,
      body: requestBody?.content['application/json']?.schema as Json | undefined,
      example: Object.values(requestBody?.content['application/json']?.examples ?? {})[0]?.value,
      parameters,
    })),
  );
});
after(() => app?.close());

/** Objects of others' making, where fields we do not know must be kept or ignored. */
const open: Record<string, string> = {
  'POST /api/v1/integrations key': 'a key file of Google’s, kept whole',
  'PUT /api/v1/integrations/{id}/secret key': 'a key file of Google’s, kept whole',
};

/** Every object of a schema by its place, whether it takes fields that it does not name. */
function objects(schema: Json, place: string, seen = new Set<unknown>()): { place: string; open: boolean }[] {
  if (typeof schema.$ref === 'string') {
    const target = components[schema.$ref.split('/').at(-1) ?? ''] as Json;
    return seen.has(target) ? [] : objects(target, place, new Set(seen).add(target));
  }
  const branches = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((each) => (each as Json[]) ?? []);
  const inner = Object.entries((schema.properties as Record<string, Json>) ?? {});
  const found = [
    ...branches.flatMap((each) => objects(each, place, seen)),
    ...inner.flatMap(([name, each]) => objects(each, `${place} ${name}`, seen)),
    ...(schema.items ? objects(schema.items as Json, place, seen) : []),
  ];
  if (schema.properties) found.push({ place, open: schema.additionalProperties !== false });
  return found;
}

test('no body of the API takes a field that it does not name', () => {
  const bodies = operations.filter(({ body, path }) => body && path.startsWith('/api/v1/'));
  assert.ok(bodies.length > 5);
  const loose = bodies
    .flatMap(({ name, body }) => objects(body!, name))
    .filter((each) => each.open && !(each.place in open))
    .map(({ place }) => place);
  assert.deepEqual([...new Set(loose)], []);
});

/** Everything a company has, as the database holds it. */
async function everythingOf({ companyId }: Member): Promise<string> {
  const { pool } = app.db.database;
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id')
       and has_table_privilege(c.oid, 'select') order by 1`,
  );
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.company_id', $1, true)`, [companyId]);
    const all: unknown[] = [(await client.query('select * from companies')).rows];
    for (const { name } of rows)
      all.push((await client.query(`select * from ${name} t order by to_jsonb(t)::text`)).rows);
    return JSON.stringify(all);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** What stands in a path for an id of the other company, for each kind of thing that has ids. */
async function idsOfTheirs(): Promise<Record<string, string>> {
  return idsOf(theirs, 'Секрет соседей');
}

async function idsOf(member: Member, name: string): Promise<Record<string, string>> {
  const config = await member.config({ spreadsheetId: member.spreadsheet(), name });
  const task = await member.start(config.id);
  const integrations = (await member.call('GET', '/integrations')).body.items as {
    id: string;
    provider: string;
  }[];
  const colleague = await member.colleague('viewer');
  const me = await colleague.call('GET', '/me');
  const key = await member.call('POST', '/api-keys', { name: 'Ключ соседей', scopes: ['exports.read'] });
  const invited = { email: `${randomUUID()}@example.com`, role: 'viewer' };
  const invitation = await member.call('POST', '/invitations', invited);
  const rhythm = { configId: config.id, cron: '0 9 * * *' };
  const schedule = await member.call('POST', '/schedules', rhythm);
  const asked = { action: 'update', objectType: 'customerorder', configId: config.id };
  const scenario = await member.call('POST', '/scenario-exports', asked);
  const subscription = { name, url: 'https://shop.example.com/', events: ['task.ended'] };
  const webhook = await member.call('POST', '/webhooks', subscription);
  const partner = await member.call('POST', '/partnership-invitations', { name });
  for (const { status, body } of [key, invitation, schedule, scenario, webhook, partner])
    assert.equal(status, 201, JSON.stringify(body));
  return {
    schedules: String(schedule.body.id),
    webhooks: String(webhook.body.id),
    partnerships: await partnershipOf(member),
    'partnership-invitations': String(partner.body.id),
    messages: await lostMessage(member),
    'scenario-exports': String(scenario.body.id),
    'export-configs': config.id,
    'export-tasks': task.id,
    integrations: integrations[0]!.id,
    'source-webhooks': integrations.find(({ provider }) => provider === 'moysklad')!.id,
    members: (me.body.user as { id: string }).id,
    'api-keys': String((key.body.apiKey as { id: string } | undefined)?.id ?? key.body.id),
    invitations: String(invitation.body.id),
  };
}

/** A partnership with a company that nobody acts for. */
async function partnershipOf({ companyId }: Member): Promise<string> {
  const id = randomUUID();
  await app.db.database.forCompany(companyId, (trx) =>
    trx
      .insertInto('partnerships')
      .values({ id, company_id: companyId, partner_id: randomUUID(), partner_name: 'Сосед соседей' })
      .execute(),
  );
  return id;
}

/** An email to the company's people that did not arrive. */
async function lostMessage({ companyId }: Member): Promise<string> {
  const lost = { company_id: companyId, channel: 'email', recipient: 'a@example.com', kind: 'sheet-old' };
  const over = { status: 'gone' as const, body: 'sealed', ended_at: new Date(), give_up_at: new Date() };
  const { id } = await app.db.database.forCompany(companyId, (trx) =>
    trx
      .insertInto('outbox_messages')
      .values({ ...lost, ...over, request_id: 'r' })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

/** Parts of a path that are no id of a company's thing. */
const noIds = new Set(['exporters', 'sessions', 'outbox', 'formulas', 'templates', 'drafts', 'moysklad']);

test('an id of another company’s is as good as none: nothing is shown, nothing is changed', async () => {
  const ids = await idsOfTheirs();
  const before = await everythingOf(theirs);
  const tried: string[] = [];
  for (const { name, method, path, access } of operations) {
    if (!path.includes('{') || !path.startsWith('/api/v1/') || path.startsWith('/api/v1/admin/')) continue;
    const [, noun = ''] = /^\/api\/v1\/([\w-]+)/.exec(path) ?? [];
    if (noIds.has(noun) || access === 'person' || access === 'anyone') continue;
    assert.ok(ids[noun], `${name}: give the test an id of the kind ${noun}`);
    const address = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, ids[noun]);
    const bodies =
      method === 'GET' || method === 'DELETE'
        ? [undefined]
        : [
            {},
            { name: 'Мой', role: 'viewer', title: 'Мой' },
            { name: 'Мой' },
            { role: 'viewer' },
            { title: 'Мой' },
          ];
    for (const body of bodies) {
      const answer = await ours.call(method, address, body);
      assert.ok(
        [400, 404].includes(answer.status),
        `${name}: ${answer.status} ${JSON.stringify(answer.body)}`,
      );
      assert.doesNotMatch(JSON.stringify(answer.body), /сосед/i, name);
      tried.push(`${answer.status} ${name}`);
    }
    assert.ok(
      tried.some((each) => each === `404 ${name}`) || method !== 'GET',
      `${name} was never asked in earnest`,
    );
  }
  assert.ok(tried.filter((each) => each.startsWith('404')).length >= 8, tried.join('\n'));
  assert.equal(await everythingOf(theirs), before, 'nothing of theirs changed');
});

/** Texts that would be SQL where they are not kept apart from it. */
const evilTexts = (companyId: string) => [
  `'; select set_config('app.company_id', '${companyId}', true); --`,
  `' or company_id = '${companyId}' --`,
  `\\'; drop table members; --`,
  '%00',
  '\u0000',
  '\ud83d',
];

test('SQL in a parameter is text: no error of the database, nothing of another company', async () => {
  const evil = evilTexts(theirs.companyId);
  for (const { name, method, path, access, parameters } of operations) {
    if (method !== 'GET' || /\/(events|callback)$|\.csv$/.test(path) || access === 'moysklad') continue;
    const queries = parameters.filter((each) => each.in === 'query').map((each) => each.name);
    const inPath = path.includes('{');
    for (const text of evil) {
      const address = path
        .replace('/api/v1', '')
        .replaceAll(/\{\w+\}/g, encodeURIComponent(text.toWellFormed()));
      const asked = queries.map((query) => [query, text] as [string, string]);
      if (!inPath && asked.length === 0) continue;
      if (!path.startsWith('/api/v1')) continue;
      for (const query of asked.length > 0 ? asked.map((each) => [each]) : [[]]) {
        const answer = await ours.call('GET', `${address}?${new URLSearchParams(query)}`);
        assert.ok(answer.status < 500, `${name} ${query}: ${answer.status} ${JSON.stringify(answer.body)}`);
        assert.doesNotMatch(JSON.stringify(answer.body), /Секрет соседей/, name);
      }
    }
  }
  for (const text of evil.filter((each) => /^[\x20-\xff]*$/.test(each))) {
    const named = await ours.call('GET', '/export-configs', undefined, { 'x-company-id': text });
    assert.deepEqual([named.status, named.body.code], [403, 'not-a-member'], text);
  }
  const still = await theirs.call('GET', '/export-configs');
  assert.equal(still.status, 200);
});

test('a body that is too large, too deep or no JSON is refused, and the service goes on', async () => {
  const config = { name: 'x'.repeat(1_100_000) };
  assert.equal((await ours.call('POST', '/export-configs', config)).body.code, 'too-large');
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  assert.equal((await ours.call('POST', '/export-configs', deep)).status, 400);
  const poisoned = '{"__proto__": {"role": "owner"}, "name": "x"}';
  assert.equal((await ours.call('POST', '/export-configs', poisoned)).status, 400);
  const xml = { 'content-type': 'application/xml' };
  assert.equal((await ours.call('POST', '/export-configs', '<a/>', xml)).status, 415);
  const nul = {
    name: 'a\u0000b',
    exporter: 'product',
    sheetTitle: 'A',
    mode: 'upsert',
    spreadsheetId: randomUUID(),
  };
  const refused = await ours.call('POST', '/export-configs', nul);
  assert.ok(refused.status >= 400 && refused.status < 500, JSON.stringify(refused.body));
  assert.equal((await ours.call('GET', '/me')).status, 200);
});

test('a text that cannot be kept is refused wherever it stands, and the field is named', async () => {
  const config = {
    name: 'a',
    exporter: 'product',
    sheetTitle: 'A',
    mode: 'upsert',
    spreadsheetId: randomUUID(),
  };
  for (const odd of ['\u0000', '\ud83d', 'a\ude00b']) {
    const bodies: [string, object, string][] = [
      ['/export-configs', { ...config, name: odd }, 'name'],
      ['/export-configs', { ...config, columns: [{ key: 'name', whenEmpty: odd }] }, 'columns.0.whenEmpty'],
      ['/export-configs', { ...config, options: { [`x${odd}`]: 1 } }, 'options.x\uFFFD'],
      ['/api-keys', { name: odd, scopes: ['exports.read'] }, 'name'],
      ['/moysklad/sso', { contextKey: odd, appId: randomUUID() }, 'contextKey'],
    ];
    for (const [path, body, field] of bodies) {
      const { status, body: problem } = await ours.call('POST', path, body);
      const [error] = problem.errors as { field: string; message: string }[];
      assert.equal(status, 400, path);
      assert.ok(error?.field.startsWith(field.replace('\uFFFD', '')), `${path}: ${JSON.stringify(error)}`);
      assert.match(error?.message ?? '', /U\+0000/);
    }
  }
  const found = await ours.call('GET', '/export-tasks?configId=%00');
  assert.deepEqual([found.status, (found.body.errors as { field: string }[])[0]?.field], [400, 'configId']);
  for (const path of [
    '/export-configs/%00',
    '/exporters/a%00b/columns',
    '/exporters/%ED%A0%80/columns',
    '/%FF',
  ])
    assert.ok([400, 404].includes((await ours.call('GET', path)).status), path);
});

test('what is nested too deep, or has too many values, is refused, also where no body is expected', async () => {
  const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  for (const many of [Array(500_000).fill(0), Array(300_000).fill({}), Array(300_000).fill('')]) {
    const answer = await ours.call('POST', '/export-configs', JSON.stringify({ name: 'x', columns: many }));
    const [error] = answer.body.errors as { field: string; message: string }[];
    assert.deepEqual([answer.status, error?.message], [400, 'Слишком много значений']);
    assert.match(error?.field ?? '', /^columns\.\d+$/);
  }
  const posts = operations.filter(({ method, path }) => method === 'POST' && path.startsWith('/api/v1/'));
  assert.ok(posts.some(({ body }) => body === undefined) && posts.length > 20);
  for (const { name, path } of posts) {
    const address = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, randomUUID());
    const answer = await ours.call('POST', address, deep, { 'idempotency-key': randomUUID() });
    assert.ok(answer.status >= 400 && answer.status < 500, `${name}: ${answer.status}`);
  }
});

/** The same value once for each text in it, with that one replaced. */
function* replaced(value: unknown, text: string): Generator<unknown> {
  if (typeof value === 'string') yield text;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    for (const other of replaced(inner, text))
      yield Array.isArray(value)
        ? value.map((each, index) => (index === Number(name) ? other : each))
        : { ...value, [name]: other };
}

test('SQL in a body is text: no error of the database, nothing of another company', async (t) => {
  const mine = await idsOf(ours, 'Наши');
  const before = await everythingOf(theirs);
  /** How often each status was answered. */
  const answers = new Map<number, number>();
  for (const { name, method, path, access, example } of operations) {
    if (example === undefined || access === 'moysklad' || !path.startsWith('/api/v1/')) continue;
    const [, noun = ''] = /^\/api\/v1\/([\w-]+)/.exec(path) ?? [];
    const address = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, mine[noun] ?? 'customerorder');
    for (const text of evilTexts(theirs.companyId))
      for (const body of replaced(example, text)) {
        const answer = await ours.call(method, address, body as object, { 'x-company-id': ours.companyId });
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
        assert.ok(answer.status < 500, `${name} ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`);
        assert.doesNotMatch(JSON.stringify(answer.body), /Секрет соседей/, name);
      }
  }
  t.diagnostic(JSON.stringify(Object.fromEntries(answers)));
  assert.ok(
    (answers.get(400) ?? 0) > 100 && (answers.get(201) ?? 0) > 10,
    'refused as wrong, or taken as text',
  );
  assert.equal(await everythingOf(theirs), before, 'nothing of theirs changed');
});
