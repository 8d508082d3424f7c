import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkPage, chooseLanguage, openBrowser, openPage, phone, signIn } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { totp } from './support/totp.ts';

/**
 * Two people in two browsers: Vera signs up by an email and makes a company, Oleg is invited, gets another role, and is removed. Each test
 * goes on where the one before stopped.
 */
const password = 'лиловый трактор едет в гору';
const another = 'пять тихих яблок на окне';
const [vera, oleg] = ['vera@example.com', 'oleg@example.com'];

let demo: Demo;
let browser: Browser;
let page: Page;
let guest: Page;
let secret: string;
let backupCode: string;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 10, products: 5, counterparties: 5 }), openBrowser());
    page = await openPage(browser);
    guest = await openPage(browser, { viewport: phone });
  },
  { timeout: 120_000 },
);
after(
  async () => {
    await browser?.close();
    await demo?.close();
  },
  { timeout: 120_000 },
);

const { visit, walk } = journey();
test('people come, change and leave', walk);
const button = (name: string, on = page) => on.getByRole('button', { name, exact: true });
const link = (name: string, on = page) => on.getByRole('link', { name, exact: true });
const heading = (name: string | RegExp, on = page) => on.getByRole('heading', { name }).first();
const field = (name: string, on = page) => on.getByRole('textbox', { name, exact: true });
const see = (text: string | RegExp, on = page) => on.getByText(text).first().waitFor();

/** What an administrator lets in: a program and a friend; Oleg does, by the API. */
async function letIn(name: string, email: string): Promise<void> {
  for (const [path, body] of [
    ['api-keys', { name, scopes: ['exports.read', 'exports.run'] }],
    ['invitations', { email, role: 'admin' }],
  ] as const) {
    const answer = await guest.request.post(`${demo.url}/api/v1/${path}`, { data: body });
    assert.equal(answer.status(), 201, await answer.text());
  }
}

/** Opens the page of sent emails and follows the link of the newest one with this subject. */
async function followEmail(on: Page, subject: string): Promise<void> {
  await on.goto(`${demo.url}/outbox`);
  const email = on.getByRole('article', { name: subject }).first();
  await email.waitFor();
  await email.getByRole('link').first().click();
}

/** The page in the other language, looked at, and back. */
async function checkBoth(on: Page): Promise<void> {
  await checkPage(on);
  await chooseLanguage(on, 'English');
  await checkPage(on);
  await chooseLanguage(on, 'Русский');
}

async function openMenu(item: string, on = page): Promise<void> {
  await on.getByRole('button', { name: /Открыть меню$/ }).click();
  await on.getByRole('menuitem', { name: item }).click();
}

visit('signing up: an email, its link, a password that is not the commonest', async () => {
  await page.goto(`${demo.url}/finish-sign-up`);
  await heading('Регистрация').waitFor(); // without an email's secret there is nothing to finish
  await page.goto(`${demo.url}/sign-in`);
  await checkBoth(page);
  await link('Зарегистрироваться').click();
  await heading('Регистрация').waitFor();
  await field('Электронная почта').fill(vera);
  await button('Получить письмо').click();
  await see('Это демонстрация: письма никуда не уходят');
  await checkBoth(page);
  // The demo sends no emails: it shows this one, and all of them on a page of their own.
  await page.getByRole('article', { name: 'Подтвердите почту и придумайте пароль' }).waitFor();
  await link('Все письма').click();
  await heading('Отправленные письма').waitFor();
  await see('Подтвердите почту и придумайте пароль');
  await checkBoth(page);
  await page.getByRole('article').getByRole('link').first().click();
  await heading('Почта подтверждена').waitFor();
  await field('Имя').fill('Вера Ким');
  await field('Новый пароль').fill('qwerty12345');
  await button('Войти в Складно').click();
  await see(/Пароль слишком простой/);
  // At its field, which has the focus, and nowhere else.
  assert.equal(await field('Новый пароль').getAttribute('aria-invalid'), 'true');
  assert.ok(await field('Новый пароль').evaluate((one) => one === one.ownerDocument.activeElement));
  assert.equal(await page.getByText('Проверьте введённое').count(), 0);
  await checkBoth(page);
  await field('Новый пароль').fill(password);
  await button('Войти в Складно').click();
});

visit('the first company', async () => {
  await heading('Создайте компанию').waitFor();
  await see(`Перейдите по ссылке из письма, которое пришло на ${vera}`);
  await checkBoth(page);
  await field('Название компании').fill('Василёк');
  await page.keyboard.press('Enter');
  await heading('С чего начать').waitFor();
});

