import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createRemoteJWKSet, importPKCS8, jwtVerify, SignJWT } from 'jose';
import { type GoogleSandbox, openGoogle } from '../index.ts';
import { OWNER, SPREADSHEETS } from '../testing.ts';

const REDIRECT = 'http://127.0.0.1:9/callback';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-specification-43';
const CLIENT = { client_id: 'client-1', client_secret: 'secret-1' };

interface TokenAnswer {
  status: number;
  access_token: string;
  refresh_token?: string;
  id_token?: string;
  scope: string;
  expires_in: number;
  error?: string;
  error_description?: string;
}

describe('OAuth 2.0', () => {
  let google: GoogleSandbox;
  before(async () => {
    google = await openGoogle({ port: 0, users: [{ email: OWNER }] });
  });
  after(() => google.close());

  function authorizeQuery(extra: Record<string, string> = {}): URLSearchParams {
    return new URLSearchParams({
      client_id: CLIENT.client_id,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: `openid email ${SPREADSHEETS}`,
      state: 'state-1',
      access_type: 'offline',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
      ...extra,
    });
  }

  /** Presses a button of the consent page with the given boxes ticked; returns where the browser is sent. */
  async function decide(query: URLSearchParams, decision: 'allow' | 'deny', ticked: string[]): Promise<URL> {
    const form = new URLSearchParams({ request: query.toString(), decision, email: OWNER });
    for (const scope of ticked) form.append('scope', scope);
    const answer = await fetch(google.authUrl, { method: 'POST', body: form, redirect: 'manual' });
    assert.equal(answer.status, 302);
    return new URL(answer.headers.get('location') ?? '');
  }

  async function token(form: Record<string, string>): Promise<TokenAnswer> {
    const answer = await fetch(google.tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
    return { status: answer.status, ...((await answer.json()) as Omit<TokenAnswer, 'status'>) };
  }

  async function allow(
    extra: Record<string, string> = {},
    ticked = ['openid', SPREADSHEETS],
  ): Promise<string> {
    const target = await decide(authorizeQuery(extra), 'allow', ticked);
    assert.equal(target.searchParams.get('state'), 'state-1');
    return target.searchParams.get('code') ?? '';
  }

  const redeem = (code: string, extra: Record<string, string> = {}) =>
    token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
      ...CLIENT,
      ...extra,
    });

  test('the consent page shows the scopes with boxes, and both buttons', async () => {
    const answer = await fetch(`${google.authUrl}?${authorizeQuery()}`);
    const html = await answer.text();
    assert.equal(answer.status, 200);
    assert.ok(html.includes('Разрешить') && html.includes('Отказать'));
    assert.equal(html.match(/type="checkbox"/g)?.length, 3);
    const english = await (await fetch(`${google.authUrl}?${authorizeQuery({ hl: 'en' })}`)).text();
    assert.match(english, /<html lang="en">[\s\S]*wants access to your Google Account[\s\S]*>Allow</);
    assert.doesNotMatch(english, /[А-Яа-яё]/);
    assert.equal((await fetch(`${google.authUrl}?${authorizeQuery({ scope: 'nonsense' })}`)).status, 400);
  });

  test('a code is redeemed once, with its verifier, redirect and client', async () => {
    const code = await allow({ prompt: 'consent', nonce: 'n-1' });
    const tokens = await redeem(code);
    assert.equal(tokens.status, 200);
    assert.ok(tokens.refresh_token);
    assert.equal(tokens.scope, `openid ${SPREADSHEETS}`);
    const keys = createRemoteJWKSet(new URL(`${google.url}/oauth2/v3/certs`));
    const { payload } = await jwtVerify(tokens.id_token ?? '', keys, { audience: CLIENT.client_id });
    assert.deepEqual([payload.iss, payload.nonce], ['https://accounts.google.com', 'n-1']);
    const twice = await redeem(code);
    assert.deepEqual([twice.status, twice.error], [400, 'invalid_grant']);
    assert.equal((await redeem(await allow(), { code_verifier: 'wrong' })).error, 'invalid_grant');
    assert.equal(
      (await redeem(await allow(), { redirect_uri: 'http://other.test/' })).error,
      'redirect_uri_mismatch',
    );
    const client = await redeem(await allow(), { client_secret: 'wrong' });
    assert.deepEqual([client.status, client.error], [401, 'invalid_client']);
  });

  test('a refresh token comes with consent alone, and dies when revoked', async () => {
    const { refresh_token: refreshToken = '' } = await redeem(await allow({ prompt: 'consent' }));
    assert.equal((await redeem(await allow())).refresh_token, undefined);
    const refresh = () => token({ grant_type: 'refresh_token', refresh_token: refreshToken, ...CLIENT });
    const fresh = await refresh();
    const info = async () =>
      fetch(`${google.url}/oauth2/v3/userinfo`, {
        headers: { authorization: `Bearer ${fresh.access_token}` },
      });
    assert.equal((await info()).status, 200);
    const revoke = () =>
      fetch(google.revokeUrl, { method: 'POST', body: new URLSearchParams({ token: refreshToken }) });
    assert.equal((await revoke()).status, 200);
    assert.equal((await revoke()).status, 400);
    assert.equal((await info()).status, 401);
    const dead = await refresh();
    assert.deepEqual(
      [dead.status, dead.error, dead.error_description],
      [400, 'invalid_grant', 'Token has been expired or revoked.'],
    );
  });

  test('a refusal and an unticked scope come back as Google sends them', async () => {
    const denied = await decide(authorizeQuery(), 'deny', []);
    assert.equal(denied.searchParams.get('error'), 'access_denied');
    assert.equal((await redeem(await allow({}, ['openid']))).scope, 'openid');
  });

  test('past a hundred refresh tokens the oldest dies silently', async () => {
    const tokens: string[] = [];
    for (let index = 0; index <= 100; index += 1) {
      const answer = await redeem(await allow({ prompt: 'consent', client_id: 'many' }), {
        client_id: 'many',
        client_secret: 's',
      });
      tokens.push(answer.refresh_token ?? '');
    }
    const refresh = (refreshToken = '') =>
      token({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: 'many',
        client_secret: 's',
      });
    assert.equal((await refresh(tokens[0])).error, 'invalid_grant');
    assert.equal((await refresh(tokens[1])).status, 200);
    assert.equal((await refresh(tokens[100])).status, 200);
  });

  describe('service accounts', () => {
    const now = () => Math.floor(Date.now() / 1000);

    async function assertion(claims: Record<string, unknown>, signer = 'robot'): Promise<TokenAnswer> {
      const key = google.serviceAccount('robot');
      const signing = await importPKCS8(google.serviceAccount(signer).private_key, 'RS256');
      const jwt = await new SignJWT({
        scope: SPREADSHEETS,
        iss: key.client_email,
        aud: key.token_uri,
        iat: now(),
        exp: now() + 3600,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: key.private_key_id })
        .sign(signing);
      return token({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt });
    }

    test('a signed assertion buys a token that opens what is shared with the account', async () => {
      const account = google.serviceAccount('robot');
      assert.equal(google.serviceAccount('robot').private_key, account.private_key);
      const { id } = google.createSpreadsheet({ title: 'Робот', owner: OWNER });
      const answer = await assertion({});
      const get = () =>
        fetch(`${google.sheetsUrl}/v4/spreadsheets/${id}`, {
          headers: { authorization: `Bearer ${answer.access_token}` },
        });
      assert.equal((await get()).status, 403);
      google.share(id, account.client_email, 'writer');
      assert.equal((await get()).status, 200);
    });

    test('wrong assertions are refused', async () => {
      const refusals: [Promise<TokenAnswer>, string][] = [
        [assertion({}, 'impostor'), 'Invalid JWT Signature.'],
        [assertion({ iss: 'nobody@example.com' }), 'Invalid grant: account not found'],
        [
          assertion({ aud: 'https://oauth2.googleapis.com/token' }),
          `Invalid JWT: Failed audience check. The right audience is ${google.tokenUrl}`,
        ],
        [
          assertion({ exp: now() - 10, iat: now() - 100 }),
          'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
        ],
        [
          assertion({ exp: now() + 7200 }),
          'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
        ],
      ];
      for (const [answer, description] of refusals) {
        const { status, error, error_description } = await answer;
        assert.deepEqual([status, error, error_description], [400, 'invalid_grant', description]);
      }
      assert.equal((await assertion({ scope: '' })).error, 'invalid_scope');
    });
  });
});
