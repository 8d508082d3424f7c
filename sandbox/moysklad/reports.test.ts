import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MoyskladSandbox, World } from './index.ts';
import type { JsonObject } from './render.ts';
import { type Answer, listOf, openForTest, refusalOf } from './testing.ts';

let sandbox: MoyskladSandbox;
let api: (path: string, init?: RequestInit) => Promise<Answer>;
let world: World;

before(async () => {
  const size = { orders: 80, products: 40, counterparties: 30, documents: 40 };
  const account = { name: 'demo', token: 'app-token', kind: 'app' as const, ...size };
  ({ sandbox, api } = await openForTest({ accounts: [account] }));
  world = sandbox.account('app-token');
});
after(() => sandbox.close());

const encode = encodeURIComponent;
const ALL_TIME = `momentFrom=${encode('2024-01-01 00:00:00')}&momentTo=${encode('2099-01-01 00:00:00')}`;
const rowsOf = async (path: string): Promise<JsonObject[]> => listOf(await api(path)).rows as JsonObject[];
const objectOf = async (path: string): Promise<JsonObject> => (await api(path)).json as JsonObject;
const arrayOf = async (path: string): Promise<JsonObject[]> => (await api(path)).json as JsonObject[];
const href = (path: string): string => `${sandbox.apiUrl}/entity/${path}`;
const link = (path: string): { meta: { href: string } } => ({ meta: { href: href(path) } });
const first = (type: string, place = 0): string => world.ids(type)[place] as string;
const close = (a: unknown, b: number): void => assert.ok(Math.abs(Number(a) - b) < 0.01, `${a} is ${b}`);

/** A posted document of a type with one line of a product. */
function make(type: string, quantity: number, price: number, product: string, more: object = {}): string {
  const id = world.create(type, {
    applicable: true,
    rate: { currency: link(`currency/${first('currency')}`) },
    ...more,
  });
  world.setLines(type, id, [
    {
      quantity,
      price,
      assortment: link(`product/${product}`),
      ...(type === 'customerorder' && { reserve: quantity }),
    },
  ]);
  return id;
}

async function stockOf(product: string): Promise<JsonObject> {
  const filter = encode(`product=${href(`product/${product}`)};quantityMode=all`);
  const rows = await rowsOf(`/report/stock/all?filter=${filter}`);
  return (
    rows.find((row) => String((row.meta as { href: string }).href).endsWith(product)) ?? {
      stock: 0,
      reserve: 0,
      inTransit: 0,
      quantity: 0,
    }
  );
}

test('stock is what came less what went, and what is reserved and announced', async () => {
  const product = world.create('product', { name: 'Новый товар', buyPrice: { value: 700 } });
  const [here, there] = [link(`store/${first('store')}`), link(`store/${first('store', 1)}`)];
  make('supply', 10, 1000, product, { store: here });
  make('enter', 5, 400, product, { store: here });
  make('demand', 4, 2000, product, { store: here });
  make('move', 3, 0, product, { sourceStore: here, targetStore: there });
  make('customerorder', 2, 2000, product, {
    store: here,
    agent: link(`counterparty/${first('counterparty')}`),
    organization: link(`organization/${first('organization')}`),
  });
  make('purchaseorder', 7, 900, product, { store: there });
  const draft = make('supply', 100, 1, product, { store: here });
  world.update('supply', draft, { applicable: false });

  const row = await stockOf(product);
  assert.deepEqual([row.stock, row.reserve, row.inTransit, row.quantity], [11, 2, 7, 16]);
  close(row.price, (10 * 1000 + 5 * 400) / 15);

  const [current] = await arrayOf(`/report/stock/all/current?filter=assortmentId=${product}`);
  assert.deepEqual(current, { assortmentId: product, stock: 11 });
  const byStore = await arrayOf(
    `/report/stock/bystore/current?stockType=freeStock&filter=assortmentId=${product}`,
  );
  assert.deepEqual(
    byStore.map(({ storeId, freeStock }) => [storeId, freeStock]),
    [
      [first('store'), 6],
      [first('store', 1), 3],
    ],
  );
  const full = await rowsOf(
    `/report/stock/bystore?filter=${encode(`product=${href(`product/${product}`)}`)}`,
  );
  const places = full[0]?.stockByStore as JsonObject[];
  assert.equal(places.length, world.size('store'), 'every store is there');
  assert.equal(
    places.reduce((sum, place) => sum + Number(place.stock), 0),
    11,
  );

  world.trash('supply', world.ids('supply').at(-2) as string);
  assert.equal((await stockOf(product)).stock, 1, 'what lies in the trash does not count');
});

