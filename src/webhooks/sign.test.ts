import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { pauseAfter } from './attempt.ts';
import { payloadOf } from './record.ts';
import { makeSecret, signedHeaders } from './sign.ts';

const payload = payloadOf('task.ended', { name: 'Заказы «июль» 🍎' });
const message = { messageId: '0198c1d2-0000-7000-8000-000000000000', payload };

test('a message is signed as the specification’s own library checks it, by each of two secrets', () => {
  const [one, other, strange] = [makeSecret(), makeSecret(), makeSecret()];
  const headers = signedHeaders(message, [one, other]);
  for (const secret of [one, other])
    assert.deepEqual(new Webhook(secret).verify(payload, headers), JSON.parse(payload));
  assert.throws(() => new Webhook(strange).verify(payload, headers), /No matching signature/);
  assert.throws(() => new Webhook(one).verify(payload.replace('июль', 'июнь'), headers), /No matching/);
  const another = { ...headers, 'webhook-id': 'msg_1' };
  assert.throws(() => new Webhook(one).verify(payload, another), /No matching/);
  const old = signedHeaders(message, [one], new Date(Date.now() - 3_600_000));
  assert.throws(() => new Webhook(one).verify(payload, old), /too old/);
});

test('the pauses grow to two hours, so that three days have some forty attempts; a receiver may ask for longer ones', () => {
  const pauses = Array.from({ length: 50 }, (_, at) => pauseAfter(at + 1, null, 0));
  assert.deepEqual(pauses.slice(0, 3), [5000, 30_000, 120_000]);
  assert.ok(pauses.every((ms, at) => at === 0 || ms >= pauses[at - 1]!));
  const within = pauses.findIndex(
    (_, at) => pauses.slice(0, at + 1).reduce((sum, ms) => sum + ms, 0) > 3 * 86_400_000,
  );
  assert.ok(within >= 35 && within <= 45, String(within));
  assert.equal(pauseAfter(1, 60_000, 0), 60_000);
  assert.equal(pauseAfter(1, 86_400_000, 0), 7_200_000);
});
