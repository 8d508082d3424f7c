import assert from 'node:assert/strict';
import { after, describe, mock, test } from 'node:test';
import { openSandbox, type Sandbox } from '../sandbox/index.ts';
import { templates } from '../src/catalogue/exporters/templates.ts';
import { demoSize } from '../src/commands/sandbox-demo.ts';
import { exportOnce, newSetting } from './support/export.ts';
import { sheetAsObjects } from './support/sheet.ts';

/** Whoever tries a template in the demonstration sees rows, whatever the day: its world ends when it is made. */
const days = {
  today: null,
  'in the first half hour of a month': '2027-03-01T00:20:00+03:00',
  'on the last day of a year': '2027-12-31T23:30:00+03:00',
};

for (const [day, at] of Object.entries(days))
  describe(day, () => {
    let sandbox: Sandbox | undefined;
    after(async () => {
      await sandbox?.close();
      mock.timers.reset();
    });

    test('the demonstration’s world is made', async () => {
      // The clock alone: what waits, waits as ever.
      if (at) mock.timers.enable({ apis: ['Date'], now: Date.parse(at) });
      const account = { name: 'demo', token: 'token', kind: 'app' as const, ...demoSize };
      sandbox = await openSandbox({ limits: false, until: Date.now(), accounts: [account] });
    });

    for (const { key, exporter, mode, columns, conditions, sheetTitle } of templates)
      test(`${key} shows rows`, async () => {
        assert.ok(sandbox);
        const { google, moysklad } = sandbox;
        const source = { apiUrl: moysklad.apiUrl, token: 'token' };
        const place = newSetting(google, source, { sheet: sheetTitle });
        const { result, warnings } = await exportOnce(place, exporter, mode, { columns, conditions });
        assert.ok(result.rowsAppended > 0, JSON.stringify(result));
        assert.equal((await sheetAsObjects(google, place)).length, result.rowsAppended);
        assert.deepEqual(warnings, []);
      });
  });
