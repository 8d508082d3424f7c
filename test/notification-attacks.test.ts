import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Member } from './support/app.ts';
import { openTwoCompanies, type TwoCompanies } from './support/two-companies.ts';
import { until } from './support/until.ts';

/** Whoever wants what others are told: by their ids, by the links of their emails, and by what they type themselves. */

let both: TwoCompanies;
/** Of the same company as `ours`. */
let colleague: Member;
/** As nasty as a name may be: markup, a link, a line of a header, and text that runs backwards. */
const name =
  '<img src=x onerror=alert(1)> https://evil.example/a \u202Eмоклиш [x](http://evil.example) &amp;';

before(async () => {
  both = await openTwoCompanies();
  colleague = await both.ours.colleague('admin');
  await both.app.application.worker.start();
  const { id } = await both.ours.config({ spreadsheetId: both.ours.spreadsheet(), name });
  both.app.sandbox.google.project.off.add('sheets');
  assert.equal((await both.ours.run(id)).status, 'failed');
  both.app.sandbox.google.project.off.clear();
  await until(async () => (await emails()).length >= 2);
});
after(() => both?.close());

interface Email {
  to: string;
  subject: string;
  text: string;
  html: string;
}

async function emails(): Promise<Email[]> {
  const answer = await fetch(`${both.app.url}/api/v1/outbox`);
  const { items } = (await answer.json()) as { items: Email[] };
  return items.filter(({ text }) => text.includes('/unsubscribe/'));
}

interface Told {
  id: string;
  read: boolean;
}
const toldTo = async (member: Member) =>
  (await member.call('GET', '/notifications')).body.items as unknown as Told[];
const emailWanted = async (member: Member) => {
  const { body } = await member.call('GET', '/notification-preferences');
  const kinds = body.kinds as { kind: string; email: boolean }[];
  return kinds.find(({ kind }) => kind === 'export-failed')?.email;
};

test('a name becomes neither markup, link nor a line of the header of an email', async () => {
  for (const { subject, text, html } of await emails()) {
    assert.doesNotMatch(html, /<img|onerror=alert\(1\)>|href="[^"]*evil/);
    assert.doesNotMatch(subject + text + html, /evil\.example|[\u202a-\u202e\u2066-\u2069]/);
    assert.doesNotMatch(subject, /[\r\n]/);
  }
});

test('nobody reads or marks what another is told, be they of the same company', async () => {
  const [mine] = await toldTo(both.ours);
  assert.ok(mine && !mine.read);
  for (const other of [colleague, both.theirs]) {
    assert.ok(!(await toldTo(other)).some(({ id }) => id === mine.id));
    const { status, body } = await other.call('POST', '/notifications/read', { ids: [mine.id] });
    assert.deepEqual([status, body.marked], [200, 0]);
  }
  assert.equal((await toldTo(both.ours))[0]?.read, false);
});

test('a choice of one’s own is nobody else’s, whatever else is sent with it', async () => {
  const own = {
    choices: { 'export-failed': { app: true, email: false } },
    timeZone: 'Europe/Moscow',
    quiet: null,
  };
  for (const more of [{ userId: randomUUID() }, { companyId: both.ours.companyId }]) {
    const { status } = await colleague.call('PUT', '/notification-preferences', { ...own, ...more });
    assert.ok(status === 200 || status === 400 || status === 422, String(status));
  }
  const elsewhere = await both.theirs.call('PUT', '/notification-preferences', own, {
    'x-company-id': both.ours.companyId,
  });
  assert.ok([200, 403, 404].includes(elsewhere.status), String(elsewhere.status));
  assert.equal(await emailWanted(both.ours), true);
});

test('a link that is guessed or altered ends nothing; the right one ends the emails of its person alone', async () => {
  const { email } = ((await both.ours.call('GET', '/me')).body as { user: { email: string } }).user;
  const mine = (await emails()).find(({ to }) => to === email);
  const [, token = ''] = /\/unsubscribe\/(\S+)/.exec(mine?.text ?? '') ?? [];
  assert.ok(token.length > 40);
  const press = async (tried: string) =>
    (
      await fetch(`${both.app.url}/unsubscribe/${encodeURIComponent(tried)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      })
    ).status;
  const altered = Array.from({ length: 24 }, (_, i) => {
    const at = Math.floor((i * token.length) / 24);
    const other = token[at] === 'A' ? 'B' : 'A';
    return token.slice(0, at) + other + token.slice(at + 1);
  });
  for (const guess of [...altered, token.slice(1), `${token}A`, 'none', '..%2f..', '\u0000'])
    assert.ok([400, 404, 410, 422].includes(await press(guess)), guess);
  // Opening it, as mail servers do, changes nothing.
  await fetch(`${both.app.url}/unsubscribe/${token}`);
  assert.equal(await emailWanted(both.ours), true);
  assert.equal(await press(token), 200);
  assert.equal(await press(token), 200, 'as often as one likes');
  assert.equal(await emailWanted(both.ours), false);
  assert.equal(await emailWanted(both.theirs), true);
});
