import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { boundWaits, checkPage, openBrowser, openPage, openSignedIn, phone } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/** What a person is told: an export fails twice for one reason, is mended, and the emails and the bell say each once. */
let demo: Demo;
let browser: Browser;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 20, products: 5, counterparties: 5 }), openBrowser());
  },
  { timeout: 400_000 },
);
after(async () => {
  await browser?.close();
  await demo?.close();
});

/** Runs the first export and waits for its end. */
async function run(page: Page): Promise<string> {
  const call = async (path: string, body?: object) => {
    const url = `${demo.url}/api/v1${path}`;
    const answer = body ? await page.request.post(url, { data: body }) : await page.request.get(url);
    assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  const { id } = await call('/export-tasks', { configId: demo.configs[0]!.id });
  let status = '';
  await until(async () => {
    ({ status } = await call(`/export-tasks/${id}`));
    return ['done', 'failed'].includes(status);
  }, 120_000);
  return status;
}

test('an export that fails twice is told once, and once that it works again; the link of an email ends such emails', async () => {
  const ends = boundWaits(400_000);
  const page = await openSignedIn(browser, demo);
  const { off } = demo.sandbox.google.project;
  off.add('sheets');
  assert.deepEqual([await run(page), await run(page)], ['failed', 'failed']);
  await page.goto(`${demo.url}/exports`);
  await page.getByRole('link', { name: 'Уведомления, непрочитанных: 1' }).click();
  await page.getByRole('heading', { name: /не удалась/ }).waitFor();
  await checkPage(page);
  await shoot(page, 'notifications');
  assert.equal(await page.getByRole('heading', { name: /не удалась/ }).count(), 1);

  off.clear();
  assert.equal(await run(page), 'done');
  await page.reload();
  await page.getByRole('heading', { name: /снова работает/ }).waitFor();
  await page.getByRole('button', { name: 'Отметить все прочитанными' }).click();
  await page.getByRole('link', { name: 'Уведомления', exact: true }).waitFor();

  const answer = await page.request.get(`${demo.url}/api/v1/outbox`);
  const { items } = (await answer.json()) as { items: { subject: string; html: string; text: string }[] };
  assert.equal(items.length, 2, 'an email for the failure, one that it works again');
  const [well, failed] = items;
  assert.match(well!.subject, /снова работает/);
  assert.match(failed!.subject, /не удалась/);
  assert.doesNotMatch(failed!.text, /…/, 'nothing of the cure is cut');
  const letter = await openPage(browser);
  await letter.setContent(failed!.html);
  await shoot(letter, 'email');
  const [, link] = /Не присылать такие письма: (\S+)/.exec(failed!.text) ?? [];
  await letter.goto(link!);
  await letter.getByRole('button', { name: 'Не присылать такие письма' }).click();
  await letter.getByText('Готово: такие письма больше не придут.').waitFor();
  await checkPage(letter);

  await page.goto(`${demo.url}/notifications/settings`);
  const emails = page.getByRole('checkbox', { name: 'Выгрузка не удалась: По почте' });
  await emails.waitFor();
  assert.equal(await emails.isChecked(), false);
  await emails.click();
  await page.getByText('Сохранено').waitFor();
  assert.equal(await emails.isChecked(), true);
  await page.reload();
  await emails.waitFor();
  assert.equal(await emails.isChecked(), true);
  await shoot(page, 'settings');
  await page.setViewportSize(phone);
  await checkPage(page);
  await shoot(page, 'settings-phone');
  await page.goto(`${demo.url}/notifications`);
  await page.getByRole('heading', { name: /снова работает/ }).waitFor();
  await checkPage(page);
  await shoot(page, 'notifications-phone');
  ends();
});

/** Pictures to be looked at, where `PICTURES` names a folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env.PICTURES;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
