import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Frame, Page } from 'playwright-core';
import { openTestApp, type TestApp } from './support/app.ts';
import { checkFrame, openBrowser, openPage, phone } from './support/browser.ts';
import { journey } from './support/journey.ts';
import { openAll } from './support/opening.ts';
import { until } from './support/until.ts';

/** A page of MoySklad's (another site) frames the application, in a browser that blocks cookies of third parties. */

const account = 'romashka';
let app: TestApp;
let browser: Browser;
let page: Page;
/** Where MoySklad's page stands; by its other name it is a page of somebody else. */
let moysklad: string;
let stranger: string;

before(
  async () => {
    const size = { kind: 'app' as const, orders: 20, products: 2, counterparties: 5 };
    const lavanda = { name: 'lavanda', token: 'lavanda-token', ...size };
    [app, browser] = await openAll(
      openTestApp({ accounts: [{ name: account, token: 'romashka-token', ...size }, lavanda] }),
      openBrowser(['--test-third-party-cookie-phaseout']),
    );
    stranger = app.sandbox.moysklad.url;
    moysklad = stranger.replace('127.0.0.1', 'localhost');
    app.sandbox.google.createSpreadsheet({ title: 'Анны', owner: 'anna@example.com' });
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
test('the application in MoySklad’s frame', walk);

/** What the application shows in the frame of the page. */
async function framed(of: Page = page): Promise<Frame> {
  const frame = await (await of.waitForSelector('iframe')).contentFrame();
  assert.ok(frame);
  return frame;
}

visit('the account installs the application and sees its own company in the frame', async () => {
  await page.goto(`${moysklad}/app?account=${account}`);
  await page.getByText('не установлено').waitFor();
  await page.getByRole('button', { name: 'Установить' }).click();
  await page.getByText('romashka: SettingsRequired').waitFor();
  const frame = await framed();
  await frame.getByRole('banner').waitFor();
  await frame.getByRole('heading').first().waitFor();
  const me = (await frame.evaluate(`({
    kept: [localStorage, sessionStorage].flatMap((storage) => Object.values(storage)).join() + document.cookie,
    address: location.pathname + location.search,
  })`)) as { kept: string; address: string };
  assert.equal(me.address, '/moysklad/app', 'the used key is gone from the address');
  assert.doesNotMatch(me.kept, /eyJ/, 'the token is nowhere but in memory');
  await frame.getByRole('link', { name: 'Компания' }).click();
  assert.equal(await frame.getByRole('textbox', { name: 'Название компании' }).inputValue(), account);
  await checkFrame(frame);
});

visit('a cookie is not what it works with: there is none', async () => {
  const cookies = await page.context().cookies(app.url);
  assert.deepEqual(cookies, []);
});

visit('the frame is as high as what is in it', async () => {
  const frame = await framed();
  const height = async () => (await page.locator('iframe').boundingBox())?.height ?? 0;
  const wanted = async () =>
    Math.max(768, (await frame.evaluate('document.getElementById("root").offsetHeight')) as number);
  await frame.getByRole('link', { name: 'Выгрузки' }).click();
  await frame.getByRole('heading', { name: 'Выгрузки' }).waitFor();
  await until(async () => Math.abs((await height()) - (await wanted())) < 2);
});

visit(
  'Google is connected in a tab of its own, which the frame opens, for the company it names',
  async () => {
    const frame = await framed();
    await frame.getByRole('link', { name: 'Подключения' }).click();
    const opened = page.context().waitForEvent('page');
    await frame.getByRole('button', { name: 'Подключить Google' }).click();
    const tab = await opened;
    await frame.getByRole('status').filter({ hasText: 'Google' }).first().waitFor();
    await tab.getByText(`к компании «${account}»`).waitFor();
    await tab.getByText('создавать таблицы на вашем Google Диске и менять только их').waitFor();
    await checkFrame(tab.mainFrame());
    const source = tab.url();
    await tab.getByRole('button', { name: 'Продолжить в Google' }).click();
    await tab.getByRole('button', { name: 'Разрешить' }).click();
    await tab.getByText('Осталось подтвердить').waitFor();
    await tab.getByText('Никому его не сообщайте').waitFor();
    await checkFrame(tab.mainFrame());
    const digits = (await tab.getByText(/^\d{3}\s\d{3}$/).innerText()).replace(/\D/g, '');

    // The frame asks whether the account is theirs; nothing is connected before. By the keyboard alone.
    const question = frame.getByRole('region', { name: 'Подключить anna@example.com?' });
    await question.waitFor();
    await checkFrame(frame);
    await frame.getByRole('article', { name: 'anna@example.com' }).waitFor({ state: 'detached' });
    const code = question.getByRole('textbox', { name: 'Код из вкладки' });
    await code.focus();
    await page.keyboard.type(digits === '111111' ? '222222' : '111111');
    await page.keyboard.press('Enter');
    await question.getByText('Код не подходит').waitFor();
    await code.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(`${digits.slice(0, 3)} ${digits.slice(3)}`);
    await page.keyboard.press('Enter');
    await frame.getByRole('article', { name: 'anna@example.com' }).waitFor();
    await question.waitFor({ state: 'detached' });
    // Whoever gets hold of the tab's address cannot begin again.
    await tab.goto('about:blank');
    await tab.goto(source);
    await tab.getByRole('alert').waitFor();
    await tab.close();
  },
);

visit('what a stranger allowed is declined in the frame, after a reload, too', async () => {
  await page.goto(`${moysklad}/app?account=${account}`);
  let frame = await framed();
  await frame.getByRole('link', { name: 'Подключения' }).click();
  await frame.getByRole('button', { name: 'Подключить ещё один Google' }).click();
  await frame.getByRole('checkbox', { name: 'Работать с моими готовыми таблицами' }).check();
  const opened = page.context().waitForEvent('page');
  await frame.getByRole('button', { name: 'Подключить Google' }).click();
  const tab = await opened;
  await tab.getByText('менять все таблицы вашего Google Диска').waitFor();
  await tab.getByRole('button', { name: 'Продолжить в Google' }).click();
  await tab.getByRole('combobox').selectOption('boris@example.com');
  await tab.getByRole('button', { name: 'Разрешить' }).click();
  await tab.getByText('Осталось подтвердить').waitFor();
  await tab.close();

  await page.goto(`${moysklad}/app?account=${account}&locale=en_US`);
  frame = await framed();
  await frame.getByRole('link', { name: 'Integrations' }).click();
  const question = frame.getByRole('region', { name: 'Connect boris@example.com?' });
  await question.getByText('all spreadsheets, links can be pasted').waitFor();
  await checkFrame(frame);
  await question.getByRole('button', { name: 'Not mine, decline' }).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(await frame.getByRole('article', { name: 'boris@example.com' }).count(), 0);
});

visit('another account, another company; in English', async () => {
  await page.goto(`${moysklad}/app?account=lavanda&locale=en_US`);
  await page.getByRole('button', { name: 'Установить' }).click();
  await page.getByText('lavanda: SettingsRequired').waitFor();
  const frame = await framed();
  await frame.getByRole('link', { name: 'Company' }).click();
  assert.equal(await frame.getByRole('textbox', { name: 'Name of the company' }).inputValue(), 'lavanda');
  await checkFrame(frame);
});

visit('a second use of the key fails with a page that says what to do', async () => {
  const source = await page
    .goto(`${moysklad}/app?account=${account}`)
    .then(() => page.getAttribute('iframe', 'src'));
  assert.ok(source);
  await (await framed()).getByRole('banner').waitFor();
  const second = await openPage(browser, { viewport: phone });
  await second.goto(source);
  await second.getByRole('heading', { name: 'Откройте приложение в МоёмСкладе заново' }).waitFor();
  await second.getByText('уже использован').waitFor();
  await checkFrame(second.mainFrame());
  await second.context().close();
});

visit('a page of another origin cannot frame it', async () => {
  const refusals: string[] = [];
  page.on('console', (message) => refusals.push(message.text()));
  await page.goto(`${stranger}/app?account=${account}`);
  const frame = await framed();
  assert.match(frame.url(), /^chrome-error:/);
  assert.ok(
    refusals.some((text) => /frame-ancestors|Framing/.test(text)),
    refusals.join('\n'),
  );
});

visit('nor can MoySklad’s page frame anything but the frame’s own address', async () => {
  await page.goto(`${moysklad}/app?account=${account}`);
  await page.evaluate(`document.querySelector('iframe').src = ${JSON.stringify(`${app.url}/exports`)}`);
  const frame = await framed();
  await frame.waitForURL(/^chrome-error:/);
});

visit('when the session is over it says so instead of asking for a password', async () => {
  await page.goto(`${moysklad}/app?account=${account}`);
  const frame = await framed();
  await frame.getByRole('link', { name: 'Выгрузки' }).click();
  await frame.getByRole('heading', { name: 'Выгрузки' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.route('**/api/v1/**', (route) =>
    route.fulfill({
      status: 401,
      contentType: 'application/problem+json',
      body: JSON.stringify({ title: 't', detail: 'd', code: 'bad-token', status: 401 }),
    }),
  );
  // Not `click`: the first refusal, when the pointer comes near, already takes the link away.
  await frame.getByRole('link', { name: 'Подключения' }).dispatchEvent('click');
  await frame.getByRole('heading', { name: 'Откройте приложение в МоёмСкладе заново' }).waitFor();
  await page.unroute('**/api/v1/**');
});
