import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core';
import { findChromium } from './chromium.ts';
import { limitWaits, waitMs } from './until.ts';

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

const LAUNCH_MS = 120_000;
const web = fileURLToPath(new URL('../../web/', import.meta.url));

/**
 * A real Chromium, which needs nothing of the system (`chromium.ts`).
 * @param more switches of Chromium beside ours.
 * @throws Error when the pages are not built, or were before they were last edited.
 */
export async function openBrowser(more: string[] = []): Promise<Browser> {
  await requireBuiltPages();
  // Without its sandbox, which wants rights that containers and root do not have; we open our own pages only. Without a GPU made of
  // software, which is a fifth of its processor time. And without the compilers for scripts that run for long, a tenth: no page is
  // open long enough to win it back.
  const args = ['--no-sandbox', '--disable-gpu', '--js-flags=--no-opt --no-maglev', ...more];
  return chromium.launch({ ...(await findChromium()), args, timeout: LAUNCH_MS });
}

/** Where all pages stand that are open. */
export const addresses = () => [...pages].flatMap((context) => context.pages().map((page) => page.url()));

/** @throws Error when the pages are not built, or were before they were last edited. */
export async function requireBuiltPages(): Promise<void> {
  const builtAt = await changedAt(join(web, 'dist/index.html')).catch(() => 0);
  const source = await readdir(join(web, 'src'), { recursive: true, withFileTypes: true });
  const files = source.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const editedAt = Math.max(...(await Promise.all(files.map(changedAt))));
  if (builtAt < editedAt)
    throw new Error('The pages of web/ are not built as they stand. Run `npm run build`.');
}

const changedAt = async (file: string) => (await stat(file)).mtimeMs;

/** A page as a person in Moscow has it, with nothing remembered; its waits are bounded by `boundWaits`. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: desktop,
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
    ...options,
  });
  pages.add(context);
  context.once('close', () => pages.delete(context));
  context.setDefaultTimeout(pageWaitMs());
  return context.newPage();
}

const pages = new Set<BrowserContext>();
/** Playwright's 0 is no limit. */
const pageWaitMs = () => (waitMs() === Number.POSITIVE_INFINITY ? 0 : waitMs());

/**
 * From now on every wait on every page ends shortly before the test does, and not before: on a busy machine a test is not
 * lost to one slow step, and one that hangs says where.
 * @param limitMs of the test, from now.
 * @returns ends this.
 */
export function boundWaits(limitMs: number): () => void {
  const release = limitWaits(limitMs);
  const tell = () => {
    for (const context of pages) context.setDefaultTimeout(pageWaitMs());
  };
  tell();
  const clock = setInterval(tell, 500);
  return () => {
    clearInterval(clock);
    release();
    tell();
  };
}

/** Fills in the sign-in form and sends it. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('Электронная почта').fill(email);
  await page.getByRole('textbox', { name: 'Пароль' }).fill(password);
  await page.getByRole('button', { name: 'Войти', exact: true }).click();
}

/** Changes the page into this language: by the button, or where that has no room, in the menu of the bar. */
export async function chooseLanguage(page: Page, name: 'English' | 'Русский'): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  const menu = page.getByRole('button', { name: /Открыть меню$|Open the menu$/ });
  await button.or(menu).first().waitFor();
  if (await button.isVisible()) await button.click();
  else {
    await menu.click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  }
  await page.locator(`html[lang=${name === 'English' ? 'en' : 'ru'}]`).waitFor();
}

/** A page of somebody who has signed in. @param demo where they have an account */
export async function openSignedIn(
  browser: Browser,
  demo: { url: string; login: { email: string; password: string } },
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await openPage(browser, options);
  await page.goto(`${demo.url}/sign-in`);
  await signIn(page, demo.login);
  await page.waitForURL((url) => url.pathname !== '/sign-in');
  return page;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What we use of it; a breach is as grave as its rule, which only the audit inside tells (axe.js, `_finalizeRuleResult`). */
interface Axe {
  _audit: { rules: { id: string; impact: string | null }[] };
  run(where: object, how: object): Promise<AxeResults>;
}

/**
 * No serious or critical breach of accessibility (github.com/dequelabs/axe-core), nothing wider than the screen, no word of a button cut.
 * @param alike selects what axe may leave out, where it would take seconds: thousands that are made as those that it looks at.
 */
export async function checkPage(page: Page, alike?: string): Promise<void> {
  await checkFrame(page.mainFrame(), `${page.url()} (${page.viewportSize()?.width} px)`, alike);
}

/** The same of what a frame shows. */
export async function checkFrame(page: Frame, place = page.url(), alike?: string): Promise<void> {
  // A window gets its name in the moment after it is drawn; one that never gets any ends the wait.
  const unnamed = '[role=dialog]:not([aria-labelledby], [aria-label])';
  await page.locator(`:root:not(:has(${unnamed}))`).waitFor({ state: 'attached' });
  if (!(await page.evaluate("'axe' in globalThis"))) await giveAxe(page);
  // What passes is of no interest, and would be far more to carry over. Rules whose breach is never grave are not tried at all.
  const grave = await page.evaluate(
    async (exclude) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const mild = axe._audit.rules.filter(({ impact }) => impact === 'minor' || impact === 'moderate');
      const rules = Object.fromEntries(mild.map(({ id }) => [id, { enabled: false }]));
      const { violations } = await axe.run({ exclude }, { resultTypes: ['violations'], rules });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    alike ? [[alike]] : [],
  );
  assert.deepEqual(grave, [], place);
  const [wanted, there] = (await page.evaluate(
    '[document.documentElement.scrollWidth, innerWidth]',
  )) as number[];
  assert.ok(wanted! <= there!, `${place} scrolls sideways: ${wanted} > ${there}`);
  const cut = await page.evaluate(
    "[...document.querySelectorAll('.mantine-Button-label')].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent)",
  );
  assert.deepEqual(cut, [], `${place} cuts the words of buttons`);
}

/** Half a megabyte of script: to evaluate it in Playwright's own way takes twice as long, which is the only one in a frame within a page. */
async function giveAxe(frame: Frame): Promise<void> {
  const page = frame.page();
  if (frame !== page.mainFrame()) return frame.evaluate(`${axe}; undefined`);
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: axe });
  await session.detach();
}
