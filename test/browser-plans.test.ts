import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { checkPage, openBrowser, openPage, openSignedIn, phone } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/**
 * A company comes to the end of its plan, is given a larger one, and its exports fail and are mended: what its owner sees and is sent;
 * each test goes on where the one before stopped.
 */
const ORDERS = 20;
/** The rows of a month are told of when so many are used, and end beyond these: room for one run, and not for another. */
const [SOFT, HARD] = [24, 30];
const staff = 'staff@skladno.local';
let demo: Demo;
let browser: Browser;
let owner: pg.Client;
/** Of the company's owner, and of one who runs the platform. */
let page: Page;
let admin: Page;
/** The export that is run again and again, and the run that does not fit in. */
const [title, other] = ['Заказы месяца', 'Заказы года'];
let owed = '';

before(
  async () => {
    [demo, browser] = await openAll(
      openDemo({ orders: ORDERS, products: 5, counterparties: 5 }),
      openBrowser(),
    );
    owner = new pg.Client(demo.ownerUrl);
    await owner.connect();
    const { identity } = demo.application;
    const userId = await identity.ensurePerson({
      email: staff,
      name: 'Ольга',
      password: demo.login.password,
    });
    await owner.query('insert into platform_admins (user_id) values ($1)', [userId]);
    await owner.query(
      "update plan_limits set soft = $1, hard = $2 where plan = 'free' and metric = 'rowsAMonth'",
      [SOFT, HARD],
    );
    [page, admin] = [
      await openSignedIn(browser, demo),
      await openSignedIn(browser, { ...demo, login: { ...demo.login, email: staff } }),
    ];
  },
  { timeout: 120_000 },
);
after(
  async () => {
    await browser?.close();
    await owner?.end();
    await demo?.close();
  },
  { timeout: 120_000 },
);

