import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import type { EventOf } from '../src/platform/events/events.ts';
import type { WebhookDeliveryView, WebhookView } from '../src/webhooks/schema.ts';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import { fillLanes, numberOf } from './support/many-deliveries.ts';
import { openReceiver, type Receiver, status } from './support/receiver.ts';
import { until } from './support/until.ts';

/** Outgoing webhooks, from what happened to what a receiver has. */

let app: TestApp;
let receiver: Receiver;
const paused: EventOf<'webhook.paused'>[] = [];
const names = ['one', 'two', 'three', 'four', 'five', 'six'];

before(async () => {
  receiver = await openReceiver();
  app = await openTestApp(
    {
      accounts: names.map((name) => ({
        ...{ name, token: name, kind: 'app' as const },
        ...{ orders: 5, products: 2, counterparties: 2 },
      })),
    },
    undefined,
    { OUTGOING_ALLOW: '127.0.0.1', PLANS: 'off' },
  );
  app.application.on('webhook.paused', async (_, event) => void paused.push(event));
  await app.application.worker.start();
});
after(async () => {
  await app?.close();
  await receiver?.close();
});

type Made = WebhookView & { secret: string };
async function subscribe(member: Member, path: string, events = ['task.ended']): Promise<Made> {
  const input = { name: path, url: receiver.url(path), events };
  const made = await member.call('POST', '/webhooks', input);
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body as unknown as Made;
}
const deliveries = async (member: Member, { id }: { id: string }) =>
  (await member.call('GET', `/webhooks/${id}/deliveries`)).body.items as WebhookDeliveryView[];
const view = async (member: Member, { id }: { id: string }) =>
  (await member.call('GET', `/webhooks/${id}`)).body as unknown as WebhookView;
const press = async (member: Member, { id }: { id: string }, what: string) => {
  const { status, body } = await member.call('POST', `/webhooks/${id}/${what}`);
  return { status, body: body as unknown as WebhookDeliveryView & { code: string } };
};
/** Something that runs end with, several times: `task.ended` costs no run then. */
async function happen(member: Member, configId: string, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    const { id } = await member.start(configId);
    await member.call('POST', `/export-tasks/${id}/cancel`);
    await until(async () => !['queued', 'running', 'cancelling'].includes(await statusOf(member, id)));
  }
}
const statusOf = async (member: Member, id: string) =>
  (await member.call('GET', `/export-tasks/${id}`)).body.status as string;
/** Hours pass: what waits for its next attempt is due. */
const hoursPass = (member: Member, days = 0) =>
  app.db.database.forCompany(member.companyId, (trx) =>
    trx
      .updateTable('outbox_messages')
      .set({
        due_at: sql<Date>`clock_timestamp()`,
        give_up_at: sql<Date>`give_up_at - make_interval(days => ${days})`,
      })
      .where('status', '=', 'waiting')
      .execute(),
  );

test('a run’s end is told to whoever subscribed, signed, with what came of it', async () => {
  const member = await app.company('one');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  const webhook = await subscribe(member, '/one');
  await subscribe(member, '/other-events', ['integration.lost', 'limit.reached']);
  assert.match(webhook.secret, /^whsec_[\w+/]{43}=$/);
  assert.doesNotMatch(JSON.stringify(await view(member, webhook)), /whsec_/, 'shown once');
  const task = await member.run(configId);
  await until(() => receiver.at('/one').length === 1);
  const [{ headers, body }] = receiver.at('/one') as [never] & ReturnType<Receiver['at']>;
  const told = new Webhook(webhook.secret).verify(body, headers as never) as {
    type: string;
    timestamp: string;
    data: Record<string, unknown>;
  };
  assert.deepEqual(
    [told.type, told.data.taskId, told.data.exportId, told.data.status, told.data.rowsAppended],
    ['task.ended', task.id, configId, 'done', 5],
  );
  assert.ok(!Number.isNaN(Date.parse(told.timestamp)));
  assert.equal(headers['user-agent'], 'Skladno');
  await until(async () => (await deliveries(member, webhook))[0]?.fate === 'delivered');
  const [delivery] = await deliveries(member, webhook);
  assert.deepEqual(
    [delivery?.messageId, delivery?.event, delivery?.status, delivery?.tries, delivery?.payload],
    [headers['webhook-id'], 'task.ended', 204, 1, body],
  );
  assert.equal(receiver.at('/other-events').length, 0);
  const { lastDeliveredAt, failingSince, waiting } = await view(member, webhook);
  assert.deepEqual([lastDeliveredAt !== null, failingSince, waiting], [true, null, 0]);

  // A new secret: for a day both are good, so that a receiver may take it over when it likes.
  const rotated = (await press(member, webhook, 'rotate-secret')).body as unknown as Made;
  assert.notEqual(rotated.secret, webhook.secret);
  const sent = await press(member, webhook, `deliveries/${delivery!.id}/replay`);
  assert.deepEqual([sent.status, sent.body.replayed, sent.body.fate], [202, true, 'waiting']);
  await until(() => receiver.at('/one').length === 2);
  const again = receiver.at('/one')[1]!;
  assert.equal(again.headers['webhook-id'], headers['webhook-id'], 'a receiver knows it by its id');
  for (const { secret } of [webhook, rotated])
    assert.deepEqual(new Webhook(secret).verify(again.body, again.headers as never), told);
  await app.db.database.forCompany(member.companyId, (trx) =>
    trx
      .updateTable('webhooks')
      .set({ old_until: sql<Date>`clock_timestamp()` })
      .where('id', '=', webhook.id)
      .execute(),
  );
  await press(member, webhook, 'test');
  await until(() => receiver.at('/one').length === 3);
  const test = receiver.at('/one')[2]!;
  assert.equal(
    (new Webhook(rotated.secret).verify(test.body, test.headers as never) as typeof told).type,
    'webhook.test',
  );
  assert.throws(() => new Webhook(webhook.secret).verify(test.body, test.headers as never));
  const { body: log } = await member.call('GET', '/audit-log?limit=50');
  assert.doesNotMatch(JSON.stringify(log), /whsec_/);
});

