/** `npm run pictures`: takes the pictures of docs/pictures anew, through the real application on the sandbox. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { runDemoTask } from '../src/commands/local-sandbox.ts';
import { boundWaits, openBrowser, openPage, phone, signIn } from '../test/support/browser.ts';
import { type Demo, openDemo } from '../test/support/demo.ts';
import { openAll } from '../test/support/opening.ts';

const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const sheet = 'Заказы для склада';
/** Slow enough for a running export to be caught in the middle. */
const SLOW_MS = 900;
/** All of them. */
const PICTURES_MS = 240_000;

await mkdir(folder, { recursive: true });
const [demo, browser] = await openAll(
  openDemo({ orders: 16_000, products: 1000, counterparties: 1500 }),
  openBrowser(),
);
const release = boundWaits(PICTURES_MS);
try {
  const page = await openPage(browser);
  await takeFirstSteps(page, demo);
  await page.context().clearCookies();
  for (const { id } of demo.configs) await runDemoTask(demo.application, demo.companyId, id);
  receiveOrdersToday(demo);
  await page.goto(demo.url);
  await signIn(page, demo.login);
  await takeNewExport(page, demo);
  const taskUrl = await takeRun(page, demo);
  await takeFailure(page, demo);
  await takeSchedule(page, demo);
  await takeList(page, demo);
  await takePhone(page, demo, taskUrl);
} finally {
  release();
  await browser.close();
  await demo.close();
}

/** Notices that come and go are closed first. */
async function take(page: Page, name: string): Promise<void> {
  for (const close of await page.locator('.mantine-Notification-closeButton').all()) await close.click();
  await page.locator('.mantine-Notification-root').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** Templates take the last months; whenever the pictures are taken, there is something to show. */
function receiveOrdersToday({ sandbox, moyskladToken }: Demo): void {
  const world = sandbox.moysklad.account(moyskladToken);
  const day = new Date().toISOString().slice(0, 10);
  for (const [place, id] of world.ids('customerorder').slice(100, 160).entries())
    world.update('customerorder', id, { moment: `${day} 00:${10 + (place % 50)}:00.000`, applicable: true });
}

async function takeFirstSteps(page: Page, { url, login, newcomer }: Demo): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { name: 'Вход' }).waitFor();
  await take(page, 'sign-in');
  await newcomer('boris@skladno.local', 'Василёк');
  await signIn(page, { ...login, email: 'boris@skladno.local' });
  await page.getByRole('heading', { name: 'С чего начать' }).waitFor();
  await take(page, 'welcome');
  await page.goto(`${url}/exports`);
  await page.getByRole('heading', { name: 'Выгрузок пока нет' }).waitFor();
  await take(page, 'first-steps');
  await page.goto(`${url}/connections`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, 'connections-first');
}

async function takeNewExport(page: Page, { spreadsheet }: Demo): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const next = () => button('Далее').click();
  await page.getByRole('link', { name: 'Новая выгрузка' }).click();
  await page.getByText('для бухгалтера').first().waitFor();
  await take(page, 'new-export-templates');
  await page.getByRole('tab', { name: 'Все данные' }).click();
  await take(page, 'new-export-what');
  await page.getByRole('searchbox').fill('заказы');
  await take(page, 'new-export-search');
  await page.getByRole('button').filter({ hasText: 'Заказы для бухгалтера' }).click();
  await button('Настроить подробнее').waitFor();
  await take(page, 'new-export-place');
  await button('Настроить подробнее').click();
  await button('Вычисляемый столбец').waitFor();
  await take(page, 'new-export-columns');
  await takeComputed(page);
  const preview = page.getByRole('region', { name: 'Так это будет выглядеть' });
  await preview.getByRole('columnheader', { name: 'Оплачено, %' }).waitFor();
  await preview.getByRole('row').nth(1).waitFor();
  await preview.scrollIntoViewIfNeeded();
  await take(page, 'new-export-preview');
  await next();
  await page.getByRole('combobox', { name: 'Период: какие' }).selectOption('between');
  await page.getByLabel('Период: значение, от').fill('2000-01-01');
  await page.getByText(/^Подход/).waitFor();
  await take(page, 'new-export-conditions');
  await next();
  await page.getByLabel('Ссылка на таблицу').fill(spreadsheet.url);
  await take(page, 'new-export-where');
  await button('Проверить ссылку').click();
  await page.getByRole('combobox', { name: 'Лист' }).fill(sheet);
  await page.keyboard.press('Escape');
  await take(page, 'new-export-sheet');
  await next();
  await page.getByRole('radio', { name: 'Обновлять строки' }).waitFor();
  await take(page, 'new-export-mode');
  await next();
  await page.getByRole('heading', { name: 'Как назвать выгрузку?' }).waitFor();
  await take(page, 'new-export-name');
}