test('the extended report has a row for everything with a balance, filtered, sorted and paged as its page says', async () => {
  const all = await rowsOf('/report/stock/all?filter=quantityMode=all');
  const nonEmpty = await rowsOf('/report/stock/all');
  assert.ok(nonEmpty.length > 0 && nonEmpty.length <= all.length);
  assert.deepEqual(
    nonEmpty.map((row) => row.code),
    all.filter(({ quantity }) => quantity !== 0).map((row) => row.code),
  );
  const positive = await rowsOf('/report/stock/all?filter=quantityMode=all;stockMode=positiveOnly');
  assert.equal(positive.length, all.filter(({ stock }) => Number(stock) > 0).length);
  const byStock = (await rowsOf(`/report/stock/all?order=${encode('stock,desc')}`)).map(({ stock }) =>
    Number(stock),
  );
  assert.deepEqual(
    byStock,
    byStock.toSorted((a, b) => b - a),
  );
  const page = listOf(await api('/report/stock/all?limit=7&offset=7'));
  assert.deepEqual([page.meta.size, page.rows.length], [nonEmpty.length, 7]);
  assert.deepEqual(page.rows[0], nonEmpty[7]);
  const byProduct = await rowsOf('/report/stock/all?groupBy=product&filter=quantityMode=all');
  assert.ok(byProduct.every(({ meta }) => (meta as { type: string }).type === 'product'));
  const total = (rows: JsonObject[]): number => rows.reduce((sum, { stock }) => sum + Number(stock), 0);
  close(total(byProduct), total(all));
});

test('changedSince names what changed since, also when it is gone', async () => {
  const product = world.create('product', { name: 'Ещё товар' });
  const demand = make('demand', 1, 100, product);
  const since = String(world.get('demand', demand)?.updated);
  const read = (from: string, report = 'all') =>
    arrayOf(`/report/stock/${report}/current?changedSince=${encode(from)}`);
  assert.deepEqual(
    (await read(since)).map((row) => row.assortmentId),
    [product],
  );
  // A burst of changes has times of its own, one after another.
  for (let i = 0; i < 300; i++) world.update('demand', demand, { description: `${i}` });
  const burst = String(world.get('demand', demand)?.updated);
  assert.deepEqual(
    (await read(burst)).map((row) => row.assortmentId),
    [product],
  );
  world.remove('demand', demand);
  make('supply', 1, 100, product);
  world.remove('supply', world.ids('supply').at(-1) as string);
  assert.ok((await arrayOf('/report/stock/all/current')).every((row) => row.assortmentId !== product));
  assert.deepEqual(await read(since), [{ assortmentId: product, stock: 0 }]);
  const places = await read(since, 'bystore');
  assert.ok(places.length > 0 && places.every((row) => row.assortmentId === product && row.stock === 0));
  for (const bad of ['2020-01-01 00:00:00', '2099-01-01 00:00:00']) {
    assert.deepEqual(
      refusalOf(await api(`/report/stock/all/current?changedSince=${encode(bad)}`)),
      [400, 1014],
    );
  }
});

