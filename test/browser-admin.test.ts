import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { checkPage, openBrowser, openPage, phone, signIn } from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/** A working day of one who runs the platform, beside the people of a company; each test goes on where the one before stopped. */
const email = 'staff@skladno.local';
let demo: Demo;
let browser: Browser;
/** Of the one who runs the platform, and of a company's owner. */
let page: Page;
let owners: Page;

before(
  async () => {
    [demo, browser] = await openAll(openDemo({ orders: 50, products: 5, counterparties: 10 }), openBrowser());
    await appoint();
    [page, owners] = [await openPage(browser), await openPage(browser)];
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

/** As `skladno admin create` does: a person without a company, appointed by the owner of the database. */
async function appoint(): Promise<void> {
  const { identity } = demo.application;
  const userId = await identity.ensurePerson({ email, name: 'Ольга', password: demo.login.password });
  await asOwner((client) => client.query('insert into platform_admins (user_id) values ($1)', [userId]));
  await demo.newcomer('boris@skladno.local', 'Лютик');
}

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(demo.ownerUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A run of the company that is over, as one whose job was given up on. */
async function failedTask(): Promise<string> {
  return asOwner(async (client) => {
    await client.query("set app.platform = 'on'");
    const active = "select from export_tasks where status in ('queued', 'running')";
    await until(async () => (await client.query(active)).rows.length === 0);
    const { rows } = await client.query<{ id: string }>(
      `update export_tasks set status = 'failed' where id = (select id from export_tasks where status = 'done' and company_id = $1
         order by created_at desc limit 1) returning id`,
      [demo.companyId],
    );
    assert.ok(rows[0]);
    return rows[0].id;
  });
}

const { visit, walk } = journey();
test('one who runs the platform, beside the people of a company', walk);
const button = (name: string, on = page) => on.getByRole('button', { name, exact: true });
const heading = (name: string, on = page) => on.getByRole('heading', { name, level: 1 }).waitFor();
const see = (text: string | RegExp, on = page) => on.getByText(text).first().waitFor();
const dialog = () => page.getByRole('dialog');

async function confirm(verb: string, fill: Record<string, string>): Promise<void> {
  await button(verb).click();
  for (const [label, value] of Object.entries(fill)) await dialog().getByLabel(label).fill(value);
  await checkPage(page);
  await dialog().getByRole('button', { name: verb, exact: true }).click();
}

visit('who does not run the platform is told so, and sees no link', async () => {
  await owners.goto(`${demo.url}/admin`);
  await signIn(owners, demo.login);
  await see('Эти страницы открыты тем, кто обслуживает Складно', owners);
  await checkPage(owners);
  await owners.goto(`${demo.url}/exports`);
  await owners.getByRole('button', { name: /Открыть меню/ }).click();
  await owners.getByRole('menuitem', { name: 'Выйти' }).waitFor();
  assert.equal(await owners.getByRole('menuitem', { name: 'Управление Складно' }).count(), 0);
  await owners.keyboard.press('Escape');
});

visit(
  'who runs the platform and is in no company lands there; a wrong address has a head and a way back',
  async () => {
    const fresh = await openPage(browser);
    await fresh.goto(`${demo.url}/no-such-page`);
    await heading('Такой страницы нет', fresh);
    await see('Складно', fresh);
    await checkPage(fresh);
    await fresh.getByRole('link', { name: 'На главную' }).click();
    await signIn(fresh, { ...demo.login, email });
    await heading('Компании', fresh);
    assert.equal(new URL(fresh.url()).pathname, '/admin/companies');
    await fresh.goto(`${demo.url}/admin/no-such-page`);
    await heading('Такой страницы нет', fresh);
    await fresh.setViewportSize(phone);
    await checkPage(fresh);
    await fresh.getByRole('button', { name: 'English' }).click();
    await heading('There is no such page', fresh);
    await fresh.getByRole('button', { name: 'Русский' }).click();
    await heading('Такой страницы нет', fresh);
    await fresh.getByRole('link', { name: 'На главную' }).click();
    await heading('Компании', fresh);
    await fresh.context().close();
  },
);

visit('companies: found by a part of a name or an address', async () => {
  await page.goto(`${demo.url}/admin`);
  await signIn(page, { ...demo.login, email });
  await heading('Компании');
  await see('Ромашка');
  await see('Лютик');
  await checkPage(page);
  await page.getByLabel('Название, почта сотрудника').fill('нет такой');
  await see('Ничего не нашлось');
  await page.getByLabel('Название, почта сотрудника').fill('boris@');
  await page.getByRole('link', { name: 'Ромашка' }).waitFor({ state: 'detached' });
  await see('Лютик');
  await page.getByLabel('Название, почта сотрудника').fill('');
  await page.getByRole('link', { name: 'Ромашка' }).click();
  await heading('Ромашка');
  await see(demo.login.email);
  await checkPage(page);
});

visit(
  'looking at a company’s data: everything is seen, nothing can be changed, the company knows',
  async () => {
    await confirm('Посмотреть данные', { Причина: 'не сходится сумма' });
    await heading('Выгрузки');
    await see('Вы смотрите данные компании «Ромашка» как поддержка');
    await page
      .getByRole('article')
      .nth(demo.configs.length - 1)
      .waitFor();
    assert.equal(
      await page.getByRole('link', { name: 'Новая выгрузка' }).count(),
      0,
      'no way to change anything',
    );
    await checkPage(page);

    await owners.reload();
    await see('Поддержка Складно смотрит данные компании', owners);
    await checkPage(owners);

    await button('Закончить').click();
    await heading('Ромашка');
    await see('Просмотр закончен');
    await page.getByText('Вы смотрите данные').waitFor({ state: 'detached' });
    await owners.reload();
    await owners.getByRole('heading', { name: 'Выгрузки' }).waitFor();
    assert.equal(await owners.getByText('Поддержка Складно смотрит').count(), 0);
  },
);

visit('a block with its reason, and the company that reads it; opened again', async () => {
  await confirm('Заблокировать', { Причина: 'не оплачено с августа' });
  await see('Компания заблокирована');
  await see(/Причина, которую видит компания: не оплачено с августа/);
  await owners.reload();
  await see(/не оплачено с августа/, owners);
  await confirm('Разблокировать', {});
  await see('Компания разблокирована');
  await owners.reload();
  await owners.getByRole('heading', { name: 'Выгрузки' }).waitFor();
});

visit('a plan by hand, and back', async () => {
  await confirm('Задать тариф', { Причина: 'пилот' });
  await see('Тариф «business» задан вручную: пилот');
  await confirm('Вернуть оплаченный тариф', {});
  await page.getByText('задан вручную').waitFor({ state: 'detached' });
});

visit('a company’s exports are stopped: its people read why, and see them wait; they go on', async () => {
  await confirm('Остановить выгрузки', { Причина: 'Проверяем вашу таблицу' });
  await see('Выгрузки ждут. Причина, которую видит компания: Проверяем вашу таблицу');
  await owners.reload();
  await see('Проверяем вашу таблицу', owners);
  await see('Выгрузки пока ждут и продолжатся сами', owners);
  await confirm('Продолжить выгрузки', {});
  await page.getByText('Причина, которую видит компания').waitFor({ state: 'detached' });
});

visit('the queue: Google is stopped for everybody, with words in both languages, and goes on', async () => {
  await page.getByRole('link', { name: 'Очередь' }).click();
  await heading('Очередь');
  await see('Человек или программа');
  await checkPage(page);
  // Somebody else is quicker: what was opened stays what it was.
  await button('Остановить: Google').click();
  await asOwner((client) =>
    client.query(
      "insert into stops (what, reason_ru, reason_en, begun_by) values ('google', 'Проверка', 'A check', 'x')",
    ),
  );
  await see('Кто-то успел раньше: уже остановлено');
  await dialog().getByLabel('Причина по-русски').waitFor();
  await dialog().getByRole('button', { name: 'Отмена' }).click();
  await asOwner((client) => client.query("update stops set ended_at = now(), ended_by = 'x'"));
  await button('Остановить: Google').waitFor();
  // By the keyboard alone.
  await button('Остановить: Google').focus();
  await page.keyboard.press('Enter');
  await dialog().getByLabel('Причина по-русски').fill('Google чинит свои серверы');
  await dialog().getByLabel('Причина по-английски').fill('Google is repairing its servers');
  await checkPage(page);
  await page.keyboard.press('Enter');
  await dialog().getByRole('button', { name: 'Остановить', exact: true }).click();
  await see('Остановлено: Ольга');
  await owners.reload();
  await see('Google чинит свои серверы', owners);
  await checkPage(owners);
  await owners.getByRole('button', { name: 'Запустить' }).first().click();
  await see('Выгрузки пока ждут', owners);
  await page.reload();
  await see('Ромашка');
  await checkPage(page);
  await button('Продолжить: Google').click();
  await dialog().getByRole('button', { name: 'Продолжить', exact: true }).click();
  await see('Прежние остановки');
  await owners.reload();
  await owners.getByText('Google чинит свои серверы').waitFor({ state: 'detached' });
});

visit(
  'Google answers nobody: everybody reads that in a banner, and reads it no more when it is over',
  async () => {
    const calls = (failures: number) =>
      asOwner((client) =>
        client.query(
          `insert into provider_calls as stored (minute, provider, calls, failures, throttled)
         values (date_trunc('minute', now()), 'google', 1000, $1, 0)
         on conflict (minute, provider) do update set calls = stored.calls + 1000, failures = stored.failures + $1`,
          [failures],
        ),
      );
    await calls(1000);
    await owners.reload();
    await see('Google сейчас не отвечает никому', owners);
    await checkPage(owners);
    await calls(0);
    await calls(0);
    await owners.reload();
    await heading('Выгрузки', owners);
    await owners.getByText('Google сейчас не отвечает никому').waitFor({ state: 'detached' });
  },
);

visit(
  'health: providers, queues, the change of keys; a job given up on is tried again, another thrown away',
  async () => {
    const taskId = await failedTask();
    const dead = { companyId: demo.companyId, requestId: 'a-request', taskId };
    await asOwner(async (client) => {
      await client.query(
        `insert into pgboss.job (name, data, output, source_name) values ('export-task.dead', $1, '{"message": "сеть пропала"}', 'export-task')`,
        [dead],
      );
      await client.query(
        `insert into pgboss.job (name, data, output, source_name) values ('mail.dead', '{"requestId": "r"}', '{"message": "ящик полон"}', 'mail')`,
      );
      await client.query("insert into key_rotations (to_key, total, rotated) values ('k2', 200, 80)");
    });
    await page.getByRole('link', { name: 'Состояние' }).click();
    await heading('Состояние');
    await see('Обращения за последний час');
    await see('Ключ «k2»: зашифровано заново 80 из 200');
    await checkPage(page);
    await page.getByRole('link', { name: 'Очередь' }).click();
    await see('сеть пропала');
    await checkPage(page);
    await page.getByRole('group', { name: 'Письма' }).getByRole('button', { name: 'Удалить' }).click();
    await dialog().getByRole('button', { name: 'Удалить' }).click();
    await see('Задание удалено');
    await page.getByText('ящик полон').waitFor({ state: 'detached' });
    await button('Повторить').click();
    await dialog().getByRole('button', { name: 'Повторить' }).click();
    await see('Таких заданий нет.');
  },
);

visit('in English and on a phone', async () => {
  await page.getByRole('button', { name: 'English' }).click();
  await heading('Queue');
  await page.setViewportSize(phone);
  await checkPage(page);
  await page.goto(`${demo.url}/admin/health`);
  await heading('Health');
  await checkPage(page);
  for (const path of ['/admin/companies', `/admin/companies/${demo.companyId}`]) {
    await page.goto(demo.url + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await see('Ромашка');
    await checkPage(page);
  }
  await button('View the data').click();
  await dialog().getByLabel('Reason').fill('a question');
  await dialog().getByRole('button', { name: 'View the data' }).click();
  await see('You are viewing the data of “Ромашка” as support');
  await checkPage(page);
});
