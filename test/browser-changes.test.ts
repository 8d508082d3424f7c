import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import {
  checkPage,
  chooseLanguage,
  desktop,
  openBrowser,
  openPage,
  openSignedIn,
  phone,
} from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';

/** Somebody lets an export start on changes and sees its sheet follow: each test goes on from the one before. */
let demo: Demo;
let browser: Browser;
let page: Page;
/** MoySklad's own pages, and the sheet's. */
let shop: Page;
let sheet: Page;
let name: string;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 5, products: 2, counterparties: 2 }), openBrowser());
    name = demo.configs[0]?.name ?? '';
    // However busy the machine is, an answer is not late.
    demo.sandbox.moysklad.account(demo.moyskladToken).notifications.timeoutMs = 60_000;
    page = await openSignedIn(browser, demo);
    [shop, sheet] = [await openPage(browser), await openPage(browser)];
    await page.goto(`${demo.url}/exports`);
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await demo?.close();
});

const { visit, walk } = journey();
test('an export that starts on changes, from its beginning to its end', walk);
const card = () => page.getByRole('article', { name });

/** The page as it stands, on a desk and on a phone. */
async function look(picture?: string): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
    const folder = process.env.PICTURES;
    if (folder && picture)
      await page.screenshot({ path: `${folder}/${picture}-${size.width}.png`, fullPage: true });
  }
  await page.setViewportSize(desktop);
}

/** Somebody changes the comment of an order on MoySklad's own page. */
async function comment(text: string): Promise<void> {
  await shop.goto(`${demo.sandbox.moysklad.url}/orders`);
  await shop.getByRole('link').filter({ hasText: /^\d+$/ }).first().click();
  await shop.getByRole('textbox', { name: 'Комментарий' }).fill(text);
  await shop.getByRole('button', { name: 'Сохранить' }).click();
  await shop.getByRole('status').waitFor();
}

visit('chosen in the form, by the keyboard; it outlives a reload before it is saved', async () => {
  await card().getByRole('link', { name: 'Изменить' }).press('Enter');
  await page.getByRole('button', { name: 'Название', exact: true }).click();
  const when = page.getByRole('group', { name: 'Когда запускать' });
  await when.getByRole('radio', { name: 'Вручную или по расписанию' }).focus();
  await page.keyboard.press('ArrowDown');
  await when.getByLabel('Сколько подождать после изменения').selectOption('Сразу');
  await when.getByLabel('Но ждать не дольше, чем').selectOption('1 мин');
  await look('form');
  await page.getByText(/Черновик сохранён/).waitFor();
  await page.reload();
  assert.ok(await when.getByRole('radio', { name: 'Сразу при изменении' }).isChecked());
  assert.equal(await when.getByLabel('Сколько подождать после изменения').inputValue(), '0');
  await page.getByRole('button', { name: 'Сохранить', exact: true }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Выгрузки' }).waitFor();
});

visit(
  'it looks at once; the list says how fresh the sheet is, and that MoySklad tells of changes',
  async () => {
    await card().getByText('Запускается сразу при изменении в МоёмСкладе').waitFor();
    await card()
      .getByText(/При поиске изменений\. Данные на \d\d:\d\d\./)
      .waitFor();
    await look('list');
  },
);

visit('an order changed in MoySklad changes its row by itself, and the list shows it untouched', async () => {
  await comment('Позвонить завтра');
  await card()
    .getByText(/При изменении в МоёмСкладе\. Данные на \d\d:\d\d\./)
    .waitFor();
  const link = await card().getByRole('link', { name: 'Открыть таблицу' }).getAttribute('href');
  await sheet.goto(String(link).replace('#', '?'));
  await sheet.getByText('Позвонить завтра').first().waitFor();
  await card().getByRole('link', { name: 'Подробнее' }).click();
  await page.getByText(/ · При изменении в МоёмСкладе · /).waitFor();
  await look('task');
  await page.goBack();
});

visit('a quiet time is waited for, and counted down', async () => {
  await card()
    .getByRole('button', { name: `Другие действия: ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Расписание' }).click();
  const own = page.getByRole('region', { name: 'Сразу при изменении' });
  await own.getByLabel('Сколько подождать после изменения').selectOption('10 мин');
  assert.equal(await own.getByLabel('Но ждать не дольше, чем').inputValue(), '900', 'it grows with it');
  await own.getByRole('button', { name: 'Сохранить' }).press('Enter');
  await page.getByText('Запуск при изменениях сохранён').waitFor();
  await comment('Уже позвонили');
  await own.getByText(/Изменения замечены в \d\d:\d\d, запуск через \d+ мин/).waitFor();
  await look('schedule');
  await chooseLanguage(page, 'English');
  await page.getByText(/Changes were noticed at .*; a run starts in \d+ min/).waitFor();
  await look('schedule-en');
  await chooseLanguage(page, 'Русский');
});

visit('paused it waits for nothing, and switched off it is started by hand', async () => {
  const own = page.getByRole('region', { name: 'Сразу при изменении' });
  await own.getByRole('button', { name: 'Приостановить' }).click();
  await own.getByText('Запуск при изменениях приостановлен').waitFor();
  await own.getByRole('button', { name: 'Возобновить' }).click();
  await own.getByText('Запускается сразу при изменении в МоёмСкладе').waitFor();
  await own.getByRole('button', { name: 'Выключить' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Выключить' }).click();
  await own.getByRole('button', { name: 'Включить' }).waitFor();
  await page.getByRole('link', { name: /Все выгрузки/ }).click();
  await card().getByText('Запускается вручную.').waitFor();
});