test('profit is what was sold less what it cost, by product, variant, counterparty, employee and channel', async () => {
  const product = world.create('product', { name: 'Для прибыли' });
  const [agent, owner, channel] = ['counterparty', 'employee', 'saleschannel'].map((type) =>
    first(type, 1),
  ) as [string, string, string];
  const parties = { agent: link(`counterparty/${agent}`), owner: link(`employee/${owner}`) };
  const before = await rowsOf(`/report/profit/bycounterparty?${ALL_TIME}`);
  make('supply', 10, 1000, product);
  make('demand', 4, 2000, product, { ...parties, salesChannel: link(`saleschannel/${channel}`) });
  make('salesreturn', 1, 2000, product, parties);

  const rowOf = (rows: JsonObject[], field: string, id: string): JsonObject =>
    rows.find((row) => JSON.stringify(row[field]).includes(id)) ?? {};
  for (const by of ['byproduct', 'byvariant']) {
    const row = rowOf(await rowsOf(`/report/profit/${by}?${ALL_TIME}`), 'assortment', product);
    assert.deepEqual([row.sellQuantity, row.sellSum, row.sellCostSum], [4, 8000, 4000], by);
    assert.deepEqual([row.returnQuantity, row.returnSum, row.returnCostSum], [1, 2000, 1000]);
    assert.equal(row.profit, 3000);
    close(row.margin, 1);
    close(row.salesMargin, 0.5);
  }
  const [now, then] = [await rowsOf(`/report/profit/bycounterparty?${ALL_TIME}`), before].map((rows) =>
    rowOf(rows, 'counterparty', agent),
  ) as [JsonObject, JsonObject];
  close(Number(now.sellSum) - Number(then.sellSum ?? 0), 8000);
  assert.equal(Number(now.salesCount) - Number(then.salesCount ?? 0), 1);
  const onlyThis = `filter=${encode(`product=${href(`product/${product}`)}`)}`;
  const [employee] = await rowsOf(`/report/profit/byemployee?${ALL_TIME}&${onlyThis}`);
  assert.deepEqual([employee?.salesCount, employee?.sellSum, employee?.profit], [1, 8000, 3000]);
  const [byChannel] = (await rowsOf(`/report/profit/bysaleschannel?${ALL_TIME}&${onlyThis}`)) as [JsonObject];
  assert.equal((byChannel.salesChannel as JsonObject).name, world.get('saleschannel', channel)?.name);

  const period = `momentFrom=${encode('2024-01-01 00:00')}&momentTo=${encode('2024-02-01 00:00')}`;
  assert.ok(!JSON.stringify(await rowsOf(`/report/profit/byproduct?${period}`)).includes(product));
  const folder = href(`productfolder/${first('productfolder')}`);
  const both = encode(`product=${href(`product/${product}`)};productFolder=${folder}`);
  assert.deepEqual(refusalOf(await api(`/report/profit/byproduct?filter=${both}`)), [400, 1069]);
  assert.deepEqual(refusalOf(await api('/report/profit/byproduct?filter=owner=1')), [400, 1034]);
  assert.deepEqual(refusalOf(await api('/report/profit/byproduct?filter=entityType=loss')), [400, 1041]);
});

