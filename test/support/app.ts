import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { Role } from '../../db/tables/companies.ts';
import { openSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';
import type { VendorApp } from '../../sandbox/moysklad/index.ts';
import { type Application, open, queues } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import {
  type ConfigInput,
  type ConfigView,
  configSchema,
  type TaskView,
  taskSchema,
} from '../../src/exports/schema.ts';
import { shownParts } from '../../src/marketplace/index.ts';
import { freePort } from '../../src/platform/db/free-port.ts';
import { type Log, openLog } from '../../src/platform/telemetry/log.ts';
import { openTestDatabase, type TestDatabase, testSecrets } from './database.ts';
import { holdToDocument } from './documented.ts';
import { type Keep, openWhole } from './opening.ts';
import { noted } from './resolved.ts';
import { PATIENCE_MS } from './until.ts';

export const launcher = fileURLToPath(new URL('../../bin/skladno.js', import.meta.url));
export const sheetOwner = 'owner@example.com';
/** How the marketplace knows the application; the uid is that of the official examples. */
export const vendorCredentials = {
  appId: '5f3c5489-6a17-48b7-9fe5-b2000eb807fe',
  appUid: 'example-app.example-vendor',
  secret: 'the secret key of the application, for tests only',
};

/** Google allows so much that no run waits for the next minute; its quota has tests of its own. */
export const ampleQuotas = { user: 100_000, project: 100_000 };

/** The product as it runs: HTTP on a free port, PostgreSQL, both providers as sandboxes. */
export interface TestApp {
  application: Application;
  db: TestDatabase;
  sandbox: Sandbox;
  /** A company of its own with both accounts connected: MoySklad's by this token. Answers its owner. */
  company(moyskladToken: string, options?: { withGoogle?: boolean }): Promise<Member>;
  /** `skladno worker` as a process of its own, taking jobs. @param more of its environment. */
  startWorker(more?: Record<string, string>): Promise<ChildProcess>;
  /** `skladno serve` as a process of its own, and where it listens. */
  startServer(): Promise<{ child: ChildProcess; url: string }>;
  /** Where it listens. */
  url: string;
  /** The application as the sandbox's marketplace has it. */
  vendorApp: VendorApp;
  /** Ends the processes that were started, too. */
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  contentType: string;
  body: Record<string, unknown>;
}

/** A person signed in, acting for one company. */
export interface Member {
  companyId: string;
  /** The session's. */
  cookie: string;
  /** An empty spreadsheet that the company's Google account may edit. Answers its id. */
  spreadsheet(): string;
  /** A call of the REST API; a body that is a string is sent as it stands. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The same, with the answer as it comes. */
  raw(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** A file of the REST API. */
  text(path: string, headers?: Record<string, string>): Promise<{ headers: Headers; text: string }>;
  /** Makes an export of orders by upsert into the sheet «Заказы», unless told otherwise. */
  config(input: Partial<ConfigInput> & { spreadsheetId: string }): Promise<ConfigView>;
  /** Starts a run. */
  start(
    configId: string,
    options?: { dryRun?: boolean; full?: boolean; verify?: boolean },
  ): Promise<TaskView>;
  /** What a run tells of itself, from now to its end. */
  events(taskId: string): AsyncGenerator<TaskView>;
  /** Runs an export from its start to its end. */
  run(configId: string, options?: { dryRun?: boolean; full?: boolean; verify?: boolean }): Promise<TaskView>;
  /** Another person with this role in the same company. */
  colleague(role: Role): Promise<Member>;
}

const password = 'correct horse';

/**
 * Opens everything; no jobs are taken until `application.worker.start()` or `startWorker()`.
 * @param options.encryptionKeys others than all tests have.
 * @param given keys of the environment in the place of the usual ones.
 */
export async function openTestApp(
  options: SandboxOptions & { encryptionKeys?: string },
  log = openLog('silent'),
  given: Record<string, string> = {},
): Promise<TestApp> {
  return openWhole((keep) => makeTestApp(options, log, given, keep));
}

async function makeTestApp(
  options: Parameters<typeof openTestApp>[0],
  log: Log,
  given: Record<string, string>,
  keep: Keep,
): Promise<Omit<TestApp, 'close'>> {
  const { encryptionKeys = testSecrets.encryptionKeys, ...sandboxOptions } = options;
  const port = await freePort();
  const db = keep(await openTestDatabase({ queues }));
  const sandbox = keep(await openSandbox({ googleQuotas: ampleQuotas, ...sandboxOptions }));
  const { moysklad, google } = sandbox;
  const env = {
    DATABASE_URL: db.ownerUrl,
    PORT: String(port),
    // Google sends people back to it.
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    LOG_LEVEL: 'silent',
    AUTH_SECRET: testSecrets.authSecret,
    ENCRYPTION_KEYS: encryptionKeys,
    MOYSKLAD_API_URL: moysklad.apiUrl,
    MOYSKLAD_VENDOR_API_URL: moysklad.vendorUrl,
    // Another site than the application's own address, for whose pages cookies are those of a third party.
    MOYSKLAD_FRAME_ORIGINS: moysklad.url.replace('127.0.0.1', 'localhost'),
    MOYSKLAD_APP_ID: vendorCredentials.appId,
    MOYSKLAD_APP_UID: vendorCredentials.appUid,
    MOYSKLAD_APP_SECRET: vendorCredentials.secret,
    GOOGLE_SHEETS_API_URL: google.sheetsUrl,
    GOOGLE_DRIVE_API_URL: google.driveUrl,
    GOOGLE_CLIENT_ID: 'skladno-test',
    GOOGLE_CLIENT_SECRET: 'a secret of tests',
    GOOGLE_AUTH_URL: google.authUrl,
    GOOGLE_TOKEN_URL: google.tokenUrl,
    GOOGLE_QUOTA_PER_USER: String(ampleQuotas.user),
    GOOGLE_QUOTA_PER_PROJECT: String(ampleQuotas.project),
    ...given,
  };
  // Emails are read by tests as in the demo.
  const application = keep(
    await open({ ...readConfig(env), demo: true }, ['serve', 'work'], { log, migrate: false }),
  );
  keep(holdToDocument(application.http.app));
  const listening = await application.http.listen();
  const url = listening.replace('0.0.0.0', '127.0.0.1');
  const vendorApp = { ...vendorCredentials, ...shownParts(url) };
  moysklad.vendor.register(vendorApp);
  const workers: ChildProcess[] = [];
  keep({
    async close() {
      for (const child of workers) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }
    },
  });
  let people = 0;

  /** A process of the product, when it has said that it is there. */
  async function startProcess(command: 'serve' | 'worker', more: Record<string, string>) {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, [launcher, command], {
      env: { PATH, HOME, ...noted, ...env, ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    workers.push(child);
    await once(child.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) });
    return child;
  }

  /** A new person in a company, signed in from an address of their own: signing in is limited by address. */
  async function join(companyId: string, role: Role): Promise<Member> {
    people += 1;
    const address = `203.0.113.${people}`;
    const email = `person${people}@example.com`;
    const userId = await application.identity.ensurePerson({ email, name: email, password });
    await db.database.forCompany(companyId, async (trx) => {
      await trx
        .insertInto('companies')
        .values({ id: companyId, name: 'Ромашка' })
        .onConflict((on) => on.doNothing())
        .execute();
      await trx.insertInto('members').values({ company_id: companyId, user_id: userId, role }).execute();
    });
    const answer = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ email, password }),
    });
    assert.equal(answer.status, 200, await answer.text());
    const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
    return member(companyId, cookie.join('; '));
  }

  function member(companyId: string, cookie: string): Member {
    const key = google.serviceAccount(`company-${companyId.slice(0, 8)}`);

    const raw: Member['raw'] = (method, path, body, headers = {}) =>
      fetch(`${url}/api/v1${path}`, {
        method,
        headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });

    async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const answer = await raw(method, path, body, headers);
      const text = await answer.text();
      return {
        status: answer.status,
        contentType: answer.headers.get('content-type') ?? '',
        body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
      };
    }

    async function made<T extends z.ZodType>(schema: T, path: string, status: number, body: object) {
      const answer = await call('POST', path, body);
      assert.equal(answer.status, status, JSON.stringify(answer.body));
      return schema.parse(answer.body);
    }

    const start: Member['start'] = (configId, options = {}) =>
      made(taskSchema, '/export-tasks', 202, { configId, ...options });

    async function* events(taskId: string): AsyncGenerator<TaskView> {
      const answer = await fetch(`${url}/api/v1/export-tasks/${taskId}/events`, { headers: { cookie } });
      assert.equal(answer.status, 200, 'there is a stream of events');
      let text = '';
      for await (const piece of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
        text += piece;
        const messages = text.split('\n\n');
        text = messages.pop() ?? '';
        for (const message of messages) {
          const data = /^event: task\ndata: (.*)$/.exec(message)?.[1];
          if (data) yield taskSchema.parse(JSON.parse(data));
        }
      }
    }

    return {
      companyId,
      cookie,
      call,
      raw,
      async text(path, headers = {}) {
        const answer = await fetch(`${url}/api/v1${path}`, { headers: { cookie, ...headers } });
        assert.equal(answer.status, 200);
        // Not `text()`: that takes the mark of UTF-8 away.
        return { headers: answer.headers, text: Buffer.from(await answer.arrayBuffer()).toString() };
      },
      start,
      events,
      spreadsheet() {
        const shareWith = [{ email: key.client_email, role: 'writer' as const }];
        return google.createSpreadsheet({ title: 'Продажи', owner: sheetOwner, shareWith }).id;
      },
      config: (input) =>
        made(configSchema, '/export-configs', 201, {
          name: 'Заказы',
          exporter: 'customerorder',
          sheetTitle: 'Заказы',
          mode: 'upsert',
          ...input,
        }),
      async run(configId, options) {
        let last = await start(configId, options);
        for await (const task of events(last.id)) last = task;
        return last;
      },
      colleague: (role) => join(companyId, role),
    };
  }

  return {
    application,
    db,
    sandbox,
    url,
    vendorApp,
    async company(moyskladToken, { withGoogle = true } = {}) {
      const owner = await join(randomUUID(), 'owner');
      const key = google.serviceAccount(`company-${owner.companyId.slice(0, 8)}`);
      for (const secret of [
        { provider: 'moysklad', token: moyskladToken },
        ...(withGoogle ? [{ provider: 'google', key }] : []),
      ]) {
        const { status, body } = await owner.call('POST', '/integrations', secret);
        assert.equal(status, 201, JSON.stringify(body));
      }
      return owner;
    },
    startWorker: (more = {}) => startProcess('worker', more),
    async startServer() {
      const ownPort = await freePort();
      const child = await startProcess('serve', { PORT: String(ownPort) });
      return { child, url: `http://127.0.0.1:${ownPort}` };
    },
  };
}
