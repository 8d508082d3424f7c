import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { MoyskladSandbox, World } from './index.ts';
import type { JsonObject } from './render.ts';
import { type Answer, listOf, openForTest, refusalOf } from './testing.ts';

let sandbox: MoyskladSandbox;
let api: (path: string, init?: RequestInit) => Promise<Answer>;
let world: World;

before(async () => {
  const size = { orders: 20, products: 50, counterparties: 60, documents: 20 };
  ({ sandbox, api } = await openForTest({
    accounts: [{ name: 'demo', token: 'app-token', kind: 'app', ...size }],
  }));
  world = sandbox.account('app-token');
});
after(() => sandbox.close());

const NEW = { headers: { 'x-lognex-remap-beta-feature': 'assortmentWithoutStock' } };
const encode = encodeURIComponent;
const rowsOf = async (query: string, init: RequestInit = NEW): Promise<JsonObject[]> =>
  listOf(await api(`/entity/assortment?${query}`, init)).rows as JsonObject[];
const typeOf = ({ meta }: JsonObject): string => (meta as { type: string }).type;
const hrefOf = (value: unknown): string => (value as { meta: { href: string } }).meta.href;

test('holds products, services, bundles and variants, batches on demand, archived ones on demand', async () => {
  const types = (rows: JsonObject[]): string[] => [...new Set(rows.map(typeOf))].sort();
  assert.deepEqual(types(await rowsOf('')), ['bundle', 'product', 'service', 'variant']);
  assert.deepEqual(types(await rowsOf('groupBy=product')), ['bundle', 'product', 'service']);
  assert.deepEqual(types(await rowsOf('groupBy=consignment')), [
    'bundle',
    'consignment',
    'product',
    'service',
    'variant',
  ]);
  assert.deepEqual(refusalOf(await api('/entity/assortment?groupBy=shelf', NEW)), [400, 1091]);

  world.archive('product', world.ids('product')[0] as string, true);
  const rows = await rowsOf('');
  assert.ok(rows.every(({ archived }) => archived === false));
  const all = ['product', 'service', 'bundle', 'variant'].reduce((sum, type) => sum + world.size(type), 0);
  assert.equal((await rowsOf('filter=archived=true;archived=false')).length, all);
});

test('the new form has no stock, the old one has', async () => {
  const stock = ['stock', 'reserve', 'inTransit', 'quantity'];
  for (const row of await rowsOf('')) assert.ok(stock.every((name) => !(name in row)));
  for (const row of await rowsOf('', {})) {
    const has = typeOf(row) === 'product' || typeOf(row) === 'variant';
    assert.ok(
      stock.every((name) => name in row === has),
      typeOf(row),
    );
  }
});

test('filters by the fields of its page, in each form by its own', async () => {
  const product = [...world.list('product')].find((row) => row.productFolder && row.supplier) as JsonObject;
  const folder = hrefOf(product.productFolder);
  const inFolder = await rowsOf(`filter=${encode(`productFolder=${folder}`)}`);
  assert.ok(inFolder.some(({ id }) => id === product.id));
  const bySupplier = await rowsOf(`filter=${encode(`supplier=${hrefOf(product.supplier)}`)}`);
  assert.ok(bySupplier.some(({ id }) => id === product.id));
  const ids = [...world.ids('product').slice(1, 3), ...world.ids('variant').slice(0, 2)];
  const named = await rowsOf(
    `filter=${encode(ids.map((id) => `id=${id}`).join(';'))};archived=true;archived=false`,
  );
  assert.deepEqual(named.map(({ id }) => id).sort(), ids.toSorted());
  assert.ok((await rowsOf('filter=type=variant')).every((row) => typeOf(row) === 'variant'));

  assert.equal((await api('/entity/assortment?filter=article~=0')).status, 200);
  assert.deepEqual(refusalOf(await api('/entity/assortment?filter=article~=0', NEW)), [400, 1034]);
  assert.deepEqual(refusalOf(await api('/entity/assortment?filter=barcode!=1', NEW)), [400, 1034]);
  const since = String(product.updated);
  const later = await rowsOf(`filter=${encode(`updated>=${since}`)};archived=true;archived=false`);
  assert.ok(
    later.every(({ updated }) => String(updated) >= since) && later.some(({ id }) => id === product.id),
  );
});

test('a group of goods takes its subgroups along unless told not to', async () => {
  const root = [...world.list('productfolder')].find(({ pathName }) => pathName === '') as JsonObject;
  const href = hrefOf(root);
  const deep = await rowsOf(`filter=${encode(`productFolder=${href}`)}`);
  const flat = await rowsOf(`filter=${encode(`productFolder=${href};withSubFolders=false`)}`);
  assert.ok(flat.length < deep.length);
  assert.ok(flat.filter((row) => row.productFolder).every((row) => hrefOf(row.productFolder) === href));
});

test('pages are steady and complete', async () => {
  const pages = await Promise.all(
    [0, 40, 80].map((offset) => rowsOf(`limit=40&offset=${offset}&order=name`)),
  );
  const all = await rowsOf('order=name');
  assert.deepEqual(
    pages.flat().map(({ id }) => id),
    all.slice(0, 120).map(({ id }) => id),
  );
});
