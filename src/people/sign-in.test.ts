import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, secretIn } from '../../test/support/people.ts';
import { another, isSignedIn, password, roomOfPeople, signIn } from '../../test/support/signed-in.ts';
import { totp } from '../../test/support/totp.ts';
import { isCommon } from './passwords.ts';

const room = roomOfPeople();

/** Signs up by the email; answers a browser that is signed in. */
async function signUp(email: string): Promise<Browser> {
  const browser = room.people.browser();
  assert.equal((await browser.call('POST', '/api/auth/sign-up', { email })).status, 202);
  const token = secretIn(await room.people.emailTo(email));
  const finished = await browser.call('POST', '/api/auth/sign-up/finish', { token, name: 'Анна', password });
  assert.deepEqual(finished, { status: 201, body: { email } });
  assert.equal((await signIn(browser, email)).status, 200);
  return browser;
}

test('signing up: the email, then the password; its link is good once', async () => {
  const browser = await signUp('vera@example.com');
  assert.ok(await isSignedIn(browser));
  const token = secretIn(await room.people.emailTo('vera@example.com'));
  const again = await browser.call('POST', '/api/auth/sign-up/finish', { token, name: 'В', password });
  assert.deepEqual([again.status, again.body.code], [410, 'bad-link']);
});

test('a known address and an unknown one are answered the same, in the same time', async () => {
  await signUp('known@example.com');
  for (const path of ['/api/auth/sign-up', '/api/auth/request-password-reset']) {
    const answers: object[] = [];
    for (const email of ['known@example.com', 'unknown@example.com']) {
      const began = performance.now();
      answers.push(await room.people.browser().call('POST', path, { email }));
      assert.ok(performance.now() - began >= 395, `${path} takes its time for ${email}`);
    }
    assert.deepEqual(answers[0], answers[1], path);
  }
  const emails = await room.people.mail.outbox();
  const subjects = (to: string) => emails.filter((email) => email.to === to).map(({ subject }) => subject);
  assert.deepEqual(subjects('known@example.com').slice(0, 2), [
    'Новый пароль для Складно',
    'Вы уже зарегистрированы в Складно',
  ]);
  assert.deepEqual(subjects('unknown@example.com'), ['Подтвердите почту и придумайте пароль']);
  const wrong = [];
  for (const email of ['known@example.com', 'nobody@example.com'])
    wrong.push({ ...(await signIn(room.people.browser(), email, 'a wrong one')).body, requestId: '' });
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
    assert.match(problem.errors[0].message, /слишком простой/);
  }
});

test('a new password by email ends every session; its link is good once', async () => {
  const email = 'reset@example.com';
  const [first, second] = [await signUp(email), room.people.browser()];
  await signIn(second, email);
  await second.call('POST', '/api/auth/request-password-reset', { email });
  const token = secretIn(await room.people.emailTo(email));
  const stranger = room.people.browser();
  const reset = () => stranger.call('POST', '/api/auth/reset-password', { token, newPassword: another });
  assert.equal((await reset()).status, 200);
  assert.deepEqual([await isSignedIn(first), await isSignedIn(second)], [false, false]);
  assert.equal((await signIn(first, email)).body.code, 'wrong-password');
  assert.equal((await signIn(first, email, another)).status, 200);
  assert.deepEqual((await reset()).body.code, 'bad-link');
  assert.equal((await room.people.emailTo(email)).subject, 'Пароль изменён');
});

test('a changed password ends the other sessions and gives this one a new cookie', async () => {
  const email = 'change@example.com';
  const [here, there] = [await signUp(email), room.people.browser()];
  await signIn(there, email);
  const before = new Map(here.cookies);
  const wrong = { currentPassword: 'not this one', newPassword: another };
  const refused = await here.call('POST', '/api/auth/change-password', wrong);
  assert.deepEqual([refused.status, refused.body.code], [422, 'wrong-current-password']);
  const right = { currentPassword: password, newPassword: another };
  assert.equal((await here.call('POST', '/api/auth/change-password', right)).status, 200);
  assert.deepEqual([await isSignedIn(here), await isSignedIn(there)], [true, false]);
  assert.notDeepEqual(here.cookies, before);
  const old = room.people.browser();
  for (const [name, value] of before) old.cookies.set(name, value);
  assert.equal(await isSignedIn(old), false, 'the old cookie is void');
  assert.equal((await room.people.emailTo(email)).subject, 'Пароль изменён');
});

test('a cookie that was there before signing in is not the one after it', async () => {
  const email = 'fixation@example.com';
  await signUp(email);
  const victim = room.people.browser();
  victim.cookies.set('skladno.session_token', 'planted.by-somebody');
  await signIn(victim, email);
  assert.notEqual(victim.cookies.get('skladno.session_token'), 'planted.by-somebody');
  assert.ok(await isSignedIn(victim));
});

test('another email: the old address agrees, the new one proves itself', async () => {
  const browser = await signUp('old@example.com');
  const change = (newEmail: string) => browser.call('POST', '/api/auth/change-email', { newEmail });
  const follow = (token: string) => browser.call('POST', '/api/auth/verify-email', { token });
  assert.equal((await change('new@example.com')).status, 200);
  const first = secretIn(await room.people.emailTo('old@example.com'));
  assert.equal((await follow(first)).status, 200);
  assert.equal((await browser.call('GET', '/api/v1/profile')).body.email, 'old@example.com');
  assert.equal((await follow(secretIn(await room.people.emailTo('new@example.com')))).status, 200);
  assert.equal((await browser.call('GET', '/api/v1/profile')).body.email, 'new@example.com');
  assert.equal((await follow(first)).body.code, 'bad-link');
  assert.equal((await signIn(room.people.browser(), 'new@example.com')).status, 200);
  // Taken by somebody else: the same answer, and no email.
  await signUp('taken@example.com');
  const count = (await room.people.mail.outbox()).length;
  assert.equal((await change('taken@example.com')).status, 200);
  assert.equal((await room.people.mail.outbox()).length, count);
});

