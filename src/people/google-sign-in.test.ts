import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import type { Browser } from '../../test/support/people.ts';
import { isSignedIn, password, roomOfPeople } from '../../test/support/signed-in.ts';

let google: GoogleSandbox;
const room = roomOfPeople(async (keep) => {
  const users = [{ email: 'gleb@gmail.example' }, { email: 'anna@example.com' }];
  google = keep(await openGoogle({ port: 0, users }));
  const { authUrl, tokenUrl } = google;
  return { google: { clientId: 'client', clientSecret: 'secret', authUrl, tokenUrl } };
});

/** Walks through Google's consent as a person would. Answers where they land. */
async function byGoogle(
  browser: Browser,
  email: string,
  decision: 'allow' | 'deny' = 'allow',
  ticked = true,
  comesBack = browser,
) {
  const begun = await browser.call('POST', '/api/auth/sign-in/google', { next: '/exports' });
  const { searchParams } = new URL(begun.body.url);
  const said = ['code_challenge_method', 'hl'].map((name) => searchParams.get(name));
  assert.deepEqual([...said, searchParams.has('state')], ['S256', 'ru', true]);
  const form = new URLSearchParams({ request: searchParams.toString(), decision, email });
  assert.equal(searchParams.get('scope'), 'openid email profile');
  const info = 'https://www.googleapis.com/auth/userinfo.';
  for (const scope of ['openid', `${info}profile`, ...(ticked ? [`${info}email`] : [])])
    form.append('scope', scope);
  const consent = await fetch(google.authUrl, { method: 'POST', body: form, redirect: 'manual' });
  const back = new URL(consent.headers.get('location')!);
  return { back, landed: await comesBack.call('GET', `${back.pathname}${back.search}`) };
}

test('by Google: a person is made, comes again, and none of Google’s tokens is kept', async () => {
  const browser = room.people.browser();
  assert.deepEqual((await byGoogle(browser, 'gleb@gmail.example')).landed, { status: 303, body: '/exports' });
  const profile = (await browser.call('GET', '/api/v1/profile')).body;
  assert.deepEqual([profile.email, profile.google, profile.hasPassword], ['gleb@gmail.example', true, false]);
  const again = room.people.browser();
  await byGoogle(again, 'gleb@gmail.example');
  assert.ok(await isSignedIn(again));
  const { rows } = await room.db.database.pool.query(
    "select access_token, refresh_token, id_token from auth.account where provider_id = 'google'",
  );
  assert.deepEqual(rows, [{ access_token: null, refresh_token: null, id_token: null }]);
});

test('by Google: the person of the same proved address is the same', async () => {
  await room.people.identity.ensurePerson({ email: 'anna@example.com', name: 'Анна', password });
  const browser = room.people.browser();
  await byGoogle(browser, 'anna@example.com');
  const profile = (await browser.call('GET', '/api/v1/profile')).body;
  assert.deepEqual([profile.hasPassword, profile.google], [true, true]);
});

test('by Google: refused, unticked, a foreign state, a code twice, another site', async () => {
  const browser = room.people.browser();
  const denied = await byGoogle(browser, 'gleb@gmail.example', 'deny');
  assert.match(denied.landed.body, /\/sign-in\?next=%2Fexports&error=access_denied/);
  const unticked = await byGoogle(browser, 'gleb@gmail.example', 'allow', false);
  assert.match(unticked.landed.body, /\/sign-in\?next=%2Fexports&error=/);
  assert.equal(await isSignedIn(browser), false);

  const honest = room.people.browser();
  const { back } = await byGoogle(honest, 'gleb@gmail.example');
  assert.match(
    (await honest.call('GET', `${back.pathname}${back.search}`)).body,
    /error=/,
    'a code is used once',
  );
  const thief = room.people.browser();
  assert.match((await thief.call('GET', `${back.pathname}${back.search}`)).body, /error=/);
  assert.equal(await isSignedIn(thief), false, 'a state begun in another browser opens nothing');
  const [began, talkedInto] = [room.people.browser(), room.people.browser()];
  const fresh = await byGoogle(began, 'gleb@gmail.example', 'allow', true, talkedInto);
  assert.match(fresh.landed.body, /error=/);
  assert.deepEqual(
    [await isSignedIn(began), await isSignedIn(talkedInto)],
    [false, false],
    'a fresh code in another browser signs in neither who began nor who allowed',
  );
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example'])
    assert.equal((await browser.call('POST', '/api/auth/sign-in/google', { next })).status, 400, next);
});
