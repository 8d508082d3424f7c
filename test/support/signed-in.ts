import { after, before } from 'node:test';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { type Keep, openWhole } from './opening.ts';
import { type Browser, openPeople, type People } from './people.ts';

/** A password that nothing refuses, and one to change it to. */
export const password = 'лиловый трактор едет в гору';
export const another = 'пять тихих яблок на окне';

/**
 * The room of people on a database of its own while the tests of a file run.
 * @param optionsOf opens what the room needs besides, and says how to open it.
 */
export function roomOfPeople(optionsOf?: (keep: Keep) => Promise<Parameters<typeof openPeople>[1]>) {
  let open: { db: TestDatabase; people: People; close(): Promise<void> } | undefined;
  let number = 0;
  before(async () => {
    open = await openWhole(async (keep) => {
      const db = keep(await openTestDatabase());
      return { db, people: keep(await openPeople(db, await optionsOf?.(keep))) };
    });
  });
  after(() => open?.close());
  return {
    get db() {
      return open!.db;
    },
    get people() {
      return open!.people;
    },
    /** Somebody with a password, in a browser of their own, signed in. @param called begins their email. */
    async person(called: string, name?: string) {
      number += 1;
      const named = name ?? `Имя ${number}`;
      const email = `${called}${number}@example.com`;
      const userId = await open!.people.identity.ensurePerson({
        email,
        name: named,
        password,
      });
      const browser = open!.people.browser();
      const { status } = await signIn(browser, email);
      return { email, name: named, userId, browser, status };
    },
  };
}

export const signIn = (browser: Browser, email: string, secret = password) =>
  browser.call('POST', '/api/auth/sign-in/email', { email, password: secret });

export const isSignedIn = async (browser: Browser) =>
  (await browser.call('GET', '/api/v1/me')).status === 200;
