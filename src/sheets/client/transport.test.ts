import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { MemoryBudgets, openLimits } from '../../platform/limits/limits.ts';
import { outgoingProblems } from '../../platform/outgoing/index.ts';
import type { ProblemKind } from '../../platform/problems.ts';
import { serviceAccount } from './auth.ts';
import { openSheetsClient } from './client.ts';
import { SheetsError, sheetsProblems } from './errors.ts';
import { ConsentGone, redeemCode, refreshTokens, revokeConsent } from './oauth.ts';

let handle: (request: IncomingMessage, response: ServerResponse) => void;
let paths: string[];
const server = createServer((request, response) => {
  paths.push(`${request.method} ${request.url?.split('?')[0]}`);
  handle(request, response);
});
/** What nobody is sent to. */
const elsewhere = createServer((_, response) => {
  strangers += 1;
  response.end('{}');
});
let strangers = 0;
let url: string;
let stranger: string;

before(async () => {
  for (const each of [server, elsewhere]) {
    each.listen(0, '127.0.0.1');
    await once(each, 'listening');
  }
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stranger = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
after(() => {
  for (const each of [server, elsewhere]) {
    each.closeAllConnections();
    each.close();
  }
});
beforeEach(() => {
  paths = [];
  strangers = 0;
});

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = (tokenUrl: string) => ({
  client_email: 'robot@shop-1.iam.gserviceaccount.com',
  private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  token_uri: tokenUrl,
});
const oauth = () => ({
  clientId: 'c',
  clientSecret: 's',
  authUrl: `${url}/auth`,
  tokenUrl: `${url}/token`,
  redirectUri: 'http://localhost/callback',
});
const client = (signal?: AbortSignal) =>
  openSheetsClient({
    credentials: { account: 'a@example.com', project: 'p', token: async () => 'token' },
    sheetsUrl: url,
    driveUrl: url,
    limits: openLimits(new MemoryBudgets()),
    retryPauseMs: 1,
    ...(signal && { signal }),
  });
const kind = (wanted: ProblemKind) => (error: unknown) => {
  assert.ok(error instanceof SheetsError, String(error));
  assert.equal(error.kind, wanted);
  return true;
};

/** Everything that is asked of Google with something secret in it. */
const secretCalls: Record<string, () => Promise<unknown>> = {
  'a service account’s token': () => serviceAccount(key(`${url}/token`)).token(),
  'a person’s code': () => redeemCode(oauth(), 'code', 'verifier'),
  'a person’s refresh token': () => refreshTokens(oauth(), 'refresh'),
  'a revocation': () => revokeConsent(oauth(), 'refresh'),
  'a write': () => client().batchUpdate('spreadsheet-id', []),
  'a new spreadsheet': () => client().create('Title', () => []),
  'a reading': () => client().spreadsheet('spreadsheet-id'),
};
for (const [what, call] of Object.entries(secretCalls)) {
  test(`${what} is not sent on to another host`, async () => {
    for (const status of [302, 307]) {
      handle = (_, response) => response.writeHead(status, { location: `${stranger}/x` }).end('secret words');
      await assert.rejects(call(), (error) => {
        assert.ok(error instanceof SheetsError);
        assert.ok(!error.message.includes('secret words'));
        return kind(outgoingProblems.elsewhere)(error);
      });
    }
    assert.equal(strangers, 0);
  });
}

test('a reading is led on within its host', async () => {
  handle = (request, response) => {
    if (!request.url?.startsWith('/moved'))
      return response.writeHead(307, { location: `/moved${request.url}` }).end();
    return response.writeHead(200, { 'content-type': 'application/json' }).end('{"spreadsheetId":"x"}');
  };
  assert.deepEqual(await client().spreadsheet('spreadsheet-id'), { spreadsheetId: 'x' });
});

test('a token is asked for over http and https only', async () => {
  for (const address of [
    'data:application/json,{"access_token":"x","expires_in":3600}',
    'file:///etc/passwd',
  ])
    await assert.rejects(serviceAccount(key(address)).token(), kind(outgoingProblems.elsewhere), address);
});

test('of a foreign page nothing is told on, nor is it a refusal of Google', async () => {
  const statuses = [400, 401, 403, 404];
  let asked = 0;
  handle = (_, response) =>
    response.writeHead(statuses[asked++ % 4]!, { 'content-type': 'text/html' }).end('<html>secret words');
  const calls = ['a service account’s token', 'a person’s refresh token'].flatMap((what) =>
    statuses.map(() =>
      assert.rejects(secretCalls[what]!(), (error) => {
        assert.ok(error instanceof SheetsError, String(error));
        assert.ok(!error.message.includes('secret'), error.message);
        return kind(sheetsProblems.unavailable)(error);
      }),
    ),
  );
  await Promise.all(calls);
});

test('what Google itself refuses in JSON is a refusal, told on one line and not at length', async () => {
  const said = { error: 'invalid_grant', error_description: `No${'\n'}way\u202e ${'!'.repeat(1000)}` };
  handle = (_, response) =>
    response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  await assert.rejects(secretCalls['a service account’s token']!(), (error) => {
    assert.ok(error instanceof SheetsError);
    assert.match(String(error.params.answer), /^No way !{20,}…?$/);
    assert.ok(String(error.params.answer).length <= 301);
    return kind(sheetsProblems.credentials)(error);
  });
  await assert.rejects(secretCalls['a person’s refresh token']!(), ConsentGone);
});

test('an account’s budget is named by the project in its address, whatever the key says', () => {
  const named = { ...key(url), project_id: 'somebody-else' };
  assert.equal(serviceAccount(named).project, 'shop-1');
  const other = { ...key(url), client_email: '1-compute@developer.gserviceaccount.com' };
  assert.equal(serviceAccount(other).project, '1-compute@developer.gserviceaccount.com');
});