test('turnover balances: what was there, came, went and is there', async () => {
  const product = world.create('product', { name: 'Для оборотов' });
  make('supply', 10, 100, product, { moment: '2025-01-10 10:00:00', store: link(`store/${first('store')}`) });
  make('demand', 3, 200, product, { moment: '2025-02-10 10:00:00', store: link(`store/${first('store')}`) });
  const only = `filter=${encode(`product=${href(`product/${product}`)}`)}`;
  const february = `momentFrom=${encode('2025-02-01 00:00:00')}&momentTo=${encode('2025-03-01 00:00:00')}`;
  const [row] = await rowsOf(`/report/turnover/all?${february}&${only}`);
  const figures = [
    { quantity: 10, sum: 1000 },
    { quantity: 0, sum: 0 },
    { quantity: 3, sum: 300 },
    { quantity: 7, sum: 700 },
  ];
  const of = (from: JsonObject | undefined): unknown[] =>
    ['onPeriodStart', 'income', 'outcome', 'onPeriodEnd'].map((name) => from?.[name]);
  const plain = (values: unknown[]): unknown[] => values.map((value) => ({ ...(value as object) }));
  assert.deepEqual(
    plain(of(row)),
    figures.map(({ quantity, sum }) => ({ sum, quantity })),
  );
  const [byStore] = (await rowsOf(`/report/turnover/bystore?${february}&${only}`)) as [JsonObject];
  const [place] = byStore.stockByStore as JsonObject[];
  assert.deepEqual(of(place), of(row));
  assert.deepEqual(refusalOf(await api(`/report/turnover/bystore?${february}`)), [400, 1034]);
  const rows = await rowsOf(`/report/turnover/all?${ALL_TIME}`);
  for (const each of rows) {
    const [start, income, outcome, end] = of(each).map((value) => Number((value as JsonObject).quantity)) as [
      number,
      number,
      number,
      number,
    ];
    close(start + income - outcome, end);
  }
});

test('money, sales and orders follow the documents, hour by hour, day by day, month by month', async () => {
  const parties = {
    agent: link(`counterparty/${first('counterparty')}`),
    organization: link(`organization/${first('organization')}`),
  };
  const balance = async (): Promise<number> => {
    const rows = (await objectOf('/report/money/byaccount')).rows as JsonObject[];
    return rows.reduce((sum, row) => sum + Number(row.balance), 0);
  };
  const before = await balance();
  const rate = { currency: link(`currency/${first('currency')}`) };
  world.create('paymentin', { ...parties, rate, sum: 5000, applicable: true, moment: '2025-05-05 12:30:00' });
  world.create('cashout', { ...parties, rate, sum: 1500, applicable: true, moment: '2025-05-06 12:30:00' });
  close((await balance()) - before, 3500);

  const may = `momentFrom=2025-05-01&momentTo=${encode('2025-05-31 23:59:59')}`;
  const money = await objectOf(`/report/money/plotseries?${may}&interval=day`);
  const series = money.series as JsonObject[];
  assert.equal(series.length, 31, 'a point for every day');
  assert.equal(series[0]?.date, '2025-05-01 00:00:00');
  const payments = [...world.list('paymentin'), ...world.list('cashin')].filter(
    (row) => row.applicable && String(row.moment).startsWith('2025-05-'),
  );
  const inRoubles = (row: JsonObject): number =>
    Number(row.sum) * Number((row.rate as JsonObject).value ?? 1);
  close(
    money.credit,
    payments.reduce((sum, row) => sum + inRoubles(row), 0),
  );
  close(
    series.reduce((sum, { balance: each }) => sum + Number(each), 0),
    Number(money.credit) - Number(money.debit),
  );

  for (const [report, types] of [
    ['orders', ['customerorder']],
    ['sales', ['demand', 'retaildemand', 'commissionreportin']],
  ] as const) {
    const months = await objectOf(
      `/report/${report}/plotseries?${ALL_TIME.replace('2099', '2026')}&interval=month`,
    );
    const documents = types
      .flatMap((type) => [...world.list(type)])
      .filter((row) => row.applicable && String(row.moment) <= '2026-01-01 00:00:00.000');
    const points = months.series as JsonObject[];
    assert.equal(
      points.reduce((sum, { quantity }) => sum + Number(quantity), 0),
      documents.length,
      report,
    );
    const sum = points.reduce((total, point) => total + Number(point.sum), 0);
    assert.ok(Math.abs(sum - documents.reduce((total, row) => total + inRoubles(row), 0)) < 1, report);
  }

  const cases: [query: string, status: number, code: number][] = [
    ['momentTo=2025-05-31&interval=day', 412, 39000],
    ['momentFrom=2025-05-31&interval=day', 412, 39000],
    ['momentFrom=2025-05-01&momentTo=2025-05-31', 412, 39000],
    ['momentFrom=2025-05-01&momentTo=2025-05-31&interval=week', 400, 39002],
    ['momentFrom=2025-05-01&momentTo=2025-06-15&interval=hour', 400, 39001],
    ['momentFrom=2010-05-01&momentTo=2025-06-15&interval=day', 400, 39001],
    ['momentFrom=yesterday&momentTo=2025-06-15&interval=day', 400, 1035],
  ];
  for (const [query, status, code] of cases) {
    assert.deepEqual(refusalOf(await api(`/report/sales/plotseries?${query}`)), [status, code], query);
  }
});

