import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Frame, Page } from 'playwright-core';
import { checkFrame, checkPage, openBrowser, openPage, phone } from './support/browser.ts';
import { type Installed, openInstalled } from './support/installed.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/** A shopkeeper lets MoySklad's scenarios update a spreadsheet: chosen in the frame, set up in MoySklad, seen in the runs. */

let it: Installed;
let browser: Browser;
let page: Page;
let configId: string;
let moysklad: string;

before(
  async () => {
    [it, browser] = await openAll(openInstalled({ orders: 20 }), openBrowser());
    moysklad = it.app.sandbox.moysklad.url.replace('127.0.0.1', 'localhost');
    page = await openPage(browser);
  },
  { timeout: 120_000 },
);
after(
  async () => {
    await browser?.close();
    await it?.close();
  },
  { timeout: 120_000 },
);

const { visit, walk } = journey();
test('MoySklad’s scenarios from the first choice to the first refusal', walk);

async function framed(of: Page = page): Promise<Frame> {
  const frame = await (await of.waitForSelector('iframe')).contentFrame();
  assert.ok(frame);
  return frame;
}

/** Opens the page of scenarios in MoySklad's frame. */
async function openScenarios(of: Page = page, more = ''): Promise<Frame> {
  await of.goto(`${moysklad}/app?account=${it.account}${more}`);
  const frame = await framed(of);
  const words = more
    ? ['Integrations', 'Scenarios and the button in MoySklad']
    : ['Подключения', 'Сценарии и кнопка в МоёмСкладе'];
  const [connections = '', scenarios = ''] = words;
  const place = frame.getByRole('link', { name: connections, exact: true });
  const menu = frame.getByRole('button', { name: /Открыть меню$|Open the menu$/ });
  await place.or(menu).first().waitFor();
  if (await place.isVisible()) await place.click();
  else {
    await menu.click();
    await frame.getByRole('menuitem', { name: connections }).click();
  }
  await frame.getByRole('link', { name: scenarios }).click();
  return frame;
}

visit('the page says what to do first: there is no export yet', async () => {
  const frame = await openScenarios();
  await frame.getByRole('heading', { name: 'Сценарии и кнопка', level: 1 }).waitFor();
  await frame.getByText('Сначала создайте выгрузку').waitFor();
  await checkFrame(frame);
});

