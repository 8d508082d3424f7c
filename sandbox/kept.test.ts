import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { clientOf, OWNER } from './google/testing.ts';
import { openKeptSandbox } from './index.ts';
import { ENTITIES } from './moysklad/entities.ts';
import { SavedFile } from './saving.ts';

let folder: string;
let told: string[] = [];
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skladno-kept-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const open = (at = folder) => {
  told = [];
  return openKeptSandbox(
    {
      until: Date.parse('2026-11-30T12:00:00+03:00'),
      accounts: [
        {
          name: 'demo',
          token: 'demo',
          kind: 'app',
          orders: 40,
          products: 12,
          counterparties: 9,
          documents: 4,
        },
        { name: 'shop', token: 'none', kind: 'app', orders: 3, products: 2, counterparties: 2 },
      ],
    },
    { folder: at, usualPorts: { moysklad: 0, google: 0 }, tell: (words) => told.push(words) },
  );
};
type Kept = Awaited<ReturnType<typeof open>>;

/** Everything the API can print of an account. */
function everything({ moysklad }: Kept, token: string) {
  const world = moysklad.account(token);
  const { store } = world;
  const types = [...ENTITIES.keys()].filter((type) => type !== 'assortmentWithStock');
  return {
    objects: types.map((type) => [
      type,
      store.collections.has(`entity/${type}`) ? [...world.list(type)] : [],
    ]),
    trash: [...store.collections.values()].map((one) => one.trashInUpdatedOrder().map(({ ref }) => ref.id)),
    lines: world.ids('customerorder').map((id) => world.lineIds('customerorder', id)),
    attributes: JSON.stringify([...store.attributes]),
    stock: [...store.stockChanges],
    webhooks: world.webhooks.save(),
    marketplace: moysklad.vendor.save(),
    lastChange: store.lastChange,
  };
}

const call = (url: string, init: RequestInit = {}) =>
  fetch(url, {
    ...init,
    headers: { 'accept-encoding': 'gzip', authorization: 'Bearer demo', ...init.headers },
  });

/** What people and programs do in both services; everything must be there after a restart. */
async function work(kept: Kept): Promise<string> {
  const { moysklad, google } = kept;
  const world = moysklad.account('demo');
  const [first = '', second = '', third = ''] = world.ids('customerorder');
  world.addLine('customerorder', first, { quantity: 3, price: 1000, assortment: linkTo(kept, 'product') });
  world.removeLine('customerorder', second, world.lineIds('customerorder', second)[0] ?? '');
  world.trash('customerorder', third);
  world.addAttribute('customerorder', { name: 'Новое поле', type: 'string' });
  const hook = {
    url: 'https://example.com/hook',
    entityType: 'product',
    action: 'UPDATE',
    diffType: 'FIELDS',
  };
  world.webhooks.create('app', 'webhook', hook);
  const at = { objectType: 'product', actionType: 'MODIFY' } as const;
  moysklad.vendor.scenarios.add({ account: 'demo', appUid: 'app.vendor', actionName: 'act', ...at });
  await call(`${moysklad.url}/orders/${first}?account=demo`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'Изменён', description: 'руками', state: '' }),
    redirect: 'manual',
  });
  const { id } = google.createSpreadsheet({ title: 'Мои таблицы', owner: OWNER });
  const sheets = clientOf(google);
  await sheets.spreadsheets.values.update({
    spreadsheetId: id,
    range: 'A1',
    valueInputOption: 'USER_ENTERED',
    requestBody: {
      values: [
        ['Имя', 'Сумма'],
        ['Анна', '1 234,50 ₽'],
        ['Итог', '=СУММ(B2)*2'],
        ['=1/0', ''],
      ],
    },
  });
  const range = { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 };
  await sheets.spreadsheets.batchUpdate({
    spreadsheetId: id,
    requestBody: {
      requests: [
        {
          createDeveloperMetadata: {
            developerMetadata: {
              metadataKey: 'k',
              metadataValue: 'v',
              visibility: 'DOCUMENT',
              location: { dimensionRange: range },
            },
          },
        },
        { updateDimensionProperties: { range, properties: { hiddenByUser: true }, fields: 'hiddenByUser' } },
        {
          addProtectedRange: { protectedRange: { range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1 } } },
        },
        { addSheet: { properties: { sheetId: 7, title: 'Второй', hidden: true } } },
      ],
    },
  });
  google.share(id, 'boris@example.com', 'reader');
  return id;
}