test('one new address of two people: who is first has it, the other is told so', async () => {
  const links: [Browser, string][] = [];
  for (const email of ['first-of-two@example.com', 'second-of-two@example.com']) {
    const browser = await signUp(email);
    await browser.call('POST', '/api/auth/change-email', { newEmail: 'wanted@example.com' });
    await browser.call('POST', '/api/auth/verify-email', {
      token: secretIn(await room.people.emailTo(email)),
    });
    links.push([browser, secretIn(await room.people.emailTo('wanted@example.com'))]);
  }
  const follow = () =>
    Promise.all(links.map(([browser, token]) => browser.call('POST', '/api/auth/verify-email', { token })));
  const codes = (await follow()).map(({ status, body }) => body.code ?? status);
  assert.deepEqual(codes.sort(), [200, 'email-taken']);
  const garbled = await room.people
    .browser()
    .call('POST', '/api/auth/verify-email', { token: 'no.token.of-ours' });
  assert.deepEqual([garbled.status, garbled.body.code], [410, 'bad-link']);
});

test('guessing is slowed down per account, from however many addresses', async () => {
  const email = 'guessed@example.com';
  await signUp(email);
  const codes = new Set<string>();
  for (let guess = 0; guess < 30; guess += 1)
    codes.add((await signIn(room.people.browser(), email, `guess ${guess}`)).body.code);
  assert.deepEqual([...codes], ['wrong-password']);
  const locked = await signIn(room.people.browser(), email);
  assert.deepEqual([locked.status, locked.body.code], [429, 'too-many-tries']);
  const emails = [];
  const flooder = room.people.browser();
  for (let ask = 0; ask < 6; ask += 1)
    emails.push((await flooder.call('POST', '/api/auth/sign-up', { email: 'flood@example.com' })).status);
  assert.deepEqual(emails, [202, 202, 202, 202, 202, 429]);
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

  const { rows } = await room.db.database.pool.query('select secret, backup_codes from auth.two_factor');
  assert.ok(!JSON.stringify(rows).includes(backupCodes[0]!), 'codes are encrypted');
  assert.ok(!JSON.stringify(rows).includes(secretOf(totpURI)), 'so is the secret');

  const other = room.people.browser();
  assert.deepEqual((await signIn(other, email)).body, { secondFactor: true });
  assert.equal(await isSignedIn(other), false, 'the password alone opens nothing');
  assert.equal((await verify(other, totp(secretOf(totpURI), 1))).status, 200);
  assert.ok(await isSignedIn(other));

  const third = room.people.browser();
  await signIn(third, email);
  assert.equal((await verify(third, backupCodes[0]!)).status, 200);
  assert.ok(await isSignedIn(third));
  const fourth = room.people.browser();
  await signIn(fourth, email);
  assert.equal((await verify(fourth, backupCodes[0]!)).body.code, 'wrong-code');
  assert.equal(
    (await verify(room.people.browser(), totp(secretOf(totpURI)))).body.code,
    'second-factor-over',
  );

  const fresh = await third.call('POST', '/api/auth/two-factor/backup-codes', { password });
  assert.equal(fresh.body.backupCodes.length, 10);
  assert.equal((await third.call('POST', '/api/auth/two-factor/disable', { password })).status, 200);
  assert.deepEqual((await signIn(room.people.browser(), email)).body, { secondFactor: false });
});

test('sessions are listed without their tokens, ended one by one and all but this one', async () => {
  const email = 'sessions@example.com';
  const [one, two, three] = [await signUp(email), room.people.browser(), room.people.browser()];
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
  assert.deepEqual([await isSignedIn(three), await isSignedIn(two)], [false, true]);
  assert.equal((await one.call('DELETE', '/api/v1/sessions')).status, 204);
  assert.deepEqual([await isSignedIn(one), await isSignedIn(two), (await list()).length], [true, false, 1]);
});

test('the profile: name and language of emails; nothing else can be set', async () => {
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
  assert.equal((await room.people.emailTo('profile@example.com')).subject, 'A new password for Skladno');
});

/** The secret of an `otpauth:` address, as an authenticator reads it. */
function secretOf(uri: string): string {
  return new URL(uri).searchParams.get('secret') ?? '';
}

test('a sign-in in a browser that the person has not used before is told once, by email and bell', async () => {
  const email = 'devices@example.com';
  const first = await signUp(email);
  const told = async () => {
    const emails = await room.people.mail.outbox();
    return emails.filter(({ to, subject }) => to === email && subject.includes('нового устройства')).length;
  };
  assert.equal((await signIn(first, email)).status, 200);
  assert.equal(await told(), 0, 'the first browser is no news, and no other person’s');
  const second = room.people.browser();
  assert.equal((await signIn(second, email, 'a wrong one')).status, 401);
  assert.equal(await told(), 0, 'nobody signed in');
  for (const browser of [second, second, first]) assert.equal((await signIn(browser, email)).status, 200);
  assert.equal(await told(), 1);
  const { text } = await room.people.emailTo(email);
  assert.match(text, /неизвестная программа/, 'the program’s own words are not repeated');
  const userId = await room.people.identity.personOf({
    cookie: [...first.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  const bell = await room.db.database.forUser(userId ?? '', (trx) =>
    trx.selectFrom('personal_notifications').select('kind').execute(),
  );
  assert.deepEqual(bell, [{ kind: 'new-device' }]);
});
