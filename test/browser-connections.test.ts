import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { openTestApp, type TestApp } from './support/app.ts';
import { checkPage, chooseLanguage, openBrowser, openPage, phone, signIn } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';

/** From nothing to a filled sheet: the first run, Google's consent page of the sandbox, and the health of the connections. */
const login = { email: 'newcomer@example.com', password: 'correct horse battery' };
const ORDERS = 60;
const UNPAID = 17;
/** Its sheet has the same name. */
const template = 'Заказы для бухгалтера';

let app: TestApp;
let browser: Browser;
let page: Page;
let companyId: string;

before(
  async () => {
    const account = { name: 'ours', token: 'ours', kind: 'user' as const };
    [app, browser] = await openAll(
      openTestApp({
        accounts: [
          { ...account, orders: ORDERS, products: 5, counterparties: 5 },
          { ...account, name: 'second', token: 'second', orders: 3, products: 5, counterparties: 5 },
        ],
      }),
      openBrowser(),
    );
    await app.application.worker.start();
    // The template takes this month's orders.
    const moscow = new Date(Date.now() + 3 * 3_600_000);
    const moment = `${moscow.toISOString().slice(0, 10)} 00:00:00.000`;
    for (const token of ['ours', 'second']) {
      const world = app.sandbox.moysklad.account(token);
      for (const id of world.ids('customerorder'))
        world.update('customerorder', id, { moment, applicable: true });
    }
    const userId = await app.application.identity.ensurePerson({ ...login, name: 'Вера' });
    companyId = randomUUID();
    await app.db.database.forCompany(companyId, async (trx) => {
      await trx.insertInto('companies').values({ id: companyId, name: 'Василёк' }).execute();
      await trx
        .insertInto('members')
        .values({ company_id: companyId, user_id: userId, role: 'owner' })
        .execute();
    });
    page = await openPage(browser);
  },
  { timeout: 120_000 },
);
after(
  async () => {
    await browser?.close();
    await app?.close();
  },
  { timeout: 120_000 },
);

const { visit, walk } = journey();
test('from nothing to a filled sheet, and the health of the connections', walk);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string | RegExp) => page.getByRole('heading', { name, exact: true });
const see = (text: string | RegExp) => page.getByText(text).first().waitFor();

visit('a company without exports begins with the first run', async () => {
  await page.goto(app.url);
  await signIn(page, login);
  await heading('С чего начать').waitFor();
  await heading('Подключите МойСклад').waitFor();
  await checkPage(page);
  await page.getByRole('textbox', { name: 'Токен МоегоСклада' }).fill('ours');
  await page.keyboard.press('Enter');
  await heading('Подключите Google').waitFor();
  await checkPage(page);
});

visit('refused at Google: told kindly, and tried again', async () => {
  await button('Подключить Google').click();
  await button('Отказать').click();
  await see('Вы отказали в доступе');
  await checkPage(page);
  await button('Подключить Google').click();
  await page.getByRole('checkbox', { name: /файлов Google Диска/ }).uncheck();
  await button('Разрешить').click();
  await see('Не хватает разрешения');
  await button('Подключить Google').click();
  await button('Разрешить').click();
  await heading('Что выгружать?').waitFor();
  await checkPage(page);
});

visit('it goes on where it stopped, and back', async () => {
  await page.goto(app.url);
  await heading('Что выгружать?').waitFor();
  await button('Назад').click();
  await heading('Подключите Google').waitFor();
  await see('anna@example.com');
  assert.ok(
    await heading('Подключите Google').evaluate((element) => element === element.ownerDocument.activeElement),
  );
  await button('Далее').click();
  await heading('Что выгружать?').waitFor();
});