visit('inviting a colleague', async () => {
  await link('Компания').click();
  await see('Ваша роль: Владелец.');
  await checkBoth(page);
  await link('Сотрудники').click();
  await see('Неотвеченных приглашений нет.');
  await field('Почта').fill(oleg);
  await page.getByLabel('Роль', { exact: true }).selectOption('Редактор');
  await button('Пригласить').click();
  await see(`Приглашение отправлено: ${oleg}`);
  await see(/действует до/);
  await checkBoth(page);
});

visit('the invited one, on a phone: sees who calls, chooses a password, is in', async () => {
  await followEmail(guest, 'Вас приглашают в «Василёк»');
  await heading('Приглашение в «Василёк»', guest).waitFor();
  await see('Вас приглашает Вера Ким', guest);
  await see('Роль: Редактор.', guest);
  await checkBoth(guest);
  await field('Имя', guest).fill('Олег');
  await field('Новый пароль', guest).fill(password);
  await button('Принять приглашение', guest).click();
  await heading('Выгрузок пока нет', guest).waitFor();
  await guest.goto(`${demo.url}/company/members`);
  await see(vera, guest);
  assert.equal(await guest.getByLabel(/^Роль:/).count(), 0, 'an editor changes no roles');
  await checkBoth(guest);
});

visit('another role, and out', async () => {
  await page.reload();
  const role = page.getByLabel('Роль: Олег');
  await role.selectOption('Наблюдатель');
  await see('Олег: роль изменена на «Наблюдатель»');
  await guest.goto(`${demo.url}/company`);
  await see('Ваша роль: Наблюдатель.', guest);
  await checkBoth(guest);
  await role.selectOption('Администратор');
  await see('Олег: роль изменена на «Администратор»');
  await letIn('Отчёты в Excel', 'friend@example.com');
  // A lower role would take the key and the invitation: asked first, and nothing happens unless it is agreed.
  await page.reload();
  await role.selectOption('Наблюдатель');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/^Отзовём 1 ключ API: «Отчёты в Excel» \(sk_\w+…\)/).waitFor();
  await dialog.getByText('Отзовём 1 приглашение, на которое ещё не ответили: friend@example.com.').waitFor();
  await checkPage(page);
  await dialog.getByRole('button', { name: 'Отмена' }).click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await role.inputValue(), 'admin');
  await letIn('Ночная выгрузка', 'other-friend@example.com');
  await button('English').click();
  await button('More actions: Олег').click();
  await page.getByRole('menuitem', { name: 'Remove from the company' }).click();
  await dialog.getByText(/^2 API keys will be revoked: «Отчёты в Excel» .*, «Ночная выгрузка»/).waitFor();
  await dialog.getByText(/^2 unanswered invitations will be revoked/).waitFor();
  await checkPage(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await button('Русский').click();
  await button('Другие действия: Олег').click();
  await page.getByRole('menuitem', { name: 'Исключить из компании' }).click();
  await dialog.getByText(/^Отзовём 2 ключа API/).waitFor();
  await checkPage(page);
  await button('Исключить из компании').click();
  await see('Олег больше не в компании');
  await see('Неотвеченных приглашений нет.');
  await link('Ключи API').click();
  await page.getByRole('region', { name: 'Ночная выгрузка' }).getByText('Отозван', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Ночная выгрузка' }).getByText(/Олег/).waitFor();
  await guest.reload();
  await heading('Создайте компанию', guest).waitFor();
});

visit('the last owner cannot leave', async () => {
  await link('Компания').first().click();
  await button('Выйти из компании').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Выйти из компании' }).click();
  await see('Это единственный владелец');
  await checkPage(page);
  await dialog.getByRole('button', { name: 'Отмена' }).click();
});

visit('a second factor is turned on with a real code', async () => {
  await openMenu('Мой профиль');
  await heading('Мой профиль').waitFor();
  await see('Этот браузер');
  await checkBoth(page);
  await button('Включить двухэтапный вход').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Текущий пароль' }).fill(password);
  await dialog.getByRole('button', { name: 'Включить двухэтапный вход' }).click();
  await page.getByRole('img', { name: 'Картинка с ключом для приложения' }).waitFor();
  await checkPage(page);
  const copied = await page
    .getByRole('button', { name: /^Скопировать: [A-Z2-7]+$/ })
    .getAttribute('aria-label');
  secret = copied?.split(' ')[1] ?? '';
  await field('Код из приложения').fill(totp(secret));
  await button('Подтвердить').click();
  await see('Резервные коды');
  backupCode =
    (await page
      .getByRole('listitem')
      .filter({ hasText: /^\S{5}-\S{5}$/ })
      .first()
      .textContent()) ?? '';
  assert.ok(backupCode);
  await checkPage(page);
});

