import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Locator, Page } from 'playwright-core';
import { checkPage, desktop, openBrowser, openPage, openSignedIn, phone, signIn } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { interruptAll } from './support/interruptions.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/**
 * Every small form, interrupted in every way: what was typed is there; secrets are nowhere. And Google, refused at every form that
 * asks it. The form of an export is walked in browser-drafts.
 */
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
test('small forms and Google', walk);
const button = (name: string, on: Page | Locator = page) => on.getByRole('button', { name, exact: true });
const field = (on: Page | Locator, name: string) => on.getByRole('textbox', { name, exact: true });
const region = (on: Page, name: string) => on.getByRole('region', { name, exact: true });

/** The page as it stands, on a desk and on a phone. */
async function look(): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
  }
  await page.setViewportSize(desktop);
}

interface Form {
  path: () => string;
  /** Where the form does not stand open at once, or not again. */
  open?: (page: Page) => Promise<void>;
  /** What is typed, and where. */
  typed: [(page: Page) => Locator, string][];
}

const forms: Record<string, Form> = {
  'the schedules': {
    path: () => `/exports/${demo.configs[0]?.id}/schedule`,
    typed: [
      [(on) => region(on, 'Выгружать').getByLabel('Во сколько'), '07:35'],
      [(on) => region(on, 'Сверять с МоимСкладом').getByLabel('Во сколько'), '23:10'],
    ],
  },
  'a new company': { path: () => '/new-company', typed: [[(on) => field(on, 'Название компании'), 'Недоп']] },
  'the name of a company': {
    path: () => '/company',
    typed: [[(on) => field(on, 'Название компании'), 'Ромашка и доч']],
  },
  'an invitation': {
    path: () => '/company/members',
    typed: [
      [(on) => field(on, 'Почта'), 'olga@exam'],
      [(on) => on.getByRole('combobox', { name: 'Роль', exact: true }), 'viewer'],
    ],
  },
  'an API key': {
    path: () => '/company/api-keys',
    async open(on) {
      await button('Новый ключ', on).or(field(on, 'Название')).first().waitFor();
      if (!(await field(on, 'Название').isVisible())) await button('Новый ключ', on).click();
    },
    typed: [
      [(on) => field(on, 'Название'), 'Отчёты в Pow'],
      [(on) => on.getByRole('combobox', { name: 'Срок действия' }), '30'],
    ],
  },
  'the profile': {
    path: () => '/profile',
    typed: [
      [(on) => field(on, 'Как вас зовут'), 'Вера Петр'],
      [(on) => field(on, 'Новая почта'), 'vera@exam'],
    ],
  },
  'the name of a connection': {
    path: () => '/connections',
    open: (on) => on.getByRole('button', { name: 'Переименовать' }).first().click(),
    typed: [[(on) => field(on, 'Название подключения'), 'Склад на Лесн']],
  },
  'a copy of an export': {
    path: () => '/exports',
    async open(on) {
      await on
        .getByRole('button', { name: /^Другие действия: / })
        .first()
        .click();
      await on.getByRole('menuitem', { name: 'Сделать копию' }).click();
    },
    typed: [
      [(on) => field(on.getByRole('dialog'), 'Название'), 'Заказы ещё'],
      [(on) => field(on.getByRole('dialog'), 'Лист'), 'Лист ещё'],
    ],
  },
};

visit('the first run, at its template and its place', async () => {
  await page.goto(`${demo.url}/welcome?step=template`);
  await page.getByRole('button').filter({ hasText: 'Заказы для бухгалтера' }).click();
  await page.getByText('Создать новую').click();
  const title = () => field(page, 'Название новой таблицы');
  await title().fill('Моя табл');
  await interruptAll(page, demo, async (now) => {
    page = now;
    await title().waitFor();
    assert.equal(await title().inputValue(), 'Моя табл');
  });
  await page.getByText('Есть ссылка').click();
  await field(page, 'Ссылка на таблицу').fill(demo.spreadsheet.url);
  await page.keyboard.press('Enter');
  await button('Заполнить таблицу').waitFor();
  await interruptAll(page, demo, async (now) => {
    page = now;
    await button('Заполнить таблицу').waitFor();
    await page.getByText(`Таблица: ${demo.spreadsheet.title}`).waitFor();
  });
});

for (const [name, { path, open, typed }] of Object.entries(forms))
  visit(name, async () => {
    await page.goto(demo.url + path());
    await open?.(page);
    for (const [where, value] of typed) {
      const element = where(page);
      await element.waitFor();
      if ((await element.evaluate(({ tagName }) => tagName)) === 'SELECT') await element.selectOption(value);
      else await element.fill(value);
    }
    await interruptAll(page, demo, async (now) => {
      page = now;
      await open?.(page);
      for (const [where, value] of typed) {
        await where(page).waitFor();
        assert.equal(await where(page).inputValue(), value);
      }
    });
    await page.getByText('Черновик сохранён').first().waitFor();
    await look();
  });

visit('what is saved is a draft no more', async () => {
  await page.goto(`${demo.url}/company/members`);
  await field(page, 'Почта').fill('olga@example.com');
  await button('Пригласить').click();
  await page.getByText('olga@example.com').first().waitFor();
  await until(async () => (await field(page, 'Почта').inputValue()) === '');
  await page.reload();
  await field(page, 'Почта').waitFor();
  assert.equal(await field(page, 'Почта').inputValue(), '');
  await page.goto(`${demo.url}/company/api-keys`);
  await field(page, 'Название').fill('Отчёты в Power BI');
  await button('Выпустить ключ').click();
  const key = (await page.getByTestId('key').textContent()) ?? '';
  assert.match(key, /^sk_/);
  assert.doesNotMatch(await keptAnywhere(), new RegExp(key));
  await page.reload();
  await button('Новый ключ').waitFor();
});

