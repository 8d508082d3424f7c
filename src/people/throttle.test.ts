import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Browser, secretIn } from '../../test/support/people.ts';
import { another, password, roomOfPeople, signIn } from '../../test/support/signed-in.ts';
import { countTry, type tries } from './throttle.ts';

/** Who is held up by whose failures, and who may write to whom how often. A browser of the tests has a network of its own. */
const room = roomOfPeople();

const askFor = (browser: Browser, email: string) =>
  browser.call('POST', '/api/auth/request-password-reset', { email });

/** A person who has signed in on a device of theirs. */
async function person() {
  const { email, userId, browser: device, status } = await room.person('tried');
  assert.equal(status, 200);
  return { email, userId, device };
}

/** Strangers in as many networks as it takes, until nobody unknown is let try any more. */
async function strangers(what: keyof typeof tries, email: string): Promise<void> {
  for (let network = 0; network < 200; network += 1) {
    const refused = await countTry(room.db.database.platform, what, email, {
      network: `198.51.100.${network}`,
    }).then(
      () => false,
      () => true,
    );
    if (refused) return;
  }
  assert.fail('strangers may try on and on');
}

const code = ({ status, body }: { status: number; body: { code?: string } }) => body.code ?? status;

test('one stranger who fails in somebody’s name holds up nobody but themselves', async () => {
  const { email, device } = await person();
  const stranger = room.people.browser();
  const codes = [];
  for (let guess = 0; guess < 22; guess += 1) codes.push(code(await signIn(stranger, email, 'a wrong one')));
  assert.deepEqual(codes, [...Array(10).fill('wrong-password'), ...Array(12).fill('too-many-tries')]);
  assert.equal((await signIn(room.people.browser(), email)).status, 200, 'a new device of the person');
  assert.equal((await signIn(device, email)).status, 200);
});

test('many strangers hold up devices that are not known; the person’s own, and who reads their emails, get in', async () => {
  const { email, device } = await person();
  await strangers('sign-in', email);
  const fresh = room.people.browser();
  assert.equal(code(await signIn(fresh, email)), 'too-many-tries');
  assert.equal((await signIn(device, email)).status, 200);
  await askFor(fresh, email);
  const token = secretIn(await room.people.emailTo(email));
  const reset = await fresh.call('POST', '/api/auth/reset-password', { token, newPassword: another });
  assert.equal(reset.status, 200);
  assert.equal((await signIn(fresh, email, another)).status, 200);
});

test('a device is known for the accounts that signed in there, and by our own mark only', async () => {
  const [one, other] = [await person(), await person()];
  await strangers('sign-in', other.email);
  assert.equal(code(await signIn(one.device, other.email)), 'too-many-tries');
  const mark = other.device.cookies.get('skladno.device') ?? '';
  const forged = room.people.browser();
  forged.cookies.set(
    'skladno.device',
    mark.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A')),
  );
  assert.equal(code(await signIn(forged, other.email)), 'too-many-tries');
  // A known device has its own tries, not endless ones.
  for (let guess = 0; guess < 10; guess += 1) await signIn(other.device, other.email, 'a wrong one');
  assert.equal(code(await signIn(other.device, other.email)), 'too-many-tries');
});

test('nobody can use up another one’s emails: neither by asking for them, nor by signing up, nor by invitations', async () => {
  const { email, device, userId } = await person();
  const { body: company } = await device.call('POST', '/api/v1/companies', { name: 'Лавка' });
  const stranger = room.people.browser();
  for (let ask = 0; ask < 6; ask += 1) await askFor(stranger, email);
  assert.equal(code(await askFor(stranger, email)), 'too-many-tries');
  assert.equal((await askFor(room.people.browser(), email)).status, 200, 'the person in another place');
  await strangers('sign-up-email', email);
  const guest = await person();
  const foreign = await guest.device.call('POST', '/api/v1/companies', { name: 'Чужая' });
  const here = { 'x-company-id': foreign.body.id };
  for (let turn = 0; turn < 7; turn += 1)
    await guest.device.call('POST', '/api/v1/invitations', { email, role: 'viewer' }, here);
  assert.equal((await askFor(room.people.browser(), email)).status, 200);
  await strangers('reset-email', email);
  assert.equal(code(await askFor(room.people.browser(), email)), 'too-many-tries');
  assert.equal((await askFor(device, email)).status, 200, 'on a known device even then');
  assert.ok(userId && company.id);
});