async function call<Answer>(path: string, body?: object): Promise<Answer> {
  const url = `${demo.url}/api/v1${path}`;
  const answer = body ? await page.request.post(url, { data: body }) : await page.request.get(url);
  assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

interface Email {
  subject: string;
  html: string;
  text: string;
}

/** The newest emails about this, when there are so many. */
async function emailsOf(subject: RegExp, wanted: number): Promise<Email[]> {
  let found: Email[] = [];
  await until(async () => {
    const { items } = await call<{ items: Email[] }>('/outbox');
    found = items.filter((each) => subject.test(each.subject));
    return found.length >= wanted;
  });
  assert.equal(found.length, wanted, found.map((each) => each.subject).join('\n'));
  return found;
}

/** Makes an export of all orders. Answers its id. */
async function exportOf(name: string): Promise<string> {
  const { id } = await call<{ id: string }>('/export-configs', {
    ...{ name, sheetTitle: name, exporter: 'customerorder', mode: 'replace' },
    spreadsheetId: demo.spreadsheet.id,
  });
  return id;
}

/** Starts a run; what it comes to. */
async function run(configId: string): Promise<{ id: string; status: string }> {
  const { id } = await call<{ id: string }>('/export-tasks', { configId });
  return { id, status: await endOf(id) };
}

async function endOf(id: string): Promise<string> {
  let end = '';
  await until(async () => {
    const task = await call<{ status: string; error: { code: string } | null }>(`/export-tasks/${id}`);
    end = task.status === 'queued' ? (task.error?.code ?? '') : task.status;
    return ['done', 'failed', 'limit-rows-a-month'].includes(end);
  });
  return end;
}

const { visit, walk } = journey();
test('a company at the end of its plan, and what its owner sees of it', walk);
const bell = () => page.getByRole('link', { name: /^Уведомления/ });
const see = (text: string | RegExp, on = page) => on.getByText(text).first().waitFor();

/** One who runs the platform gives the company a plan, by the page that they have for it. */
async function givePlan(name: string): Promise<void> {
  await admin.goto(`${demo.url}/admin/companies/${demo.companyId}`);
  await admin.getByRole('button', { name: 'Задать тариф', exact: true }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Тариф', { exact: true }).selectOption({ label: name });

  await dialog.getByLabel('Причина').fill('по просьбе владельца');
  await dialog.getByRole('button', { name: 'Задать тариф', exact: true }).click();
  // Open until it is done: that a plan was given stands there from the time before.
  await dialog.waitFor({ state: 'detached' });
  await see(/задан вручную: по просьбе владельца/, admin);
}

let config = '';
let second = '';

visit('four fifths of the rows are used: the bell and an email say so, and work goes on', async () => {
  await givePlan('Бесплатный');
  await emailsOf(/Тариф компании/, 1);
  [config, second] = [await exportOf(title), await exportOf(other)];
  assert.equal((await run(config)).status, 'done');
  const [email] = await emailsOf(/Строки за месяц/, 1);
  assert.match(email!.subject, new RegExp(`Строки за месяц: использовано ${ORDERS} из ${SOFT}`));
  await look(email!, 'near');
  await page.goto(`${demo.url}/home`);
  await see(new RegExp(`использовано ${ORDERS} из ${SOFT}`));
  await checkPage(page);
  await shoot(page, 'home-near');
  await bell().click();
  await page.getByRole('heading', { name: new RegExp(`использовано ${ORDERS} из ${SOFT}`) }).waitFor();
});

visit('a run comes to the hard limit: what is owed is seen on its page and on the home page', async () => {
  const { id, status } = await run(second);
  owed = id;
  assert.equal(status, 'limit-rows-a-month');
  await page.goto(`${demo.url}/tasks/${id}`);
  await see('Строки этого месяца закончились');
  await checkPage(page);
  await shoot(page, 'owed');
  await page.goto(`${demo.url}/usage`);
  await see(`${ORDERS} из ${SOFT}`);
  await shoot(page, 'usage');
  const emails = await emailsOf(/Строки за месяц/, 2);
  await look(emails[0]!, 'hard');
  await page.setViewportSize(phone);
  await page.goto(`${demo.url}/tasks/${id}`);
  await see('Строки этого месяца закончились');
  await checkPage(page);
  await shoot(page, 'owed-phone');
});

visit(
  'one who runs the platform gives a larger plan: the run goes on by itself, under the eyes of the owner',
  async () => {
    await givePlan('Бизнес');
    await see('Готово');
    assert.equal(await endOf(owed), 'done');
    const { metrics } = await call<{ metrics: { metric: string; used: number }[] }>('/usage');
    assert.equal(metrics.find(({ metric }) => metric === 'rowsAMonth')?.used, 2 * ORDERS);
    const [email] = await emailsOf(/Тариф компании .*Бизнес/, 1);
    await look(email!, 'plan');
  },
);

visit('an export fails twice and is told once; mended, it is told once more', async () => {
  const { off } = demo.sandbox.google.project;
  off.add('sheets');
  assert.deepEqual([(await run(config)).status, (await run(config)).status], ['failed', 'failed']);
  const [failed] = await emailsOf(/не удалась/, 1);
  await look(failed!, 'failed');
  await page.goto(`${demo.url}/notifications`);
  await page.getByRole('heading', { name: /не удалась/ }).waitFor();
  assert.equal(await page.getByRole('heading', { name: /не удалась/ }).count(), 1);
  await checkPage(page);
  await shoot(page, 'notifications-phone');
  off.clear();
  assert.deepEqual([(await run(config)).status, (await run(config)).status], ['done', 'done']);
  const [well] = await emailsOf(/снова работает/, 1);
  await look(well!, 'well');
  await page.reload();
  await page.getByRole('heading', { name: /снова работает/ }).waitFor();
  assert.equal(await page.getByRole('heading', { name: /снова работает|не удалась/ }).count(), 2);
});

/** An email as a mail program shows it, at a desk and on a phone: nothing is wider than the screen. */
async function look(email: Email, name: string): Promise<void> {
  const shown = await openPage(browser);
  await shown.setContent(email.html);
  for (const [where, size] of [
    ['desk', { width: 1280, height: 800 }],
    ['phone', { width: 390, height: 800 }],
  ] as const) {
    await shown.setViewportSize(size);
    const wide = await shown.evaluate('document.documentElement.scrollWidth');
    assert.ok(Number(wide) <= size.width, `${name}: ${wide} px on a ${where}`);
    await shoot(shown, `email-${name}-${where}`);
  }
  await shown.context().close();
}

/** Pictures to be looked at, where `PICTURES` names a folder. */
async function shoot(on: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await on.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
