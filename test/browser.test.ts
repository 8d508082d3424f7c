import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkPage, openBrowser, openPage, phone, signIn } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';

/** One visit of a shopkeeper, in Russian, from signing in to signing out: each test goes on where the one before stopped. */
const ORDERS = 4000;
const SLOW_MS = 300;
const sheet = 'Заказы для склада';
const time = /^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/;

let demo: Demo;
let browser: Browser;
let page: Page;
let taskUrl: string;

before(
  async () => {
    [demo, browser] = await Promise.all([
      openDemo({ orders: ORDERS, products: 50, counterparties: 200 }),
      openBrowser(),
    ]);
    page = await openPage(browser);
  },
  { timeout: 60_000 },
);
after(
  async () => {
    await browser?.close();
    await demo?.close();
  },
  { timeout: 30_000 },
);

const visit = (name: string, steps: () => Promise<void>) => test(name, { timeout: 30_000 }, steps);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string | RegExp) => page.getByRole('heading', { name });
const see = (text: string | RegExp) => page.getByText(text).first().waitFor();

/** Presses Tab until the element of this name has the focus. */
async function tabTo(
  role: 'link' | 'button' | 'radio' | 'textbox' | 'combobox',
  name: string,
): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await wanted.waitFor();
  for (let pressed = 0; pressed < 40; pressed += 1) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not come to ${role} «${name}»`);
}

visit('a wrong password is answered in words', async () => {
  await page.goto(demo.url);
  await signIn(page, { ...demo.login, password: 'ytdthysq gfhjkm' });
  await see('Почта или пароль не подходят');
  await checkPage(page);
});

visit('after signing in: the list of exports', async () => {
  await signIn(page, demo.login);
  await heading('Выгрузки').waitFor();
  await see('Ещё не запускалась');
  assert.equal(await page.getByRole('article').count(), demo.configs.length);
  await checkPage(page);
});

visit('a new export by keyboard alone: what, and where', async () => {
  await tabTo('link', 'Новая выгрузка');
  await page.keyboard.press('Enter');
  await heading('Что выгружать из МоегоСклада?').waitFor();
  await checkPage(page);
  await tabTo('radio', 'Заказы покупателей');
  await page.keyboard.press('Space');
  await tabTo('button', 'Далее');
  await page.keyboard.press('Enter');

  await heading('В какую таблицу?').waitFor();
  await see(demo.account);
  await checkPage(page);
  await tabTo('textbox', 'Ссылка на таблицу');
  await page.keyboard.insertText(demo.spreadsheet.url);
  await page.keyboard.press('Enter');
  await tabTo('combobox', 'Лист');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(sheet);
  await see(`Листа «${sheet}» ещё нет, он будет создан.`);
  await page.keyboard.press('Escape');
  await checkPage(page);
  await tabTo('button', 'Далее');
  await page.keyboard.press('Enter');
});

visit('how, and which columns: the preview follows', async () => {
  await heading('Как обновлять данные?').waitFor();
  await page.getByRole('radio', { name: 'Обновлять строки' }).click();
  await checkPage(page);
  await button('Далее').click();
  await heading('Какие столбцы?').waitFor();
  await button('Снять все').click();
  for (const title of ['№', 'Время', 'Контрагент', 'Сумма', 'Статус']) {
    await page.getByRole('checkbox', { name: title, exact: true }).check();
  }
  await button('Выше: Сумма').click();
  const preview = page.getByRole('region', { name: 'Так это будет выглядеть' });
  await preview.getByRole('columnheader').nth(5).waitFor();
  await preview.getByRole('columnheader').nth(6).waitFor({ state: 'detached' });
  assert.deepEqual(await preview.getByRole('columnheader').allTextContents(), [
    'ID',
    '№',
    'Время',
    'Сумма',
    'Контрагент',
    'Статус',
  ]);
  assert.equal(await preview.locator('tbody tr').count(), 20);
  for (const shown of await preview.locator('tbody td:nth-child(3)').allTextContents())
    assert.match(shown, time);
  await checkPage(page);
  await button('Далее').click();
  await heading('Как назвать выгрузку?').waitFor();
  await checkPage(page);
});

visit('saved and run: the bar moves by itself, then the counts', async () => {
  demo.sandbox.moysklad.latencyMs = SLOW_MS;
  await page.evaluate(`
    globalThis.shown = new Set();
    new MutationObserver(() => {
      const bar = document.querySelector('[role=progressbar][aria-valuenow]');
      if (bar) globalThis.shown.add(bar.ariaValueNow);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });`);
  await button('Сохранить и запустить').click();
  await page.getByRole('progressbar', { name: 'Ход выгрузки' }).waitFor();
  taskUrl = page.url();
  await checkPage(page);
  await see('Выгрузка завершена');
  await see(/Строк добавлено: 4\s000\./);
  const shown = await page.evaluate<string[]>('[...globalThis.shown]');
  assert.ok(shown.length >= 2, `the bar showed ${shown}`);
  await checkPage(page);
});

visit('the link opens the sheet with its rows and dates', async () => {
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Открыть таблицу' }).click();
  const spreadsheet = await opened;
  await spreadsheet
    .getByRole('link', { name: sheet, exact: true })
    .and(spreadsheet.locator('[aria-current]'))
    .waitFor();
  const cells = (row: number) => spreadsheet.locator(`tbody tr:nth-child(${row}) td`).allTextContents();
  assert.deepEqual((await cells(1)).slice(0, 6), ['ID', '№', 'Время', 'Сумма', 'Контрагент', 'Статус']);
  assert.match((await cells(2))[2] ?? '', time);
  assert.match((await cells(2))[3] ?? '', /^[\d\s]+,\d\d$/);
  await spreadsheet.getByText(`Заполнено строк: ${ORDERS + 1}`).waitFor();
  await spreadsheet.close();
});

visit('again: nothing has changed; a dry run says the same and writes nothing', async () => {
  demo.sandbox.moysklad.latencyMs = 0;
  await button('Запустить ещё раз').click();
  await page.waitForURL((url) => url.href !== taskUrl);
  await page.getByRole('alert').filter({ hasText: 'Изменений не было, таблица уже точна.' }).waitFor();
  await button('Пробный запуск').click();
  await see('Пробный запуск завершён, таблица не изменена');
  await page.getByRole('alert').filter({ hasText: 'Изменений не будет, таблица уже точна.' }).waitFor();
});

visit('a run is cancelled from its page', async () => {
  await page.getByRole('link', { name: 'Все выгрузки' }).click();
  await page.getByRole('button', { name: /^Другие действия: Заказы покупателей →/ }).click();
  demo.sandbox.moysklad.latencyMs = 1000;
  await page.getByRole('menuitem', { name: 'Перечитать всё заново' }).click();
  const card = page.getByRole('article').filter({ hasText: sheet });
  await card.getByRole('progressbar').waitFor();
  await card.getByRole('link', { name: 'Подробнее' }).click();
  await button('Отменить').click();
  await see('Выгрузка остановлена.');
  demo.sandbox.moysklad.latencyMs = 0;
  await checkPage(page);
});

visit('a spreadsheet that is no longer shared: whom to share it with', async () => {
  demo.sandbox.google.unshare(demo.spreadsheet.id, demo.account);
  await button('Запустить ещё раз').click();
  const alert = page.getByRole('alert').filter({ hasText: 'Нет доступа к таблице' });
  await alert.waitFor();
  assert.ok((await alert.textContent())?.includes(demo.account));
  await checkPage(page);
  demo.sandbox.google.share(demo.spreadsheet.id, demo.account, 'writer');
  await button('Запустить ещё раз').click();
  await see('Выгрузка завершена');
});

visit('no connection: said in words, and tried again', async () => {
  await page.route('**/api/v1/integrations', (route) => route.abort());
  await page.getByRole('link', { name: 'Подключения' }).click();
  await see('Нет связи с сервером');
  await checkPage(page);
  await page.unroute('**/api/v1/integrations');
  await button('Попробовать ещё раз').click();
  await see(demo.account);
  await checkPage(page);
  await page.route('**/api/**', (route) => route.abort());
  await page.reload();
  await heading('Страница не открылась').waitFor();
  await see('Нет связи с сервером');
  await checkPage(page);
  await page.unroute('**/api/**');
  await button('Попробовать ещё раз').click();
  await see(demo.account);
});

visit('on a phone nothing scrolls sideways', async () => {
  await page.setViewportSize(phone);
  for (const address of ['/exports', taskUrl, '/connections', '/exports/new']) {
    await page.goto(new URL(address, demo.url).href);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await checkPage(page);
  }
});

visit('in English, then out', async () => {
  await page.goto(`${demo.url}/exports`);
  await button('English').click();
  await heading('Exports').waitFor();
  await checkPage(page);
  await page.getByRole('button', { name: /Ромашка/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await heading('Sign in').waitFor();
});

visit('a company that has nothing yet: what to do first', async () => {
  await demo.newcomer('boris@skladno.local', 'Василёк');
  page = await openPage(browser);
  await page.goto(demo.url);
  await signIn(page, { ...demo.login, email: 'boris@skladno.local' });
  await heading('Выгрузок пока нет').waitFor();
  await checkPage(page);
  await page.getByRole('link', { name: 'Перейти к подключениям' }).click();
  const token = page.getByRole('textbox', { name: 'Токен МоегоСклада' });
  await token.fill('not a token');
  await button('Подключить МойСклад').click();
  await page.getByRole('alert').filter({ hasText: /токен/i }).waitFor();
  await checkPage(page);
  await token.fill(demo.moyskladToken);
  await button('Подключить МойСклад').click();
  await page.getByLabel('Файл ключа сервисного аккаунта (JSON)').fill(JSON.stringify(demo.googleKey));
  await button('Подключить Google').click();
  await see(demo.account);
  await page.getByRole('link', { name: 'Выгрузки' }).click();
  await page.getByRole('link', { name: 'Новая выгрузка' }).click();
  await heading('Что выгружать из МоегоСклада?').waitFor();
  assert.equal(await page.getByText('Сначала подключите').count(), 0);
});
