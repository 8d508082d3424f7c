import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { checkPage, desktop, openBrowser, openSignedIn, phone } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/** Somebody lets an export run by itself, sees it run, changes, pauses and ends it: each test goes on from the one before. */
let demo: Demo;
let browser: Browser;
let page: Page;
let name: string;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 5, products: 2, counterparties: 2 }), openBrowser());
    name = demo.configs[0]?.name ?? '';
    page = await openSignedIn(browser, demo);
    await page.goto(`${demo.url}/exports`);
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await demo?.close();
});

const { visit, walk } = journey();
test('a schedule, from its beginning to its end', walk);
const region = (name: string) => page.getByRole('region', { name, exact: true });
const card = () => page.getByRole('article', { name });

/** The page as it stands, on a desk and on a phone. */
async function look(name?: string): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
    const folder = process.env.PICTURES;
    if (folder && name)
      await page.screenshot({ path: `${folder}/${name}-${size.width}.png`, fullPage: true });
  }
  await page.setViewportSize(desktop);
}

/** Changes the export's schedule as time, or a worker, would. */
async function alter(set: string): Promise<void> {
  assert.equal(await asOwner(`update schedules set ${set} where not verify`), 1);
}

/** @returns how many rows there were */
async function asOwner(statement: string): Promise<number | null> {
  const owner = new pg.Client(demo.ownerUrl);
  await owner.connect();
  await owner.query('begin');
  await owner.query(`select set_config('app.platform', 'on', true)`);
  const { rowCount } = await owner.query(statement);
  await owner.query('commit');
  await owner.end();
  return rowCount;
}