visit('an action, objects and an export are chosen by the keyboard alone', async () => {
  configId = await it.config({ name: 'Заказы' });
  const frame = await openScenarios();
  await frame.getByText('Пока ничего').waitFor();
  await frame.getByRole('combobox', { name: 'Объекты' }).focus();
  await page.keyboard.type('Заказы покуп');
  await frame.getByRole('option', { name: 'Заказы покупателей', exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await frame.getByRole('combobox', { name: 'Выгрузка' }).focus();
  await page.keyboard.type('Зак');
  await frame.getByRole('option', { name: 'Заказы', exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await frame.getByRole('button', { name: 'Добавить' }).press('Enter');
  await frame.getByRole('button', { name: 'Убрать: Обновить таблицы, Заказы покупателей, Заказы' }).waitFor();
  await checkFrame(frame);
});

visit('a scenario is made in MoySklad, an order is changed there, and the export has run', async () => {
  const shop = await openPage(browser);
  await shop.goto(`${moysklad}/scenarios?account=${it.account}`);
  await shop.getByRole('combobox', { name: 'Объект', exact: true }).selectOption('customerorder');
  await shop.getByRole('combobox', { name: 'Когда', exact: true }).selectOption('MODIFY');
  await shop
    .getByRole('combobox', { name: 'Действие', exact: true })
    .selectOption({ label: 'Обновить таблицы' });
  await shop.locator('button.primary').click();
  await shop.getByText('Сценарий добавлен.').waitFor();
  await shop.goto(`${moysklad}/orders?account=${it.account}`);
  await shop.getByRole('table').getByRole('link').first().click();
  await shop.locator('textarea').fill('Изменено из магазина');
  await shop.locator('main button.primary').click();
  await shop.getByRole('status').waitFor();
  await until(async () => (await it.runs(configId)).length > 0);
  const tasks = await it.settled(configId);
  assert.deepEqual(
    tasks.map(({ trigger, status }) => [trigger, status]),
    [['scenario', 'done']],
  );
  const frame = await framed();
  await frame.getByRole('link', { name: 'Запуски' }).click();
  await frame.locator('select:has(option[value=scenario])').selectOption('scenario');
  await frame.getByRole('table').getByText('Заказы', { exact: true }).waitFor();
  await shop.context().close();
});

visit('the button in an order says what it does, and how it ended', async () => {
  const shop = await openPage(browser);
  await shop.goto(`${moysklad}/orders?account=${it.account}`);
  await shop.getByRole('table').getByRole('link').first().click();
  await shop.getByRole('button', { name: 'Обновить в таблице' }).click();
  await shop.getByText('Обновить в таблице: Обновляем: «Заказы». Когда закончим, сообщим здесь.').waitFor();
  const end = shop.getByText('Обновлено: «Заказы», изменений не было.');
  while (!(await end.isVisible())) await shop.reload();
  await shop.context().close();
});

visit(
  'what is removed in Skladno is refused in words that stand in the history of the scenario',
  async () => {
    const frame = await openScenarios();
    await frame.getByRole('button', { name: /^Убрать: Обновить таблицы/ }).click();
    await frame.getByText('Пока ничего').waitFor();
    const { moysklad: desk } = it.app.sandbox;
    const order = desk.account('t').create('customerorder');
    desk.account('t').update('customerorder', order, { description: 'ещё раз' });
    const shop = await openPage(browser);
    const refusal = shop.getByText('не выбрано, какие выгрузки запускать').first();
    while (!(await refusal.isVisible())) await shop.goto(`${moysklad}/scenarios?account=${it.account}`);
    await shop.context().close();
  },
);

/** The widget in the card of an order, when it has said that it is ready. */
async function widgetOf(of: Page): Promise<Frame> {
  const shown = of.locator('iframe[data-point]');
  await shown.waitFor({ state: 'visible' });
  const frame = await (await shown.elementHandle())?.contentFrame();
  assert.ok(frame);
  return frame;
}

visit('the widget in an order says since when it is in the sheet, and brings it there', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const shop = await openPage(browser, { colorScheme, viewport: { width: 432, height: 900 } });
    const order = it.app.sandbox.moysklad.account('t').create('customerorder');
    await shop.goto(`${moysklad}/orders/${order}?account=${it.account}`);
    let widget = await widgetOf(shop);
    await widget.getByText('Заказы: ещё не в таблице').waitFor();
    await checkFrame(widget);
    await checkPage(shop);
    await widget.getByRole('button', { name: 'Обновить', exact: true }).press('Enter');
    await widget.getByText(/Заказы: в таблице с \d\d:\d\d/).waitFor();
    await checkFrame(widget);
    // Somebody saves the order again: MoySklad tells the widget so.
    await shop.locator('textarea').fill(`Ещё раз, ${colorScheme}`);
    await shop.locator('main button.primary').click();
    await shop.getByRole('status').waitFor();
    widget = await widgetOf(shop);
    await widget.getByText('Заказы: ещё не в таблице').waitFor();
    await shop.context().close();
  }
});

visit('the widget hears MoySklad’s page alone, and no page of somebody else’s can show it', async () => {
  const shop = await openPage(browser);
  const [order = ''] = it.app.sandbox.moysklad.account('t').ids('customerorder');
  await shop.goto(`${moysklad}/orders/${order}?account=${it.account}`);
  const widget = await widgetOf(shop);
  await widget.getByText('Заказы:').waitFor();
  const text = await widget.locator('main').innerText();
  const forged = { name: 'Open', messageId: 9, extensionPoint: 'entity.product.edit', objectId: order };
  // Of the frame's own origin, and from a window that is not its parent.
  await widget.evaluate(`postMessage(${JSON.stringify(forged)}, '*')`);
  await widget.evaluate('new Promise((resolve) => setTimeout(resolve, 0))');
  assert.equal(await widget.locator('main').innerText(), text);
  const stranger = moysklad.replace('localhost', '127.0.0.1');
  await shop.goto(`${stranger}/orders/${order}?account=${it.account}`);
  const frame = await (
    await shop.waitForSelector('iframe[data-point]', { state: 'attached' })
  ).contentFrame();
  await frame?.waitForURL(/^chrome-error:/);
  await shop.context().close();
});

visit(
  'whoever installed the application before it asked for webhooks is told what to grant, until it is granted',
  async () => {
    const { vendor } = it.app.sandbox.moysklad;
    const { vendorApp } = it.app;
    const view = { view: 'ALL' };
    const old = { customerOrder: view, company: view, viewDashboard: true };
    await vendor.changePermissions(vendorApp, it.account, old);
    const frame = await openScenarios();
    const notice = frame.getByText('МойСклад не сообщает Складно об изменениях');
    await notice.waitFor();
    await frame.getByText('удалите «Складно» в МоёмСкладе и сразу установите снова').waitFor();
    await checkFrame(frame);
    await frame.getByRole('link', { name: 'Подключения', exact: true }).click();
    await notice.waitFor();
    await checkFrame(frame);
    await vendor.changePermissions(vendorApp, it.account, { ...old, useOwnWebhooks: true });
    const again = await openScenarios();
    await again.getByText('Что запускают сценарии').waitFor();
    assert.equal(await again.getByText('МойСклад не сообщает Складно об изменениях').count(), 0);
  },
);

visit('in English on a phone, with a line whose export was deleted', async () => {
  const gone = await it.config({ name: 'На один день', sheetTitle: 'На один день' });
  const body = { action: 'update2', objectType: 'demand', configId: gone };
  assert.equal((await it.call('POST', '/scenario-exports', body)).status, 201);
  assert.equal((await it.call('DELETE', `/export-configs/${gone}`)).status, 204);
  for (const colorScheme of ['light', 'dark'] as const) {
    const small = await openPage(browser, { viewport: phone, colorScheme });
    const frame = await openScenarios(small, '&locale=en_US');
    await frame.getByRole('heading', { name: 'Scenarios and the button', level: 1 }).waitFor();
    await frame.getByText('The export was deleted').waitFor();
    await checkFrame(frame);
    await small.context().close();
  }
});