test('what cannot be delivered is tried again, in order; a test goes at once and once', async () => {
  const member = await app.company('two');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  const webhook = await subscribe(member, '/two');
  receiver.answers('/two', status(500));
  await happen(member, configId, 2);
  await until(async () => (await deliveries(member, webhook)).some(({ tries }) => tries > 0));
  const failing = await deliveries(member, webhook);
  assert.deepEqual(
    failing.map(({ fate, status: answered, fault, tries }) => [fate, answered, fault, tries > 0]),
    [
      ['waiting', null, null, false],
      ['waiting', 500, 'status', true],
    ],
  );
  assert.equal(receiver.at('/two').length, failing[1]!.tries, 'the next one waits for the first');
  assert.notEqual((await view(member, webhook)).failingSince, null);
  const tested = await press(member, webhook, 'test');
  await until(async () =>
    (await deliveries(member, webhook)).some(({ id, fate }) => id === tested.body.id && fate === 'failed'),
  );
  receiver.answers('/two', status(200));
  await hoursPass(member);
  await until(
    async () => (await deliveries(member, webhook)).filter(({ fate }) => fate === 'delivered').length === 2,
  );
  const came = receiver.at('/two').filter(({ body }) => JSON.parse(body).type === 'task.ended');
  const ids = [...new Set(came.map(({ headers }) => headers['webhook-id']))];
  assert.deepEqual(ids, failing.map(({ messageId }) => messageId).reverse());
  assert.equal((await view(member, webhook)).failingSince, null);
});

test('after three days it is paused and told; what waited is dropped, and can be sent again when it goes on', async () => {
  const member = await app.company('three');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  const webhook = await subscribe(member, '/three');
  receiver.answers('/three', status(503, { 'retry-after': '3600' }));
  await happen(member, configId, 2);
  await until(async () => (await deliveries(member, webhook)).some(({ tries }) => tries === 1));
  await hoursPass(member, 3);
  await until(async () => (await view(member, webhook)).paused === 'failing');
  const fates = (await deliveries(member, webhook)).map(({ fate }) => fate);
  assert.deepEqual(fates, ['dropped', 'failed']);
  assert.deepEqual(
    paused.filter(({ webhookId }) => webhookId === webhook.id).map(({ name, why }) => [name, why]),
    [['/three', 'failing']],
  );
  const [dropped] = await deliveries(member, webhook);
  const replay = `deliveries/${dropped!.id}/replay`;
  assert.deepEqual((await press(member, webhook, replay)).body.code, 'webhook-paused');
  await happen(member, configId);
  assert.equal((await deliveries(member, webhook)).length, 2, 'what happens meanwhile is not sent');
  receiver.answers('/three', status(200));
  // Whether it answers again is tried before it goes on.
  const tested = await press(member, webhook, 'test');
  await until(async () =>
    (await deliveries(member, webhook)).some(({ id, fate }) => id === tested.body.id && fate === 'delivered'),
  );
  assert.equal((await press(member, webhook, 'resume')).status, 200);
  assert.equal((await press(member, webhook, replay)).status, 202);
  await until(() =>
    receiver.at('/three').some(({ headers }) => headers['webhook-id'] === dropped!.messageId),
  );
  const { paused: now, failingSince } = await view(member, webhook);
  assert.deepEqual([now, failingSince], [null, null]);
});

