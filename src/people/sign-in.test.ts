import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../sandbox/google/index.ts';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { type Browser, openPeople, type People, secretIn } from '../../test/support/people.ts';
import { totp } from '../../test/support/totp.ts';
import { isCommon } from './passwords.ts';

const password = 'лиловый трактор едет в гору';
const another = 'пять тихих яблок на окне';
let db: TestDatabase;
let google: GoogleSandbox;
let people: People;

before(async () => {
  db = await openTestDatabase();
  google = await openGoogle({
    port: 0,
    users: [{ email: 'gleb@gmail.example' }, { email: 'anna@example.com' }],
  });
  people = await openPeople(db, {
    google: {
      clientId: 'client',
      clientSecret: 'secret',
      authUrl: google.authUrl,
      tokenUrl: google.tokenUrl,
    },
  });
});
after(async () => {
  await people?.close();
  await google?.close();
  await db?.close();
});

/** Signs up by the letter; answers a browser that is signed in. */
async function signUp(email: string): Promise<Browser> {
  const browser = people.browser();
  assert.equal((await browser.call('POST', '/api/auth/sign-up', { email })).status, 202);
  const token = secretIn(await people.letterTo(email));
  const finished = await browser.call('POST', '/api/auth/sign-up/finish', { token, name: 'Анна', password });
  assert.deepEqual(finished, { status: 201, body: { email } });
  assert.equal((await signIn(browser, email)).status, 200);
  return browser;
}

const signIn = (browser: Browser, email: string, secret = password) =>
  browser.call('POST', '/api/auth/sign-in/email', { email, password: secret });
const known = async (browser: Browser) => (await browser.call('GET', '/api/v1/me')).status === 200;

test('signing up: the letter, then the password; its link is good once', async () => {
  const browser = await signUp('vera@example.com');
  assert.ok(await known(browser));
  const token = secretIn(await people.letterTo('vera@example.com'));
  const again = await browser.call('POST', '/api/auth/sign-up/finish', { token, name: 'В', password });
  assert.deepEqual([again.status, again.body.code], [410, 'bad-link']);
});

test('a known address and an unknown one are answered the same, in the same time', async () => {
  await signUp('known@example.com');
  for (const path of ['/api/auth/sign-up', '/api/auth/request-password-reset']) {
    const answers: object[] = [];
    for (const email of ['known@example.com', 'unknown@example.com']) {
      const began = performance.now();
      answers.push(await people.browser().call('POST', path, { email }));
      assert.ok(performance.now() - began >= 395, `${path} takes its time for ${email}`);
    }
    assert.deepEqual(answers[0], answers[1], path);
  }
  const letters = await people.mail.outbox();
  const subjects = (to: string) => letters.filter((letter) => letter.to === to).map(({ subject }) => subject);
  assert.deepEqual(subjects('known@example.com').slice(0, 2), [
    'Новый пароль для Складно',
    'У вас уже есть вход в Складно',
  ]);
  assert.deepEqual(subjects('unknown@example.com'), ['Подтвердите почту и заведите пароль']);
  const wrong = [];
  for (const email of ['known@example.com', 'nobody@example.com'])
    wrong.push({ ...(await signIn(people.browser(), email, 'a wrong one')).body, requestId: '' });
  assert.deepEqual(wrong[0], wrong[1]);
});

test('weak passwords are refused with a reason, wherever one is chosen', async () => {
  for (const weak of [
    'Password1!',
    'qwerty12345',
    '12345678',
    'aaaaaaaa',
    'p@ssw0rd',
    'Пароль123',
    'gfhjkm123',
    'abcdefgh',
  ])
    assert.ok(isCommon(weak), weak);
  for (const good of [password, another, 'correct horse', 'Tr0ub4dor&3x', 'skladno-demo'])
    assert.ok(!isCommon(good), good);
  const browser = await signUp('weak@example.com');
  const calls: [string, object][] = [
    ['/api/auth/sign-up/finish', { token: 't', name: 'А', password: 'qwerty12345' }],
    ['/api/auth/reset-password', { token: 't', newPassword: 'qwerty12345' }],
    ['/api/auth/change-password', { currentPassword: password, newPassword: 'qwerty12345' }],
    ['/api/v1/invitations/sign-up', { token: 't', name: 'А', password: 'qwerty12345' }],
  ];
  for (const [path, body] of calls) {
    const { status, body: problem } = await browser.call('POST', path, body);
    assert.equal(status, 400, path);
    assert.match(problem.errors[0].message, /подберут первым/);
  }
});