async function open(): Promise<void> {
  await card()
    .getByRole('button', { name: `Другие действия: ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Расписание' }).click();
  await page.getByRole('heading', { level: 1, name: 'Расписание' }).waitFor();
}

visit('every working day at eight, by the keyboard alone', async () => {
  await card().getByRole('link', { name: 'Включить расписание' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Расписание' }).waitFor();
  await look();
  const own = region('Выгружать');
  await own.getByText('Пока не запланировано.').waitFor();
  await own.getByLabel('Во сколько').fill('08:00');
  for (const day of ['сб', 'вс']) {
    await own.getByRole('checkbox', { name: day }).focus();
    await page.keyboard.press('Space');
  }
  assert.equal(await own.getByLabel('Часовой пояс').inputValue(), 'Europe/Moscow', 'as in the browser');
  await own.getByRole('button', { name: 'Включить' }).press('Enter');
  await own.getByText(/Следующий запуск: около \d\d\.\d\d\.\d{4}, 08:0[0-4]/).waitFor();
  await look();
  await page.reload();
  assert.equal(await own.getByLabel('Во сколько').inputValue(), '08:00');
  assert.equal(await own.getByRole('checkbox', { name: 'сб' }).isChecked(), false);
});

visit('three times a day, sharp, by the keyboard: the focus goes where the next thing is done', async () => {
  const own = region('Выгружать');
  const focused = () => page.evaluate('document.activeElement?.labels?.[0]?.textContent');
  const add = own.getByRole('button', { name: 'Добавить время' });
  for (const [number, time] of [
    [2, '13:30'],
    [3, '18:00'],
  ] as const) {
    await add.press('Enter');
    await until(async () => String(await focused()).startsWith(`Время ${number}`));
    assert.ok(await own.getByRole('button', { name: 'Сохранить' }).isDisabled(), 'half a time is no rhythm');
    await page.keyboard.press('Control+A');
    await own.getByLabel(`Время ${number}`).fill(time);
  }
  await add.press('Enter');
  await own.getByRole('button', { name: 'Убрать незаполненное время' }).press('Enter');
  await until(async () => String(await focused()).startsWith('Время 3'));
  await own.getByRole('checkbox', { name: 'Можно начать до пяти минут позже' }).press('Space');
  await own.getByLabel('Если прошлый запуск ещё идёт').selectOption('Пропустить это время');
  await own.getByLabel('Приостановить, если не удаётся').selectOption('После 3 неудач подряд');
  await look();
  await own.getByRole('button', { name: 'Сохранить' }).press('Enter');
  await own.getByText(/Следующий запуск: \d\d\.\d\d\.\d{4}, (08:00|13:30|18:00)/).waitFor();
  await page.reload();
  assert.deepEqual(
    await Promise.all(
      ['Во сколько', 'Время 2', 'Время 3'].map((label) => own.getByLabel(label).inputValue()),
    ),
    ['08:00', '13:30', '18:00'],
  );
  assert.equal(await own.getByLabel('Если прошлый запуск ещё идёт').inputValue(), 'skip');
  assert.equal(await own.getByLabel('Приостановить, если не удаётся').inputValue(), '3');
  for (const time of ['13:30', '18:00'])
    await own.getByRole('button', { name: `Убрать время ${time}` }).click();
  await own.getByRole('button', { name: 'Сохранить' }).click();
  await own.getByText(/Следующий запуск: \d\d\.\d\d\.\d{4}, 08:00/).waitFor();
});

visit('changed elsewhere meanwhile: nothing is written over it, and the person chooses', async () => {
  const own = region('Выгружать');
  const elsewhere = async (body: object) => {
    const headers = { 'X-Company-Id': demo.companyId, Origin: demo.url };
    const list = await page.request.get(`${demo.url}/api/v1/schedules`, { headers });
    const { items } = (await list.json()) as { items: { id: string; verify: boolean; cron: string }[] };
    const found = items.find(({ verify }) => !verify);
    const path = `${demo.url}/api/v1/schedules/${found?.id}`;
    if (Object.keys(body).length > 0)
      assert.equal((await page.request.patch(path, { headers, data: body })).status(), 200);
    return found?.cron;
  };
  // What was saved before is no draft any more.
  await own.getByRole('button', { name: 'Начать заново' }).waitFor({ state: 'detached' });
  await own.getByLabel('Во сколько').fill('07:15');
  await elsewhere({ cron: '45 6 * * *' });
  await own.getByRole('button', { name: 'Сохранить' }).click();
  const alert = own.getByRole('alert').filter({ hasText: 'Расписание изменилось' });
  await alert.waitFor();
  assert.equal(await elsewhere({}), '45 6 * * *');
  await look();
  await alert.getByRole('button', { name: 'Показать нынешнее' }).click();
  await alert.waitFor({ state: 'detached' });
  assert.equal(await own.getByLabel('Во сколько').inputValue(), '06:45');
  await own.getByLabel('Во сколько').fill('08:00');
  await elsewhere({ cron: '45 7 * * *' });
  await own.getByRole('button', { name: 'Сохранить' }).click();
  await alert.getByRole('button', { name: 'Оставить введённое' }).click();
  await alert.waitFor({ state: 'detached' });
  assert.equal(await own.getByRole('alert').count(), 0, 'the refusal is settled');
  await own.getByRole('button', { name: 'Сохранить' }).click();
  await own.getByText(/Следующий запуск: \d\d\.\d\d\.\d{4}, 08:00/).waitFor();
  assert.equal(await elsewhere({}), '0 8 * * *');
});

visit('a rhythm that cannot be kept is refused in words; a comparison has its own schedule', async () => {
  const compare = region('Сверять с МоимСкладом');
  await compare.getByLabel('Как часто').selectOption('Своё, в формате cron');
  await compare.getByLabel('Пять полей cron').fill('* * * * *');
  await compare.getByRole('button', { name: 'Включить' }).click();
  await compare.getByText(/Слишком часто/).waitFor();
  await look();
  await compare.getByLabel('Как часто').selectOption('Раз в месяц');
  await compare.getByLabel('Какого числа').selectOption('В последний день месяца');
  await compare.getByLabel('Во сколько').fill('03:00');
  await compare.getByRole('button', { name: 'Включить' }).click();
  await compare.getByText(/Следующая сверка: около (28|29|30|31)\.\d\d\.\d{4}, 03:0[0-4]/).waitFor();
  await page.reload();
  await compare.getByLabel('Какого числа').waitFor();
  assert.equal(await compare.getByLabel('Какого числа').inputValue(), 'L');
});

visit(
  'the list says when; at its time it runs, and the run says that nobody pressed the button',
  async () => {
    await page.getByRole('link', { name: 'Все выгрузки' }).click();
    await card()
      .getByText(/Следующий запуск: .+ 08:00/)
      .waitFor();
    await card()
      .getByText(/Следующая сверка: .+ 03:0[0-4]/)
      .waitFor();
    await look();
    await alter('next_at = now()');
    // Some worker looks within five seconds; the page is not told of it.
    await until(async () => {
      await page.reload();
      const seen = card()
        .getByText(/Добавлено строк: 5/)
        .waitFor({ timeout: 3000 });
      return seen.then(
        () => true,
        () => false,
      );
    });
    await card().getByRole('link', { name: 'Подробнее' }).click();
    await page.getByText(/По расписанию\./).waitFor();
    await look();
  },
);

visit(
  'the calendar shows what ran today, and when it runs next week; the address keeps the week',
  async () => {
    const run = page.url();
    await page.goto(`${demo.url}/runs`);
    await page.getByRole('link', { name: 'Календарь' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Календарь' }).waitFor();
    const today = page.getByRole('region', { name: /^Сегодня, / });
    await today.getByText(`${name}: 1 запуск успешно`).waitFor();
    await look('calendar');
    await page.getByRole('button', { name: 'Неделя позже' }).press('Enter');
    // Some days of this week show the same.
    await until(async () => (await page.getByText(`08:00 · ${name}`).count()) === 7);
    assert.equal(await page.getByRole('region', { name: /^(Суббота|Воскресенье)/ }).count(), 2);
    await look('calendar-coming');
    await page.reload();
    await page.getByText(`08:00 · ${name}`).first().waitFor();
    for (let week = 0; week < 8; week += 1) await page.getByRole('button', { name: 'Неделя раньше' }).click();
    await page.getByText(/за последние 30 дней/).waitFor();
    await look('calendar-forgotten');
    await page.getByRole('button', { name: 'Эта неделя' }).click();
    await today.getByRole('link', { name }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Запуски' }).waitFor();
    await page.getByText(/Добавлено строк: 5/).waitFor();
    await page.goto(run);
  },
);

visit('paused, continued, deleted', async () => {
  await page.getByRole('link', { name: 'Все выгрузки' }).click();
  await open();
  const own = region('Выгружать');
  await own.getByRole('button', { name: 'Приостановить' }).click();
  await own.getByText('Следующий запуск: приостановлено').waitFor();
  await look();
  await own.getByRole('button', { name: 'Возобновить' }).click();
  await own.getByText(/Следующий запуск: .+ 08:00/).waitFor();
  await alter('next_at = null, failures = pause_after');
  await page.reload();
  await own.getByText(/Расписание приостановлено: неудачных запусков подряд — 3/).waitFor();
  await look();
  await own.getByRole('button', { name: 'Возобновить' }).click();
  await own.getByText(/Следующий запуск: .+ 08:00/).waitFor();
  await own.getByRole('button', { name: 'Удалить расписание' }).click();
  const dialog = page.getByRole('dialog', { name: 'Удалить расписание?' });
  await dialog.getByRole('button', { name: 'Удалить расписание' }).click();
  await own.getByText('Пока не запланировано.').waitFor();
});

visit('a menu that is open stays open and keeps its place while runs begin, go on and end', async () => {
  const other = demo.configs[1];
  assert.ok(other);
  await page.goto(`${demo.url}/exports`);
  demo.sandbox.moysklad.latencyMs = 1000;
  // The list is read again and again while one of its exports runs.
  await page.getByRole('article', { name: other.name }).getByRole('button', { name: 'Запустить' }).click();
  const more = card().getByRole('button', { name: `Другие действия: ${name}` });
  await more.press('Enter');
  const item = (words: string, disabled: boolean) => page.getByRole('menuitem', { name: words, disabled });
  const focused = () => page.evaluate('document.activeElement?.closest("[role=menuitem]")?.textContent');
  await until(async () => (await focused()) === 'Проверить, что изменится');
  // Somebody else starts this export: what cannot be done now is the very item that has the focus.
  await runElsewhere();
  await item('Проверить, что изменится', true).waitFor();
  await item('Проверить, что изменится', true).press('Enter');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'Расписание', 'the first that can be done');
  demo.sandbox.moysklad.latencyMs = 0;
  await item('Проверить, что изменится', false).waitFor();
  assert.equal(await focused(), 'Расписание');
  await page.keyboard.press('Escape');
  await item('Расписание', false).waitFor({ state: 'detached' });
  await until(
    async () => (await page.evaluate('document.activeElement?.ariaLabel')) === `Другие действия: ${name}`,
  );
});

visit('days that an export has missed are told, and one run makes up for them', async () => {
  const [config] = demo.configs;
  assert.ok(config);
  const changed = await page.request.patch(`${demo.url}/api/v1/export-configs/${config.id}`, {
    data: { mode: 'append', conditions: [{ field: 'moment', op: 'period', value: { previous: 'day' } }] },
    headers: { 'X-Company-Id': demo.companyId, Origin: demo.url },
  });
  assert.equal(changed.status(), 200, await changed.text());
  await page.goto(`${demo.url}/exports/${config.id}/schedule`);
  await region('Выгружать').waitFor();
  assert.equal(await region('Пропущенные дни').count(), 0, 'it ran today');
  await asOwner(
    `update export_tasks set planned_at = now() - interval '20 days' where config_id = '${config.id}'`,
  );
  await page.reload();
  await region('Пропущенные дни').getByRole('listitem').waitFor();
  await look('missed');
  await region('Пропущенные дни').getByRole('button', { name: 'Догрузить' }).press('Enter');
  await page.getByText(/Догрузка за \d\d\.\d\d\.\d{4} – /).waitFor();
  await page.getByRole('heading', { name: 'В цифрах' }).waitFor();
  await look('backfill');
  await page.goto(`${demo.url}/exports/${config.id}/schedule`);
  await region('Выгружать').waitFor();
  await until(async () => (await region('Пропущенные дни').count()) === 0);
});

async function runElsewhere(): Promise<void> {
  const started = await page.request.post(`${demo.url}/api/v1/export-tasks`, {
    data: { configId: demo.configs[0]?.id },
    headers: { 'Idempotency-Key': randomUUID(), 'X-Company-Id': demo.companyId, Origin: demo.url },
  });
  assert.equal(started.status(), 202, await started.text());
}
