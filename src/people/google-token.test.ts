import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { exchangeCode } from './google-token.ts';

let handle: RequestListener;
const server = createServer((request, response) => handle(request, response));
let strangers = 0;
const stranger = createServer((_, response) => {
  strangers += 1;
  response.end('{"id_token":"x"}');
});
let url: string;
let away: string;

before(async () => {
  for (const each of [server, stranger]) {
    each.listen(0, '127.0.0.1');
    await once(each, 'listening');
  }
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
  away = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/token`;
});
after(() => {
  for (const each of [server, stranger]) {
    each.closeAllConnections();
    each.close();
  }
});

const exchange = () =>
  exchangeCode(
    { clientId: 'c', clientSecret: 's', tokenUrl: url },
    { code: 'code', redirectURI: 'http://localhost/', codeVerifier: 'v' },
  );

test('a code of the sign-in and our secret are sent nowhere else, and of a refusal nothing is told on', async () => {
  for (const status of [301, 302, 303, 307, 308]) {
    handle = (_, response) => response.writeHead(status, { location: away }).end();
    await assert.rejects(exchange(), { name: 'OutgoingError' });
  }
  assert.equal(strangers, 0);
  handle = (_, response) => response.writeHead(400).end('secret words');
  await assert.rejects(exchange(), (error: Error) => !error.message.includes('secret'));
  handle = (request, response) => {
    assert.equal(request.method, 'POST');
    response.end('{"id_token":"who","refresh_token":"not kept"}');
  };
  assert.deepEqual(await exchange(), { idToken: 'who' });
});
