import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import type { World } from '../sandbox/moysklad/index.ts';
import { sheetOwner } from './support/app.ts';
import { atCall } from './support/calls.ts';
import { type Outcome, skladno } from './support/cli.ts';
import { cellsUnder } from './support/sheet.ts';

/** `skladno export` by its contract: what it prints, what it counts, what it leaves in the spreadsheet. */
const ORDERS = 300;
const MANY = 3500;

let sandbox: Sandbox;
let folder: string;
let env: Record<string, string>;
let world: World;

before(async () => {
  sandbox = await openSandbox({
    limits: false,
    accounts: [
      { name: 'shop', token: 'shop', kind: 'app', orders: ORDERS, products: 5, counterparties: 30 },
      { name: 'plant', token: 'plant', kind: 'app', orders: MANY, products: 5, counterparties: 30 },
    ],
  });
  folder = await mkdtemp(join(tmpdir(), 'skladno-export-'));
  const keyFile = join(folder, 'key.json');
  await writeFile(keyFile, JSON.stringify(sandbox.google.serviceAccount('skladno')));
  world = sandbox.moysklad.account('shop');
  env = {
    MOYSKLAD_API_URL: sandbox.moysklad.apiUrl,
    MOYSKLAD_TOKEN: 'shop',
    GOOGLE_SHEETS_API_URL: sandbox.google.sheetsUrl,
    GOOGLE_DRIVE_API_URL: sandbox.google.driveUrl,
    GOOGLE_APPLICATION_CREDENTIALS: keyFile,
  };
});
after(async () => {
  await sandbox?.close();
  await rm(folder, { recursive: true, force: true });
});

const answerSchema = z.strictObject({
  status: z.enum(['done', 'dry-run']),
  exporter: z.literal('customerorder'),
  mode: z.enum(['append', 'upsert', 'replace']),
  rowsRead: z.int(),
  rowsAppended: z.int(),
  rowsUpdated: z.int(),
  rowsUnchanged: z.int(),
  rowsDeleted: z.int(),
  requests: z.strictObject({
    moysklad: z.int(),
    sheets: z.strictObject({ read: z.int(), write: z.int() }),
  }),
  durationMs: z.int().positive(),
  peakRssBytes: z.int().min(1e6),
  cursor: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/),
});

function newSpreadsheet(): string {
  const { client_email: email } = sandbox.google.serviceAccount('skladno');
  const shareWith = [{ email, role: 'writer' as const }];
  return sandbox.google.createSpreadsheet({ title: 'Продажи', owner: sheetOwner, shareWith }).id;
}

const start = (
  spreadsheet: string,
  more: string[],
  token = 'shop',
  onStart?: (child: ChildProcess) => void,
) =>
  skladno(
    ['export', 'customerorder', '--spreadsheet', spreadsheet, '--sheet', 'Заказы', ...more],
    { ...env, MOYSKLAD_TOKEN: token },
    onStart,
  );

/** One object on one line, and nothing else. */
function answerOf({ code, stdout, stderr }: Outcome): z.infer<typeof answerSchema> {
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^\{.*\}\n$/);
  return answerSchema.parse(JSON.parse(stdout));
}

/** Runs an export and compares its own count of requests with what the providers counted. */
async function run(spreadsheet: string, ...more: string[]): Promise<z.infer<typeof answerSchema>> {
  const { moysklad, google } = sandbox;
  const [before, from] = [moysklad.calls.length, google.calls.length];
  const answer = answerOf(await start(spreadsheet, [...more, '--json']));
  const sheets = google.calls.slice(from).filter(({ path }) => path.startsWith('/v4/'));
  const writes = sheets.filter(({ path }) => /batchUpdate$/.test(path));
  assert.deepEqual(
    answer.requests,
    {
      moysklad: moysklad.calls.length - before,
      sheets: { read: sheets.length - writes.length, write: writes.length },
    },
    'requests are counted as the providers count them',
  );
  return answer;
}

const rowsOf = (spreadsheet: string) => sandbox.google.spreadsheet(spreadsheet).values('Заказы');
const idsOf = (spreadsheet: string) =>
  cellsUnder(sandbox.google.spreadsheet(spreadsheet), 'Заказы', 'ID').sort();
const numbers = (orders: Iterable<object>) =>
  Array.from(orders, (order) => String((order as { name: string }).name)).sort();

