import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { Webhook } from 'standardwebhooks';
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
import { type MailServer, openMailServer } from './support/mail-server.ts';
import { openAll } from './support/opening.ts';
import { openReceiver, type Receiver, status } from './support/receiver.ts';
import { until } from './support/until.ts';

/** Outgoing webhooks, the home page and what became of emails, as a person meets them. */
const login = { email: 'outgoing@example.com', password: 'correct horse battery' };

let app: TestApp;
let receiver: Receiver;
let mail: MailServer;
let browser: Browser;
let page: Page;
let owner: Member;
let userId: string;
let secret: string;

before(
  async () => {
    const account = { name: 'ours', token: 'ours', kind: 'app' as const };
    mail = await openMailServer();
    [receiver, app, browser] = await openAll(
      openReceiver(),
      openTestApp({ accounts: [{ ...account, orders: 5, products: 3, counterparties: 3 }] }, undefined, {
        OUTGOING_ALLOW: '127.0.0.1',
        SMTP_URL: mail.url,
      }),
      openBrowser(),
    );
    await app.application.worker.start();
    owner = await app.company('ours');
    userId = await app.application.identity.ensurePerson({ ...login, name: 'Вера' });
    await app.db.database.forCompany(owner.companyId, (trx) =>
      trx
        .insertInto('members')
        .values({ company_id: owner.companyId, user_id: userId, role: 'admin' })
        .execute(),
    );
    page = await openPage(browser);
  },
  { timeout: 120_000 },
);
after(
  async () => {
    await browser?.close();
    await app?.close();
    await receiver?.close();
    await mail?.close();
  },
  { timeout: 120_000 },
);

const { visit, walk } = journey();
test('a webhook from its making to its pause, and the home page that tells of it', walk);
const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

/** The page as it stands, on a desk and on a phone. */
async function look(name: string): Promise<void> {
  for (const size of [desktop, phone]) {
    await page.setViewportSize(size);
    await checkPage(page);
    const folder = process.env.PICTURES;
    if (folder)
      await page.screenshot({ path: `${folder}/outgoing-${name}-${size.width}.png`, fullPage: true });
  }
  await page.setViewportSize(desktop);
}

visit('whoever comes for the first time is told where to begin', async () => {
  await page.goto(`${app.url}/home`);
  await signIn(page, login);
  await page.getByRole('heading', { level: 1, name: 'Главная' }).waitFor();
  await see('Выгрузок пока нет.');
  await look('home-empty');
  await page.getByRole('link', { name: 'Начать' }).click();
  await page.waitForURL('**/welcome');
});

visit('a webhook is made: a bad address is refused at its field, the secret is shown once', async () => {
  await page.goto(`${app.url}/company/webhooks`);
  await see('Вебхуков пока нет.');
  await press('Новый вебхук');
  await page.getByLabel('Название').fill('Сайт магазина');
  await page.getByLabel('Адрес').fill('http://shop.example.com/skladno');
  await press('Создать вебхук');
  await see('По http:// события мог бы прочитать любой на пути.');
  await look('refused');
  // What is entered is there after a reload.
  await until(async () => (await page.getByText('Черновик сохранён').count()) > 0);
  await page.reload();
  await page.getByLabel('Адрес').fill(receiver.url('/shop'));
  await press('Создать вебхук');
  await page.getByRole('alert').or(page.getByText('Секрет вебхука «Сайт магазина»')).first().waitFor();
  secret = (await page.getByTestId('key').textContent()) ?? '';
  assert.match(secret, /^whsec_/);
  await look('made');
  await press('Секрет сохранён');
  assert.equal(await page.getByTestId('key').count(), 0);
});

visit('a test goes to the receiver, and what became of it is seen', async () => {
  await press('Проверить вебхук «Сайт магазина»');
  await see('Доставлена');
  await see('ответ 204');
  const [{ body, headers }] = receiver.at('/shop') as [never] & ReturnType<Receiver['at']>;
  assert.equal((new Webhook(secret).verify(body, headers as never) as { type: string }).type, 'webhook.test');
  await look('delivered');
});

visit('a run’s end is sent, and sent again by a press', async () => {
  const { id } = await owner.config({ spreadsheetId: owner.spreadsheet() });
  await owner.run(id);
  await until(() => receiver.at('/shop').length === 2);
  await page.reload();
  await press('Показать доставки вебхука «Сайт магазина»');
  await press(/^Отправить ещё раз сообщение/);
  await until(() => receiver.at('/shop').length === 3);
  const [, ended, again] = receiver.at('/shop');
  assert.equal(again!.headers['webhook-id'], ended!.headers['webhook-id']);
  await see('отправлено ещё раз');
  await press(/^Текст сообщения/);
  await see('"type": "task.ended"');
  await look('deliveries');
});

