import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import {
  boundWaits,
  checkPage,
  desktop,
  openBrowser,
  openPage,
  openSignedIn,
  phone,
} from './support/browser.ts';
import { type Demo, openDemo } from './support/demo.ts';
import { openAll } from './support/opening.ts';

/**
 * Every page of the application as it stands when one comes to it, in both languages, on a desk and on a phone: axe finds nothing
 * serious. What happens on the pages is in the other tests of the browser; a page that is not named here fails this one.
 */
const routes = fileURLToPath(new URL('../web/src/routes/', import.meta.url));

/** What visiting all of them may take. */
const ALL_PAGES_MS = 400_000;

/** The address to visit for each path of the router. */
const visits: Record<string, (language: 'ru' | 'en') => string> = {
  '/sign-in': () => '/sign-in',
  '/': () => '/',
  '/home': () => '/home',
  '/exports': () => '/exports',
  '/exports/new': () => '/exports/new',
  '/exports/$configId/edit': () => `/exports/${configId}/edit`,
  '/exports/$configId/schedule': () => `/exports/${configId}/schedule`,
  '/runs': () => '/runs',
  '/calendar': () => '/calendar',
  '/scenarios': () => '/scenarios',
  '/tasks/$taskId': () => `/tasks/${taskId}`,
  '/connections': () => '/connections',
  '/webhooks': () => '/webhooks',
  '/usage': () => '/usage',
  '/prices': () => '/prices',
  '/company': () => '/company',
  '/company/members': () => '/company/members',
  '/new-company': () => '/new-company',
  '/profile': () => '/profile',
  '/notifications': () => '/notifications',
  '/notifications/settings': () => '/notifications/settings',
  '/unsubscribe/$token': () => '/unsubscribe/none',
  '/sign-up': () => '/sign-up',
  '/finish-sign-up': () => '/finish-sign-up#none',
  '/forgot-password': () => '/forgot-password',
  '/reset-password': () => '/reset-password#none',
  '/verify-email': () => '/verify-email#none',
  '/invitation': () => '/invitation#none',
  '/outbox': () => '/outbox',
  '/company/api-keys': () => '/company/api-keys',
  '/company/webhooks': () => '/company/webhooks',
  '/partners': () => '/partners',
  '/partners/accept': () => '/partners/accept',
  '/partners/$partnershipId': () => `/partners/${partnershipId}`,
  '/company/audit-log': () => '/company/audit-log',
  '/company/messages': () => '/company/messages',
  '/connect-google': () => '/connect-google',
  // Without a key of MoySklad's: the page says to come from there.
  '/moysklad/enter': () => '/moysklad/enter',
  // MoySklad says in which language it is shown.
  '/moysklad/widget': (language) => `/moysklad/widget?userLocale=${language}`,
  '/welcome': () => '/welcome',
  '/admin': () => '/admin',
  '/admin/companies': () => '/admin/companies',
  '/admin/companies/$companyId': () => `/admin/companies/${demo.companyId}`,
  '/admin/usage': () => '/admin/usage',
  '/admin/messages': () => '/admin/messages',
  '/admin/queue': () => '/admin/queue',
  '/admin/health': () => '/admin/health',
};

/** Pages of a company that has nothing yet, and those that are not there. */
const bare = [
  '/notifications',
  '/exports',
  '/runs',
  '/calendar',
  '/scenarios',
  '/connections',
  '/webhooks',
  '/welcome?step=moysklad',
  '/welcome?step=google',
  '/welcome?step=template',
  '/welcome?step=sheet',
  '/runs?status=failed',
  '/tasks/00000000-0000-4000-8000-000000000000',
  '/no-such-page',
];

let demo: Demo;
let browser: Browser;
let configId: string;
let taskId: string;
let partnershipId: string;

