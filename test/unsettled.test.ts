import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type GoogleSandbox, openGoogle } from '../sandbox/google/index.ts';
import { type MoyskladSandbox, openMoysklad } from '../sandbox/moysklad/index.ts';
import { Problem } from '../src/platform/problems.ts';
import { atCall } from './support/calls.ts';
import { exportOnce, newSetting } from './support/export.ts';
import { sheetAsObjects } from './support/sheet.ts';

/** The sheet is sorted between a look and its write, and the source fails before the table is compared: the next run does that. */
let google: GoogleSandbox;
let moysklad: MoyskladSandbox;

before(async () => {
  google = await openGoogle({ port: 0, quotas: false });
  const account = { name: 'a', token: 'token', kind: 'app' as const };
  moysklad = await openMoysklad({
    port: 0,
    limits: false,
    accounts: [{ ...account, orders: 8, products: 2, counterparties: 2 }],
  });
});
after(async () => {
  await moysklad?.close();
  await google?.close();
});

for (const goesOn of [false, true]) {
  test(`a write that hit another row is put right by the next run (${goesOn ? 'from its place' : 'anew'})`, async () => {
    const world = moysklad.account('token');
    const setting = newSetting(google, { apiUrl: moysklad.apiUrl, token: 'token' }, { pageRows: 3 });
    const run = (more: Parameters<typeof exportOnce>[3] = {}) =>
      exportOnce(setting, 'customerorder', 'upsert', { columns: ['name', 'sum', 'id'], ...more });
    await run();
    const [first = '', second = ''] = world.ids('customerorder');
    for (const [id, name] of [
      [first, `яя ${goesOn}`],
      [second, `юю ${goesOn}`],
    ] as const)
      world.update('customerorder', id, { name });
    const book = google.spreadsheet(setting.spreadsheetId);
    const fault = { kind: 'status', status: 500, body: {} } as const;
    atCall(google, /^POST .*values:batchUpdate/, 1, () => {
      book.sortRows(setting.sheet, 1, 'DESCENDING');
      moysklad.faults.add({ fault, chance: 1 });
    });
    let last:
      | Parameters<NonNullable<NonNullable<Parameters<typeof run>[0]>['checkpoint']>['save']>[0]
      | null = null;
    const save = async (reached: NonNullable<typeof last>) => {
      last = reached;
    };
    await assert.rejects(run({ checkpoint: { last: null, save } }), (error) => error instanceof Problem);
    moysklad.faults.clear();
    await run({ checkpoint: { last: goesOn ? last : null, save } });
    const shown = await sheetAsObjects(google, setting);
    const names = new Map(shown.map((row) => [row.ID, row['№']]));
    for (const order of world.list('customerorder')) assert.equal(names.get(order.id), order.name);
    assert.equal(names.size, 8);
  });
}