test('a new password by letter ends every session; its link is good once', async () => {
  const email = 'reset@example.com';
  const [first, second] = [await signUp(email), people.browser()];
  await signIn(second, email);
  await second.call('POST', '/api/auth/request-password-reset', { email });
  const token = secretIn(await people.letterTo(email));
  const stranger = people.browser();
  const reset = () => stranger.call('POST', '/api/auth/reset-password', { token, newPassword: another });
  assert.equal((await reset()).status, 200);
  assert.deepEqual([await known(first), await known(second)], [false, false]);
  assert.equal((await signIn(first, email)).body.code, 'wrong-password');
  assert.equal((await signIn(first, email, another)).status, 200);
  assert.deepEqual((await reset()).body.code, 'bad-link');
  assert.equal((await people.letterTo(email)).subject, 'Пароль изменён');
});

test('a changed password ends the other sessions and gives this one a new cookie', async () => {
  const email = 'change@example.com';
  const [here, there] = [await signUp(email), people.browser()];
  await signIn(there, email);
  const before = new Map(here.cookies);
  const wrong = { currentPassword: 'not this one', newPassword: another };
  const refused = await here.call('POST', '/api/auth/change-password', wrong);
  assert.deepEqual([refused.status, refused.body.code], [422, 'wrong-current-password']);
  const right = { currentPassword: password, newPassword: another };
  assert.equal((await here.call('POST', '/api/auth/change-password', right)).status, 200);
  assert.deepEqual([await known(here), await known(there)], [true, false]);
  assert.notDeepEqual(here.cookies, before);
  const old = people.browser();
  for (const [name, value] of before) old.cookies.set(name, value);
  assert.equal(await known(old), false, 'the old cookie is void');
  assert.equal((await people.letterTo(email)).subject, 'Пароль изменён');
});

test('a cookie that was there before signing in is not the one after it', async () => {
  const email = 'fixation@example.com';
  await signUp(email);
  const victim = people.browser();
  victim.cookies.set('skladno.session_token', 'planted.by-somebody');
  await signIn(victim, email);
  assert.notEqual(victim.cookies.get('skladno.session_token'), 'planted.by-somebody');
  assert.ok(await known(victim));
});

test('another e-mail: the old address agrees, the new one proves itself', async () => {
  const browser = await signUp('old@example.com');
  const change = (newEmail: string) => browser.call('POST', '/api/auth/change-email', { newEmail });
  const follow = (token: string) => browser.call('POST', '/api/auth/verify-email', { token });
  assert.equal((await change('new@example.com')).status, 200);
  const first = secretIn(await people.letterTo('old@example.com'));
  assert.equal((await follow(first)).status, 200);
  assert.equal((await browser.call('GET', '/api/v1/profile')).body.email, 'old@example.com');
  assert.equal((await follow(secretIn(await people.letterTo('new@example.com')))).status, 200);
  assert.equal((await browser.call('GET', '/api/v1/profile')).body.email, 'new@example.com');
  assert.equal((await follow(first)).body.code, 'bad-link');
  assert.equal((await signIn(people.browser(), 'new@example.com')).status, 200);
  // Taken by somebody else: the same answer, and no letter.
  await signUp('taken@example.com');
  const count = (await people.mail.outbox()).length;
  assert.equal((await change('taken@example.com')).status, 200);
  assert.equal((await people.mail.outbox()).length, count);
});

test('one new address of two people: who is first has it, the other is told so', async () => {
  const links: [Browser, string][] = [];
  for (const email of ['first-of-two@example.com', 'second-of-two@example.com']) {
    const browser = await signUp(email);
    await browser.call('POST', '/api/auth/change-email', { newEmail: 'wanted@example.com' });
    await browser.call('POST', '/api/auth/verify-email', { token: secretIn(await people.letterTo(email)) });
    links.push([browser, secretIn(await people.letterTo('wanted@example.com'))]);
  }
  const follow = () =>
    Promise.all(links.map(([browser, token]) => browser.call('POST', '/api/auth/verify-email', { token })));
  const codes = (await follow()).map(({ status, body }) => body.code ?? status);
  assert.deepEqual(codes.sort(), [200, 'email-taken']);
  const garbled = await people
    .browser()
    .call('POST', '/api/auth/verify-email', { token: 'no.token.of-ours' });
  assert.deepEqual([garbled.status, garbled.body.code], [410, 'bad-link']);
});

