import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ENTITIES } from './entities.ts';
import type { MoyskladSandbox, World } from './index.ts';
import type { JsonObject } from './render.ts';
import { type Answer, listOf, openForTest, refusalOf } from './testing.ts';

const size = { orders: 60, products: 40, counterparties: 50, documents: 12, bigDocuments: 1 };
let sandbox: MoyskladSandbox;
let api: (path: string, init?: RequestInit) => Promise<Answer>;
let world: World;

before(async () => {
  const oneIdPerFilter = ['uom'];
  const account = { name: 'demo', token: 'app-token', kind: 'app' as const, ...size, oneIdPerFilter };
  ({ sandbox, api } = await openForTest({ accounts: [account] }));
  world = sandbox.account('app-token');
});
after(() => sandbox.close());

const encode = encodeURIComponent;
const entities = [...ENTITIES.values()].filter(({ type }) => !/^(assortment|customentity)/.test(type));
const documents = entities.filter(({ document }) => document);
const withLines = documents.filter(({ nested }) => nested.positions);
const rowsOf = async (path: string): Promise<JsonObject[]> => listOf(await api(path)).rows as JsonObject[];
const hrefOf = (value: unknown): string =>
  String((value as { meta?: { href?: string } } | undefined)?.meta?.href ?? '');

test('every type has a list, of the size asked for, whose rows carry what the tables call mandatory', async () => {
  assert.ok(entities.length >= 55, `${entities.length} types`);
  for (const { type, document, fields } of entities) {
    const { meta, rows } = listOf(await api(`/entity/${type}`));
    assert.ok(rows.length > 0, `${type} has rows`);
    if (document) assert.equal(meta.size, type === 'customerorder' ? size.orders : size.documents, type);
    if (document) {
      for (const row of rows) {
        for (const { name, always } of fields) assert.ok(!always || name in row, `${type}.${name}`);
        assert.match(String(row.moment), /:00\.000$/, 'a moment is kept to the minute');
      }
    }
  }
});

test('every type filters by updated exactly when the table of its fields says so', async () => {
  for (const { type, kinds } of entities) {
    const all = await rowsOf(`/entity/${type}?filter=${type === 'task' ? 'done=true;done=false' : ''}`);
    const [some] = all;
    const filter = encode(`updated>=${some?.updated ?? '2025-01-01 00:00:00'};updated<2099-01-01 00:00:00`);
    const answer = await api(
      `/entity/${type}?filter=${filter}${type === 'task' ? encode(';done=true;done=false') : ''}`,
    );
    if (!kinds.has('updated')) {
      assert.deepEqual(refusalOf(answer), [400, 1034], type);
      continue;
    }
    const expected = all.filter(({ updated }) => String(updated) >= String(some?.updated));
    assert.deepEqual(
      listOf(answer)
        .rows.map(({ id }) => id)
        .sort(),
      expected.map(({ id }) => id).sort(),
      type,
    );
  }
});

test('every type sorts by every field its table names, and by nothing else', async () => {
  for (const { type, sortable } of entities) {
    for (const field of sortable)
      assert.equal((await api(`/entity/${type}?order=${field}`)).status, 200, `${type} ${field}`);
    assert.deepEqual(refusalOf(await api(`/entity/${type}?order=nothing`)), [400, 1063], type);
  }
  for (const { type } of documents.filter(({ sortable }) => sortable.has('updated'))) {
    const updated = (await rowsOf(`/entity/${type}?order=updated`)).map((row) => String(row.updated));
    assert.deepEqual(updated, updated.toSorted(), type);
  }
});

test('documents of every type with lines have some with more than one answer carries', async () => {
  assert.ok(withLines.length >= 20);
  for (const { type, nested } of withLines) {
    const rows = await rowsOf(`/entity/${type}?limit=100`);
    const sizes = rows.map(({ positions }) => (positions as { meta: { size: number } }).meta.size);
    const big = rows[sizes.indexOf(1250)];
    assert.ok(big, `${type} has a document of 1,250 lines`);
    const lines = [
      ...(await rowsOf(`/entity/${type}/${big.id}/positions?limit=1000`)),
      ...(await rowsOf(`/entity/${type}/${big.id}/positions?limit=1000&offset=1000`)),
    ];
    assert.equal(new Set(lines.map(({ id }) => id)).size, 1250, type);
    assert.ok(
      lines.every(({ meta }) => (meta as { type: string }).type === nested.positions),
      type,
    );
    assert.ok(
      sizes.every((count) => count === 1250 || (count >= 1 && count <= 4)),
      `${type} ${sizes}`,
    );
  }
});