/** All that the browser and the server keep of what was entered. */
async function keptAnywhere(): Promise<string> {
  const here = await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
  const owner = new pg.Client(demo.ownerUrl);
  await owner.connect();
  await owner.query('begin');
  await owner.query('alter table form_drafts no force row level security');
  const { rows } = await owner.query("select string_agg(content::text, ' ') as text from form_drafts");
  await owner.query('rollback');
  await owner.end();
  return `${here} ${rows[0]?.text}`;
}

visit('secrets are kept nowhere, however long they stand in their fields', async () => {
  const secret = 'SECRET-that-nobody-keeps';
  await page.goto(`${demo.url}/connections`);
  await button('Подключить ещё один МойСклад').click();
  await field(page, 'Токен МоегоСклада').fill(secret);
  await button('Подключить ещё один Google').click();
  await button('Другой способ: ключ сервисного аккаунта').click();
  await field(page, 'Файл ключа сервисного аккаунта (JSON)').fill(`{"private_key": "${secret}"`);
  // Something that is kept, so that the draft has been sent.
  await page.getByRole('button', { name: 'Переименовать' }).first().click();
  await field(page, 'Название подключения').fill('Склад на Лесной');
  await page.getByText('Черновик сохранён').waitFor();
  assert.match(await keptAnywhere(), /Склад на Лесной/, 'this is where it would be');
  assert.doesNotMatch(await keptAnywhere(), /SECRET/);
  // Pasted into the wrong field, and taken out of it again.
  await field(page, 'Название подключения').fill('6ab89be1ae6ff147755625ee8da948e42612233b');
  await page.getByText('в одно из полей попал токен или ключ').waitFor();
  await field(page, 'Название подключения').fill('Склад на Речной');
  await page.getByText('Черновик сохранён').waitFor();
  assert.doesNotMatch(await keptAnywhere(), /6ab89be1/);
  await page.goto(`${demo.url}/profile`);
  await field(page, 'Текущий пароль').fill(secret);
  await field(page, 'Новый пароль').fill(secret);
  await field(page, 'Как вас зовут').fill('Вера Петрова');
  await page.getByText('Черновик сохранён').first().waitFor();
  assert.doesNotMatch(await keptAnywhere(), /SECRET/);
  await page.reload();
  await field(page, 'Текущий пароль').waitFor();
  assert.equal(await field(page, 'Текущий пароль').inputValue(), '');
});

const links = () => page.getByRole('checkbox', { name: 'Работать с моими готовыми таблицами' });
const google = (answer: 'Отказать' | 'Разрешить') => page.getByRole('button', { name: answer }).click();

visit('Google refused at the connections: the form that asked stands open, as it was', async () => {
  await page.goto(`${demo.url}/connections`);
  await button('Подключить ещё один Google').click();
  await links().check();
  await button('Подключить Google').click();
  await google('Отказать');
  await page.getByText('введённое вами на месте').waitFor();
  assert.ok(await links().isChecked());
  await look();
  await links().uncheck();
  await button('Подключить Google').click();
  await google('Разрешить');
  await page.getByText('Google подключён').waitFor();
  await page.getByText('Доступ: только таблицы, созданные в Складно').waitFor();
});

const typedLink = 'https://docs.google.com/spreadsheets/d/недоп';
const link = () => field(page, 'Ссылка на таблицу');
const widen = () => button('Открыть доступ ко всем таблицам').click();

/** At the step that asks for the place, through the account that shows only our own files. */
async function askWider(): Promise<void> {
  await page.getByRole('combobox', { name: 'Через какой аккаунт Google' }).click();
  await page.getByRole('option', { name: 'anna@example.com' }).click();
  await page.getByText('Есть ссылка').click();
  await link().fill(typedLink);
  await page.getByText('Черновик сохранён').waitFor();
  await widen();
  await google('Отказать');
  await page.getByText('Доступ остался прежним').waitFor();
  assert.equal(await link().inputValue(), typedLink);
  await look();
}

visit('Google refused in the form of a new export, then allowed: it goes on in place', async () => {
  await page.goto(`${demo.url}/exports/new`);
  await page.getByRole('tab', { name: 'Все данные' }).click();
  await page
    .getByRole('button', { name: /^Заказы покупателей По строке/ })
    .first()
    .click();
  await page.goto(`${demo.url}/exports/new?step=where`);
  await askWider();
  await widen();
  await google('Разрешить');
  await page.getByText('Google подключён').waitFor();
  assert.equal(await link().inputValue(), typedLink);
  assert.equal(await page.getByText('Google показывает Складно не все ваши таблицы').count(), 0);
  await look();
});

visit('whoever has no company yet loses nothing, either, and leaves nothing', async () => {
  const login = { email: 'alone@example.com', password: demo.login.password };
  await demo.application.identity.ensurePerson({ ...login, name: 'Одна' });
  const alone = await openPage(browser);
  await alone.goto(`${demo.url}/new-company`);
  await signIn(alone, login);
  await field(alone, 'Название компании').fill('Первая');
  const where = { ...demo, login };
  const last = await interruptAll(alone, where, async (now) => {
    await field(now, 'Название компании').waitFor();
    assert.equal(await field(now, 'Название компании').inputValue(), 'Первая');
  });
  await last.getByRole('button', { name: /Открыть меню/ }).click();
  await last.getByRole('menuitem', { name: 'Выйти' }).click();
  await button('Войти', last).waitFor();
  const left = await last.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
  assert.doesNotMatch(String(left), /Первая/);
  await last.context().close();
});