function linkTo({ moysklad }: Kept, type: string) {
  const world = moysklad.account('demo');
  return { meta: { href: `${world.store.apiUrl}/entity/${type}/${world.ids(type)[0]}` } };
}

test('a world goes on after a restart: objects, sheets, shares, keys and tokens, at the same addresses', async () => {
  const one = await open();
  assert.equal(one.isNew, true);
  const id = await work(one);
  const key = one.google.serviceAccount('skladno');
  const token = one.google.issueToken(OWNER, ['https://www.googleapis.com/auth/spreadsheets']);
  const about = (kept: Kept) =>
    call(`${kept.google.url}/v4/spreadsheets/${id}?ranges=A1:C5&includeGridData=true`, {
      headers: { authorization: `Bearer ${token}` },
    }).then((answer) => answer.json());
  const [sheet, world, shop] = [await about(one), everything(one, 'demo'), everything(one, 'none')];
  const urls = [one.moysklad.url, one.google.url];
  await one.close();

  const two = await open();
  try {
    assert.equal(two.isNew, false);
    assert.deepEqual([two.moysklad.url, two.google.url], urls);
    assert.deepEqual(everything(two, 'demo'), world);
    assert.deepEqual(everything(two, 'none'), shop);
    assert.deepEqual(await about(two), sheet, 'and the token is still good');
    assert.match(JSON.stringify(sheet), /Анна[\s\S]*СУММ/);
    assert.deepEqual(two.google.serviceAccount('skladno'), key);
    assert.equal(two.google.spreadsheet(id).isHidden('B1'), true);
    assert.deepEqual(told, []);
    const world2 = two.moysklad.account('demo');
    const made = world2.create('customerorder');
    assert.ok(String(world2.get('customerorder', made)?.updated) > world.lastChange);
  } finally {
    await two.close();
  }
});

test('a file that was damaged is told of and set aside; the other service goes on', async () => {
  const kept = join(folder, 'damaged');
  const one = await open(kept);
  one.moysklad
    .account('demo')
    .rename('customerorder', one.moysklad.account('demo').ids('customerorder')[0]!, 'Жив');
  await one.close();
  const path = join(kept, 'google.jsonl.gz');
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, whole.length - 20));
  const two = await open(kept);
  assert.equal(two.isNew, true);
  assert.equal(told.length, 1);
  assert.match(told[0]!, /google\.jsonl\.gz cannot be read .*It lies in .*broken-/);
  assert.ok([...two.moysklad.account('demo').list('customerorder')].some(({ name }) => name === 'Жив'));
  await two.close();
  const names = await readdir(kept);
  const aside = names.find((name) => name.startsWith('google.jsonl.gz.broken-'));
  assert.deepEqual(await readFile(join(kept, aside!)), whole.subarray(0, whole.length - 20));
  const three = await open(kept);
  assert.deepEqual([three.isNew, told], [false, []]);
  await three.close();
});

test('a whole file with something else in it is set aside, too', async () => {
  const kept = join(folder, 'other');
  await mkdir(kept);
  const file = new SavedFile(join(kept, 'google.jsonl.gz'), assert.fail);
  file.keep(() => [{ version: 1, port: 0 }, { file: 'x' }]);
  file.changed();
  await file.close();
  const one = await open(kept);
  assert.match(told.join(), /google\.jsonl\.gz cannot be read/);
  await one.close();
});

test('what is too large, cannot be written or is another program’s is told once; what was written stays', async () => {
  const path = join(folder, 'file.jsonl.gz');
  const words: string[] = [];
  const file = new SavedFile(path, (line) => words.push(line), 100);
  const write = async (record: unknown) => {
    file.keep(() => [record]);
    file.changed();
    await file.close();
  };
  await write({ small: 1 });
  await write({ large: 'x'.repeat(200) });
  await write({ large: 'y'.repeat(200) });
  assert.equal(words.length, 1);
  assert.match(words[0]!, /larger than 100 bytes\. What was written before stays\./);
  assert.deepEqual(await file.read(), { records: [{ small: 1 }] });

  const other = new SavedFile(path, assert.fail);
  await other.read();
  other.keep(() => [{ other: 2 }]);
  other.changed();
  await other.close();
  await write({ small: 3 });
  assert.match(words[1]!, /another program keeps its own there/);
  assert.deepEqual(await other.read(), { records: [{ other: 2 }] });

  const nowhere = new SavedFile(join(path, 'below-a-file'), (line) => words.push(line));
  nowhere.keep(() => [{}]);
  nowhere.changed();
  await nowhere.close();
  assert.match(words[2]!, /was not written to/);
});
