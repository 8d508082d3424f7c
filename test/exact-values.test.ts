import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../sandbox/google/index.ts';
import { type MoyskladSandbox, openMoysklad } from '../sandbox/moysklad/index.ts';
import type { ColumnChoice } from '../src/catalogue/columns/choice.ts';
import { exportOnce, newSetting } from './support/export.ts';
import { sheetAsObjects } from './support/sheet.ts';

/** Values at the edge of what JSON, JavaScript, PostgreSQL and a sheet hold arrive whole, in every mode, and stay. */

type Fields = Record<string, unknown>;
/** A number as it stands in the answer (tc39.es/proposal-json-parse-with-source). */
const raw = (digits: string) => (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(digits);

const emoji = '😀';
/** What an order answers, and what its row shows. */
const cases: [answered: Fields, shown: Fields][] = [
  [{ sum: raw('9007199254740993') }, { Сумма: '90071992547409,93', Больше: null, Знаков: 17 }],
  [{ sum: raw('-12345678901234567890') }, { Сумма: '-123456789012345678,9', Больше: null }],
  [{ sum: raw('99999999999999') }, { Сумма: 999_999_999_999.99 }],
  [{ sum: raw('-0') }, { Сумма: 0, Больше: 1 }],
  [{ sum: raw('1.5E3') }, { Сумма: 15, Больше: 16 }],
  [{ sum: raw('13233.333333333334') }, { Сумма: 132.33333333333334 }],
  [{ moment: '0026-03-15 10:00:00.000' }, { Время: '0026-03-15 10:00:00.000', Год: null }],
  [{ moment: '1850-01-01 00:00:00.000' }, { Время: '1850-01-01 00:00:00.000' }],
  [{ moment: '1999-03-15 12:00:00.000' }, { Время: 36_234.5, Год: 1999 }],
  [{ description: 'a\ud83db\0c' }, { Комментарий: 'a\uFFFDb\uFFFDc', Начало: 'a\uFFFDb' }],
  [
    { description: `${'я'.repeat(49_998)}${emoji}${emoji}` },
    { Комментарий: `${'я'.repeat(49_998)}…`, Конец: 'яя…' },
  ],
  [{ description: emoji.repeat(5) }, { Начало: emoji.repeat(3), Конец: emoji.repeat(3), Букв: 5 }],
  [
    { name: 'Заказ\ud83d', description: '👨‍👩‍👧‍👦и\u0306x' },
    { '№': 'Заказ\uFFFD', Начало: '👨‍👩‍👧‍👦и\u0306x', Букв: 3 },
  ],
];

const columns: ColumnChoice[] = [
  'name',
  'moment',
  'sum',
  'description',
  { key: 'computed:more', title: 'Больше', formula: '{sum} + 1' },
  { key: 'computed:digits', title: 'Знаков', formula: 'длина({sum})' },
  { key: 'computed:year', title: 'Год', formula: 'год({moment})' },
  { key: 'computed:start', title: 'Начало', formula: 'лев({description}; 3)' },
  { key: 'computed:end', title: 'Конец', formula: 'прав({description}; 3)' },
  { key: 'computed:count', title: 'Букв', formula: 'длина({description})' },
];

let moysklad: MoyskladSandbox;
let google: GoogleSandbox;
/** Stands before MoySklad and answers its orders with these fields. */
let between: Server;
let apiUrl: string;

before(async () => {
  const account = { name: 'one', token: 'token', kind: 'app' as const };
  moysklad = await openMoysklad({
    port: 0,
    limits: false,
    accounts: [{ ...account, orders: cases.length, products: 2, counterparties: 2 }],
  });
  google = await openGoogle({ port: 0, quotas: false });
  const ids = moysklad.account('token').ids('customerorder');
  const { origin, pathname } = new URL(moysklad.apiUrl);
  between = createServer(async (request, reply) => {
    const answer = await fetch(origin + request.url, { headers: { authorization: 'Bearer token' } });
    const body = (await answer.json()) as { rows?: Fields[] };
    for (const row of body.rows ?? []) Object.assign(row, cases[ids.indexOf(String(row.id))]?.[0]);
    reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(between.address() as AddressInfo).port}${pathname}`;
});
after(async () => {
  between?.close();
  between?.closeAllConnections();
  await moysklad?.close();
  await google?.close();
});

for (const mode of ['upsert', 'append', 'replace'] as const) {
  test(`every digit, every day and every character arrives: ${mode}`, async () => {
    const setting = newSetting(google, { apiUrl, token: 'token' });
    const { result, difference } = await exportOnce(setting, 'customerorder', mode, { columns });
    assert.equal(result.rowsAppended, cases.length);
    // The difference is kept in `jsonb`.
    assert.ok(JSON.stringify(difference).isWellFormed() && !/\\u(0000|d8)/.test(JSON.stringify(difference)));
    const ids = moysklad.account('token').ids('customerorder');
    const rows = new Map((await sheetAsObjects(google, setting)).map((row) => [row.ID, row]));
    cases.forEach(([answered, shown], index) => {
      const row = rows.get(ids[index]) ?? {};
      for (const [title, value] of Object.entries(shown))
        assert.ok(
          Object.is(row[title], value),
          `${title}, ${Object.keys(answered)}: ${String(row[title]).slice(-60)}`,
        );
    });
    if (mode === 'replace') return;
    const again = await exportOnce(setting, 'customerorder', mode, { columns, full: true });
    assert.deepEqual([again.result.cellsWritten, again.result.rowsAppended], [0, 0]);
  });
}