visit('a template and a new spreadsheet: the sheet is filled', async () => {
  await page.getByRole('button').filter({ hasText: template }).click();
  await page.getByRole('textbox', { name: 'Название новой таблицы' }).waitFor();
  await checkPage(page);
  await button('Создать таблицу и заполнить').click();
  await see('Готово, таблица заполнена');
  await see(`Строк в таблице: ${ORDERS}.`);
  await checkPage(page);
  const link = page.getByRole('link', { name: 'Открыть таблицу' });
  const id = /\/d\/([\w-]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
  const workbook = app.sandbox.google.spreadsheet(id);
  const filled = workbook.sheets.find(({ title }) => title === template);
  assert.ok(filled, JSON.stringify(workbook.sheets.map(({ title }) => title)));
  assert.equal(workbook.values(`'${template}'!A1:A`).length, ORDERS + 1, 'a header and every order');
  await page.getByRole('link', { name: 'К выгрузкам' }).click();
  await see('Заказы для бухгалтера');
});

visit('the health of each connection: rights, weight, checked, renamed, used', async () => {
  await page.getByRole('link', { name: 'Подключения' }).click();
  await heading('Подключения').waitFor();
  await see(/Запросов за 3 секунды: \d+, вес запроса: [234]/);
  await see('Права администратора');
  await see('Доступ: только таблицы, созданные в Складно');
  await see('Через него работают: «Заказы для бухгалтера»');
  await checkPage(page);
  const google = page.getByRole('article', { name: 'anna@example.com' });
  await google.getByRole('button', { name: 'Проверить' }).click();
  await see('«anna@example.com»: работает');
  await google.getByRole('button', { name: 'Переименовать' }).click();
  await page.getByRole('textbox', { name: 'Название подключения' }).fill('Таблицы бухгалтерии');
  await button('Сохранить').click();
  await heading('Таблицы бухгалтерии').waitFor();
  const renamed = page.getByRole('article', { name: 'Таблицы бухгалтерии' });
  await renamed.getByRole('button', { name: 'Отключить' }).click();
  // What works through it is known before the question, not told after the answer.
  await page
    .getByRole('dialog')
    .getByText(/Через это подключение работают выгрузки: «Заказы для бухгалтера»\. Они остановятся/)
    .waitFor();
  await checkPage(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Отмена' }).click();
});

visit('access taken back at Google: seen, and connected again under the same name', async () => {
  app.sandbox.google.revoke('anna@example.com');
  const google = page.getByRole('article', { name: 'Таблицы бухгалтерии' });
  await google.getByRole('button', { name: 'Проверить' }).click();
  await google.getByText('Доступ не принят, проверим ещё раз').waitFor();
  // A run waits meanwhile, and the list says what for.
  await page.getByRole('link', { name: 'Выгрузки' }).click();
  await button('Запустить').click();
  const waiting = page.getByRole('article').filter({ hasText: template });
  await waiting.getByText('Доступ не принят, проверим ещё раз').waitFor();
  await waiting.getByRole('link', { name: 'Подробнее' }).click();
  await see('делать ничего не нужно');
  await button('Отменить').click();
  await see('Выгрузка остановлена.');
  await page.getByRole('link', { name: 'Подключения' }).click();
  // One refusal may be a fault of Google's; the same some minutes later is believed.
  await app.db.database.forCompany(companyId, (trx) =>
    sql`update integrations set refused_at = refused_at - interval '5 minutes'`.execute(trx),
  );
  await google.getByRole('button', { name: 'Проверить' }).click();
  await google.getByText('Нужно подключить заново').waitFor();
  await checkPage(page);
  // A run that fails of it names the cure, which leads here.
  await page.getByRole('link', { name: 'Выгрузки' }).click();
  await button('Запустить').click();
  await waiting.getByText('Подключите аккаунт заново').waitFor();
  await checkPage(page);
  await waiting.getByRole('link', { name: 'Подробнее' }).click();
  const cure = page.getByRole('link', { name: 'Перейти к подключениям' });
  assert.equal(await cure.getAttribute('data-variant'), 'filled');
  await checkPage(page);
  await cure.click();
  await heading('Подключения').waitFor();
  // The very account has the focus, and the way to connect it again stands open.
  await page.waitForFunction(`document.activeElement.textContent === 'Таблицы бухгалтерии'`);
  await checkPage(page);
  await google.getByRole('checkbox', { name: 'Работать с моими готовыми таблицами' }).check();
  await google.getByRole('button', { name: 'Подключить Google' }).click();
  await button('Разрешить').click();
  await see('Google подключён');
  await google.getByText('Доступ: все таблицы, можно вставлять ссылки').waitFor();
});

visit(
  'disconnected although exports use it: they pause and say why, and go on when it is connected again',
  async () => {
    const google = page.getByRole('article', { name: 'Таблицы бухгалтерии' });
    await google.getByRole('button', { name: 'Отключить' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Отключить и остановить выгрузки' }).click();
    await see('Выгрузки ждут, пока вы подключите аккаунт заново');
    await google.getByText('Нужно подключить заново').waitFor();
    await google.getByText('Ждут подключения: «Заказы для бухгалтера»').waitFor();
    await checkPage(page);
    await page.getByRole('link', { name: 'Выгрузки' }).click();
    // What the run before failed of is said in the same words.
    const started = page.waitForResponse(
      (answer) => answer.request().method() === 'POST' && answer.url().endsWith('/export-tasks'),
    );
    await button('Запустить').click();
    await started;
    const paused = page.getByRole('article').filter({ hasText: template });
    await paused.getByText('Подключите аккаунт заново').waitFor();
    await paused.getByRole('link', { name: 'Перейти к подключениям' }).click();
    await google.getByRole('checkbox', { name: 'Работать с моими готовыми таблицами' }).check();
    await google.getByRole('button', { name: 'Подключить Google' }).click();
    await button('Разрешить').click();
    await google.getByText('Доступ: все таблицы, можно вставлять ссылки').waitFor();
  },
);

visit('a second MoySklad: a new export asks which one, and looks there', async () => {
  await button('Подключить ещё один МойСклад').click();
  await page.getByRole('textbox', { name: 'Токен МоегоСклада' }).fill('second');
  await page.keyboard.press('Enter');
  await heading(/admin@second/).waitFor();
  await page.goto(`${app.url}/exports/new`);
  await page.getByRole('combobox', { name: 'Из какого МоегоСклада' }).click();
  await page.getByRole('option', { name: /admin@second/ }).click();
  await checkPage(page);
  await page.getByRole('button').filter({ hasText: template }).click();
  await button('Настроить подробнее').click();
  await button('Далее').click();
  await see('Подходят 3 документа');
});

visit('a spreadsheet is found by its name', async () => {
  await page.goto(`${app.url}/exports/new`);
  // What was begun above is kept.
  await button('Начать заново').click();
  await page
    .getByRole('dialog', { name: 'Начать заново?' })
    .getByRole('button', { name: 'Начать заново' })
    .click();
  await page.getByRole('button').filter({ hasText: 'Остатки' }).first().click();
  await button('Настроить подробнее').click();
  for (const step of ['Далее', 'Далее']) await button(step).click();
  await page.getByText('Найти по названию').click();
  await page.getByRole('searchbox', { name: 'Название таблицы' }).fill('бухгалтера');
  await button('Выбрать: Заказы для бухгалтера').click();
  await page.getByRole('link', { name: 'Заказы для бухгалтера' }).waitFor();
  await checkPage(page);
  // A sheet that another export uses is told here, and not when all is saved.
  const wanted = page.getByRole('combobox', { name: 'Лист' }).or(page.getByRole('textbox', { name: 'Лист' }));
  const free = await wanted.inputValue();
  await wanted.fill(template);
  await page.keyboard.press('Escape');
  await see(`На лист «${template}» уже пишет выгрузка «${template}». Выберите другой лист.`);
  assert.equal(await wanted.getAttribute('aria-invalid'), 'true');
  await checkPage(page);
  await wanted.fill(free);
  await see(`Листа «${free}» ещё нет, он будет создан.`);
  await page.keyboard.press('Escape');
});

visit('an API that is switched off: the page that switches it on is a link, which fits a phone', async () => {
  const library =
    /^https:\/\/console\.cloud\.google\.com\/apis\/library\/(sheets|drive)\.googleapis\.com\?project=\d+$/;
  const toSwitchOn = page.getByRole('alert').getByRole('link', { name: library });
  await page.setViewportSize(phone);
  await button('Выбрать другую').click();
  await page.getByText('Есть ссылка').click();
  app.sandbox.google.project.off.add('sheets');
  await page
    .getByRole('textbox', { name: 'Ссылка на таблицу' })
    .fill(`https://docs.google.com/spreadsheets/d/${'a'.repeat(44)}/edit`);
  await button('Проверить ссылку').click();
  await toSwitchOn.waitFor();
  assert.match((await toSwitchOn.getAttribute('href')) ?? '', library);
  await checkPage(page);
  app.sandbox.google.project.off.clear();
  app.sandbox.google.project.off.add('drive');
  await page.goto(`${app.url}/connections`);
  const google = page.getByRole('article', { name: 'Таблицы бухгалтерии' });
  await google.getByRole('button', { name: 'Проверить' }).click();
  await toSwitchOn.waitFor();
  await checkPage(page);
  app.sandbox.google.project.off.clear();
  await google.getByRole('button', { name: 'Проверить' }).click();
  await toSwitchOn.waitFor({ state: 'detached' });
});

/** From the wizard's third step to the end of a run. */
async function fromTemplate(title: string): Promise<void> {
  await page.goto(`${app.url}/welcome?step=template`);
  await page.getByRole('button').filter({ hasText: title }).click();
  await button('Создать таблицу и заполнить').click();
}

visit('the wizard says how many rows were written, not how many were read', async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const world = app.sandbox.moysklad.account('ours');
  for (const [place, id] of world.ids('customerorder').entries())
    world.update('customerorder', id, { payedSum: place < UNPAID ? 0 : 100_00 });
  await fromTemplate('Неоплаченные заказы');
  await see(`Строк в таблице: ${UNPAID}.`);
  await checkPage(page);
});

visit(
  'a first run without rows says so, and offers the filter; the preview agrees with the count',
  async () => {
    const world = app.sandbox.moysklad.account('ours');
    for (const id of world.ids('customerorder')) world.update('customerorder', id, { payedSum: 100_00 });
    await fromTemplate('Неоплаченные заказы');
    await see('Выгрузка прошла, но строк для неё нет');
    await checkPage(page);
    const toFilter = page.getByRole('link', { name: 'Изменить отбор' });
    assert.equal(await toFilter.getAttribute('data-variant'), 'filled');
    await toFilter.click();
    await heading('Какие строки выгружать?').waitFor();
    await see('Под эти условия ничего не подходит.');
    await see(/^Под эти условия ничего не подходит$/);
    assert.equal(await page.getByText(/Подход(ит|ят) /).count(), 0);
    await checkPage(page);
  },
);

visit('in English and on a phone', async () => {
  const narrow = await openPage(browser, { viewport: phone });
  await narrow.context().addCookies(await page.context().cookies());
  await narrow.goto(`${app.url}/connections`);
  await chooseLanguage(narrow, 'English');
  await narrow.getByRole('heading', { name: 'Integrations', exact: true }).waitFor();
  for (const path of [
    '/connections',
    '/welcome',
    '/welcome?step=google',
    '/welcome?step=template',
    '/connect-google',
  ]) {
    await narrow.goto(app.url + path);
    await narrow.getByRole('heading').first().waitFor();
    await narrow.waitForLoadState('networkidle');
    await checkPage(narrow);
  }
  await narrow.context().close();
});
