import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type Member, openTestApp, type TestApp } from './support/app.ts';
import {
  checkPage,
  chooseLanguage,
  desktop,
  openBrowser,
  openPage,
  phone,
  signIn,
} from './support/browser.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';

/** Whether MoySklad tells of changes, as a person sees it: wanted, made, switched off at MoySklad, put back, heard. */
const login = { email: 'webhooks@example.com', password: 'correct horse battery' };

let app: TestApp;
let browser: Browser;
let page: Page;
/** MoySklad's own pages. */
let moysklad: Page;
let owner: Member;
let configId: string;

before(
  async () => {
    const account = { name: 'ours', token: 'ours', kind: 'app' as const };
    [app, browser] = await openAll(
      openTestApp({ accounts: [{ ...account, orders: 5, products: 3, counterparties: 3 }] }),
      openBrowser(),
    );
    // However busy the machine is, an answer is not late.
    app.sandbox.moysklad.account('ours').notifications.timeoutMs = 60_000;
    await app.application.worker.start();
    owner = await app.company('ours');
    ({ id: configId } = await owner.config({ spreadsheetId: owner.spreadsheet() }));
    const userId = await app.application.identity.ensurePerson({ ...login, name: 'Вера' });
    await app.db.database.forCompany(owner.companyId, (trx) =>
      trx
        .insertInto('members')
        .values({ company_id: owner.companyId, user_id: userId, role: 'admin' })
        .execute(),
    );
    [page, moysklad] = [await openPage(browser), await openPage(browser)];
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
test('MoySklad’s webhooks, from the first that is wanted to those that were put back', walk);
const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
const status = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

/** The page as it stands, on a desk and on a phone. */
async function look(name: string): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
    const folder = process.env.PICTURES;
    if (folder)
      for (const scheme of ['light', 'dark'] as const) {
        await page.evaluate(`document.documentElement.dataset.mantineColorScheme = '${scheme}'`);
        await page.screenshot({
          path: `${folder}/webhooks-${name}-${size.width}-${scheme}.png`,
          fullPage: true,
        });
      }
  }
  await page.setViewportSize(desktop);
}

/** Reads the page anew until it says so: what a worker does takes its time. */
async function seeSoon(text: string | RegExp): Promise<void> {
  while (!(await page.getByText(text).first().isVisible())) {
    await page.waitForTimeout(300);
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('article').or(page.getByRole('region')).first().waitFor();
  }
}

visit('while no export starts on changes none are needed, and it is said where to begin', async () => {
  await page.goto(`${app.url}/connections`);
  await signIn(page, login);
  await page.getByRole('link', { name: 'Сообщает ли МойСклад об изменениях (вебхуки)' }).click();
  await page.getByRole('heading', { level: 1, name: 'Вебхуки МоегоСклада' }).waitFor();
  await see('Ни одна выгрузка не запускается при изменениях.');
  await look('unneeded');
  await page.getByRole('link', { name: 'К выгрузкам' }).click();
  await page.waitForURL('**/exports');
});

visit('an export that starts on changes has them made', async () => {
  const made = await owner.call('PUT', `/export-configs/${configId}/change-trigger`, { quietSeconds: 0 });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  await page.goto(`${app.url}/webhooks`);
  await see('МойСклад сообщает обо всех изменениях, которые нужны вашим выгрузкам.');
  await see('создание, изменение, удаление');
  await see('Сообщений ещё не было. Измените что-нибудь в МоёмСкладе');
  await look('told');
});

visit('a change in MoySklad is heard, and can be handed on once more', async () => {
  await moysklad.goto(`${app.sandbox.moysklad.url}/orders?account=ours`);
  await moysklad.getByRole('link').filter({ hasText: /^\d+$/ }).first().click();
  await moysklad.getByRole('textbox', { name: 'Комментарий' }).fill('Позвонить завтра');
  await moysklad.getByRole('button', { name: 'Сохранить' }).click();
  await moysklad.getByRole('status').waitFor();
  await seeSoon('Передано выгрузкам');
  await see('Заказы покупателей: изменение (1)');
  await look('heard');
  await page
    .getByRole('button', { name: /^Передать ещё раз: сообщение от/ })
    .first()
    .click();
  await see('Передаём ещё раз: новая строка появится в списке');
  await seeSoon('передано ещё раз');
});

visit('switched off at MoySklad, they are put back by a press of a key', async () => {
  await moysklad.goto(`${app.sandbox.moysklad.url}/webhooks?account=ours`);
  for (const action of ['изменение', 'удаление']) {
    // The page that it brings: the one before says the same of the first.
    const brought = moysklad.waitForEvent('load');
    await moysklad.getByRole('button', { name: `Выключить: customerorder: ${action}` }).click();
    await brought;
    await moysklad.getByText('Готово: вебхук теперь выключен.').waitFor();
  }
  const check = page.getByRole('button', { name: 'Проверить', exact: true });
  await check.focus();
  await page.keyboard.press('Enter');
  await status('Проверили: вернули 2 пропавших вебхука');
  assert.ok(await check.evaluate((element) => element === element.ownerDocument.activeElement));
  await look('repaired');
  await moysklad.reload();
  assert.equal(await moysklad.getByRole('button', { name: /^Выключить: customerorder/ }).count(), 3);
  await check.click();
  await status('Проверили: всё в порядке');
});

visit('on the free plan there are none: said in the words of who reads it', async () => {
  await moysklad.getByRole('button', { name: 'Перейти на бесплатный тариф' }).click();
  await moysklad.getByText('Готово: тариф теперь бесплатный.').waitFor();
  await page.getByRole('button', { name: 'Проверить', exact: true }).click();
  await see('На вашем тарифе нет вебхуков');
  await status('Проверили: есть что исправить');
  await see('Складно сам проверяет их раз в несколько минут');
  await look('tariff');
  // The bar of a desk stands again.
  await page.getByRole('button', { name: 'English', exact: true }).waitFor();
  await chooseLanguage(page, 'English');
  await see('Your plan has no webhooks');
  await look('tariff-en');
  await moysklad.getByRole('button', { name: 'Перейти на платный тариф' }).click();
  await moysklad.getByText('Готово: тариф теперь платный.').waitFor();
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await see('MoySklad tells of all changes that your exports need.');
});

visit('who may only look sees how it is, and no button', async () => {
  await app.db.database.forCompany(owner.companyId, (trx) =>
    trx.updateTable('members').set({ role: 'viewer' }).where('role', '=', 'admin').execute(),
  );
  await page.reload();
  await see('MoySklad tells of all changes that your exports need.');
  await see('Handed to the exports');
  assert.equal(await page.getByRole('button', { name: 'Check', exact: true }).count(), 0);
  assert.equal(await page.getByRole('button', { name: /^Hand on again: the message/ }).count(), 0);
});
