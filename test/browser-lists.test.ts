import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkPage, desktop, openBrowser, openSignedIn, phone } from './support/browser.ts';
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
    page = await openSignedIn(browser, demo);
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

const names = () => page.getByRole('article').getByRole('heading').allTextContents();

visit('no run yet: the page of runs says what to do, and leads there', async () => {
  await page.goto(`${demo.url}/exports`);
  await page.getByRole('link', { name: 'Все запуски' }).click();
  await page.getByText('Запусков ещё не было.').waitFor();
  await look('runs-empty');
  await page.getByRole('link', { name: 'К выгрузкам' }).click();
  await page.getByRole('heading', { level: 1, name: 'Выгрузки' }).waitFor();
});

visit('an export is copied for another sheet; the sheet of another one is refused at its field', async () => {
  const original = demo.configs[0]?.name ?? '';
  await page.getByRole('button', { name: `Другие действия: ${original}` }).click();
  await page.getByRole('menuitem', { name: 'Сделать копию' }).click();
  const dialog = page.getByRole('dialog');
  const sheet = dialog.getByLabel('Лист');
  const suggested = await sheet.inputValue();
  assert.match(suggested, / \(копия\)$/);
  assert.equal(await dialog.getByLabel('Название').inputValue(), `${original} (копия)`);
  await look('copy');
  await sheet.fill(suggested.replace(' (копия)', ''));
  await dialog.getByRole('button', { name: 'Сделать копию' }).click();
  await dialog.getByText(/уже пишет выгрузка/).waitFor();
  assert.equal(await sheet.getAttribute('aria-invalid'), 'true');
  await look('copy-refused');
  await sheet.fill(suggested);
  await sheet.press('Enter');
  await page.getByRole('article', { name: `${original} (копия)` }).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await page
    .getByRole('article', { name: `${original} (копия)` })
    .getByRole('link', { name: 'Включить расписание' })
    .waitFor();
});

visit('the list is searched and sorted, and remembers the order', async () => {
  const made = await names();
  await page.getByRole('searchbox', { name: 'Найти выгрузку' }).fill('КОПИЯ');
  await page.getByText('Нашлась 1 выгрузка').waitFor();
  assert.equal((await names()).length, 1);
  await page.getByRole('searchbox', { name: 'Найти выгрузку' }).fill('такой нет');
  await page.getByText('Ничего не нашлось. Попробуйте часть названия').waitFor();
  await page.getByRole('button', { name: 'Показать все' }).click();
  await page.getByLabel('Порядок').selectOption('По названию');
  const sorted = [...made].sort(new Intl.Collator('ru').compare);
  assert.notDeepEqual(made, sorted, 'else it would show nothing');
  assert.deepEqual(await names(), sorted);
  await page.reload();
  await page.getByRole('article').first().waitFor();
  assert.deepEqual(await names(), sorted);
  await look('exports');
});

visit('all schedules are paused after a question, also seen after a reload, and resumed', async () => {
  for (const { id } of demo.configs.slice(0, 2)) {
    const answer = await page.request.post(`${demo.url}/api/v1/schedules`, {
      data: { configId: id, cron: '0 9 * * *' },
      headers: { 'X-Company-Id': demo.companyId, Origin: demo.url },
    });
    assert.equal(answer.status(), 201, await answer.text());
  }
  await page.reload();
  await page.getByRole('button', { name: 'Приостановить все' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Приостановить все расписания?' });
  await dialog.getByText('Действующих расписаний: 2.').waitFor();
  await look('pause');
  await dialog.getByRole('button', { name: 'Приостановить все' }).click();
  await page.getByText('Приостановлено расписаний: 2').waitFor();
  await page.reload();
  await until(async () => (await page.getByText('Следующий запуск: приостановлено').count()) === 2);
  await page.getByRole('button', { name: 'Возобновить (2)' }).click();
  await page.getByText('Возобновлено расписаний: 2').waitFor();
  await page.getByRole('button', { name: 'Возобновить (2)' }).waitFor({ state: 'detached' });
  await until(async () => (await page.getByText(/Следующий запуск: около \d/).count()) === 2);
});

visit('all runs: they appear by themselves, are narrowed, and a reload keeps what was chosen', async () => {
  await page.goto(`${demo.url}/runs`);
  await page.getByText('Запусков ещё не было.').waitFor();
  const [one, two] = demo.configs;
  for (const data of [{ configId: one?.id, verify: true }, { configId: two?.id }]) {
    const started = await page.request.post(`${demo.url}/api/v1/export-tasks`, {
      data,
      headers: { 'X-Company-Id': demo.companyId, Origin: demo.url },
    });
    assert.equal(started.status(), 202, await started.text());
  }
  const rows = page.getByRole('row');
  // Nobody touches the page; the head is a row, too.
  await until(async () => (await rows.count()) === 3);
  await rows.getByText(/Не хватает строк/).waitFor();
  await look('runs');
  await page.getByLabel('Итог').selectOption('Есть отличия');
  await until(async () => (await rows.count()) === 2);
  await page.getByRole('cell', { name: one?.name ?? '' }).waitFor();
  await page.reload();
  await until(async () => (await rows.count()) === 2);
  await page.getByLabel('Выгрузка').selectOption(two?.name ?? '');
  await page.getByText('Таких запусков нет.').waitFor();
  await look('runs-nothing');
  await page.getByRole('button', { name: 'Сбросить отбор' }).first().click();
  await until(async () => (await rows.count()) === 3);
  await page.getByLabel('С', { exact: true }).fill('2020-01-01');
  await page.getByLabel('По', { exact: true }).fill('2020-01-31');
  await page.getByText('Таких запусков нет.').waitFor();
  await page.getByRole('button', { name: 'Сбросить отбор' }).first().click();
  await until(async () => (await rows.count()) === 3);
  assert.equal(await page.getByLabel('С', { exact: true }).inputValue(), '');
  await rows.nth(1).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: two?.name ?? '' }).waitFor();
});
