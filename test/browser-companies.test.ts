import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page, Request } from 'playwright-core';
import { openBrowser, openSignedIn } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';

/** Somebody who works in two companies: what they enter for one never goes to the other. Each visit goes on from the one before. */
let demo: Demo;
let browser: Browser;
let page: Page;
let first: string;
let second: string;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 5, products: 2, counterparties: 2 }), openBrowser());
    page = await openSignedIn(browser, demo);
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await demo?.close();
});

const { visit, walk } = journey();
test('two companies of one person', walk);

interface Written {
  path: string;
  company: string | undefined;
}

/** What a page writes from now on, and for which company. */
function watch(of: Page): Written[] {
  const written: Written[] = [];
  of.on('request', (request: Request) => {
    if (request.method() === 'GET' || !request.url().includes('/api/v1/')) return;
    written.push({ path: new URL(request.url()).pathname, company: request.headers()['x-company-id'] });
  });
  return written;
}

const companyOf = (of: Page) => of.evaluate(() => sessionStorage.getItem('skladno.company'));

async function enter(of: Page, from: string, to: string): Promise<void> {
  await of.getByRole('button', { name: new RegExp(from) }).click();
  await of.getByRole('menuitem', { name: to, exact: true }).click();
  await of.getByRole('button', { name: new RegExp(to) }).waitFor();
}

visit('another tab goes to another company: this one stays where it is', async () => {
  await page.getByRole('button', { name: /Ромашка/ }).waitFor();
  first = String(await companyOf(page));
  await page.goto(`${demo.url}/new-company`);
  await page.getByRole('textbox', { name: 'Название' }).fill('Василёк');
  // The answer is lost on its way: the company is there, and who presses again does not make a second one.
  await page.route('**/api/v1/companies', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Создать компанию' }).click();
  await page.getByText('Нет связи с сервером').waitFor();
  await page.unrouteAll();
  const made = watch(page);
  // As fast as nobody is: a double click must not make two.
  await page.getByRole('button', { name: 'Создать компанию' }).evaluate((button: { click(): void }) => {
    button.click();
    button.click();
  });
  await page.getByRole('button', { name: /Василёк/ }).waitFor();
  assert.equal(made.filter(({ path }) => path === '/api/v1/companies').length, 1);
  const me = (await (await page.request.get(`${demo.url}/api/v1/me`)).json()) as { companies: object[] };
  assert.equal(me.companies.length, 2);
  second = String(await companyOf(page));
  assert.notEqual(second, first);

  await page.goto(`${demo.url}/company/members`);
  const other = await page.context().newPage();
  await other.goto(`${demo.url}/exports`);
  await enter(other, 'Василёк', 'Ромашка');
  assert.equal(await companyOf(other), first);
  const written = watch(page);
  await page.getByRole('textbox', { name: 'Почта' }).fill('vera@example.com');
  await page.getByRole('button', { name: 'Пригласить', exact: true }).click();
  await page.getByText('vera@example.com').first().waitFor();
  const invited = written.find(({ path }) => path === '/api/v1/invitations');
  assert.equal(invited?.company, second);
  assert.deepEqual(
    written.filter(({ company }) => company !== second),
    [],
  );
  await page.reload();
  await page.getByRole('button', { name: /Василёк/ }).waitFor();
  await other.close();
});

visit('what was not sent yet is kept for the company it was entered for', async () => {
  await page.goto(`${demo.url}/company/members`);
  const written = watch(page);
  // The server does not take it until the person has gone elsewhere.
  await page.route('**/api/v1/drafts/**', (route) => route.abort());
  await page.getByRole('textbox', { name: 'Почта' }).fill('half@typed');
  await page.waitForEvent('requestfailed', (request) => request.url().includes('/api/v1/drafts/'));
  await page.unroute('**/api/v1/drafts/**');
  const flushed = page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && answer.url().includes('/api/v1/drafts/'),
  );
  await enter(page, 'Василёк', 'Ромашка');
  assert.equal((await flushed).status(), 200);
  const kept = written.filter(({ path }) => path.startsWith('/api/v1/drafts/'));
  assert.ok(kept.length >= 2);
  assert.deepEqual(new Set(kept.map(({ company }) => company)), new Set([second]));
  await page.goto(`${demo.url}/company/members`);
  const email = page.getByRole('textbox', { name: 'Почта' });
  await email.waitFor();
  assert.equal(await email.inputValue(), '', 'nothing of it stands in the other company');
  await enter(page, 'Ромашка', 'Василёк');
  await page.goto(`${demo.url}/company/members`);
  await email.waitFor();
  assert.equal(await email.inputValue(), 'half@typed');
});
