import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { checkPage, desktop, openBrowser, openPage, phone, signIn } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';

/** Somebody is interrupted at each step of a new export, in each of four ways, and finds what they entered: each test goes on from the one before. */
let demo: Demo;
let browser: Browser;
let page: Page;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 30, products: 2, counterparties: 2 }), openBrowser());
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
test('nothing that was entered is lost', walk);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name });
const card = (title: string) =>
  page.getByRole('button').filter({ has: page.getByText(title, { exact: true }) });
const kept = () => page.getByText('Черновик сохранён').waitFor();

/** Every way in which a page goes away; each time the person comes back to it. */
const interruptions: Record<string, () => Promise<void>> = {
  async reload() {
    await page.reload();
  },
  async back() {
    const url = page.url();
    await page.goto(`${demo.url}/profile`);
    await page.goBack();
    await page.waitForURL(url);
  },
  /** The page is closed in the very moment; another one is opened at its address. */
  async 'closed tab'() {
    const url = page.url();
    const context = page.context();
    const closed = page.waitForEvent('close');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.close({ runBeforeUnload: true });
    await closed;
    page = await context.newPage();
    await page.goto(url);
  },
  async 'session ended'() {
    const url = new URL(page.url());
    await endSessions();
    await page.reload();
    await signIn(page, demo.login);
    await page.waitForURL(({ pathname, search }) => pathname + search === url.pathname + url.search);
  },
};

async function endSessions(): Promise<void> {
  const owner = new pg.Client(demo.ownerUrl);
  await owner.connect();
  await owner.query('delete from auth.session');
  await owner.end();
}

/** @param holds looks whether all that was entered is there. */
async function interrupt(holds: () => Promise<void>): Promise<void> {
  for (const [way, go] of Object.entries(interruptions)) {
    await go();
    await holds().catch((error: Error) => {
      error.message = `after: ${way}. ${error.message}`;
      throw error;
    });
  }
}

/** The page as it stands, on a desk and on a phone. */
async function look(): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
  }
  await page.setViewportSize(desktop);
}

visit('a new export, at its columns', async () => {
  await page.goto(`${demo.url}/exports/new`);
  await card('Заказы для бухгалтера').click();
  await button('Настроить подробнее').click();
  await heading('Какие столбцы?').waitFor();
  const taken = () => page.getByRole('button', { name: 'Убрать: Договор' });
  await taken().click();
  await interrupt(async () => {
    await heading('Какие столбцы?').waitFor();
    await page.getByRole('button', { name: 'Убрать: Контрагент' }).waitFor();
    assert.equal(await taken().count(), 0);
  });
  await kept();
  await look();
});

visit('at its conditions', async () => {
  await button('Далее').click();
  await page.getByRole('combobox', { name: 'Добавить условие' }).fill('Сумма');
  await page.getByRole('option', { name: 'Сумма', exact: true }).click();
  const from = () => page.getByLabel('Сумма: значение, от');
  await from().fill('900');
  await interrupt(async () => {
    await from().waitFor();
    assert.match(await from().inputValue(), /900/);
  });
  await button('Далее').click();
});

visit('at its place', async () => {
  await page.getByRole('textbox', { name: 'Ссылка на таблицу' }).fill(demo.spreadsheet.url);
  await page.keyboard.press('Enter');
  const sheet = () => page.getByRole('combobox', { name: 'Лист' });
  await sheet().fill('Лист, которого ещё нет');
  await page.keyboard.press('Escape');
  await interrupt(async () => {
    await sheet().waitFor();
    assert.equal(await sheet().inputValue(), 'Лист, которого ещё нет');
  });
  await button('Далее').click();
});

visit('at its mode and its name', async () => {
  const mark = () => page.getByRole('radio', { name: 'Помечать строку' });
  await mark().check();
  await interrupt(async () => {
    await mark().waitFor();
    assert.ok(await mark().isChecked());
  });
  await button('Далее').click();
  const name = () => page.getByRole('textbox', { name: 'Название' });
  await name().fill('Недописанное имя');
  await interrupt(async () => {
    await name().waitFor();
    assert.equal(await name().inputValue(), 'Недописанное имя');
  });
  await kept();
});

visit('offered in the list and where the form opens; gone when the export is saved', async () => {
  await page.goto(`${demo.url}/exports`);
  const list = () => page.getByRole('region', { name: 'Не закончено' });
  await list().getByText('Новая выгрузка').waitFor();
  await look();
  await page.goto(`${demo.url}/exports/new`);
  await page.getByText('Вы не закончили заполнять эту форму').waitFor();
  await look();
  await button('Продолжить').click();
  assert.equal(await page.getByRole('textbox', { name: 'Название' }).inputValue(), 'Недописанное имя');
  await page.goto(`${demo.url}/exports`);
  await list().getByRole('link', { name: 'Продолжить: Новая выгрузка' }).click();
  assert.equal(await page.getByRole('textbox', { name: 'Название' }).inputValue(), 'Недописанное имя');
  await button('Сохранить').click();
  await page.getByRole('article', { name: 'Недописанное имя' }).waitFor();
  await list().waitFor({ state: 'detached' });
  await page.goto(`${demo.url}/exports/new`);
  await heading('Что выгружать из МоегоСклада?').waitFor();
});

visit('begun anew only when the person says so', async () => {
  await card('Заказы для бухгалтера').click();
  await kept();
  await button('Начать заново').click();
  const dialog = page.getByRole('dialog', { name: 'Начать заново?' });
  await dialog.getByRole('button', { name: 'Отмена' }).click();
  await heading('Куда выгружать?').waitFor();
  await button('Начать заново').click();
  await dialog.getByRole('button', { name: 'Начать заново' }).click();
  await heading('Что выгружать из МоегоСклада?').waitFor();
  await page.reload();
  await heading('Что выгружать из МоегоСклада?').waitFor();
});

visit('two tabs: the newer one does not overwrite the other, and both are asked', async () => {
  const [config] = demo.configs;
  assert.ok(config);
  const address = `${demo.url}/exports/${config.id}/edit?step=name`;
  const here = (of: Page) => of.getByRole('textbox', { name: 'Название' });
  await page.goto(address);
  await here(page).fill('Первая вкладка');
  await kept();
  const other = await page.context().newPage();
  await other.goto(address);
  assert.equal(await here(other).inputValue(), 'Первая вкладка');
  await here(other).fill('Вторая вкладка');
  await other.getByText('Черновик сохранён').waitFor();
  await here(page).fill('Первая вкладка, позже');
  await page.getByRole('alert').filter({ hasText: 'изменили в другой вкладке' }).waitFor();
  await look();
  assert.equal(await here(page).inputValue(), 'Первая вкладка, позже');
  await other.reload();
  assert.equal(await here(other).inputValue(), 'Вторая вкладка');
  await other.close();
  await button('Введённое в другой вкладке').click();
  await kept();
  assert.equal(await here(page).inputValue(), 'Вторая вкладка');
});
