import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkPage, desktop, openBrowser, openSignedIn, phone, signIn } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { interruptAll } from './support/interruptions.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/** Somebody is interrupted at each step of a new export, in each of four ways, and finds what they entered: each test goes on from the one before. */
let demo: Demo;
let browser: Browser;
let page: Page;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 30, products: 2, counterparties: 2 }), openBrowser());
    page = await openSignedIn(browser, demo);
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

/** @param holds looks whether all that was entered is there. */
async function interrupt(holds: () => Promise<void>): Promise<void> {
  await interruptAll(page, demo, async (now) => {
    page = now;
    await holds();
  });
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

visit('in the settings of a column, half-typed', async () => {
  await button('Вычисляемый столбец').click();
  const dialog = () => page.getByRole('dialog');
  const field = (name: string) => dialog().getByRole('textbox', { name });
  await field('Заголовок').fill('Наценка ');
  await field('Формула').fill('{Сумма} * ');
  await interrupt(async () => {
    await field('Формула').waitFor();
    assert.equal(await field('Формула').inputValue(), '{Сумма} * ');
    assert.equal(await field('Заголовок').inputValue(), 'Наценка ');
  });
  await dialog().getByRole('button', { name: 'Отмена' }).click();
  await dialog().waitFor({ state: 'detached' });
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
  const link = () => page.getByRole('textbox', { name: 'Ссылка на таблицу' });
  await link().fill('https://docs.google.com/spreadsheets/d/недоп');
  await interrupt(async () => {
    await link().waitFor();
    assert.equal(await link().inputValue(), 'https://docs.google.com/spreadsheets/d/недоп');
  });
  await link().fill(demo.spreadsheet.url);
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
  await dialog.waitFor({ state: 'hidden' });
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

visit('an export that is being changed, at its mode and its columns', async () => {
  await page.goto(`${demo.url}/exports/${demo.configs[0]?.id}/edit?step=how`);
  const mark = () => page.getByRole('radio', { name: 'Помечать строку' });
  await mark().check();
  await interrupt(async () => {
    await mark().waitFor();
    assert.ok(await mark().isChecked());
  });
  await button('Далее').click();
  const name = () => page.getByRole('textbox', { name: 'Название' });
  await name().fill('Изменённое имя');
  await interrupt(async () => {
    await name().waitFor();
    assert.equal(await name().inputValue(), 'Изменённое имя');
  });
  await kept();
});

/** A colleague changes the export that stands open, in a page of their own. */
async function colleague(change: object): Promise<void> {
  const answer = await page.request.patch(`${demo.url}/api/v1/export-configs/${demo.configs[0]?.id}`, {
    data: change,
  });
  assert.equal(answer.status(), 200, await answer.text());
}
const meanwhile = () => page.getByRole('alert').filter({ hasText: 'Выгрузку изменили, пока вы её правили' });
const saved = async () => {
  const answer = await page.request.get(`${demo.url}/api/v1/export-configs/${demo.configs[0]?.id}`);
  const { name, mode } = (await answer.json()) as { name: string; mode: string };
  return { name, mode };
};

visit('a colleague has changed it since: both are told apart, and the person chooses', async () => {
  const name = () => page.getByRole('textbox', { name: 'Название' });
  await colleague({ name: 'Имя коллеги' });
  await button('Сохранить').click();
  await meanwhile()
    .getByText(/Демо|Вера|изменения сохранены/)
    .waitFor();
  await meanwhile().getByText('Черновик отличается от выгрузки здесь: Обновление, Название.').waitFor();
  assert.equal((await saved()).name, 'Имя коллеги', 'nothing is overwritten');
  assert.equal(await name().inputValue(), 'Изменённое имя', 'nothing that was typed is lost');
  assert.ok(
    await meanwhile().evaluate((element) => element === element.ownerDocument.activeElement),
    'the keyboard is where the question is',
  );
  await look();
  // The form is opened anew: asked the same.
  await page.goto(`${demo.url}/exports/${demo.configs[0]?.id}/edit`);
  await meanwhile().waitFor();
  await look();
  await button('Оставить мой черновик').click();
  assert.equal(await name().inputValue(), 'Изменённое имя');
  await button('Сохранить').click();
  await page.getByRole('article', { name: 'Изменённое имя' }).waitFor();
});

visit('or takes it as it is now; and a page that is out of date overwrites nothing, either', async () => {
  const name = () => page.getByRole('textbox', { name: 'Название' });
  const address = `${demo.url}/exports/${demo.configs[0]?.id}/edit?step=name`;
  await page.goto(address);
  await name().fill('Ещё одно имя');
  await kept();
  await colleague({ name: 'Имя коллеги' });
  await page.reload();
  await button('Взять выгрузку, какая она сейчас').click();
  await meanwhile().waitFor({ state: 'detached' });
  assert.equal(await name().inputValue(), 'Имя коллеги');
  // Nothing is entered here: the page is merely older.
  await colleague({ name: 'Самое новое имя' });
  await button('Сохранить').click();
  await page.getByText('Выгрузку уже изменили').waitFor();
  assert.equal((await saved()).name, 'Самое новое имя');
  await until(async () => (await name().inputValue()) === 'Самое новое имя');
});

visit(
  'whoever signs out while the server takes no draft is asked first, and waits for no answer',
  async () => {
    const name = page.getByRole('textbox', { name: 'Название' });
    await page.route('**/api/v1/drafts/**', (route) =>
      route.request().method() === 'PUT' ? undefined : route.continue(),
    );
    await name.fill('Пока нет связи');
    await page.getByText('Черновик пока не сохранён').waitFor();
    await page.getByRole('button', { name: /Открыть меню/ }).click();
    await page.getByRole('menuitem', { name: 'Выйти' }).click();
    const question = page.getByRole('dialog', { name: 'Выйти без сохранения?' });
    await question.waitFor();
    await look();
    await question.getByRole('button', { name: 'Отмена' }).click();
    assert.equal(await name.inputValue(), 'Пока нет связи');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await kept();
  },
);

visit(
  'a form that was left before the answer came is sent at the way out, and nothing is asked',
  async () => {
    const address = `${demo.url}/exports/${demo.configs[1]?.id}/edit?step=name`;
    const name = () => page.getByRole('textbox', { name: 'Название' });
    await page.goto(address);
    await page.route('**/api/v1/drafts/**', (route) =>
      route.request().method() === 'PUT' ? undefined : route.continue(),
    );
    const sent = page.waitForRequest((request) => request.method() === 'PUT');
    await name().fill('Ушёл раньше ответа');
    await sent;
    await page.goto(`${demo.url}/exports`);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: /Открыть меню/ }).click();
    await page.getByRole('menuitem', { name: 'Выйти' }).click();
    await page.getByRole('button', { name: 'Войти', exact: true }).waitFor();
    await signIn(page, demo.login);
    await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
    await page.goto(address);
    assert.equal(await name().inputValue(), 'Ушёл раньше ответа');
    await page.goto(`${demo.url}/exports/${demo.configs[0]?.id}/edit?step=name`);
    await name().waitFor();
  },
);

visit('whoever signs out leaves nothing in the browser, and finds it when they come back', async () => {
  const name = () => page.getByRole('textbox', { name: 'Название' });
  const other = await page.context().newPage();
  await other.goto(`${demo.url}/exports/${demo.configs[1]?.id}/edit?step=name`);
  await other.getByRole('textbox', { name: 'Название' }).waitFor();
  await name().fill('Перед уходом');
  // At once: the server has not got it yet.
  await page.getByRole('button', { name: /Открыть меню/ }).click();
  await page.getByRole('menuitem', { name: 'Выйти' }).click();
  await page.getByRole('button', { name: 'Войти', exact: true }).waitFor();
  const left = await page.evaluate('JSON.stringify([{ ...sessionStorage }, { ...localStorage }])');
  assert.doesNotMatch(String(left), /draft|Перед уходом/);
  // The other tab shows nothing of theirs any more.
  await other.waitForURL(({ pathname }) => pathname === '/sign-in');
  await other.close();
  await signIn(page, demo.login);
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in');
  await page.goto(`${demo.url}/exports/${demo.configs[0]?.id}/edit?step=name`);
  assert.equal(await name().inputValue(), 'Перед уходом');
});
