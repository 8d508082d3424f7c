import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { demoLogin, runDemoTask } from '../src/commands/local-sandbox.ts';
import {
  checkPage,
  chooseLanguage,
  desktop,
  openBrowser,
  openPage,
  phone,
  signIn,
} from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/** How pages look and lead on: the bar on a phone, the days of an export, drawings of runs and of the platform. */
let demo: Demo;
let browser: Browser;
let page: Page;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 40, products: 5, counterparties: 5 }), openBrowser());
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
test('the looks', walk);

const menuButton = () => page.getByRole('button', { name: /Открыть меню$|Open the menu$/ });
const menuItem = (name: string) => page.getByRole('menuitem', { name, exact: true });
const focused = () => page.evaluate('document.activeElement?.textContent');

/** In the past of an export, as if a worker had run it. @param more columns of `export_tasks`, as SQL */
async function past(name: string, days: number, status: 'done' | 'failed', warnings = '[]'): Promise<void> {
  const owner = new pg.Client(demo.ownerUrl);
  await owner.connect();
  await owner.query(`select set_config('app.platform', 'on', false)`);
  const { rowCount } = await owner.query(
    `insert into export_tasks (company_id, config_id, dry_run, full_read, status, warnings, job_id, request_id, created_at)
    select company_id, id, false, false, $2, $3, gen_random_uuid(), 'test', now() - $4::int * interval '1 day'
    from export_configs where name = $1`,
    [name, status, warnings, days],
  );
  assert.equal(rowCount, 1);
  await owner.end();
}

visit(
  'on a phone the bar is one row: the mark, the company, the bell, and a menu with all the rest',
  async () => {
    await page.setViewportSize(phone);
    await page.goto(`${demo.url}/exports`);
    const bar = page.getByRole('banner');
    await bar.getByText('Ромашка').waitFor();
    const size = await bar.boundingBox();
    assert.ok(size && size.height < 70 && size.width <= phone.width, JSON.stringify(size));
    assert.equal(await bar.getByRole('link').count(), 2, 'the mark and the bell');
    await menuButton().focus();
    await page.keyboard.press('Enter');
    await until(async () => (await focused()) === 'Главная');
    await checkPage(page);
    for (const name of ['Запуски', 'Подключения', 'Компания', 'English', 'Мой профиль', 'Выйти'])
      await menuItem(name).waitFor();
    await page.keyboard.press('Escape');
    await menuItem('Выгрузки').waitFor({ state: 'detached' });
    await until(async () => await menuButton().evaluate((button) => button.matches(':focus')));
    await page.keyboard.press('Enter');
    await until(async () => (await focused()) === 'Главная');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Запуски' }).waitFor();
    await chooseLanguage(page, 'English');
    await page.getByRole('heading', { level: 1, name: 'Runs' }).waitFor();
    await chooseLanguage(page, 'Русский');
  },
);

visit('a tablet has the same bar, a desk has the sections in it; neither has a second row', async () => {
  for (const width of [768, 992, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const height = (await page.getByRole('banner').boundingBox())?.height ?? 0;
    assert.ok(height < 70, `${width}: ${height}`);
  }
  await page.setViewportSize(desktop);
  await page.getByRole('banner').getByRole('link', { name: 'Подключения' }).waitFor();
});

visit('an export shows its last thirty days: by shape and colour, and in words', async () => {
  const { name = '' } = demo.configs[0] ?? {};
  await past(name, 1, 'failed');
  await past(name, 2, 'done', '[{"code": "not-sorted", "detail": {"ru": "", "en": ""}}]');
  await past(name, 3, 'done');
  await past(name, 4, 'done');
  await page.goto(`${demo.url}/exports`);
  const days = page.getByRole('article', { name }).getByRole('img', { name: /^Последние 30 дней/ });
  const day = (ago: number) =>
    new Date(Date.now() - ago * 86_400_000).toLocaleDateString('ru-RU', { timeZone: 'Europe/Moscow' });
  await until(
    async () =>
      (await days.getAttribute('aria-label')) ===
      `Последние 30 дней. С ошибкой: ${day(1)}. Стоит посмотреть: ${day(2)}. Всё в порядке: 2 дня. Без запусков: 26 дней.`,
  );
  assert.equal(await days.locator('g').count(), 30);
  const shapes = await days
    .locator('path')
    .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
  assert.equal(new Set(shapes).size, 4, 'who tells no colours apart tells shapes');
  assert.equal(await days.locator('title').nth(28).textContent(), `${day(1)}: с ошибкой: 1`);
  await checkPage(page);
});

visit('a run that ends is seen in today’s mark without a reload', async () => {
  const { name = '' } = demo.configs[1] ?? {};
  const card = page.getByRole('article', { name });
  const days = card.getByRole('img');
  await days.and(page.getByLabel(/Без запусков: 30 дней/)).waitFor();
  await card.getByRole('button', { name: 'Запустить' }).click();
  await days.and(page.getByLabel(/Всё в порядке: 1 день.* Без запусков: 29 дней/)).waitFor();
});

visit(
  'the runs of an export are drawn, with a table of the same numbers for who hears the page',
  async () => {
    const [config] = demo.configs;
    assert.ok(config);
    for (let i = 0; i < 2; i++) await runDemoTask(demo.application, demo.companyId, config.id);
    await page.goto(`${demo.url}/exports`);
    await page.getByRole('article', { name: config.name }).getByRole('link', { name: 'Подробнее' }).click();
    const rows = page.getByRole('figure', { name: 'Строки' });
    await rows.locator('svg .recharts-bar-rectangle').first().waitFor();
    assert.match(await rows.getByRole('table').innerText(), /Запуск\s+Добавлено\s+Обновлено\s+Удалено/);
    await page.getByRole('figure', { name: 'Длительность' }).locator('svg').first().waitFor();
    await checkPage(page);
    await page.setViewportSize(phone);
    await checkPage(page);
    await page.setViewportSize(desktop);
  },
);

visit('the platform’s health has a day of calls and of its queues', async () => {
  const owner = new pg.Client(demo.ownerUrl);
  await owner.connect();
  await owner.query(
    `insert into platform_admins (user_id) select id from auth."user" where email = $1 on conflict do nothing`,
    [demoLogin.email],
  );
  await owner.query(
    `insert into provider_calls select date_trunc('minute', now()) - interval '2 hours', 'google', 12, 3, 1`,
  );
  await owner.query(
    `insert into queue_samples select date_trunc('minute', now()) - interval '2 hours', 5, 2`,
  );
  await owner.end();
  await page.goto(`${demo.url}/admin/health`);
  const calls = page.getByRole('figure', { name: 'Обращения к МоемуСкладу и Google' });
  await calls.locator('svg .recharts-line').first().waitFor();
  assert.match(
    await calls.getByRole('table').innerText(),
    /\s12\s+4\s/,
    'what failed and what was too much are refusals',
  );
  const queues = page.getByRole('figure', { name: 'Очередь заданий' });
  assert.match(await queues.getByRole('table').innerText(), /\s5\s+2\s/);
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
  }
  await page.setViewportSize(desktop);
});