test('a receiver that says it is gone is left alone at once', async () => {
  const member = await app.company('four');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  const webhook = await subscribe(member, '/four');
  receiver.answers('/four', status(410));
  await happen(member, configId);
  await until(async () => (await view(member, webhook)).paused === 'gone');
  assert.equal(paused.at(-1)?.why, 'gone');
  assert.equal((await deliveries(member, webhook))[0]?.fate, 'failed');
});

test('receivers that refuse, hang, redirect and answer without end hold nobody else up, and are sent nothing elsewhere', async () => {
  const member = await app.company('five');
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  receiver.answers('/hangs', () => {});
  receiver.answers('/leads-on', status(307, { location: receiver.url('/elsewhere') }));
  receiver.answers('/endless', (response) => {
    response.writeHead(200).on('error', () => {});
    const more = () =>
      response.destroyed ||
      (response.write(Buffer.alloc(65_536)) ? setImmediate(more) : response.once('drain', more));
    more();
  });
  const bad = ['/hangs', '/leads-on', '/endless'];
  const webhooks = new Map<string, Made>();
  for (const path of [...bad, '/lives']) webhooks.set(path, await subscribe(member, path));
  // Nobody listens there.
  const refuses = await member.call('POST', '/webhooks', {
    name: 'refuses',
    url: 'http://127.0.0.1:1/',
    events: ['task.ended'],
  });
  await happen(member, configId, 3);
  await until(() => receiver.at('/lives').length === 3);
  const last = async (path: string) => (await deliveries(member, webhooks.get(path)!)).at(-1)!;
  await until(async () => (await last('/leads-on')).fault === 'redirect');
  await until(async () => (await last('/endless')).fate === 'delivered');
  assert.equal(receiver.at('/elsewhere').length, 0);
  await until(
    async () => (await deliveries(member, { id: refuses.body.id as string })).at(-1)?.fault === 'network',
  );
});

test('nothing is sent to where it must not go, nor for a company that is closed', async () => {
  const member = await app.company('six');
  const bad: Record<string, string> = {
    'http://shop.example.com/': 'webhook-address-not-https',
    'https://me:secret@shop.example.com/': 'webhook-address-with-password',
    'https://shop.example.com:22/': 'webhook-address-port',
    'https://10.0.0.1/': 'webhook-address-private',
    'https://[::ffff:169.254.169.254]/': 'webhook-address-private',
    'ftp://shop.example.com/': 'bad-request',
  };
  for (const [url, code] of Object.entries(bad)) {
    const refused = await member.call('POST', '/webhooks', { name: 'x', url, events: ['task.ended'] });
    assert.deepEqual([refused.status >= 400, refused.body.code], [true, code], url);
  }
  const { id: configId } = await member.config({ spreadsheetId: member.spreadsheet() });
  const webhook = await subscribe(member, '/six');
  const changed = await member.call('PATCH', `/webhooks/${webhook.id}`, { url: 'https://192.168.0.1/' });
  assert.equal(changed.body.code, 'webhook-address-private');
  assert.equal((await view(member, webhook)).url, receiver.url('/six'));
  // The run that goes on ends with the company.
  const task = await member.start(configId);
  assert.equal((await member.call('DELETE', '/companies/current')).status < 300, true);
  const fates = () =>
    app.db.database.forCompany(member.companyId, (trx) =>
      trx.selectFrom('webhook_deliveries').select(['fate', 'payload']).execute(),
    );
  await until(async () =>
    (await fates()).some(({ fate, payload }) => fate === 'dropped' && payload.includes(task.id)),
  );
  assert.equal(receiver.at('/six').length, 0);
});

test('many receivers have theirs in order, beside dead ones', async () => {
  receiver.answers('/silent', () => {});
  receiver.answers('/fails', status(500));
  const living = Array.from({ length: 8 }, (_, at) => `/many-${at}`);
  await fillLanes(app, [...living, '/silent', '/fails'].map(receiver.url), 10);
  await until(() => living.every((path) => receiver.at(path).length === 10));
  for (const path of living)
    assert.deepEqual(
      receiver.at(path).map(numberOf),
      Array.from({ length: 10 }, (_, at) => at + 1),
      path,
    );
  assert.ok(
    receiver.at('/fails').every((message) => numberOf(message) === 1),
    'the next ones wait for the first',
  );
});