visit('a receiver that is gone is left alone; the home page tells of it', async () => {
  receiver.answers('/shop', status(410));
  const { body } = await owner.call('GET', '/export-configs');
  await owner.run((body.items as { id: string }[])[0]!.id);
  await until(async () => {
    const { body: list } = await owner.call('GET', '/webhooks');
    return (list.items as { paused: string | null }[])[0]?.paused === 'gone';
  });
  await page.goto(`${app.url}/home`);
  await see('Исходящий вебхук «Сайт магазина» приостановлен: адрес не принимает события.');
  await see('Успешных запусков');
  await look('home');
  await page.getByRole('link', { name: 'К вебхукам' }).click();
  await see('Адрес ответил, что больше не работает (410)');
  await look('gone');
  receiver.answers('/shop', status(204));
  await press('Возобновить вебхук «Сайт магазина»');
  await see('Вебхук снова работает');
});

visit('it is paused by a person after a question', async () => {
  await press('Приостановить вебхук «Сайт магазина»');
  await page.getByRole('dialog').getByRole('button', { name: 'Приостановить' }).click();
  await see('Вебхук на паузе');
  await page.getByRole('button', { name: 'Возобновить вебхук «Сайт магазина»' }).waitFor();
});

visit(
  'what became of emails is seen; a lost one is sent again, one that may have arrived after a question',
  async () => {
    const owners = new pg.Client(app.db.ownerUrl);
    await owners.connect();
    await owners.query("select set_config('app.platform', 'on', false)");
    /** Emails of which the mail server makes this, to the owner and to Vera, until they are over. */
    const keys = async (...faults: MailServer['faults']) => {
      mail.faults.push(...faults);
      await owner.call('POST', '/api-keys', { name: 'Сайт', scopes: ['exports.read'] });
      await over();
    };
    // The pauses between attempts are not what is tried here.
    const over = () =>
      until(async () => {
        await owners.query(
          "update outbox_messages set due_at = now() where status = 'waiting' and attempts > 0",
        );
        return (
          (
            await owners.query(`select from notification_causes union all
          select from outbox_messages where channel = 'email' and ended_at is null`)
          ).rowCount === 0
        );
      });
    await over();
    await keys();
    await keys(550, 550);
    await keys('cut', 'cut', 'cut', 'cut');
    await page.goto(`${app.url}/company/messages`);
    await look('messages');
    const cards = (fate: string) =>
      page.getByRole('listitem').filter({ hasText: login.email }).filter({ hasText: fate });
    await cards('Не доставлено').getByText('почтовый сервер получателя не принял письмо (код 550)').waitFor();
    await cards('Не доставлено').getByRole('button').click();
    await see('Письмо отправляется ещё раз');
    await cards('Не доставлено').getByText('Отправлено ещё раз').waitFor();
    await over();
    await page.reload();
    await cards('Отправлено').getByText('Повтор').waitFor();
    await page.getByLabel('Что с письмом').selectOption('Неизвестно');
    await cards('Отправлено').first().waitFor({ state: 'detached' });
    const sent = mail.taken.length;
    await cards('Неизвестно').getByRole('button').click();
    await see('человек получит его дважды');
    await look('messages-asks');
    await page.getByRole('dialog').getByRole('button', { name: 'Отправить ещё раз' }).click();
    await cards('Неизвестно').getByText('Отправлено ещё раз').waitFor();
    await over();
    assert.equal(mail.taken.length, sent + 1);
    await look('messages-again');
    await page.goto(`${app.url}/company/audit-log`);
    await see('Письмо отправлено ещё раз');

    await owners.query('insert into platform_admins (user_id) values ($1)', [userId]);
    await page.goto(`${app.url}/admin/messages`);
    const emails = page.getByText('Новый ключ API');
    await emails.first().waitFor();
    await look('admin-messages');
    await page.getByLabel('Чем отправлено').selectOption('Вебхук');
    await emails.first().waitFor({ state: 'detached' });
    await see('task.ended');
    await look('admin-webhooks');
    await page.getByLabel('Кому (адрес или номер вебхука целиком)').fill('nobody@example.com');
    await see('Таких писем нет.');
    await page.goto(`${app.url}/admin/usage`);
    await see('Ромашка');
    await look('admin-usage');
    await owners.query('delete from platform_admins');
    await owners.end();
    await page.goto(`${app.url}/company/webhooks`);
  },
);

visit('a viewer reads and changes nothing; in English, too', async () => {
  await app.db.database.forCompany(owner.companyId, (trx) =>
    trx.updateTable('members').set({ role: 'viewer' }).where('user_id', '=', userId).execute(),
  );
  await page.reload();
  await chooseLanguage(page, 'English');
  await see('An administrator or the owner of the company sets up webhooks.');
  await page.getByRole('button', { name: 'Show deliveries of the webhook' }).click();
  await see('Delivered');
  for (const name of ['Test', 'Resume', 'Delete', 'Send again'])
    assert.equal(await page.getByRole('button', { name }).count(), 0, name);
});
