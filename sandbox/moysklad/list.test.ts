import assert from 'node:assert/strict';
import { get as httpGet } from 'node:http';
import { after, before, test } from 'node:test';
import type { MoyskladSandbox, World } from './index.ts';
import type { Json, JsonObject } from './render.ts';
import { type Answer, listOf, openForTest, refusalOf } from './testing.ts';

let sandbox: MoyskladSandbox;
let api: (path: string, init?: RequestInit) => Promise<Answer>;
let world: World;

before(async () => {
  ({ sandbox, api } = await openForTest());
  world = sandbox.account('app-token');
});
after(() => sandbox.close());

const encode = encodeURIComponent;
const ids = (rows: JsonObject[]): string[] => rows.map((row) => String(row.id));
const at = (row: Json | undefined, ...path: string[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, name) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined,
    row,
  );
const hrefOf = (row: Json | undefined, ...path: string[]): string =>
  String(at(row, ...path, 'meta', 'href') ?? '');

/** Every row of a list, page by page. */
async function readAll(path: string): Promise<JsonObject[]> {
  const rows: JsonObject[] = [];
  for (let url: string | undefined = path; url; ) {
    const page: ReturnType<typeof listOf> = listOf(await api(url));
    rows.push(...(page.rows as JsonObject[]));
    url = page.meta.nextHref?.slice(sandbox.apiUrl.length);
  }
  return rows;
}

