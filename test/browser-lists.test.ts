import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkPage, desktop, openBrowser, openPage, phone, signIn } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/** Somebody with many exports finds what they look for: in the gallery, in the list of exports, among all runs. */
let demo: Demo;
let browser: Browser;
let page: Page;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 5, products: 2, counterparties: 2 }), openBrowser());
    page = await openPage(browser);
    await page.goto(`${demo.url}/sign-in`);
    await signIn(page, demo.login);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await demo?.close();
});

const { visit, walk } = journey();
test('lists in which one finds things', walk);

/** The page as it stands, on a desk and on a phone. */
async function look(name: string): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
    const folder = process.env.PICTURES;
    if (folder) await page.screenshot({ path: `${folder}/${name}-${size.width}.png`, fullPage: true });
  }
  await page.setViewportSize(desktop);
}

visit('the gallery knows people’s words, slips and the wrong keyboard', async () => {
  await page.goto(`${demo.url}/exports/new`);
  const search = page.getByRole('searchbox');
  for (const [typed, title] of [
    ['чеки', 'Розничные продажи'],
    ['клиенты', 'Контрагенты'],
    ['накладная', 'Отгрузки'],
    ['pfrfps', 'Заказы покупателей'],
    ['щквукы', 'Заказы покупателей'],
    ['отгузки', 'Отгрузки'],
  ] as const) {
    await search.fill(typed);
    await page.getByText(/Нашл(ось|ёлся) \d+ вариант/).waitFor();
    await page
      .getByRole('listitem')
      .getByRole('button', { name: new RegExp(`^${title} По строке`) })
      .first()
      .waitFor();
  }
  await look('gallery-found');
});

visit('the gallery’s sections are jumped to, and the keyboard goes on from there', async () => {
  await page.getByRole('searchbox').fill('');
  await page.getByRole('tab', { name: 'Все данные' }).click();
  await page
    .getByRole('navigation', { name: 'Разделы МоегоСклада' })
    .getByRole('button', { name: 'Производство' })
    .press('Enter');
  const heading = page.getByRole('heading', { name: 'Производство' });
  await until(async () => (await page.evaluate('document.activeElement.textContent')) === 'Производство');
  await until(async () => ((await heading.boundingBox())?.y ?? 9999) < desktop.height);
  await page.keyboard.press('Tab');
  assert.match(String(await page.evaluate('document.activeElement.textContent')), /^Техкарты/);
  await look('gallery-sections');
});

visit('Moscow stands first among the time zones', async () => {
  await page.goto(`${demo.url}/exports/${demo.configs[0]?.id}/schedule`);
  const zones = page.getByRole('region', { name: 'Выгружать' }).getByLabel('Часовой пояс');
  await zones.waitFor();
  const [first] = await zones.locator('option').allTextContents();
  assert.equal(first, 'Москва (UTC+3)');
  await look('schedule');
});
