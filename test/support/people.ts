import assert from 'node:assert/strict';
import { isPlatformAdmin, liveSupport } from '../../src/admin/index.ts';
import { companyRoutes, openAccess, tellOwners } from '../../src/companies/index.ts';
import { emailChannel, openMail, openOutbox } from '../../src/notifications/index.ts';
import { type Identity, openIdentity, peopleRoutes } from '../../src/people/index.ts';
import { freePort } from '../../src/platform/db/free-port.ts';
import { openEvents } from '../../src/platform/events/bus.ts';
import { type Http, openHttp } from '../../src/platform/http/http.ts';
import { openTokens, type Tokens } from '../../src/platform/http/tokens.ts';
import type { Mail, StoredEmail } from '../../src/platform/mail/mail.ts';
import { openKeyring } from '../../src/platform/secrets/keyring.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { type TestDatabase, testSecrets } from './database.ts';
import { type Keep, openWhole } from './opening.ts';

/** The room of companies as it runs, with nothing else behind it; emails stay in the outbox. */
export interface People {
  url: string;
  http: Http;
  identity: Identity;
  mail: Mail;
  tokens: Tokens;
  /** The companies whose work was stopped. */
  stopped: string[];
  /** The newest email to an address. */
  emailTo(address: string): Promise<StoredEmail>;
  /** A browser that keeps its cookies, at an address of its own. */
  browser(): Browser;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into by tests
  body: any;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

let addresses = 0;

/** @param options.publicUrl without it, the address it listens on. */
export async function openPeople(
  db: TestDatabase,
  options: { publicUrl?: string; google?: Parameters<typeof openIdentity>[0]['google'] } = {},
): Promise<People> {
  return openWhole((keep) => makePeople(db, options, keep));
}

async function makePeople(
  db: TestDatabase,
  options: NonNullable<Parameters<typeof openPeople>[1]>,
  keep: Keep,
): Promise<Omit<People, 'close'>> {
  const log = openLog('silent');
  const { database } = db;
  const port = await freePort();
  const publicUrl = options.publicUrl ?? `http://127.0.0.1:${port}`;
  const keyring = openKeyring(testSecrets.encryptionKeys);
  const channel = emailChannel({ smtpUrl: undefined, from: 'a@b.example' });
  const mail = openMail({ outbox: openOutbox({ database, keyring, log }), channel });
  const google = options.google ?? { authUrl: 'http://127.0.0.1:9', tokenUrl: 'http://127.0.0.1:9' };
  const { authSecret } = testSecrets;
  const identity = openIdentity({ database, mail, publicUrl, authSecret, google, log });
  const tokens = openTokens({ database, keyring, publicUrl });
  const support = { isPlatformAdmin, live: liveSupport };
  const authoriser = openAccess({ identity, database, tokens, support });
  const http = keep(await openHttp({ config: { port, publicUrl }, log, authoriser, ready: {} }));
  const stopped: string[] = [];
  const { on, emit } = openEvents();
  on('company.closing', async (_trx, { companyId }) => stopped.push(companyId));
  on('company.closing', (trx, event) => tellOwners(trx, { mail, publicUrl }, event));
  peopleRoutes(http.app, { database, identity, mail, publicUrl, outbox: { token: null } });
  companyRoutes(http.app, {
    database,
    support,
    identity,
    mail,
    publicUrl,
    connectedBy: async () => [],
    emit,
  });
  // For tests of the door itself.
  http.app.get('/api/v1/company', { config: { access: 'company.edit' } }, async ({ caller }) => caller);
  const url = (await http.listen()).replace('0.0.0.0', '127.0.0.1');

  return {
    url,
    http,
    identity,
    mail,
    tokens,
    stopped,
    async emailTo(address) {
      const found = (await mail.outbox()).find(({ to }) => to === address);
      assert.ok(found, `there is an email to ${address}`);
      return found;
    },
    browser: () => browserAt(url),
  };
}

function browserAt(url: string): Browser {
  addresses += 1;
  const from = `203.0.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
  const cookies = new Map<string, string>();
  return {
    cookies,
    async call(method, path, body, headers = {}) {
      const answer = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          'x-forwarded-for': from,
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      const text = await answer.text();
      const location = answer.headers.get('location');
      return { status: answer.status, body: location ?? (text && JSON.parse(text)) };
    },
  };
}

/** The secret behind the `#` of an email's link. */
export function secretIn({ text }: { text: string }): string {
  const [, secret] = /#([\w.~-]+)/.exec(text) ?? [];
  assert.ok(secret, 'the email has a link');
  return secret;
}