test('run, run again, change, run: only what changed is written', async () => {
  const spreadsheet = newSpreadsheet();
  const first = await run(spreadsheet, '--mode', 'upsert');
  assert.deepEqual(
    [first.status, first.mode, first.rowsRead, first.rowsAppended, first.rowsUpdated, first.rowsDeleted],
    ['done', 'upsert', ORDERS, ORDERS, 0, 0],
  );
  assert.equal(rowsOf(spreadsheet).length, ORDERS + 1);
  const sheets = sandbox.google.spreadsheet(spreadsheet).sheets;
  assert.deepEqual(
    sheets.map(({ title }) => title),
    ['Лист1', 'Заказы'],
  );

  const second = await run(spreadsheet, '--mode', 'upsert');
  assert.deepEqual([second.rowsAppended, second.rowsUpdated, second.rowsDeleted], [0, 0, 0]);
  assert.ok(second.rowsRead < 10, `${second.rowsRead} rows were read again`);
  assert.ok(second.requests.moysklad <= 11, `${second.requests.moysklad} calls to MoySklad`);
  assert.ok(second.requests.sheets.read <= 7, `${second.requests.sheets.read} reads`);
  assert.equal(second.requests.sheets.write, 1, 'the state alone');
  assert.equal(second.cursor, first.cursor);

  const [changed = '', gone = ''] = world.ids('customerorder');
  world.update('customerorder', changed, { description: 'Позвонить' });
  world.trash('customerorder', gone);
  world.create('customerorder', { name: '00042' });
  const third = await run(spreadsheet, '--mode', 'upsert');
  assert.deepEqual([third.rowsAppended, third.rowsUpdated, third.rowsDeleted], [1, 1, 1]);
  assert.ok(third.cursor > second.cursor);
  const [header = [], ...rows] = rowsOf(spreadsheet);
  assert.deepEqual(rows.map((row) => row[header.indexOf('№')]).sort(), numbers(world.list('customerorder')));
  assert.equal(rows.find((row) => row.includes(changed))?.[header.indexOf('Комментарий')], 'Позвонить');
});

test('columns in the order given, the filter filters, --since reads what is newer', async () => {
  const spreadsheet = newSpreadsheet();
  const ids = world.ids('customerorder').slice(0, 3);
  for (const id of ids) world.update('customerorder', id, { description: 'срочно' });
  const limited = ['--mode', 'upsert', '--columns', 'Сумма,name,updated', '--filter', 'description=срочно'];
  const answer = await run(spreadsheet, ...limited);
  assert.equal(answer.rowsAppended, 3);
  const [header = [], ...rows] = rowsOf(spreadsheet);
  assert.deepEqual(header, ['Сумма', 'ID', '№', 'Когда изменён']);
  assert.deepEqual(rows.map((row) => row[1]).sort(), ids.sort());

  const [least = '', middle = ''] = ids.map((id) => String(world.get('customerorder', id)?.updated)).sort();
  assert.ok(least < middle);
  const elsewhere = newSpreadsheet();
  const recent = await run(elsewhere, '--mode', 'append', '--since', middle);
  const newer = Array.from(world.list('customerorder')).filter(({ updated }) => String(updated) >= middle);
  assert.equal(recent.rowsAppended, newer.length);
  assert.deepEqual(idsOf(elsewhere), newer.map(({ id }) => id).sort());
});

test('a title with a comma in it is one column, in either kind of quotes', async () => {
  for (const columns of ['name,«Цвет, размер»,sum', 'name,"Цвет, размер",sum']) {
    const { code, stderr } = await start(newSpreadsheet(), ['--mode', 'upsert', '--columns', columns]);
    assert.equal(code, 2);
    assert.match(stderr, /нет столбца «Цвет, размер»/);
  }
});

test('a dry run counts and changes nothing', async () => {
  const spreadsheet = newSpreadsheet();
  const all = () => {
    const book = sandbox.google.spreadsheet(spreadsheet);
    return {
      sheets: book.sheets,
      tags: book.metadata,
      cells: book.sheets.map(({ title }) => book.values(title ?? '')),
    };
  };
  for (const mode of ['upsert', 'replace']) {
    const before = structuredClone(all());
    const answer = await run(spreadsheet, '--mode', mode, '--dry-run');
    assert.deepEqual(
      [answer.status, answer.rowsAppended, answer.requests.sheets.write],
      ['dry-run', world.size('customerorder'), 0],
    );
    assert.deepEqual(all(), before, mode);
  }
  await run(spreadsheet, '--mode', 'upsert');
  const [first = '', second = ''] = world.ids('customerorder');
  world.update('customerorder', first, { description: 'для пробы' });
  world.remove('customerorder', second);
  const before = structuredClone(all());
  const answer = await run(spreadsheet, '--mode', 'upsert', '--dry-run');
  assert.deepEqual([answer.rowsAppended, answer.rowsUpdated, answer.rowsDeleted], [0, 1, 1]);
  assert.deepEqual(all(), before);
});

for (const mode of ['upsert', 'replace']) {
  test(`killed in the middle and run again, the sheet is complete: ${mode}`, async () => {
    const spreadsheet = newSpreadsheet();
    const killed = await start(spreadsheet, ['--mode', mode, '--json'], 'plant', (child) =>
      atCall(sandbox.google, new RegExp(`${spreadsheet}/values:batchUpdate`), 2, () => child.kill('SIGKILL')),
    );
    assert.deepEqual([killed.code, killed.stdout], [null, '']);
    const answer = answerOf(await start(spreadsheet, ['--mode', mode, '--json'], 'plant'));
    assert.equal(answer.rowsRead, MANY);
    const source = sandbox.moysklad.account('plant').ids('customerorder');
    assert.deepEqual(idsOf(spreadsheet), source.sort());
    assert.deepEqual(
      sandbox.google.spreadsheet(spreadsheet).sheets.map(({ title }) => title),
      ['Лист1', 'Заказы'],
      'nothing is left of the interrupted run',
    );
  });
}