test('expand opens the first hundred lines and what they are about, where the tables allow it', async () => {
  for (const { type, targets } of withLines) {
    const about = type === 'payroll' ? 'employee' : 'assortment';
    const path = `/entity/${type}?limit=100&expand=positions.${about}`;
    // The page of returns to suppliers does not mark their lines as expandable.
    if (!targets.has('positions')) {
      assert.equal(type, 'purchasereturn');
      assert.deepEqual(refusalOf(await api(path)), [400, 1089]);
      continue;
    }
    for (const row of await rowsOf(path)) {
      const { meta, rows } = row.positions as { meta: { size: number }; rows: JsonObject[] };
      assert.equal(rows.length, Math.min(100, meta.size), type);
      for (const line of rows) assert.equal(typeof (line[about] as JsonObject).name, 'string', type);
    }
  }
});

test('the sum of a document is the sum of its lines', async () => {
  for (const { type, fields } of withLines) {
    if (!fields.some(({ name, always }) => name === 'sum' && always)) continue;
    for (const id of world.ids(type).slice(1, 6)) {
      const lines = await rowsOf(`/entity/${type}/${id}/positions`);
      const sum = lines.reduce((total, line) => {
        if (type === 'payroll') return total + Number(line.baseSalary) + Number(line.pieceworkSalary);
        return total + Number(line.price) * Number(line.quantity) * (1 - Number(line.discount ?? 0) / 100);
      }, 0);
      assert.ok(Math.abs(sum - Number(world.get(type, id)?.sum)) < 0.01, `${type} ${sum}`);
    }
  }
});

test('lines change one by one: sums and updated follow, ids are never given out twice', async () => {
  for (const type of ['customerorder', 'demand', 'move', 'invoiceout', 'retaildemand']) {
    const id = world.ids(type)[1] as string;
    const product = { meta: { href: `${sandbox.apiUrl}/entity/product/${world.ids('product')[0]}` } };
    const read = () => world.get(type, id) as JsonObject;
    const moments = [read().updated];
    const changed = () => moments.push(read().updated);

    world.setLines(type, id, [
      { quantity: 2, price: 1000, assortment: product },
      { quantity: 1, price: 500.5, assortment: product },
    ]);
    changed();
    assert.equal(read().sum, 2500.5, type);
    const [first, second] = world.lineIds(type, id) as [string, string];
    const third = world.addLine(type, id, { quantity: 3, price: 100, assortment: product });
    changed();
    assert.equal(read().sum, 2800.5);
    world.updateLine(type, id, second, { quantity: 2 });
    changed();
    assert.equal(read().sum, 3301);
    world.removeLine(type, id, third);
    changed();
    assert.deepEqual(world.lineIds(type, id), [first, second]);
    const fourth = world.addLine(type, id, { quantity: 1, price: 1, assortment: product });
    changed();
    assert.notEqual(fourth, third);
    assert.deepEqual(moments, moments.toSorted());
    assert.equal(new Set(moments).size, moments.length);
    assert.equal(((await api(`/entity/${type}/${id}/positions/${fourth}`)).json as JsonObject).id, fourth);
    assert.throws(() => world.removeLine(type, id, third), /1021/);
  }
});

test('documents of every type are made, trashed, restored and deleted', async () => {
  for (const { type, fields } of documents) {
    const id = world.create(type);
    const made = world.get(type, id) as JsonObject;
    for (const { name, always } of fields) assert.ok(!always || name in made, `${type}.${name}`);
    const ids = async (filter: string): Promise<unknown[]> =>
      (await rowsOf(`/entity/${type}?filter=${encode(filter)}`)).map((row) => row.id);
    world.trash(type, id);
    assert.ok(!(await ids('')).includes(id), type);
    assert.ok((await ids('isDeleted=true')).includes(id), type);
    assert.equal(typeof world.get(type, id)?.deleted, 'string');
    world.restore(type, id);
    assert.ok((await ids('')).includes(id), type);
    world.remove(type, id);
    assert.ok(!(await ids('isDeleted=true;isDeleted=false')).includes(id), type);
  }
  for (const { type } of documents) {
    const trashed = await rowsOf(`/entity/${type}?filter=isDeleted=true`);
    assert.ok(trashed.length > 0, `a ${type} lies in the trash`);
  }
});

test('dictionaries are renamed and archived', async () => {
  for (const type of ['variant', 'service', 'project', 'store', 'bundle']) {
    const id = world.ids(type)[0] as string;
    world.rename(type, id, '=Другое имя');
    world.archive(type, id, true);
    const [row] = await rowsOf(`/entity/${type}?filter=${encode(`archived=true;name==Другое имя`)}`);
    assert.equal(row?.id, id, type);
    world.archive(type, id, false);
    assert.equal(world.get(type, id)?.archived, false);
  }
});

