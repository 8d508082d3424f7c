import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, secretIn } from '../../test/support/people.ts';
import { another, isSignedIn, password, roomOfPeople, signIn } from '../../test/support/signed-in.ts';
import { totp } from '../../test/support/totp.ts';

/** What a second factor is worth after its code was seen by somebody else, or the password was lost. */
const room = roomOfPeople();

const verify = (browser: Browser, code: string, trustDevice = false) =>
  browser.call('POST', '/api/auth/two-factor/verify', { code, trustDevice });
/** A person who signs in with a second factor, signed in. `used` turned it on. */
async function person() {
  const { email, browser } = await room.person('factor', 'Вера');
  const { body } = await browser.call('POST', '/api/auth/two-factor/enable', { password });
  const secret = new URL(body.totpURI).searchParams.get('secret') ?? '';
  const used = totp(secret);
  assert.equal((await verify(browser, used)).status, 200);
  return { email, browser, secret, used, backupCodes: body.backupCodes as string[] };
}

/** Browsers that have shown the password and are asked for the code. */
async function waiting(email: string, count: number): Promise<Browser[]> {
  const browsers = Array.from({ length: count }, () => room.people.browser());
  for (const browser of browsers)
    assert.deepEqual((await signIn(browser, email)).body, { secondFactor: true });
  return browsers;
}

const howMany = async (browsers: Browser[]) =>
  (await Promise.all(browsers.map(isSignedIn))).filter(Boolean).length;

test('a code counts once: not for a sign-in after it turned the factor on, not for two sign-ins', async () => {
  const { email, secret, used } = await person();
  const [first, second] = (await waiting(email, 2)) as [Browser, Browser];
  assert.equal((await verify(first, used)).body.code, 'used-code');
  const next = totp(secret, 1);
  assert.equal((await verify(first, next)).status, 200);
  const again = await verify(second, next);
  assert.deepEqual([again.status, again.body.code], [422, 'used-code']);
  assert.equal(await isSignedIn(second), false);
});

test('a wrong code stays a wrong one, however often it is tried, and another person’s is their own', async () => {
  const [one, other] = [await person(), await person()];
  const [browser] = (await waiting(one.email, 1)) as [Browser];
  const wrong = totp(other.secret, 1);
  assert.equal((await verify(browser, wrong)).body.code, 'wrong-code');
  assert.equal((await verify(browser, wrong)).body.code, 'wrong-code');
  const [theirs] = (await waiting(other.email, 1)) as [Browser];
  assert.equal((await verify(theirs, wrong)).status, 200);
});

test('a code sent by many in one instant lets one in; so does a backup code', async () => {
  const { email, secret, backupCodes } = await person();
  for (const code of [totp(secret, 1), backupCodes[0]!]) {
    const browsers = await waiting(email, 6);
    const answers = await Promise.all(browsers.map((browser) => verify(browser, code)));
    assert.equal(await howMany(browsers), 1, JSON.stringify(answers));
    assert.deepEqual(
      [...new Set(answers.map(({ status }) => status))].sort(),
      [200, 422],
      JSON.stringify(answers),
    );
  }
});

type Person = Awaited<ReturnType<typeof person>>;
/** What ends the trust in devices. Answers the password from then on. */
const ends: Record<string, (who: Person) => Promise<string>> = {
  'a password reset by email': async ({ email }) => {
    const browser = room.people.browser();
    await browser.call('POST', '/api/auth/request-password-reset', { email });
    const token = secretIn(await room.people.emailTo(email));
    const done = await browser.call('POST', '/api/auth/reset-password', { token, newPassword: another });
    assert.equal(done.status, 200);
    return another;
  },
  'a changed password': async ({ browser }) => {
    const body = { currentPassword: password, newPassword: another };
    assert.equal((await browser.call('POST', '/api/auth/change-password', body)).status, 200);
    return another;
  },
  'signing out everywhere else': async ({ browser }) => {
    assert.equal((await browser.call('DELETE', '/api/v1/sessions')).status, 204);
    return password;
  },
  'ending the session of another device': async ({ browser }) => {
    const { body } = await browser.call('GET', '/api/v1/sessions');
    const other = body.items.find(({ current }: { current: boolean }) => !current);
    assert.equal((await browser.call('DELETE', `/api/v1/sessions/${other.id}`)).status, 204);
    return password;
  },
  'another second factor': async ({ browser }) => {
    await browser.call('POST', '/api/auth/two-factor/disable', { password });
    const { body } = await browser.call('POST', '/api/auth/two-factor/enable', { password });
    const secret = new URL(body.totpURI).searchParams.get('secret') ?? '';
    assert.equal((await verify(browser, totp(secret))).status, 200);
    return password;
  },
};

for (const [what, end] of Object.entries(ends)) {
  test(`${what} ends the trust in devices, and sign-ins that wait for a code`, async () => {
    const who = await person();
    const [trusted, pending] = (await waiting(who.email, 2)) as [Browser, Browser];
    assert.equal((await verify(trusted, totp(who.secret, 1), true)).status, 200);
    assert.deepEqual((await signIn(trusted, who.email)).body, { secondFactor: false }, 'it is trusted');
    const now = await end(who);
    assert.deepEqual((await signIn(trusted, who.email, now)).body, { secondFactor: true });
    assert.equal((await verify(pending, who.backupCodes[1]!)).body.code, 'second-factor-over');
    assert.equal(await isSignedIn(pending), false);
  });
}

test('a new password voids the links of all earlier emails', async () => {
  const { email } = await person();
  const browser = room.people.browser();
  const tokens: string[] = [];
  for (let sent = 0; sent < 2; sent += 1) {
    await browser.call('POST', '/api/auth/request-password-reset', { email });
    tokens.push(secretIn(await room.people.emailTo(email)));
  }
  const reset = (token: string) =>
    browser.call('POST', '/api/auth/reset-password', { token, newPassword: another });
  assert.equal((await reset(tokens[1]!)).status, 200);
  assert.equal((await reset(tokens[0]!)).body.code, 'bad-link');
});

test('a link to a new password, followed many times in one instant, is good once', async () => {
  const { email } = await person();
  await room.people.browser().call('POST', '/api/auth/request-password-reset', { email });
  const token = secretIn(await room.people.emailTo(email));
  const answers = await Promise.all(
    Array.from({ length: 5 }, (_, turn) =>
      room.people
        .browser()
        .call('POST', '/api/auth/reset-password', { token, newPassword: `${another} ${turn}` }),
    ),
  );
  assert.deepEqual(answers.map(({ status, body }) => body.code ?? status).sort(), [
    200,
    'bad-link',
    'bad-link',
    'bad-link',
    'bad-link',
  ]);
});