test('invitations: five to an address, forty of a person in all their companies, sixty of a company', async () => {
  const { device, userId } = await person();
  const invite = (who: Browser, companyId: string, email: string) =>
    who.call('POST', '/api/v1/invitations', { email, role: 'viewer' }, { 'x-company-id': companyId });
  const make = async (name: string) =>
    (await device.call('POST', '/api/v1/companies', { name })).body.id as string;
  const companies = [await make('Первая'), await make('Вторая')] as [string, string];
  const same = [];
  for (let turn = 0; turn < 6; turn += 1)
    same.push(code(await invite(device, companies[turn % 2]!, 'flooded@example.com')));
  assert.deepEqual(same, [201, 201, 201, 201, 201, 'too-many-tries']);
  const sent = [];
  for (let turn = 0; turn < 36; turn += 1)
    sent.push(code(await invite(device, companies[turn % 2]!, `guest${turn}@example.com`)));
  assert.deepEqual(sent, [...Array(35).fill(201), 'too-many-tries'], `of ${userId}`);
  const admin = await person();
  const third = await person();
  for (const { userId } of [admin, third])
    await room.db.database.forCompany(companies[0], (trx) =>
      trx
        .insertInto('members')
        .values({ company_id: companies[0], user_id: userId, role: 'admin' })
        .execute(),
    );
  const ofCompany = [];
  for (let turn = 0; turn < 45; turn += 1) {
    const who = turn % 2 === 0 ? admin : third;
    ofCompany.push(code(await invite(who.device, companies[0], `more${turn}@example.com`)));
  }
  assert.deepEqual([...new Set(ofCompany)], [201, 'too-many-tries']);
  const log = await room.db.database.forCompany(companies[0], (trx) =>
    trx.selectFrom('audit_log').select('id').where('event', 'like', 'invitation.%').execute(),
  );
  assert.equal(log.length, 60);
});

test('emails to a new address: a person asks five times an hour, a link writes five times', async () => {
  const { email, device } = await person();
  const change = (newEmail: string) => device.call('POST', '/api/auth/change-email', { newEmail });
  const asked = [];
  for (let ask = 0; ask < 6; ask += 1) asked.push(code(await change(`new${ask}@example.com`)));
  assert.deepEqual(asked, [200, 200, 200, 200, 200, 'too-many-tries']);
  const token = secretIn(await room.people.emailTo(email));
  const followed = [];
  for (let turn = 0; turn < 6; turn += 1)
    followed.push(code(await device.call('POST', '/api/auth/verify-email', { token })));
  assert.deepEqual(followed, [200, 200, 200, 200, 200, 'too-many-tries']);
});

test('no name is a link: refused where it is typed, taken out of emails where it is known already', async () => {
  const { email, device, userId } = await person();
  const bad = [
    'Приз на evil.example/win',
    'https://evil.example',
    'Зайдите на evil.com',
    'boss@evil.example',
  ];
  const { body: company } = await device.call('POST', '/api/v1/companies', { name: 'Лавка' });
  const here = { 'x-company-id': company.id };
  for (const name of [...bad, 'Имя\u202eрумынское', 'я\u200bвный']) {
    const answers = [
      await device.call('POST', '/api/v1/companies', { name }),
      await device.call('PATCH', '/api/v1/companies/current', { name }, here),
      await device.call('PATCH', '/api/v1/profile', { name }),
      await device.call('POST', '/api/auth/sign-up/finish', { token: 't', name, password }),
      await device.call('POST', '/api/v1/invitations/sign-up', { token: 't', name, password }),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [400, 400, 400, 400, 400],
      name,
    );
    assert.match(answers[0]!.body.errors[0].message, /Уберите/);
  }
  // From before the rule, or from elsewhere: Google, MoySklad.
  const name = `${'Очень '.repeat(60)}длинное`;
  await room.db.database.forCompany(company.id, (trx) =>
    trx
      .updateTable('companies')
      .set({ name: `Приз https://evil.example/win ${name}` })
      .execute(),
  );
  await room.db.database.platform
    .updateTable('auth.user')
    .set({ name: 'Служба evil.com boss@evil.example' })
    .where('id', '=', userId)
    .execute();
  await device.call('POST', '/api/v1/invitations', { email: 'target@example.com', role: 'viewer' }, here);
  await device.call('DELETE', '/api/v1/companies/current', undefined, here);
  for (const to of ['target@example.com', email]) {
    const email = await room.people.emailTo(to);
    for (const part of [email.subject, email.text, email.html]) {
      const rest = part.replaceAll(room.people.url, '');
      assert.doesNotMatch(rest, /evil|https?:\/\/|@/, to);
    }
    assert.ok(email.subject.length < 300, 'and nothing is overlong');
  }
});