test('additional fields come and go: metadata and rows follow', async () => {
  for (const type of ['demand', 'project', 'paymentin']) {
    const id = world.ids(type)[0] as string;
    const field = world.addAttribute(type, { name: 'Новое поле', type: 'string' });
    const href = `${sandbox.apiUrl}/entity/${type}/metadata/attributes/${field}`;
    world.update(type, id, { attributes: [{ meta: { href }, value: '0042' }] });
    const names = (attributes: unknown): unknown[] =>
      ((attributes ?? []) as JsonObject[]).map(({ name }) => name);
    const metadata = async () => ((await api(`/entity/${type}/metadata`)).json as JsonObject).attributes;
    assert.ok(names(await metadata()).includes('Новое поле'), type);
    assert.ok(names(world.get(type, id)?.attributes).includes('Новое поле'));
    assert.deepEqual(
      (await rowsOf(`/entity/${type}?filter=${encode(`${href}=0042`)}`)).map((row) => row.id),
      [id],
    );
    const before = world.get(type, id)?.updated;
    world.deleteAttribute(type, field);
    assert.ok(!names(await metadata()).includes('Новое поле'), type);
    assert.ok(!names(world.get(type, id)?.attributes).includes('Новое поле'));
    assert.equal(world.get(type, id)?.updated, before);
    assert.deepEqual(refusalOf(await api(`/entity/${type}?filter=${encode(`${href}=0042`)}`)), [400, 1034]);
  }
  const product = world.ids('service')[0] as string;
  const shared = world.addAttribute('product', { name: 'Общее поле', type: 'long' });
  const href = `${sandbox.apiUrl}/entity/product/metadata/attributes/${shared}`;
  world.update('service', product, { attributes: [{ meta: { href }, value: 7 }] });
  assert.equal(
    (await rowsOf(`/entity/service?filter=${encode(`${href}>6`)}`)).length,
    1,
    'services share the fields of products',
  );
});

test('special filters: groups of conditions, one id only, tasks, variants of a product, account numbers', async () => {
  const [uom, other] = world.ids('uom') as [string, string];
  assert.equal(listOf(await api(`/entity/uom?filter=id=${uom}`)).meta.size, 1);
  assert.deepEqual(
    refusalOf(await api(`/entity/uom?filter=${encode(`id=${uom};id=${other}`)}`)),
    [400, 1030],
  );
  const [store, second] = world.ids('store') as [string, string];
  assert.equal(listOf(await api(`/entity/store?filter=${encode(`id=${store};id=${second}`)}`)).meta.size, 2);

  const tasks = await rowsOf('/entity/task?filter=done=true;done=false');
  const open = await rowsOf('/entity/task');
  assert.ok(open.length > 0 && open.length < tasks.length && open.every(({ done }) => done === false));

  const variants = [...world.list('variant')];
  const [variant] = variants as [JsonObject];
  const product = hrefOf(variant.product).split('/').at(-1);
  const siblings = variants.filter((row) => hrefOf(row.product) === hrefOf(variant.product));
  assert.equal(listOf(await api(`/entity/variant?filter=productid=${product}`)).meta.size, siblings.length);

  const agent = world.ids('counterparty')[0] as string;
  const [account] = await rowsOf(`/entity/counterparty/${agent}/accounts`);
  const found = await rowsOf(`/entity/counterparty?filter=accounts.accountnumber=${account?.accountNumber}`);
  assert.deepEqual(
    found.map(({ id }) => id),
    [agent],
  );

  const [state] = ((await api('/entity/demand/metadata')).json as { states: JsonObject[] }).states as [
    JsonObject,
  ];
  const byName = await rowsOf(
    `/entity/demand?filter=${encode(`state.name=${String(state.name).replace(';', '\\;')}`)}`,
  );
  assert.ok(byName.length > 0 && byName.every((row) => hrefOf(row.state).endsWith(String(state.id))));
});

test('a page opens every link its table names, three deep', async () => {
  for (const { type, targets } of entities) {
    const expand = [...targets.keys()].join(',');
    assert.equal((await api(`/entity/${type}?limit=100&expand=${expand}`)).status, 200, type);
  }
  const [row] = (await rowsOf(
    '/entity/retaildemand?limit=10&expand=retailShift.retailStore.organization',
  )) as [JsonObject];
  const shop = (row.retailShift as JsonObject).retailStore as JsonObject;
  assert.equal(typeof (shop.organization as JsonObject).name, 'string');
  assert.deepEqual(
    refusalOf(await api('/entity/retaildemand?limit=10&expand=retailShift.retailStore.organization.owner')),
    [400, 1089],
  );
});
