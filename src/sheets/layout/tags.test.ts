import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../../../sandbox/google/index.ts';
import { columnsOf, idOf, rowOf, state, TestTable, tableRow } from '../../../test/support/table.ts';
import { type SheetsError, sheetsProblems } from '../client/errors.ts';
import { fingerprintOf, longKey, shortKey } from './tags.ts';
import { TAG } from './view.ts';

/** Tags that find our columns again: how many a sheet has room for, and those of an earlier make. */
let google: GoogleSandbox;
let sheet: TestTable;

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
});
after(() => google.close());
beforeEach(() => {
  sheet = new TestTable(google);
});

/** Additional fields, each a column with a date and time. */
const fields = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({
    ...columnsOf()[0]!,
    key: `attribute:${idOf(from + i)}`,
    title: `Поле ${from + i}`,
    titles: [`Поле ${from + i}`],
    type: 'dateTime' as const,
  }));

/** Rewrites the tags as tables of an earlier make have them. */
function makeOld(columns: ReturnType<typeof columnsOf>): void {
  const { sheetId } = sheet;
  if (sheetId === null) throw new Error('there is a sheet');
  const tagged = (metadataKey: string) => ({
    deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey } } },
  });
  sheet.book.apply(tagged(TAG.column), tagged(TAG.table));
  sheet.book.apply(
    ...columns.map(({ key, title, type }, at) => ({
      createDeveloperMetadata: {
        developerMetadata: {
          metadataKey: 'skladno.column',
          metadataValue: `customerorder/${key}\n${type === 'dateTime' ? 'dd.mm.yyyy hh:mm:ss' : type === 'money' ? '#,##0.00' : ''}\n${fingerprintOf(title)}xx`,
          visibility: 'PROJECT' as const,
          location: {
            dimensionRange: { sheetId, dimension: 'COLUMNS' as const, startIndex: at, endIndex: at + 1 },
          },
        },
      },
    })),
  );
}

test('a key with an id is shortened and read back, any other stays', () => {
  const id = '5a1f0c52-9d3e-4b6a-8c11-0a2b3c4d5e6f';
  for (const word of ['attribute:', 'price:', 'priceCurrency:']) {
    const short = shortKey(word + id);
    assert.equal(short.length, 24);
    assert.equal(longKey(short), word + id);
  }
  for (const key of ['name', 'computed:~a', `computed:${id}`, `attribute:${id.toUpperCase()}`, 'line.sum']) {
    assert.equal(longKey(shortKey(key)), key);
  }
});

test('eight hundred additional fields find room on a sheet, are found again and followed', async () => {
  const columns = [...columnsOf(), ...fields(800)];
  const cells = (i: number) => [...rowOf(i).cells, ...Array<string>(800).fill('01.01.2026')];
  const first = await sheet.open({ columns });
  await first.write([tableRow(idOf(1), idOf(1), cells(1))], { update: true });
  await first.publish(state);
  sheet.book.moveColumn('Заказы', 1, 600);
  const again = await sheet.open({ columns });
  assert.equal(again.requests.write, 0, 'all are found');
  await again.write([tableRow(idOf(1), idOf(1), cells(1))], { update: true });
  assert.equal(again.requests.write, 0, 'nothing differs');
});

test('a sheet that cannot hold the columns says how many it can, before anything is written', async () => {
  const refused = ({ kind, params }: SheetsError) => {
    assert.equal(kind, sheetsProblems.tooManyColumns);
    assert.equal(params.columns, 1204);
    assert.ok(Number(params.fit) > 800 && Number(params.fit) < 1204, `${params.fit}`);
    return true;
  };
  await assert.rejects(sheet.open({ columns: [...columnsOf(), ...fields(1200)] }), refused);
  assert.deepEqual(
    sheet.book.sheets.map(({ title }) => title),
    ['Лист1'],
  );
  await sheet.open();
  const before = sheet.values();
  await assert.rejects(sheet.open({ columns: [...columnsOf(), ...fields(1200)] }), refused);
  assert.deepEqual(sheet.values(), before);
  // As many as it says do fit.
  const { fit } = await sheet.open({ columns: [...columnsOf(), ...fields(1200)] }).then(
    () => assert.fail('not refused'),
    ({ params }: SheetsError) => params,
  );
  await sheet.open({ columns: [...columnsOf(), ...fields(Number(fit) - 4)] });
});

test('tags of an earlier make are found, left alone, and shortened when there is no room else', async () => {
  const columns = [...columnsOf(), ...fields(260)];
  const first = await sheet.open({ columns });
  await first.write(
    [rowOf(1)].map(({ key }) => tableRow(key, key, [...rowOf(1).cells, ...Array<null>(260).fill(null)])),
    {
      update: true,
    },
  );
  makeOld(columns);
  const again = await sheet.open({ columns });
  assert.deepEqual([again.requests.write, again.size], [0, 1], 'old tags say the same');
  await assert.rejects(sheet.open({ columns, exporter: 'demand' }), { kind: sheetsProblems.taken });

  const more = [...columns, ...fields(350, 260)];
  const wider = await sheet.open({ columns: more });
  assert.equal(wider.size, 1);
  assert.equal(sheet.values()[0]?.length, 614);
  assert.equal((await sheet.open({ columns: more })).requests.write, 0);
  await assert.rejects(sheet.open({ columns: more, exporter: 'demand' }), { kind: sheetsProblems.taken });
});

test('tags of an earlier make that leave no room for what a run notes are shortened', async () => {
  const columns = [...columnsOf(), ...fields(290)];
  const cells = [...rowOf(1).cells, ...Array<null>(290).fill(null)];
  const first = await sheet.open({ columns });
  await first.write([tableRow(idOf(1), idOf(1), cells)], { update: true });
  makeOld(columns);
  const again = await sheet.open({ columns });
  assert.equal(again.size, 1);
  await again.publish({ ...state, columns: 'c'.repeat(22), filter: 'f'.repeat(22) });
  const { requests, state: noted } = await sheet.open({ columns });
  assert.deepEqual([requests.write, noted?.columns], [0, 'c'.repeat(22)]);
});

test('a sheet ends at column ZZZ: what would stand behind it is refused in words', async () => {
  await sheet.open();
  sheet.book.apply({
    updateSheetProperties: {
      properties: { sheetId: sheet.sheetId ?? 0, gridProperties: { rowCount: 10, columnCount: 18_278 } },
      fields: 'gridProperties.rowCount,gridProperties.columnCount',
    },
  });
  sheet.book.setCell('Заказы!ZZX1', 'моё');
  await assert.rejects(
    sheet.open({ columns: [...columnsOf(), ...fields(3)] }),
    ({ kind, params }: SheetsError) => {
      assert.deepEqual([kind, params.columns, params.fit], [sheetsProblems.tooManyColumns, 7, 6]);
      return true;
    },
  );
});