visit('then the password alone does not open the door', async () => {
  await openMenu('Выйти');
  await heading('Вход').waitFor();
  await signIn(page, { email: vera, password });
  await heading('Введите код').waitFor();
  await checkBoth(page);
  await field('Код из приложения или резервный').fill('000000');
  await button('Войти').click();
  await see('Код не подходит');
  // The code of this moment turned the factor on.
  await field('Код из приложения или резервный').fill(totp(secret, 1));
  await button('Войти').click();
  await heading('Выгрузок пока нет').waitFor();
});

visit('a forgotten password: the email, a new one, and the backup code besides', async () => {
  await openMenu('Выйти');
  await link('Забыли пароль?').click();
  await heading('Забыли пароль?').waitFor();
  await field('Электронная почта').fill(vera);
  await button('Получить письмо').click();
  await see('Это демонстрация: письма никуда не уходят');
  await followEmail(page, 'Новый пароль для Складно');
  await heading('Новый пароль').waitFor();
  await field('Новый пароль').fill(another);
  await checkBoth(page);
  await button('Сохранить пароль').click();
  await see('Пароль изменён. Войдите с ним.');
  await link('Войти').click();
  await signIn(page, { email: vera, password: another });
  await field('Код из приложения или резервный').fill(backupCode);
  await button('Войти').click();
  await heading('Выгрузок пока нет').waitFor();
});

visit('another email: both addresses agree', async () => {
  await openMenu('Мой профиль');
  await field('Новая почта').fill('vera.kim@example.com');
  await button('Сменить почту').click();
  await see('Это демонстрация: письма никуда не уходят');
  await followEmail(page, 'Сменить почту в Складно?');
  await checkBoth(page);
  await button('Подтвердить').click();
  await see('Теперь откройте письмо');
  await followEmail(page, 'Подтвердите новую почту');
  await button('Подтвердить').click();
  await see('Почта изменена');
  await link('К моему профилю').click();
  await see('vera.kim@example.com');
});

visit('sessions elsewhere are ended', async () => {
  const elsewhere = await openPage(browser);
  await elsewhere.goto(`${demo.url}/sign-in`);
  await signIn(elsewhere, { email: oleg, password });
  await heading('Создайте компанию', elsewhere).waitFor();
  await guest.goto(`${demo.url}/profile`);
  await button('Выйти везде, кроме этого браузера', guest).click();
  await see('Готово', guest);
  await checkBoth(guest);
  await elsewhere.goto(`${demo.url}/exports`);
  await heading('Вход', elsewhere).waitFor();
  await elsewhere.context().close();
});

visit('a deleted company says so on every page, and is taken back', async () => {
  await page.goto(`${demo.url}/company`);
  await button('Удалить компанию').click();
  const dialog = page.getByRole('dialog');
  await checkPage(page);
  assert.ok(await dialog.getByRole('button', { name: 'Удалить компанию' }).isDisabled());
  await dialog.getByRole('textbox').fill('Василёк');
  await dialog.getByRole('button', { name: 'Удалить компанию' }).click();
  await heading('«Василёк» удаляется').waitFor();
  await page.goto(`${demo.url}/exports`);
  await see(/Данные будут стёрты/);
  await checkBoth(page);
  await button('Восстановить компанию').click();
  await heading('Выгрузок пока нет').waitFor();
});

visit('by Google: refused, then allowed; a newcomer lands at their first company', async () => {
  const newcomer = await openPage(browser);
  await newcomer.goto(`${demo.url}/sign-in`);
  await button('Войти через Google', newcomer).click();
  await button('Отказать', newcomer).click();
  await see('Вы не разрешили вход через Google', newcomer);
  await checkBoth(newcomer);
  await button('Войти через Google', newcomer).click();
  await button('Разрешить', newcomer).click();
  await heading('Создайте компанию', newcomer).waitFor();
  await newcomer.goto(`${demo.url}/profile`);
  await see('Пароля нет: вы входите через Google.', newcomer);
  await checkBoth(newcomer);
  await newcomer.context().close();
});
