import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { launcher } from './support/app.ts';
import { checkPage, openBrowser, openPage, phone, signIn } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { noted } from './support/resolved.ts';
import { until } from './support/until.ts';

/** The demonstration played with, in real processes: an order changed, a sheet sorted and widened, a run, a restart. */
let folder: string;
let child: ChildProcess;
let said = '';
let browser: Browser;
let page: Page;

const START_MS = 120_000;
const name = 'Заказы покупателей';

before(
  async () => {
    folder = await mkdtemp(join(tmpdir(), 'skladno-played-'));
    await chmod(folder, 0o755);
    browser = await openBrowser();
    page = await openPage(browser);
    await start();
    // The demo fills its sheets by itself the first time.
    await until(() => /^Контрагенты: \d+$/m.test(said), START_MS);
  },
  { timeout: 2 * START_MS },
);
after(
  async () => {
    await browser?.close();
    await stop();
    await rm(folder, { recursive: true, force: true });
  },
  { timeout: 60_000 },
);

async function start(): Promise<void> {
  said = '';
  child = spawn(process.execPath, [launcher, 'start'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...noted,
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout?.setEncoding('utf8').on('data', (words: string) => {
    said += words;
  });
  await until(() => /token to try with: \S+\n/.test(said) || child.exitCode !== null, START_MS);
  assert.equal(child.exitCode, null, said);
}

async function stop(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  await once(child, 'exit');
}

const printed = (words: string) => new RegExp(`${words}: (\\S+)`).exec(said)?.[1] ?? '';
const button = (name: string) => page.getByRole('button', { name, exact: true });
const sheetLink = () => page.getByRole('navigation', { name: 'Листы' }).getByRole('link', { name: 'Заказы' });
/** The letters of a column by its place among those that are shown: the ID's is hidden. A look for its role through all the cells takes a second. */
const letters = async (place: number) => (await page.locator('thead th').nth(place).textContent()) ?? '';
/** The texts of a row, found by its number without a look through all the cells. */
const cells = (row: number) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('tbody > tr')]
    .filter((each) => each.querySelector('th').textContent === '${row}')
    .flatMap((each) => [...each.querySelectorAll('td')].map((cell) => cell.textContent))`);
/** Rows that are as those above them. */
const further = 'tbody > tr:nth-child(n + 31)';

async function openSheet(): Promise<void> {
  await page.goto(printed('Its spreadsheet'));
  await sheetLink().click();
  await page.locator('td[data-cell=A1]').waitFor();
}

/** Puts the cursor on a cell and waits until the form above the grid is about it. */
async function choose(cell: string): Promise<void> {
  await page.locator(`td[data-cell=${cell}]`).click();
  await page.waitForFunction(`document.getElementById('cell').value === '${cell}'`);
}

/** Does what sends the form, and waits for the page that comes of it: the one before may show the same words. */
async function send(cell: string, go: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load');
  await go();
  await loaded;
  await page.locator('[role=status]').getByText(cell).waitFor();
}

/** Types a value with the keyboard alone. */
async function type(cell: string, value: string): Promise<void> {
  await choose(cell);
  await page.keyboard.press('Enter');
  await page.keyboard.type(value);
  await send(cell, () => page.keyboard.press('Enter'));
}

const tasksSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      configName: z.string(),
      status: z.string(),
      result: z.object({ rowsUpdated: z.number(), rowsAppended: z.number() }).nullable(),
    }),
  ),
});

/** Signs in and runs the export of orders, until it is over. @returns its newest run. */
async function run() {
  const url = printed('Skladno is ready');
  const newest = async () =>
    tasksSchema
      .parse(await (await page.request.get(`${url}/api/v1/export-tasks`)).json())
      .items.find(({ configName }) => configName === name);
  await page.context().clearCookies();
  await page.goto(url);
  await signIn(page, { email: 'demo@skladno.local', password: 'skladno-demo' });
  const start = page.getByRole('article', { name }).getByRole('button', { name: 'Запустить' });
  await start.waitFor();
  const before = await newest();
  await start.click();
  await until(async () => {
    const task = await newest();
    return task?.id !== before?.id && task?.result !== null;
  });
  return newest();
}

let header: string[];
let top: string;

const { visit, walk } = journey();
test('the demonstration is played with, and all of it is there after a restart', walk);

visit('an order is changed in MoySklad, then 37 at a press', async () => {
  await page.goto(printed('Orders to edit in MoySklad'));
  await checkPage(page);
  await button('Изменить 37 заказов').click();
  await page.getByRole('status').getByText('Изменено заказов: 37').waitFor();
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByLabel('Комментарий').fill('Позвонить до обеда');
  await button('Сохранить').click();
  await page.getByRole('status').getByText('Сохранено').waitFor();
  await checkPage(page);
  await page.setViewportSize(phone);
  await checkPage(page);
  await page.goBack();
  await page.goto(printed('Orders to edit in MoySklad'));
  await checkPage(page);
  await page.setViewportSize({ width: 1280, height: 800 });
});

visit('the sheet is sorted, a column is inserted, and cells are typed into by the keyboard', async () => {
  await openSheet();
  header = await cells(1);
  const [moment, agent] = [await letters(1), await letters(2)];
  await choose(`${moment}2`);
  await send(`${moment}2`, () => button('Сортировать Я → А').click());
  await choose(`${agent}1`);
  await send(`${agent}1`, () => button('Вставить столбец слева').click());
  await type(`${agent}1`, 'Моё');
  await type(`${agent}2`, 'моя пометка');
  // An arrow goes on to the next cell, and the form follows.
  await page.locator(`td[data-cell=${agent}2]`).focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.locator('#cell').inputValue(), `${agent}3`);
  header = await cells(1);
  top = (await cells(2))[0] ?? '';
  assert.equal(header[2], 'Моё');
  await page.setViewportSize(phone);
  await checkPage(page, further);
  await page.setViewportSize({ width: 1280, height: 800 });
});

/** What a person made in the sheet, and what the run brought. */
async function holds(): Promise<void> {
  await openSheet();
  assert.deepEqual(await cells(1), header, 'columns as they were left');
  const row = await cells(2);
  assert.deepEqual([row[0], row[2]], [top, 'моя пометка'], 'rows as they were sorted, with what was typed');
  const text = (await page.locator('tbody').textContent()) ?? '';
  assert.match(text, /Позвонить до обеда/);
}

visit('after a run both hold: the changes of MoySklad and those of the person', async () => {
  const task = await run();
  assert.deepEqual([task?.status, task?.result?.rowsUpdated, task?.result?.rowsAppended], ['done', 37, 0]);
  await holds();
});

const exportsSchema = z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) });
const listExports = async () =>
  exportsSchema.parse(
    await (await page.request.get(`${printed('Skladno is ready')}/api/v1/export-configs`)).json(),
  ).items;

visit('after a restart it is all still there, and another run changes no row', async () => {
  const [, renamed, deleted] = await listExports();
  const address = (id = '') => `${printed('Skladno is ready')}/api/v1/export-configs/${id}`;
  const headers = { origin: printed('Skladno is ready') };
  await page.request.patch(address(renamed?.id), { headers, data: { name: 'Наши товары' } });
  await page.request.delete(address(deleted?.id), { headers });
  await stop();
  await start();
  await holds();
  await page.goto(printed('Orders to edit in MoySklad'));
  await page.getByRole('cell', { name: 'Позвонить до обеда' }).waitFor();
  const task = await run();
  assert.deepEqual(
    (await listExports()).map((each) => each.name),
    [name, 'Наши товары'],
    'what was renamed or deleted is not made again',
  );
  const integrations = `${printed('Skladno is ready')}/api/v1/integrations`;
  const token = printed("MoySklad's token to try with");
  const again = await page.request.post(integrations, {
    headers: { origin: printed('Skladno is ready') },
    data: { provider: 'moysklad', token },
  });
  const accounts = (await (await page.request.get(integrations)).json()) as { items: { provider: string }[] };
  assert.deepEqual(
    [again.status(), accounts.items.filter(({ provider }) => provider === 'moysklad').length],
    [201, 1],
    'the token of the start is that of the account which is there',
  );
  const ways = await page.request.get(`${printed('Skladno is ready')}/api/v1/integrations/moysklad`);
  assert.deepEqual(await ways.json(), { trialToken: printed("MoySklad's token to try with") });
  assert.deepEqual([task?.status, task?.result?.rowsUpdated, task?.result?.rowsAppended], ['done', 0, 0]);
  await holds();
});
