import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import type { Condition } from '../src/catalogue/filter/conditions.ts';
import type { RunOptions } from '../src/engine/options.ts';
import { exportOnce, newSetting } from './support/export.ts';

/** Rows that a filter of ours keeps out are counted to the last one: over pages, lines and runs that go on from a place. */
const ORDERS = 240;
let sandbox: Sandbox;

before(async () => {
  const account = { name: 'one', token: 'token', kind: 'app' as const };
  sandbox = await openSandbox({
    limits: false,
    accounts: [{ ...account, orders: ORDERS, products: 10, counterparties: 10 }],
  });
});
after(() => sandbox?.close());

/** MoySklad cannot filter by what is paid: it is chosen after reading. */
const unpaid: Condition[] = [{ field: 'payedSum', op: 'atMost', value: 0 }];
const world = () => sandbox.moysklad.account('token');
const isPaid = (id: string) => Number(world().get('customerorder', id)?.payedSum ?? 0) > 0;

/** Every third order is paid, in the order of their last changes, too. */
function payEveryThird(): number {
  const ids = world().ids('customerorder');
  for (const [place, id] of ids.entries())
    world().update('customerorder', id, { payedSum: place % 3 === 0 ? 100_00 : 0 });
  const paid = ids.filter(isPaid).length;
  assert.equal(paid, ORDERS / 3);
  return paid;
}

const setting = () =>
  newSetting(
    sandbox.google,
    { apiUrl: sandbox.moysklad.apiUrl, token: 'token' },
    { pageRows: 20, batchBytes: 2000 },
  );

for (const mode of ['upsert', 'append', 'replace'] as const)
  test(`${mode}: what does not fit is counted, what fits is written`, async () => {
    const paid = payEveryThird();
    const { result } = await exportOnce(setting(), 'customerorder', mode, { conditions: unpaid });
    assert.deepEqual(
      [result.rowsRead, result.rowsKeptOut, result.rowsAppended],
      [ORDERS, paid, ORDERS - paid],
    );
  });

test('lines are counted each, not their documents', async () => {
  const conditions: Condition[] = [{ field: 'line.quantity', op: 'atLeast', value: 5 }];
  const all = await exportOnce(setting(), 'customerorderposition', 'upsert');
  const some = await exportOnce(setting(), 'customerorderposition', 'upsert', { conditions });
  assert.ok(some.result.rowsKeptOut > 0 && some.result.rowsAppended > 0);
  assert.equal(some.result.rowsKeptOut + some.result.rowsAppended, all.result.rowsAppended);
});

test('a filter of MoySklad’s own keeps nothing out: it was never read', async () => {
  const conditions: Condition[] = [{ field: 'sum', op: 'atLeast', value: 1 }];
  const { result } = await exportOnce(setting(), 'customerorder', 'upsert', { conditions });
  assert.equal(result.rowsKeptOut, 0);
});

type Place = Parameters<NonNullable<RunOptions['checkpoint']>['save']>[0];

for (const mode of ['upsert', 'append'] as const)
  test(`${mode}: a run that was broken off and goes on counts each of them once`, async () => {
    const paid = payEveryThird();
    const place = setting();
    const noted: Place[] = [];
    const stop = new AbortController();
    const save = async (reached: Place) => {
      noted.push(reached);
    };
    const stopped = exportOnce(place, 'customerorder', mode, {
      conditions: unpaid,
      checkpoint: { last: null, save },
      signal: stop.signal,
      onProgress: ({ written }) => written > 60 && stop.abort(new Error('enough')),
    });
    await assert.rejects(stopped, /enough/);
    const last = noted.at(-1);
    assert.ok(last && last.keptOut > 0 && last.keptOut < paid, `${last?.keptOut} of ${paid}`);
    const { result } = await exportOnce(place, 'customerorder', mode, {
      conditions: unpaid,
      checkpoint: { last, save },
    });
    assert.equal(result.rowsKeptOut, paid);
  });