test('filters answer exactly what an independent reading of all rows says', async () => {
  const orders = [...world.list('customerorder')];
  const products = [...world.list('product')];
  const agents = [...world.list('counterparty')];
  const some = orders.find((row) => row.project && row.description && row.state) as JsonObject;
  const agent = hrefOf(some, 'agent');
  const project = hrefOf(some, 'project');
  const state = hrefOf(some, 'state');
  const moment = String(some.moment);
  const attributeHref = (row: JsonObject, name: string): string | undefined =>
    (row.attributes as JsonObject[] | undefined)
      ?.filter((item) => item.name === name)
      .map((item) => hrefOf(item))[0];
  const value = (row: JsonObject, name: string): Json | undefined =>
    (row.attributes as JsonObject[] | undefined)?.find((item) => item.name === name)?.value;
  const field = (rows: JsonObject[], name: string): string =>
    rows.map((row) => attributeHref(row, name)).find(Boolean) ?? '';
  const store = String(hrefOf(orders.map((row) => value(row, 'Склад резерва')).find(Boolean)));
  const code128 = /"code128":"([^"]+)"/.exec(JSON.stringify(products))?.[1] ?? '';
  const text = (name: string) => (row: JsonObject) => String(row[name] ?? '');

  const cases: [type: string, filter: string, rows: JsonObject[], test: (row: JsonObject) => boolean][] = [
    ['customerorder', 'name=00007', orders, (row) => row.name === '00007'],
    ['customerorder', 'name=00007;name=00009', orders, (row) => row.name === '00007' || row.name === '00009'],
    [
      'customerorder',
      'name!=00007;name!=00009',
      orders,
      (row) => row.name !== '00007' && row.name !== '00009',
    ],
    [
      'customerorder',
      'name~=0001;name!=00012',
      orders,
      (row) => text('name')(row).startsWith('0001') && row.name !== '00012',
    ],
    ['customerorder', 'name=~77', orders, (row) => text('name')(row).endsWith('77')],
    ['customerorder', 'description~СУММ', orders, (row) => text('description')(row).includes('СУММ')],
    ['customerorder', 'description~сумм', orders, (row) => text('description')(row).includes('СУММ')],
    [
      'customerorder',
      'description=A\\;B\\;C — артикулы через точку с запятой',
      orders,
      (row) => text('description')(row).startsWith('A;B;C'),
    ],
    ['customerorder', 'description=;', orders, (row) => row.description === undefined],
    ['customerorder', 'description!=', orders, (row) => row.description !== undefined],
    ['customerorder', `agent=${agent}`, orders, (row) => hrefOf(row, 'agent') === agent],
    [
      'customerorder',
      `project=${project};state=${state}`,
      orders,
      (row) => hrefOf(row, 'project') === project && hrefOf(row, 'state') === state,
    ],
    ['customerorder', 'project=', orders, (row) => row.project === undefined],
    ['customerorder', 'project!=', orders, (row) => row.project !== undefined],
    [
      'customerorder',
      'state.name=Отменен\\; по просьбе клиента;state.name=Новый',
      orders,
      (row) => {
        const name =
          at(world.get('customerorder', String(row.id)), 'state') && stateName(hrefOf(row, 'state'));
        return name === 'Новый' || name === 'Отменен; по просьбе клиента';
      },
    ],
    ['customerorder', 'applicable=false', orders, (row) => row.applicable === false],
    [
      'customerorder',
      'sum>1000000;sum<=5000000.5',
      orders,
      (row) => Number(row.sum) > 1_000_000 && Number(row.sum) <= 5_000_000.5,
    ],
    ['customerorder', 'sum>1000000;sum>9000000', orders, (row) => Number(row.sum) > 1_000_000],
    ['customerorder', `moment=${moment.slice(0, 16)}`, orders, (row) => row.moment === moment],
    [
      'customerorder',
      `moment>=${moment.slice(0, 19)};printed=true`,
      orders,
      (row) => String(row.moment) >= moment && row.printed === true,
    ],
    [
      'customerorder',
      `updated>=${some.updated}`,
      orders,
      (row) => String(row.updated) >= String(some.updated),
    ],
    ['customerorder', `updated>${some.updated}`, orders, (row) => String(row.updated) > String(some.updated)],
    [
      'customerorder',
      `updated>=2025-01-01 00:00;updated<2025-02-01 00:00:00`,
      orders,
      (row) => String(row.updated) >= '2025-01-01' && String(row.updated) < '2025-02-01',
    ],
    ['customerorder', `updated=${some.updated}`, orders, (row) => row.updated === some.updated],
    [
      'customerorder',
      `id=${some.id};id=${orders[3]?.id}`,
      orders,
      (row) => row.id === some.id || row.id === orders[3]?.id,
    ],
    [
      'customerorder',
      `${field(orders, 'Номер заявки')}=00042`,
      orders,
      (row) => value(row, 'Номер заявки') === '00042',
    ],
    [
      'customerorder',
      `${field(orders, 'Номер заявки')}!=`,
      orders,
      (row) => value(row, 'Номер заявки') !== undefined,
    ],
    [
      'customerorder',
      `${field(orders, 'Номер заявки')}=00042;${field(orders, 'Номер заявки')}=`,
      orders,
      (row) => [undefined, '00042'].includes(value(row, 'Номер заявки') as string),
    ],
    [
      'customerorder',
      `${field(orders, 'Вес брутто, кг')}<=50`,
      orders,
      (row) => Number(value(row, 'Вес брутто, кг')) <= 50,
    ],
    [
      'customerorder',
      `${field(orders, 'Срочный заказ')}=true`,
      orders,
      (row) => value(row, 'Срочный заказ') === true,
    ],
    [
      'customerorder',
      `${field(orders, 'Дата согласования')}>2025-06-01 00:00:00`,
      orders,
      (row) => String(value(row, 'Дата согласования') ?? '') > '2025-06-01',
    ],
    [
      'customerorder',
      `${field(orders, 'Склад резерва')}=${store}`,
      orders,
      (row) => hrefOf(value(row, 'Склад резерва')) === store,
    ],
    ['product', 'archived=true', products, (row) => row.archived === true],
    ['product', 'archived=true;archived=false', products, () => true],
    ['product', 'article~=01', products, (row) => text('article')(row).startsWith('01')],
    ['product', 'pathName=Продукты', products, (row) => row.pathName === 'Продукты'],
    ['product', 'pathName=', products, (row) => row.pathName === ''],
    ['product', 'weight>10', products, (row) => Number(row.weight) > 10],
    [
      'product',
      `barcode=${code128}`,
      products,
      (row) => JSON.stringify(row.barcodes).includes(`"${code128}"`),
    ],
    ['product', 'barcode~=2000000', products, (row) => JSON.stringify(row.barcodes).includes('":"2000000')],
    ['counterparty', 'tags=vip', agents, (row) => (row.tags as string[]).includes('vip')],
    ['counterparty', 'companyType!=legal', agents, (row) => row.companyType !== 'legal'],
    [
      'counterparty',
      'phone~=+7;email!=',
      agents,
      (row) => row.phone !== undefined && row.email !== undefined,
    ],
  ];
  for (const [type, filter, rows, keep] of cases) {
    const expected = rows.filter(keep);
    const read = await readAll(`/entity/${type}?filter=${encode(filter)}`);
    assert.deepEqual(ids(read).sort(), ids(expected).sort(), filter);
    assert.ok(expected.length > 0, `nothing to find by ${filter}`);
  }
  assert.equal(
    listOf(await api('/entity/product')).meta.size,
    products.length,
    'archived products are listed by default',
  );
});

