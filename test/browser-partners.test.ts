import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openTestApp, type TestApp } from './support/app.ts';
import { checkPage, desktop, openBrowser, openPage, phone, signIn } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';

/** A partnership from its invitation to its end, as the people of both companies meet it. */

let app: TestApp;
let browser: Browser;
/** Vera owns «Астра», Pyotr owns «Берёза». */
let vera: Page;
let pyotr: Page;

before(
  async () => {
    const account = { kind: 'app' as const, orders: 2, products: 2, counterparties: 3 };
    [app, browser] = await openAll(
      openTestApp({ accounts: ['astra', 'birch'].map((name) => ({ name, token: name, ...account })) }),
      openBrowser(),
    );
    await app.application.worker.start();
    [vera, pyotr] = [await enter('astra', 'Астра', 'Вера'), await enter('birch', 'Берёза', 'Пётр')];
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

/** The owner of a new company of this name, at the partners. */
async function enter(account: string, companyName: string, name: string): Promise<Page> {
  const { companyId } = await app.company(account, { withGoogle: false });
  const login = { email: `${account}@example.com`, password: 'correct horse battery' };
  const userId = await app.application.identity.ensurePerson({ ...login, name });
  await app.db.database.forCompany(companyId, async (trx) => {
    await trx.updateTable('companies').set({ name: companyName }).execute();
    await trx
      .insertInto('members')
      .values({ company_id: companyId, user_id: userId, role: 'owner' })
      .execute();
  });
  const page = await openPage(browser);
  await page.goto(`${app.url}/partners`);
  await signIn(page, login);
  await page.getByRole('heading', { level: 1, name: 'Партнёры' }).waitFor();
  return page;
}

const { visit, walk } = journey();
test('a partnership on both sides: invited, accepted, paused, changed and ended', walk);

/** The page as it stands, on a desk and on a phone. */
async function look(page: Page, name: string): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
    const folder = process.env.PICTURES;
    if (folder)
      await page.screenshot({ path: `${folder}/partners-${name}-${size.width}.png`, fullPage: true });
  }
  await page.setViewportSize(desktop);
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
/** Presses what asks first, and its answer. */
async function pressAndConfirm(page: Page, name: string): Promise<void> {
  await press(page, name);
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
const see = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

let link: string;

visit('Vera is told what partners are for, and invites', async () => {
  await see(vera, /Партнёров пока нет/);
  await look(vera, 'empty');
  await press(vera, 'Пригласить партнёра');
  await vera.getByLabel('Кого приглашаете').fill('Поставщик Пётр');
  await press(vera, 'Получить ссылку');
  link = await vera.getByTestId('key').innerText();
  await look(vera, 'invited');
  await press(vera, 'Ссылка отправлена');
  await see(vera, 'Приглашения ждут ответа');
});

visit('Pyotr mistypes the code, then opens the link, and says what may be made', async () => {
  await pyotr.getByRole('link', { name: 'Принять приглашение' }).click();
  await pyotr.getByLabel('Код приглашения').fill('AAAA-BBBB-CCCC-DDDD-EEEE');
  await press(pyotr, 'Дальше');
  await see(pyotr, /В коде опечатка/);
  await look(pyotr, 'code');
  await pyotr.goto('about:blank');
  await pyotr.goto(link);
  await pyotr.getByRole('heading', { name: 'Что правила «Астра» могут создавать у вас' }).waitFor();
  await press(pyotr, 'Стать партнёрами');
  await see(pyotr, 'Отметьте хотя бы один документ');
  await pyotr.getByLabel('Приёмка').check();
  for (const field of ['Организация', 'Контрагент', 'Склад']) {
    await pyotr.getByRole('combobox', { name: field }).click();
    await pyotr.getByRole('option').first().click();
  }
  await look(pyotr, 'terms');
  // What was entered is there after a reload, and so is the invitation.
  await see(pyotr, /Черновик сохранён/);
  await pyotr.reload();
  await pyotr.getByLabel('Приёмка').waitFor();
  await press(pyotr, 'Стать партнёрами');
  await pyotr.getByRole('heading', { level: 1, name: 'Астра' }).waitFor();
  await see(pyotr, 'Вы приняли приглашение и задали условия');
  await look(pyotr, 'partner');
});

visit('Vera sees the terms, and pauses; Pyotr is told, in his own words', async () => {
  await vera.reload();
  await vera.getByRole('link', { name: 'Берёза' }).click();
  await see(vera, '«Берёза» приняла ваше приглашение и задала условия');
  await pressAndConfirm(vera, 'Поставить на паузу');
  await see(vera, 'Вы поставили партнёрство на паузу');
  await look(vera, 'paused');
  await pyotr.reload();
  await see(pyotr, '«Астра» поставила партнёрство на паузу');
  await press(vera, 'Возобновить');
  await see(vera, 'Вы возобновили');
});

visit('Pyotr changes the terms by the keyboard, then ends it', async () => {
  await pyotr.reload();
  await pyotr.getByRole('button', { name: 'Изменить условия' }).press('Enter');
  await pyotr.getByLabel('Документов в день, не больше').fill('7');
  await pyotr.getByLabel('Документов в день, не больше').press('Enter');
  await see(pyotr, /Вы изменили условия: документов в день/);
  await pressAndConfirm(pyotr, 'Завершить партнёрство');
  await see(pyotr, 'Вы завершили партнёрство');
  await vera.reload();
  await see(vera, '«Берёза» завершила партнёрство');
  await see(vera, /«Берёза» изменила условия: документов в день/);
  await look(vera, 'ended');
  await vera.goto(`${app.url}/partners`);
  await see(vera, 'Завершено');
  await look(vera, 'list');
});
