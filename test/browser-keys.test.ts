import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkPage, desktop, openBrowser, openSignedIn, phone } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';

/** An owner makes a key, uses it, finds it in the log, takes the log away and revokes the key: each test goes on from the one before. */
let demo: Demo;
let browser: Browser;
let page: Page;
let key: string;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 5, products: 2, counterparties: 2 }), openBrowser());
    page = await openSignedIn(browser, demo, { acceptDownloads: true });
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await demo?.close();
});

const { visit, walk } = journey();
test('keys and the log', walk);
const button = (name: string) => page.getByRole('button', { name, exact: true });

/** The page as it stands, on a desk and on a phone. */
async function look(): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
  }
  await page.setViewportSize(desktop);
}

const askWithKey = async () =>
  (await fetch(`${demo.url}/api/v1/export-configs`, { headers: { authorization: `Bearer ${key}` } })).status;

visit('an empty page says what to do; a key without name or right is not made', async () => {
  await page.getByRole('link', { name: 'Компания' }).click();
  await page.getByRole('link', { name: 'Ключи API' }).click();
  await page.getByText('Ключей пока нет').waitFor();
  await look();
  await button('Новый ключ').click();
  await page.getByLabel('Видеть выгрузки и их запуски').uncheck();
  await button('Выпустить ключ').click();
  await page.getByText('Назовите ключ').waitFor();
  await page.getByText('Выберите хотя бы одно право').waitFor();
  await look();
});

visit('a key is made by the keyboard alone and shown once', async () => {
  await page.getByRole('textbox', { name: 'Название' }).focus();
  await page.keyboard.type('Отчёты в Power BI');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  assert.equal(await page.getByLabel('Видеть выгрузки и их запуски').isChecked(), true);
  await page.getByRole('combobox', { name: 'Срок действия' }).selectOption('30 дней');
  await button('Выпустить ключ').press('Enter');
  key = (await page.getByTestId('key').textContent()) ?? '';
  assert.match(key, /^sk_[0-9A-Za-z]{36}$/);
  await page
    .getByRole('region', { name: 'Отчёты в Power BI' })
    .getByText('Действует', { exact: true })
    .waitFor();
  await look();
  assert.equal(await askWithKey(), 200);
  await button('Ключ сохранён').click();
  assert.ok(!(await page.content()).includes(key), 'it is nowhere on the page any more');
  await page.reload();
  await page.getByRole('heading', { name: 'Отчёты в Power BI' }).waitFor();
  assert.ok(!(await page.content()).includes(key));
});

visit('the log tells of it, narrows and can be taken away', async () => {
  await page.getByRole('link', { name: 'Журнал действий' }).click();
  await page.getByText('Ключ API выпущен: Отчёты в Power BI').waitFor();
  await page.getByText('Подробности').first().click();
  await look();
  await page.getByRole('combobox', { name: 'Событие' }).selectOption('Запуски выгрузок');
  await page.getByText('Таких записей нет').waitFor();
  await look();
  await button('Сбросить отбор').click();
  await page.getByText('Ключ API выпущен').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), button('Скачать CSV').click()]);
  assert.equal(download.suggestedFilename(), 'audit-log.csv');
  const text = await readFile(await download.path(), 'utf8');
  assert.ok(text.startsWith('\uFEFFВремя (UTC);Кто;'));
  assert.match(text, /api-key\.created;api-key [\da-f-]{36};Отчёты в Power BI/);
});

visit('revoking is asked about first, and opens nothing from then on', async () => {
  await page.getByRole('link', { name: 'Ключи API' }).click();
  const revoke = page.getByRole('button', { name: 'Отозвать ключ «Отчёты в Power BI»' });
  await revoke.click();
  await page.getByRole('dialog').getByText('сразу потеряют доступ').waitFor();
  await button('Отмена').click();
  assert.equal(await askWithKey(), 200);
  await revoke.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Отозвать', exact: true }).click();
  await page.getByText('Отозван', { exact: true }).waitFor();
  assert.equal(await askWithKey(), 401);
  assert.equal(await revoke.count(), 0);
});

visit('the same in English', async () => {
  await page.evaluate(`localStorage.setItem('skladno.language', 'en')`);
  for (const [path, heading, text] of [
    ['/company/api-keys', 'API keys', 'Revoked'],
    ['/company/audit-log', 'Audit log', 'API key created: Отчёты в Power BI'],
  ] as const) {
    await page.goto(demo.url + path);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await page.getByText(text, { exact: true }).waitFor();
    await look();
  }
});