function stateName(href: string): string {
  const states = [...world.store.collection('entity/customerorder/metadata/states').live()];
  return String(states.find((row) => href.endsWith(row.ref.id))?.fields.name);
}

test('orders rows by several fields, rows without a value last', async () => {
  const cases: [order: string, key: (row: JsonObject) => string, descending: boolean][] = [
    ['updated,asc;id,asc', (row) => `${row.updated} ${row.id}`, false],
    ['id', (row) => String(row.id), false],
    ['id,desc', (row) => String(row.id), true],
    ['moment,desc;name,desc', (row) => `${row.moment} ${row.name}`, true],
    ['deliveryPlannedMoment;id', (row) => `${row.deliveryPlannedMoment ?? 'none'} ${row.id}`, false],
  ];
  for (const [order, key, descending] of cases) {
    const keys = (await readAll(`/entity/customerorder?order=${encode(order)}`)).map(key);
    const expected = keys.toSorted((a, b) => (a < b ? -1 : 1));
    assert.deepEqual(keys, descending ? expected.reverse() : expected, order);
    assert.equal(new Set(keys).size, world.size('customerorder'), order);
  }
  const sums = (await readAll('/entity/customerorder?order=sum')).map((row) => Number(row.sum));
  assert.deepEqual(
    sums,
    sums.toSorted((a, b) => a - b),
  );
});

test('the default order is stable and neither by id nor by time', async () => {
  const [first, second] = [
    ids(await readAll('/entity/customerorder?limit=400')),
    ids(await readAll('/entity/customerorder')),
  ];
  assert.deepEqual(first, second);
  assert.notDeepEqual(first, first.toSorted());
  const updated = (await readAll('/entity/customerorder')).map((row) => String(row.updated));
  assert.notDeepEqual(updated, updated.toSorted());
});

test('pages carry links to their neighbours', async () => {
  const page = listOf(await api('/entity/customerorder?limit=500&offset=500&order=id'));
  assert.deepEqual(
    [page.meta.size, page.meta.limit, page.meta.offset, page.rows.length],
    [1500, 500, 500, 500],
  );
  assert.equal(page.meta.nextHref, `${sandbox.apiUrl}/entity/customerorder?limit=500&offset=1000&order=id`);
  assert.equal(page.meta.previousHref, `${sandbox.apiUrl}/entity/customerorder?limit=500&offset=0&order=id`);
  const whole = listOf(await api('/entity/product'));
  assert.deepEqual(
    [whole.meta.limit, whole.meta.nextHref, whole.meta.previousHref],
    [1000, undefined, undefined],
  );
  assert.deepEqual(listOf(await api('/entity/customerorder?offset=1500')).rows, []);
});

