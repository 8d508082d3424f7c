import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openForTest } from '../sandbox/moysklad/testing.ts';
import { openVendor } from '../sandbox/moysklad/vendor/testing.ts';
import { checkPage, desktop, openBrowser, openPage, phone } from './support/browser.ts';

/** A MoySklad whose account has an application with a button and a scenario that has run. */
async function openApplications() {
  const size = { orders: 5, products: 3, counterparties: 3 };
  const { sandbox } = await openForTest({
    accounts: [{ name: 'demo', token: 'demo', kind: 'app', ...size }],
  });
  const locations = ['document.customerorder.edit', 'document.customerorder.list'];
  const vendor = await openVendor({
    buttons: [{ name: 'update', title: 'Обновить в таблице', locations }],
    scenario: [{ name: 'update', title: 'Обновить таблицу' }],
  });
  sandbox.vendor.register(vendor.app);
  await sandbox.vendor.activate(vendor.app, 'demo', 'Install');
  const { appUid } = vendor.app;
  const at = { objectType: 'customerorder', actionType: 'MODIFY' } as const;
  const scenario = sandbox.vendor.scenarios.add({ account: 'demo', appUid, actionName: 'update', ...at });
  const [order = ''] = sandbox.account('demo').ids('customerorder');
  await sandbox.vendor.scenarios.run(vendor.app, 'demo', scenario, order);
  const pages = ['/orders', `/orders/${order}`, '/scenarios'].map((path) => sandbox.url + path);
  return { pages, close: () => Promise.all([sandbox.close(), vendor.close()]) };
}

test('the sandbox’s pages with an application’s buttons and scenarios', async (t) => {
  const browser = await openBrowser();
  t.after(() => browser.close());
  const { pages, close } = await openApplications();
  t.after(close);
  const wrong: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await openPage(browser, { colorScheme });
    for (const address of pages)
      for (const size of [desktop, phone]) {
        await page.setViewportSize(size);
        await page.goto(address);
        await checkPage(page).catch((error: Error) => wrong.push(error.message));
      }
    await page.context().close();
  }
  assert.deepEqual(wrong, []);
});