test('guessing is slowed down per account, from however many addresses', async () => {
  const email = 'guessed@example.com';
  await signUp(email);
  const codes = new Set<string>();
  for (let guess = 0; guess < 30; guess += 1)
    codes.add((await signIn(people.browser(), email, `guess ${guess}`)).body.code);
  assert.deepEqual([...codes], ['wrong-password']);
  const locked = await signIn(people.browser(), email);
  assert.deepEqual([locked.status, locked.body.code], [429, 'too-many-tries']);
  const letters = [];
  const flooder = people.browser();
  for (let ask = 0; ask < 6; ask += 1)
    letters.push((await flooder.call('POST', '/api/auth/sign-up', { email: 'flood@example.com' })).status);
  assert.deepEqual(letters, [202, 202, 202, 202, 202, 429]);
});

test('the second factor: a real code, a backup code once, and nothing without one', async () => {
  const email = 'second@example.com';
  const browser = await signUp(email);
  assert.equal(
    (await browser.call('POST', '/api/auth/two-factor/enable', { password: 'wrong one' })).status,
    422,
  );
  const made = await browser.call('POST', '/api/auth/two-factor/enable', { password });
  const { totpURI, backupCodes } = made.body as { totpURI: string; backupCodes: string[] };
  assert.equal(backupCodes.length, 10);
  const verify = (who: Browser, code: string) => who.call('POST', '/api/auth/two-factor/verify', { code });
  assert.equal((await browser.call('GET', '/api/v1/profile')).body.secondFactor, false, 'not before a code');
  assert.equal((await verify(browser, '000000')).body.code, 'wrong-code');
  assert.equal((await verify(browser, totp(secretOf(totpURI)))).status, 200);
  assert.equal((await browser.call('GET', '/api/v1/profile')).body.secondFactor, true);

  const { rows } = await db.database.pool.query('select secret, backup_codes from auth.two_factor');
  assert.ok(!JSON.stringify(rows).includes(backupCodes[0]!), 'codes are encrypted');
  assert.ok(!JSON.stringify(rows).includes(secretOf(totpURI)), 'so is the secret');

  const other = people.browser();
  assert.deepEqual((await signIn(other, email)).body, { secondFactor: true });
  assert.equal(await known(other), false, 'the password alone opens nothing');
  assert.equal((await verify(other, totp(secretOf(totpURI), 1))).status, 200);
  assert.ok(await known(other));

  const third = people.browser();
  await signIn(third, email);
  assert.equal((await verify(third, backupCodes[0]!)).status, 200);
  assert.ok(await known(third));
  const fourth = people.browser();
  await signIn(fourth, email);
  assert.equal((await verify(fourth, backupCodes[0]!)).body.code, 'wrong-code');
  assert.equal((await verify(people.browser(), totp(secretOf(totpURI)))).body.code, 'second-factor-over');

  const fresh = await third.call('POST', '/api/auth/two-factor/backup-codes', { password });
  assert.equal(fresh.body.backupCodes.length, 10);
  assert.equal((await third.call('POST', '/api/auth/two-factor/disable', { password })).status, 200);
  assert.deepEqual((await signIn(people.browser(), email)).body, { secondFactor: false });
});