test('expand opens links three deep, and is dropped in silence above a limit of 100', async () => {
  const path =
    '/entity/customerorder?expand=agent.owner.group,rate.currency,positions.assortment,state&order=id';
  const opened = listOf(await api(`${path}&limit=100`)).rows as JsonObject[];
  for (const row of opened) {
    assert.equal(typeof at(row, 'agent', 'owner', 'group', 'name'), 'string');
    assert.equal(typeof at(row, 'rate', 'currency', 'isoCode'), 'string');
    assert.equal(typeof at(row, 'organization', 'name'), 'undefined', 'a link not asked for stays a link');
    const lines = at(row, 'positions', 'rows') as JsonObject[];
    assert.equal(lines.length, at(row, 'positions', 'meta', 'size'));
    assert.ok(lines.every((line) => typeof at(line, 'assortment', 'name') === 'string'));
  }
  assert.ok(opened.some((row) => typeof at(row, 'state', 'name') === 'string'));
  for (const limit of ['&limit=101', '']) {
    const closed = listOf(await api(`${path}${limit}`)).rows as JsonObject[];
    assert.ok(
      closed.every(
        (row) => at(row, 'agent', 'name') === undefined && at(row, 'positions', 'rows') === undefined,
      ),
    );
  }
});

test('search finds a part of a main text field', async () => {
  const found = await readAll(`/entity/product?search=${encode('тыкв')}`);
  const expected = [...world.list('product')].filter((row) => String(row.name).startsWith('Тыква'));
  assert.deepEqual(ids(found).sort(), ids(expected).sort());
  assert.ok(found.length > 0);
});

test('single objects, nested lists and moved ids', async () => {
  const [order] = [...world.list('customerorder')] as [JsonObject];
  assert.deepEqual((await api(`/entity/customerorder/${order.id}`)).json, JSON.parse(JSON.stringify(order)));
  const lines = listOf(await api(`/entity/customerorder/${order.id}/positions?limit=100&expand=assortment`));
  assert.equal(lines.meta.size, at(order, 'positions', 'meta', 'size'));
  const sum = lines.rows.reduce(
    (total, row) => total + Number(row.price) * Number(row.quantity) * (1 - Number(row.discount) / 100),
    0,
  );
  assert.ok(Math.abs(sum - Number(order.sum)) < 0.01, 'the lines make the sum');

  const [product] = [...world.list('product')] as [JsonObject];
  const uiId = String(at(product, 'meta', 'uuidHref')).split('id=')[1];
  assert.notEqual(uiId, product.id);
  const moved = await api(`/entity/product/${uiId}`, { redirect: 'manual' });
  assert.deepEqual([moved.status, moved.headers.get('location')], [308, hrefOf(product)]);
});