before(
  async () => {
    [demo, browser] = await openAll(
      openDemo({ orders: 40, products: 10, counterparties: 10 }),
      openBrowser(),
    );
    configId = demo.configs[0]?.id ?? '';
    const owner = new pg.Client(demo.ownerUrl);
    await owner.connect();
    // Who runs the platform sees its pages, too.
    await owner.query('insert into platform_admins (user_id) select id from auth."user" where email = $1', [
      demo.login.email,
    ]);
    await owner.query("set app.platform = 'on'");
    const partner = await owner.query<{ id: string }>(
      `insert into partnerships (company_id, id, partner_id, partner_name)
       values ($1, gen_random_uuid(), gen_random_uuid(), 'Ромашка') returning id`,
      [demo.companyId],
    );
    partnershipId = partner.rows[0]!.id;
    await owner.end();
    const page = await enter();
    const { request } = page.context();
    const headers = { 'x-company-id': demo.companyId, origin: demo.url };
    const started = await request.post(`${demo.url}/api/v1/export-tasks`, { headers, data: { configId } });
    assert.equal(started.status(), 202, await started.text());
    taskId = String(((await started.json()) as { id: string }).id);
    await page.goto(`${demo.url}/tasks/${taskId}`);
    await page.getByText('Готово').first().waitFor();
    await page.context().close();
  },
  { timeout: 120_000 },
);
after(async () => {
  await browser?.close();
  await demo?.close();
});

/** A page of a person who is signed in. */
async function enter(options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const page = await openSignedIn(browser, demo, options);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Comes to an address and waits until nothing on it is still loading. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(demo.url + path);
  await allThere(page);
}

async function allThere(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const loading = page.locator('[aria-busy=true], [class*=Skeleton-root], [class*=Loader-root]');
  await loading.first().waitFor({ state: 'detached' });
}

test('every page of the router is visited here', async () => {
  const files = await Promise.all(
    (await readdir(routes)).map((file) => readFile(join(routes, file), 'utf8')),
  );
  const text = files.join('\n');
  const parts = new Map<string, { parent: string; path: string }>();
  for (const [, name = '', inside = ''] of text.matchAll(/^const (\w+) = createRoute\(\{\n(.*?)^\}\);/gms)) {
    const [, parent = ''] = /^ {2}getParentRoute: \(\) => (\w+)/m.exec(inside) ?? [];
    // A layout around pages has an id and no address of its own.
    const [, path = ''] = /^ {2}path: '([^']+)'/m.exec(inside) ?? [];
    parts.set(name, { parent, path });
  }
  assert.equal(
    parts.size,
    [...text.matchAll(/\bcreateRoute\(/g)].length,
    'each route is a constant of its own',
  );
  const addressOf = (name: string): string => {
    const part = parts.get(name);
    return part ? `${addressOf(part.parent)}/${part.path}`.replaceAll(/\/+/g, '/') : '';
  };
  const addresses = [...parts.keys()].map((name) => addressOf(name).replace(/(?<=.)\/$/, '') || '/');
  assert.deepEqual([...new Set(addresses)].sort(), Object.keys(visits).sort());
});

