import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { isDown, providersDown } from './providers-down.ts';

let db: TestDatabase;
before(async () => {
  db = await openTestDatabase();
});
after(() => db?.close());

test('down is: ten failures at least, and half of all calls', () => {
  const cases: [calls: number, failures: number, down: boolean][] = [
    [0, 0, false],
    [9, 9, false],
    [10, 10, true],
    [20, 10, true],
    [21, 10, false],
    [10_000, 4_999, false],
    [10_000, 5_000, true],
  ];
  for (const [calls, failures, down] of cases)
    assert.equal(isDown({ calls, failures }), down, `${failures} of ${calls}`);
});

test('only the last three minutes count, each provider for itself', async () => {
  const { platform } = db.database;
  const note = (provider: 'moysklad' | 'google', minutesAgo: number, calls: number, failures: number) =>
    sql`insert into provider_calls (minute, provider, calls, failures, throttled) values
      (date_trunc('minute', now()) - make_interval(mins => ${minutesAgo}), ${provider}, ${calls}, ${failures}, 0)`.execute(
      platform,
    );
  await sql`delete from provider_calls`.execute(platform);
  await note('google', 10, 100, 100);
  await note('moysklad', 1, 100, 3);
  assert.deepEqual(await providersDown(platform), []);
  // A minute may begin in between; two of them hold the ten.
  await note('google', 1, 8, 8);
  await note('google', 0, 4, 4);
  assert.deepEqual(await providersDown(platform), ['google']);
});
