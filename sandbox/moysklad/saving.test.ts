import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MoyskladSandbox, World } from './index.ts';
import type { JsonObject } from './render.ts';
import { type Answer, listOf, openForTest, refusalOf } from './testing.ts';

let sandbox: MoyskladSandbox;
let api: (path: string, init?: RequestInit) => Promise<Answer>;
let world: World;

before(async () => {
  const size = { orders: 20, products: 20, counterparties: 5, documents: 3 };
  ({ sandbox, api } = await openForTest({
    accounts: [{ name: 'demo', token: 'app-token', kind: 'app', ...size }],
  }));
  world = sandbox.account('app-token');
});
after(() => sandbox.close());

const send = (method: string, path: string, body?: unknown) =>
  api(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
const link = (type: string, id: unknown = world.ids(type)[0]) => ({
  meta: { href: `${sandbox.apiUrl}/entity/${type}/${id}`, type, mediaType: 'application/json' },
});
const line = (fields: object = {}) => ({ quantity: 2, price: 1000, assortment: link('product'), ...fields });
const parties = () => ({ organization: link('organization'), agent: link('counterparty') });
const stores = () => ({
  sourceStore: link('store', world.ids('store')[0]),
  targetStore: link('store', world.ids('store')[1]),
});
/** The least that a document of each type is made of. */
const least: Record<string, () => JsonObject> = {
  customerorder: parties,
  purchaseorder: parties,
  demand: () => ({ ...parties(), store: link('store') }),
  supply: () => ({ ...parties(), store: link('store') }),
  salesreturn: () => ({ ...parties(), store: link('store') }),
  purchasereturn: () => ({ ...parties(), store: link('store') }),
  invoiceout: () => ({ ...parties(), name: 'Счёт 1' }),
  invoicein: () => ({ ...parties(), name: 'Счёт 1' }),
  paymentin: () => ({ ...parties(), sum: 100 }),
  paymentout: () => ({ ...parties(), sum: 100, expenseItem: link('expenseitem') }),
  cashin: () => ({ ...parties(), sum: 100 }),
  cashout: () => ({ ...parties(), sum: 100, expenseItem: link('expenseitem') }),
  move: () => ({ organization: link('organization'), ...stores() }),
};

async function make(type: string, fields: object = {}): Promise<JsonObject> {
  const answer = await send('POST', `/entity/${type}`, { ...least[type]?.(), ...fields });
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  return answer.json as JsonObject;
}

test('documents of every type that rules write are made of the least they need, and of no less', async () => {
  for (const [type, body] of Object.entries(least)) {
    const made = await make(type);
    assert.equal((made.meta as JsonObject).type, type);
    for (const field of Object.keys(body())) {
      if (field === 'sum') continue;
      const without = { ...body(), [field]: undefined };
      assert.deepEqual(
        refusalOf(await send('POST', `/entity/${type}`, without)),
        [412, 3000],
        `${type}.${field}`,
      );
    }
  }
  const draft = await make('demand', { store: undefined, applicable: false });
  assert.equal(draft.store, undefined, 'a draft needs no store');
  const posting = await send('PUT', `/entity/demand/${draft.id}`, { applicable: true });
  assert.deepEqual(refusalOf(posting), [412, 3000]);
});

test('links and lines that do not fit are refused by their own codes', async () => {
  const order = await make('customerorder', { positions: [line()] });
  const other = await make('customerorder', { positions: [line()] });
  const [own] = world.lineIds('customerorder', String(order.id));
  const [foreign] = world.lineIds('customerorder', String(other.id));
  const agent = link('counterparty').meta;
  const state = {
    meta: { href: `${sandbox.apiUrl}/entity/supply/metadata/states/${stateOf('supply')}`, type: 'state' },
  };
  const cases: [name: string, type: string, fields: object, refusal: [number, number]][] = [
    ['no href', 'demand', { store: { meta: { type: 'store' } } }, [400, 2010]],
    ['no type', 'demand', { agent: { meta: { href: agent.href } } }, [400, 2011]],
    ['a store where a project is wanted', 'demand', { project: link('store') }, [400, 2024]],
    ['a store where a counterparty is wanted', 'demand', { agent: link('store') }, [400, 2027]],
    ['a document of another type', 'supply', { purchaseOrder: link('customerorder') }, [400, 17006]],
    ['a state of another type', 'demand', { state }, [400, 11002]],
    ['a line of another document', 'customerorder', { positions: [{ ...line(), id: foreign }] }, [400, 1046]],
    ['no quantity', 'demand', { positions: [line({ quantity: undefined })] }, [412, 3000]],
    ['a quantity below nothing', 'demand', { positions: [line({ quantity: -1 })] }, [400, 3002]],
    ['a bundle that comes', 'supply', { positions: [line({ assortment: link('bundle') })] }, [400, 17016]],
    [
      'half a bundle',
      'demand',
      { positions: [line({ quantity: 0.5, assortment: link('bundle') })] },
      [400, 17018],
    ],
    [
      'a counterparty as goods',
      'demand',
      { positions: [line({ assortment: link('counterparty') })] },
      [400, 17022],
    ],
    ['from a store into itself', 'move', { targetStore: stores().sourceStore }, [400, 21000]],
    ['1,001 lines', 'demand', { positions: Array.from({ length: 1001 }, () => line()) }, [413, 2007]],
    [
      'more linked than paid',
      'paymentin',
      { operations: [{ ...link('customerorder', order.id), linkedSum: 101 }] },
      [400, 22000],
    ],
  ];
  for (const [name, type, fields, refusal] of cases) {
    const answer = await send('POST', `/entity/${type}`, { ...least[type]?.(), ...fields });
    assert.deepEqual(refusalOf(answer), refusal, name);
  }
  const kept = await send('PUT', `/entity/customerorder/${order.id}`, {
    positions: [{ id: own, quantity: 7 }, line({ price: 1 })],
  });
  assert.equal(kept.status, 400, 'an update of a line by the whole list names its goods, too');
  const changed = { positions: [{ ...line({ quantity: 7 }), id: own }, line({ price: 1 })] };
  assert.equal((await send('PUT', `/entity/customerorder/${order.id}`, changed)).status, 200);
  assert.equal(world.lineIds('customerorder', String(order.id))[0], own, 'a known line stays the same one');
});

const stateOf = (type: string): string => {
  const [state] = world.store.collection(`entity/${type}/metadata/states`).live();
  return state?.ref.id ?? '';
};

test('a company’s settings change or refuse what is saved', async () => {
  const { settings } = world.store;
  const product = world.create('product', { name: 'С минимумом', minPrice: { value: 5000 } });
  const positions = [line({ price: 100, assortment: link('product', product) })];
  const priceOf = async (type: string) => {
    const { id } = await make(type, { positions, applicable: false });
    return listOf(await api(`/entity/${type}/${id}/positions`)).rows[0]?.price;
  };
  settings.checkMinPrice = true;
  assert.equal(await priceOf('demand'), 5000, 'raised without a word');
  assert.equal(await priceOf('supply'), 100, 'what is bought is not');
  settings.checkMinPrice = false;
  assert.equal(await priceOf('demand'), 100);

  settings.checkShippingStock = true;
  const refused = await send('POST', '/entity/demand', { ...least.demand?.(), positions });
  assert.deepEqual(refusalOf(refused), [400, 3007]);
  await make('demand', { positions, applicable: false });
  await make('supply', { positions: [line({ quantity: 2, assortment: link('product', product) })] });
  const shipped = await make('demand', { positions });
  assert.deepEqual(
    refusalOf(await send('POST', '/entity/demand', { ...least.demand?.(), positions })),
    [400, 3007],
  );
  await send('PUT', `/entity/demand/${shipped.id}`, { applicable: false });
  await make('demand', { positions });
  settings.checkShippingStock = false;

  settings.uniqueNumbers = true;
  const { name } = await make('supply', { name: 'К-17' });
  assert.deepEqual(
    refusalOf(await send('POST', '/entity/supply', { ...least.supply?.(), name })),
    [400, 3006],
  );
  await make('demand', { name });
  settings.uniqueNumbers = false;

  settings.closedUntil = '2026-01-31 23:59:59.999';
  const early = { ...least.demand?.(), moment: '2026-01-31 12:00:00' };
  assert.deepEqual(refusalOf(await send('POST', '/entity/demand', early)), [400, 17009]);
  await make('demand', { moment: '2026-02-01 00:00:00' });
  settings.closedUntil = '';
});

test('a right that is missing is named by its code', async () => {
  const { denied } = world.store;
  const { id } = await make('supply', { applicable: false });
  const body = least.supply?.();
  const path = `/entity/supply/${id}`;
  const cases: [right: string, call: () => Promise<Answer>, code: number][] = [
    ['view', () => api('/entity/supply'), 1016],
    ['view', () => api(path), 1016],
    ['create', () => send('POST', '/entity/supply', body), 1045],
    ['update', () => send('PUT', path, { description: 'x' }), 1017],
    ['update', () => send('POST', `${path}/positions`, line()), 1017],
    ['post', () => send('PUT', path, { applicable: true }), 1092],
    ['post', () => send('POST', '/entity/supply', body), 1092],
    ['delete', () => send('POST', `${path}/trash`), 1018],
    ['delete', () => send('DELETE', path), 1018],
  ];
  for (const [right, call, code] of cases) {
    denied.add(`supply ${right}`);
    assert.deepEqual(refusalOf(await call()), [403, code], right);
    denied.clear();
  }
  assert.equal((await send('PUT', path, { applicable: true })).status, 200);
});

test('a document longer than a body gets its other lines one call later; sums follow', async () => {
  const { id } = await make('supply', { positions: Array.from({ length: 1000 }, () => line()) });
  const path = `/entity/supply/${id}/positions`;
  const added = await send(
    'POST',
    path,
    Array.from({ length: 200 }, () => line({ price: 500 })),
  );
  assert.equal((added.json as JsonObject[]).length, 200);
  assert.equal(world.get('supply', String(id))?.sum, 1000 * 2000 + 200 * 1000);
  const [first, second] = world.lineIds('supply', String(id));
  assert.equal((await send('PUT', `${path}/${first}`, { price: 0 })).status, 200);
  assert.equal((await send('DELETE', `${path}/${second}`)).status, 200);
  const gone = await send('POST', `${path}/delete`, [
    { meta: { href: `${sandbox.apiUrl}${path}/${first}` } },
  ]);
  assert.equal(gone.status, 200);
  assert.equal(listOf(await api(`${path}?limit=1`)).meta.size, 1198);
  assert.equal(world.get('supply', String(id))?.sum, 998 * 2000 + 200 * 1000);
});

test('VAT on top of prices, the rate of a currency, barcodes and back links are filled in', async () => {
  const taxed = await make('demand', {
    vatEnabled: true,
    vatIncluded: false,
    positions: [line({ quantity: 1, vat: 20 })],
  });
  assert.deepEqual([taxed.sum, taxed.vatSum], [1200, 200]);
  const within = await make('demand', { vatIncluded: true, positions: [line({ quantity: 1, vat: 25 })] });
  assert.deepEqual([within.sum, within.vatSum], [1000, 200]);
  const without = await make('demand', { vatEnabled: false, positions: [line({ quantity: 1, vat: 25 })] });
  assert.deepEqual([without.sum, without.vatSum], [1000, 0]);

  const foreign = world.ids('currency').find((id) => world.get('currency', id)?.rate !== 1);
  const paid = await make('paymentin', { rate: { currency: link('currency', foreign) } });
  assert.equal((paid.rate as JsonObject).value, world.get('currency', String(foreign))?.rate);

  const made = (await send('POST', '/entity/product', { name: 'Без штрихкода' })).json as JsonObject;
  assert.match(JSON.stringify(made.barcodes), /^\[\{"ean13":"\d{13}"\}\]$/);

  const order = await make('purchaseorder');
  const supply = await make('supply', { purchaseOrder: link('purchaseorder', order.id) });
  assert.match(
    JSON.stringify(world.get('purchaseorder', String(order.id))?.supplies),
    new RegExp(String(supply.id)),
  );
});

test('several are deleted in one call, one by its syncId; what lies in the trash still answers to it', async () => {
  const syncId = '734a9e26-45a2-4ead-849c-e144daeb8549';
  const one = await make('supply', { syncId });
  const body = [link('supply', one.id), link('supply', '00000000-0000-0000-0000-000000000000')];
  const answer = await send('POST', '/entity/supply/delete', body);
  const [done, missing] = answer.json as JsonObject[];
  assert.match(String(done?.info), /успешно удалена/);
  assert.match(JSON.stringify(missing), /"code":2013/);

  const again = await make('supply', { syncId });
  assert.notEqual(again.id, one.id, 'deleted for good, it is made anew');
  await send('POST', `/entity/supply/${again.id}/trash`);
  assert.equal((await make('supply', { syncId })).id, again.id);
  const found = listOf(await api(`/entity/supply?filter=syncId=${syncId};isDeleted=true;isDeleted=false`));
  assert.deepEqual(
    found.rows.map(({ id }) => id),
    [again.id],
  );
  assert.equal((await send('DELETE', `/entity/supply/syncid/${syncId}`)).status, 200);
  assert.deepEqual(refusalOf(await api(`/entity/supply/${again.id}`)), [404, 1021]);
});