async function takeComputed(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Вычисляемый столбец', exact: true }).click();
  await page.getByRole('textbox', { name: 'Заголовок' }).fill('Оплачено, %');
  await page.getByRole('textbox', { name: 'Формула' }).fill('округлить({Оплачено} / {Сумма} * 100; 1)');
  await page.getByRole('combobox', { name: 'Как показывать' }).selectOption('percent');
  await page.getByText(/^(Получится|Формула верна)/).waitFor();
  await take(page, 'new-export-computed');
  await page.getByRole('button', { name: 'Готово', exact: true }).click();
}

/** Answers the address of the run. */
async function takeRun(page: Page, { sandbox, moyskladToken }: Demo): Promise<string> {
  sandbox.moysklad.latencyMs = SLOW_MS;
  await page.getByRole('button', { name: 'Сохранить и запустить' }).click();
  await page.locator('[aria-label="Ход выгрузки"][aria-valuenow]').waitFor();
  for (const close of await page.locator('.mantine-Notification-closeButton').all()) await close.click();
  await page.screenshot({ path: join(folder, 'task-running.png'), animations: 'disabled' });
  sandbox.moysklad.latencyMs = 0;
  await page.getByText('Выгрузка завершена').waitFor();
  await take(page, 'task-done');
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Открыть таблицу' }).click();
  const spreadsheet = await opened;
  await spreadsheet.locator('nav [aria-current]', { hasText: sheet }).waitFor();
  await spreadsheet.screenshot({ path: join(folder, 'sheet.png'), animations: 'disabled' });
  await spreadsheet.close();
  const taskUrl = page.url();
  const world = sandbox.moysklad.account(moyskladToken);
  for (const id of world.ids('customerorder').slice(0, 40))
    world.update('customerorder', id, { sum: 99_900_00 });
  await page.getByRole('button', { name: 'Проверить, что изменится' }).click();
  const difference = page.getByRole('region', { name: 'Что изменится' });
  await difference.getByRole('row').nth(1).waitFor();
  await page.getByRole('heading', { name: 'Что изменится' }).scrollIntoViewIfNeeded();
  await take(page, 'task-difference');
  return taskUrl;
}

async function takeFailure(page: Page, { sandbox, spreadsheet, account }: Demo): Promise<void> {
  sandbox.google.unshare(spreadsheet.id, account);
  await page.getByRole('button', { name: 'Записать эти изменения' }).click();
  await page.getByText('Нет доступа к таблице').first().waitFor();
  await take(page, 'task-failed');
  sandbox.google.share(spreadsheet.id, account, 'writer');
}

async function takeSchedule(page: Page, { url, configs }: Demo): Promise<void> {
  await page.goto(`${url}/exports/${configs[0]?.id}/schedule`);
  const daily = page.getByRole('region', { name: 'Выгружать', exact: true });
  await daily.getByRole('button', { name: 'Включить' }).click();
  await daily.getByText(/Следующий запуск/).waitFor();
  await take(page, 'schedule');
}

async function takeList(page: Page, { url }: Demo): Promise<void> {
  await page.goto(`${url}/exports`);
  await page.getByRole('article').nth(3).waitFor();
  await take(page, 'exports');
  await page.goto(`${url}/connections`);
  await page.getByRole('heading', { name: 'МойСклад' }).waitFor();
  await take(page, 'connections');
  await page.goto(`${url}/exports`);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Exports' }).waitFor();
  await take(page, 'exports-english');
  await page.getByRole('button', { name: 'Русский' }).click();
}

async function takePhone(page: Page, { url }: Demo, taskUrl: string): Promise<void> {
  await page.setViewportSize(phone);
  for (const [name, address] of [
    ['exports-phone', `${url}/exports`],
    ['task-done-phone', taskUrl],
    ['new-export-phone', `${url}/exports/new`],
  ] as const) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await take(page, name);
  }
}