test('the font is our own, in both alphabets: the browser lets it in and nothing comes from elsewhere', async () => {
  const page = await openPage(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${demo.url}/sign-in`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const loaded = await page.evaluate<string[]>(`document.fonts.ready.then((fonts) =>
    [...fonts].filter(({ status }) => status === 'loaded').map(({ family, unicodeRange }) => family + ' ' + unicodeRange))`);
  for (const range of ['U+400-45F', 'U+0-FF'])
    assert.ok(
      loaded.some((font) => font.includes('Inter Variable') && font.includes(range)),
      `${range} in ${loaded}`,
    );
  assert.match(await page.evaluate('getComputedStyle(document.querySelector("h1")).fontFamily'), /^"Inter/);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(demo.url)),
    [],
  );
  await page.context().close();
});

type Language = 'ru' | 'en';
/** The first on a desk, the second on a phone: each size is seen in both. */
const schemes = { ru: ['light', 'dark'], en: ['dark', 'light'] } as const;

/**
 * Looks at pages, each on a desk and on a phone, in each language in another scheme. A page is come to in the language that the
 * one before was left in, and changed into the other by its button; what has none is come to anew.
 * @param of the address in a language.
 * @returns what is wrong with them
 */
async function lookAtAll(page: Page, of: ((language: Language) => string)[]): Promise<string[]> {
  const wrong: string[] = [];
  let language: Language = 'ru';
  async function look(size: typeof desktop): Promise<void> {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: schemes[language][size === desktop ? 0 : 1] });
    assert.equal(await page.evaluate('document.documentElement.lang'), language);
    await checkPage(page).catch((error: Error) => wrong.push(`${language}: ${error.message}`));
    if (size === phone) return;
    const names = await page.locator('.mantine-Button-root[data-variant=filled]:visible').allTextContents();
    if (names.length > 1) wrong.push(`${page.url()} has several main actions: ${names.join(', ')}`);
  }
  for (const address of of) {
    await visit(page, address(language));
    await look(phone);
    await look(desktop);
    language = language === 'ru' ? 'en' : 'ru';
    const change = page.getByRole('button', { name: language === 'en' ? 'English' : 'Русский', exact: true });
    if (await change.isVisible()) {
      await change.click();
      await page.locator(`html[lang=${language}]`).waitFor();
      await allThere(page);
    } else {
      await page.evaluate(`localStorage.setItem('skladno.language', '${language}')`);
      await visit(page, address(language));
    }
    await look(desktop);
    await look(phone);
  }
  return wrong;
}

test('nothing serious in either language, on a desk and on a phone, and one main action', {
  timeout: ALL_PAGES_MS,
}, async (t) => {
  t.after(boundWaits(ALL_PAGES_MS));
  const page = await enter();
  assert.deepEqual(await lookAtAll(page, Object.values(visits)), []);
  t.diagnostic(`${Object.keys(visits).length} pages`);
  await page.context().close();
});

test('nor for a company that has nothing yet, nor where there is nothing', {
  timeout: ALL_PAGES_MS,
}, async (t) => {
  t.after(boundWaits(ALL_PAGES_MS));
  const login = { email: 'boris@skladno.local', password: demo.login.password };
  await demo.newcomer(login.email, 'ООО «Торговый дом Василёк и партнёры»');
  const page = await openSignedIn(browser, { url: demo.url, login });
  const wrong = await lookAtAll(
    page,
    bare.map((address) => () => address),
  );
  assert.deepEqual(wrong, []);
  await page.context().close();
});

test('who comes from MoySklad without its key is told what to do, not that fields are wrong', async () => {
  const page = await openPage(browser);
  await visit(page, '/moysklad/enter');
  await page.getByText('Закройте вкладку «Складно» в МоёмСкладе и откройте её снова').waitFor();
  assert.equal(await page.getByText('Проверьте введённое').count(), 0);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the sandbox's own pages, ${colorScheme}`, async () => {
    const page = await openPage(browser, { colorScheme });
    const { google, moysklad } = demo.sandbox;
    const world = moysklad.account(demo.moyskladToken);
    // Nobody listens there: a subscription, and a notification that failed.
    const hook = { url: `${moysklad.url}/nowhere`, entityType: 'customerorder', action: 'UPDATE' };
    if (world.webhooks.list().length === 0) world.webhooks.create('app', 'webhook', hook);
    world.touch('customerorder', world.ids('customerorder').slice(0, 2));
    await world.notifications.idle();
    const pages = [`${moysklad.url}/orders`, `${google.url}/spreadsheets`, demo.spreadsheet.url];
    pages.push(`${moysklad.url}/webhooks?account=demo`, `${moysklad.url}/scenarios?account=demo`);
    const wrong: string[] = [];
    const check = async () => {
      for (const size of [desktop, phone]) {
        await page.setViewportSize(size);
        await checkPage(page).catch((error: Error) => wrong.push(error.message));
      }
    };
    for (const address of pages) {
      await page.goto(address);
      await check();
    }
    await page.goto(pages[0] ?? '');
    await page.locator('tbody').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Сохранить' }).waitFor();
    await check();
    await page.goto(`${demo.url}/sign-in`);
    await page.getByRole('button', { name: 'Войти через Google' }).click();
    await page.getByRole('button', { name: 'Разрешить' }).waitFor();
    await check();
    assert.deepEqual(wrong, []);
    await page.context().close();
  });

test('before the scripts have come the page is as dark as the person’s screen, and its one word is legible', async () => {
  const page = await openPage(browser, { colorScheme: 'dark' });
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(`${demo.url}/sign-in`);
  await page.getByText('Складно', { exact: true }).waitFor();
  await checkPage(page);
  assert.equal(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(36, 36, 36)');
  await page.context().close();
});
