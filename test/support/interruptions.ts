import pg from 'pg';
import type { Page } from 'playwright-core';
import { signIn } from './browser.ts';
import type { Demo } from './demo.ts';

/** Where the person is interrupted. */
type Where = Pick<Demo, 'url' | 'login' | 'ownerUrl'>;

/** Every way in which a page goes away; each time the person comes back to its address. Answers the page they then have. */
const interruptions: Record<string, (page: Page, where: Where) => Promise<Page>> = {
  async reload(page) {
    await page.reload();
    return page;
  },
  async back(page, { url }) {
    const here = page.url();
    await page.goto(`${url}/not-there`);
    await page.goBack();
    await page.waitForURL(here);
    return page;
  },
  /** The page is closed in the very moment; another one is opened at its address. */
  async 'closed tab'(page) {
    const here = page.url();
    const context = page.context();
    const closed = page.waitForEvent('close');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.close({ runBeforeUnload: true });
    await closed;
    const next = await context.newPage();
    await next.goto(here);
    return next;
  },
  async 'session ended'(page, { login, ownerUrl }) {
    const here = new URL(page.url());
    const owner = new pg.Client(ownerUrl);
    await owner.connect();
    await owner.query('delete from auth.session');
    // Nobody signs in as often as they are interrupted here.
    await owner.query('delete from auth.rate_limit');
    await owner.end();
    await page.reload();
    await signIn(page, login);
    await page.waitForURL(({ pathname, search }) => pathname + search === here.pathname + here.search);
    return page;
  },
};

/**
 * Interrupts a person in every way, one after another.
 * @param holds looks, on the page they then have, whether all that was entered is there.
 * @returns the page they have in the end.
 */
export async function interruptAll(
  page: Page,
  where: Where,
  holds: (page: Page) => Promise<void>,
): Promise<Page> {
  let current = page;
  for (const [way, go] of Object.entries(interruptions)) {
    current = await go(current, where);
    await holds(current).catch((error: Error) => {
      error.message = `after: ${way}. ${error.message}`;
      throw error;
    });
  }
  return current;
}