test('sessions are listed without their tokens, ended one by one and all but this one', async () => {
  const email = 'sessions@example.com';
  const [one, two, three] = [await signUp(email), people.browser(), people.browser()];
  await signIn(two, email);
  await signIn(three, email);
  const list = async () => (await one.call('GET', '/api/v1/sessions')).body.items;
  const sessions = await list();
  assert.deepEqual(
    sessions.map(({ current }: { current: boolean }) => current),
    [false, false, true],
  );
  assert.deepEqual(Object.keys(sessions[0]).sort(), [
    'createdAt',
    'current',
    'expiresAt',
    'id',
    'ip',
    'userAgent',
  ]);
  const stranger = await signUp('stranger@example.com');
  const end = (who: Browser, id: string) => who.call('DELETE', `/api/v1/sessions/${id}`);
  assert.equal((await end(stranger, sessions[0].id)).status, 404);
  assert.equal((await end(one, sessions[0].id)).status, 204);
  assert.deepEqual([await known(three), await known(two)], [false, true]);
  assert.equal((await one.call('DELETE', '/api/v1/sessions')).status, 204);
  assert.deepEqual([await known(one), await known(two), (await list()).length], [true, false, 1]);
});

test('the profile: name and language of letters; nothing else can be set', async () => {
  const browser = await signUp('profile@example.com');
  const change = (body: object) => browser.call('PATCH', '/api/v1/profile', body);
  assert.deepEqual((await change({ name: '  Анна К. ', language: 'en' })).body, {
    name: 'Анна К.',
    email: 'profile@example.com',
    language: 'en',
    hasPassword: true,
    google: false,
    secondFactor: false,
  });
  for (const body of [{ email: 'x@example.com' }, { secondFactor: true }, { name: 'a\r\nb' }, { name: '' }])
    assert.equal((await change(body)).status, 400, JSON.stringify(body));
  await browser.call('POST', '/api/auth/request-password-reset', { email: 'profile@example.com' });
  assert.equal((await people.letterTo('profile@example.com')).subject, 'A new password for Skladno');
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
  assert.deepEqual([searchParams.get('code_challenge_method'), searchParams.has('state')], ['S256', true]);
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
  const browser = people.browser();
  assert.deepEqual((await byGoogle(browser, 'gleb@gmail.example')).landed, { status: 303, body: '/exports' });
  const profile = (await browser.call('GET', '/api/v1/profile')).body;
  assert.deepEqual([profile.email, profile.google, profile.hasPassword], ['gleb@gmail.example', true, false]);
  const again = people.browser();
  await byGoogle(again, 'gleb@gmail.example');
  assert.ok(await known(again));
  const { rows } = await db.database.pool.query(
    "select access_token, refresh_token, id_token from auth.account where provider_id = 'google'",
  );
  assert.deepEqual(rows, [{ access_token: null, refresh_token: null, id_token: null }]);
});

test('by Google: the person of the same proved address is the same', async () => {
  await signUp('anna@example.com');
  const browser = people.browser();
  await byGoogle(browser, 'anna@example.com');
  const profile = (await browser.call('GET', '/api/v1/profile')).body;
  assert.deepEqual([profile.hasPassword, profile.google], [true, true]);
});

test('by Google: refused, unticked, a foreign state, a code twice, another site', async () => {
  const browser = people.browser();
  const denied = await byGoogle(browser, 'gleb@gmail.example', 'deny');
  assert.match(denied.landed.body, /\/sign-in\?next=%2Fexports&error=access_denied/);
  const unticked = await byGoogle(browser, 'gleb@gmail.example', 'allow', false);
  assert.match(unticked.landed.body, /\/sign-in\?next=%2Fexports&error=/);
  assert.equal(await known(browser), false);

  const honest = people.browser();
  const { back } = await byGoogle(honest, 'gleb@gmail.example');
  assert.match(
    (await honest.call('GET', `${back.pathname}${back.search}`)).body,
    /error=/,
    'a code is used once',
  );
  const thief = people.browser();
  assert.match((await thief.call('GET', `${back.pathname}${back.search}`)).body, /error=/);
  assert.equal(await known(thief), false, 'a state begun in another browser opens nothing');
  const [began, talkedInto] = [people.browser(), people.browser()];
  const fresh = await byGoogle(began, 'gleb@gmail.example', 'allow', true, talkedInto);
  assert.match(fresh.landed.body, /error=/);
  assert.deepEqual(
    [await known(began), await known(talkedInto)],
    [false, false],
    'a fresh code in another browser signs in neither who began nor who allowed',
  );
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example'])
    assert.equal((await browser.call('POST', '/api/auth/sign-in/google', { next })).status, 400, next);
});

/** The secret of an `otpauth:` address, as an authenticator reads it. */
function secretOf(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? '';
}