test('refuses what the documentation does not allow', async () => {
  const order = 'customerorder';
  const unknown = '00000000-0000-0000-0000-000000000000';
  const cases: [path: string, status: number, code: number][] = [
    [`/entity/${order}?filter=foo=1`, 400, 1034],
    [`/entity/${order}?filter=name`, 400, 1034],
    [`/entity/${order}?filter=${encode('name>5')}`, 400, 1034],
    [`/entity/${order}?filter=${encode('sum~5')}`, 400, 1034],
    [`/entity/${order}?filter=${encode('sum=100;sum>99')}`, 400, 1034],
    [`/entity/${order}?filter=payedSum=0`, 400, 1034],
    [`/entity/${order}?filter=sum=ten`, 400, 1014],
    [`/entity/${order}?filter=applicable=yes`, 400, 1014],
    [`/entity/${order}?filter=id=7`, 400, 1014],
    [`/entity/${order}?filter=agent=7`, 400, 1014],
    [
      `/entity/${order}?filter=${encode(`agent=https://online.moysklad.ru/api/remap/1.2/entity/counterparty/${unknown}`)}`,
      400,
      1059,
    ],
    [`/entity/${order}?filter=${encode('updated>=2025-01-01')}`, 400, 1035],
    [`/entity/${order}?filter=${encode('updated>=2025-02-31 00:00:00')}`, 400, 1035],
    [`/entity/${order}?filter=${encode('updated>=1969-01-01 00:00:00')}`, 400, 1014],
    [`/entity/product?filter=isDeleted=true`, 400, 1034],
    [`/entity/group?filter=name=x`, 400, 1034],
    [`/entity/${order}?order=payedSum`, 400, 1063],
    [`/entity/group?order=name`, 400, 1063],
    [`/entity/${order}?order=id,up`, 400, 1096],
    [`/entity/${order}?limit=1001`, 400, 1084],
    [`/entity/${order}?limit=0`, 400, 1084],
    [`/entity/${order}?offset=-1`, 400, 1084],
    [`/entity/${order}?limit=10&expand=name`, 400, 1089],
    [`/entity/${order}?limit=10&expand=agent.owner.group.owner`, 400, 1089],
    [`/entity/${order}/${unknown}`, 404, 1021],
    [`/entity/customentity/${unknown}`, 404, 1021],
    ['/entity/nothing', 404, 1005],
    ['/nothing', 404, 1002],
    [`/entity/${order}/${unknown}/positions`, 404, 1021],
    ['/context/employee', 403, 55006],
  ];
  for (const [path, status, code] of cases)
    assert.deepEqual(refusalOf(await api(path)), [status, code], path);
  assert.equal((await api(`/entity/${order}?limit=1000&expand=nothing`)).status, 200, 'no expand, no error');
  const noOne = `filter=${encode(`agent=${sandbox.apiUrl}/entity/counterparty/${unknown}`)}`;
  assert.equal(
    listOf(await api(`/entity/${order}?${noOne}`)).meta.size,
    0,
    'an object not to be seen gives no rows',
  );
});

test('errors speak the language asked for and name the place', async () => {
  const russian = await api('/entity/customerorder?order=foo');
  const english = await api('/entity/customerorder?order=foo', { headers: { 'accept-language': 'en' } });
  assert.match(
    JSON.stringify(russian.json),
    /Ошибка сортировки: неизвестное поле 'foo'.*"parameter":"order"/,
  );
  assert.match(JSON.stringify(english.json), /Sorting error: unknown field 'foo'/);
});

test('headers: gzip, Accept, the size of the request, the key', async () => {
  assert.deepEqual(await plain('/entity/group', {}), { status: 415, body: '', encoding: undefined });
  assert.deepEqual(await plain('/entity/group', { 'accept-encoding': 'br' }), {
    status: 415,
    body: '',
    encoding: undefined,
  });
  const gzip = await plain('/entity/group', { 'accept-encoding': 'gzip' });
  assert.deepEqual([gzip.status, gzip.encoding], [200, 'gzip']);

  assert.deepEqual(refusalOf(await api('/entity/group', { headers: { accept: 'text/html' } })), [400, 1062]);
  assert.equal(
    (await api('/entity/group', { headers: { accept: 'application/json;charset=utf-8' } })).status,
    200,
  );
  assert.equal((await api(`/entity/group?search=${'x'.repeat(8200)}`)).status, 414);
  const id = world.ids('customerorder')[0];
  const list = Array.from({ length: 150 }, () => `id=${id}`).join(';');
  assert.equal(
    (await api(`/entity/customerorder?filter=${encode(list)}`)).status,
    200,
    '150 ids fit into 8 KB',
  );
  assert.deepEqual(
    refusalOf(await api('/entity/group', { headers: { authorization: 'Bearer wrong' } })),
    [401, 1056],
  );
});

/** A call without the headers fetch adds by itself. */
function plain(path: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; body: string; encoding: string | undefined }>(
    (resolve, reject) => {
      const options = { headers: { authorization: 'Bearer app-token', ...headers } };
      httpGet(sandbox.apiUrl + path, options, async (response) => {
        const body = await response
          .setEncoding('latin1')
          .reduce((all: string, chunk: string) => all + chunk, '');
        const encoding = response.headers['content-encoding'];
        resolve({ status: response.statusCode, body: encoding ? '(packed)' : body, encoding });
      }).on('error', reject);
    },
  );
}
