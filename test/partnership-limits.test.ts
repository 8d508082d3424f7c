import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { blockCompany, unblockCompany } from '../src/companies/index.ts';
import { cures, giveBack, livePartnership } from '../src/partnerships/index.ts';
import type { Member } from './support/app.ts';
import { consentOf, makePartners, seenBy } from './support/partners.ts';
import { openTwoCompanies, type TwoCompanies } from './support/two-companies.ts';

/** What a rule may make at its partner now, and why not: the seam that rules stand on. */

let two: TwoCompanies;
let maker: Member;
let receiver: Member;
let id: string;

before(async () => {
  two = await openTwoCompanies();
  [maker, receiver] = [two.ours, two.theirs];
  id = await makePartners(maker, receiver, { documentsADay: 10, sumADay: 1000 });
});
after(() => two?.close());

type Asked = Partial<Parameters<typeof livePartnership>[2]>;
const ask = (wish: Asked = {}, partnershipId = id) =>
  two.app.db.database.forCompany(receiver.companyId, (trx) =>
    livePartnership(trx, partnershipId, { type: 'supply', sum: 0, posted: false, ...wish }),
  );
/** `live`, or why not. */
const answer = async (wish: Asked = {}, partnershipId = id) => {
  const given = await ask(wish, partnershipId);
  return given.live ? 'live' : given.why;
};
const take = (sum: number, holder = randomUUID()) => answer({ sum, holder });
const limit = async (more: Record<string, unknown>) => {
  const { status, body } = await receiver.call('PUT', `/partnerships/${id}/consent`, {
    consent: await consentOf(receiver, more),
  });
  assert.equal(status, 200, JSON.stringify(body));
};
const nothingUsed = async () => {
  await two.owner.query("set app.platform = 'on'");
  await two.owner.query('delete from partnership_uses');
};

test('documents of a day: one below the limit, at it, one above; each run counts once', async () => {
  await limit({ documentsADay: 3, sumADay: 1000 });
  assert.equal(await take(0), 'live');
  const second = randomUUID();
  assert.equal(await take(0, second), 'live');
  assert.equal(await take(0, second), 'live', 'the same run again');
  assert.equal(await answer(), 'live', 'a look takes nothing');
  assert.equal(await take(0), 'live', 'the third');
  assert.equal(await take(0), 'documents-spent');
  assert.equal(await answer(), 'documents-spent');
  assert.equal(await take(0, second), 'live', 'what was taken stays taken');
  assert.deepEqual((await seenBy(receiver, id)).usedToday, { documents: 3, sum: 0 });
  await two.app.db.database.forCompany(receiver.companyId, (trx) => giveBack(trx, id, second));
  assert.equal(await take(0), 'live', 'given back');
  await two.owner.query("set app.platform = 'on'");
  await two.owner.query(`update partnership_uses set day = day - 1`);
  assert.equal(await take(0), 'live', 'another day');
  await nothingUsed();
});

test('sums of a day: one below the limit, at it, one above; a document above a whole day is another refusal', async () => {
  await limit({ documentsADay: 10, sumADay: 1000 });
  assert.equal(await take(999), 'live');
  assert.equal(await take(2), 'sum-spent');
  assert.equal(await take(1), 'live');
  assert.equal(await take(1), 'sum-spent');
  assert.equal(await take(0), 'live');
  assert.equal(await answer({ sum: 1001 }), 'sum-above-day');
  await nothingUsed();
  await limit({ documentsADay: 10, sumADay: 1_000_000_000_000_000 });
  assert.equal(await take(999_999_999_999_999), 'live');
  assert.equal(await take(2), 'sum-spent');
  assert.equal(await take(1), 'live');
  await nothingUsed();
});

test('thirty at once: ten documents, and not one more', async () => {
  await limit({ documentsADay: 10, sumADay: 1000 });
  const answers = await Promise.all(Array.from({ length: 30 }, () => take(1)));
  assert.deepEqual(
    [
      answers.filter((each) => each === 'live').length,
      answers.filter((each) => each === 'documents-spent').length,
    ],
    [10, 20],
  );
  await nothingUsed();
  await limit({ documentsADay: 100, sumADay: 10 });
  const sums = await Promise.all(Array.from({ length: 30 }, () => take(1)));
  assert.equal(sums.filter((each) => each === 'live').length, 10);
  assert.deepEqual((await seenBy(receiver, id)).usedToday, { documents: 10, sum: 10 });
  await nothingUsed();
});

test('each reason is told by its name, as it is at this moment, with a cure for each side', async () => {
  await limit({ types: ['supply'], posting: 'drafts', sumADay: 1000 });
  assert.equal(await answer({ type: 'demand' }), 'type-not-allowed');
  assert.equal(await answer({ posted: true }), 'drafts-only');
  await limit({ types: ['supply'], posting: 'posted', sumADay: 1000 });
  assert.equal(await answer({ posted: true }), 'live');
  assert.equal(await answer({}, randomUUID()), 'unknown');
  for (const [member, why] of [
    [maker, 'paused-by-maker'],
    [receiver, 'paused-by-receiver'],
  ] as const) {
    await member.call('POST', `/partnerships/${id}/pause`);
    assert.equal(await answer(), why);
    await member.call('POST', `/partnerships/${id}/resume`);
    assert.equal(await answer(), 'live');
  }
  // No worker runs here: nobody has told of these, and yet they hold.
  const { database } = two.app.db;
  const { emit } = two.app.application;
  for (const [{ companyId }, why] of [
    [maker, 'maker-closed'],
    [receiver, 'receiver-closed'],
  ] as const) {
    const cause = { companyId, requestId: 'r' };
    await database.forCompany(companyId, (trx) => blockCompany(trx, emit, { ...cause, reason: 'test' }));
    assert.equal(await answer(), why);
    await database.forCompany(companyId, (trx) => unblockCompany(trx, emit, cause));
    assert.equal(await answer(), 'live');
  }
  for (const [member, token, why] of [
    [maker, 'ours', 'maker-account'],
    [receiver, 'theirs', 'receiver-account'],
  ] as const) {
    const { items } = (await member.call('GET', '/integrations')).body as {
      items: { id: string; provider: string }[];
    };
    const account = items.find(({ provider }) => provider === 'moysklad')!;
    await member.call('DELETE', `/integrations/${account.id}?pause=true`);
    assert.equal(await answer(), why);
    await member.call('POST', '/integrations', { provider: 'moysklad', token });
    assert.equal(await answer(), 'live');
  }
  await receiver.call('DELETE', `/partnerships/${id}/consent`);
  assert.equal(await answer(), 'nothing-allowed');
  await limit({});
  await maker.call('POST', `/partnerships/${id}/end`);
  assert.equal(await answer(), 'ended');
  for (const [why, { maker: ours, receiver: theirs }] of Object.entries(cures))
    for (const text of [ours.ru, ours.en, theirs.ru, theirs.en]) assert.ok(text.length > 20, why);
});