test('the figures of counterparties follow their sales, returns and payments', async () => {
  const agent = world.create('counterparty', { name: 'Показательный' });
  const product = first('product');
  const parties = { agent: link(`counterparty/${agent}`) };
  make('demand', 2, 1000, product, { ...parties, moment: '2025-03-01 10:00:00' });
  make('demand', 1, 500, product, { ...parties, moment: '2025-04-01 10:00:00' });
  make('salesreturn', 1, 300, product, parties);
  world.create('paymentin', {
    ...parties,
    rate: { currency: link(`currency/${first('currency')}`) },
    sum: 700,
    applicable: true,
  });
  const one = await objectOf(`/report/counterparty/${agent}`);
  assert.deepEqual(
    ['demandsCount', 'demandsSum', 'averageReceipt', 'returnsCount', 'returnsSum', 'balance'].map(
      (name) => one[name],
    ),
    [2, 2500, 1250, 1, 300, 700 + 300 - 2500],
  );
  assert.deepEqual(
    [one.firstDemandDate, one.lastDemandDate],
    ['2025-03-01 10:00:00.000', '2025-04-01 10:00:00.000'],
  );
  const list = await rowsOf('/report/counterparty');
  assert.equal(list.length, world.size('counterparty'));
  assert.deepEqual(
    list.find(({ meta }) => JSON.stringify(meta).includes(agent)),
    one,
  );
  const filtered = await rowsOf(
    `/report/counterparty?filter=${encode('demandsSum=2500;counterparty.name~показ')}`,
  );
  assert.deepEqual(filtered, [one]);
  const idle = await rowsOf('/report/counterparty?filter=demandsCount=0');
  assert.ok(
    idle.every(({ firstDemandDate, lastEventText }) => firstDemandDate === null && lastEventText === null),
  );
});

test('the dashboard counts what was sold, ordered and paid today, this week, this month', async () => {
  for (const period of ['day', 'week', 'month']) {
    const before = await objectOf(`/report/dashboard/${period}`);
    make('demand', 2, 1000, first('product'));
    world.create('cashin', {
      rate: { currency: link(`currency/${first('currency')}`) },
      sum: 900,
      applicable: true,
    });
    const after = await objectOf(`/report/dashboard/${period}`);
    const difference = (block: string, name: string): number =>
      Number((after[block] as JsonObject)[name]) - Number((before[block] as JsonObject)[name]);
    assert.deepEqual([difference('sales', 'count'), difference('sales', 'amount')], [1, 2000], period);
    assert.equal(difference('orders', 'count'), 0);
    for (const name of ['income', 'balance', 'todayMovement', 'movement'])
      close(difference('money', name), 900);
  }
});

test('reports are read only, and there are no others', async () => {
  assert.deepEqual(refusalOf(await api('/report/stock/all', { method: 'POST', body: '{}' })), [405, 1039]);
  assert.deepEqual(refusalOf(await api('/report/profit/byregion')), [404, 1002]);
  assert.deepEqual(refusalOf(await api('/report/stock/all?filter=stockMode=some')), [400, 1041]);
  assert.deepEqual(refusalOf(await api('/report/stock/all/current?stockType=all')), [400, 1091]);
});
