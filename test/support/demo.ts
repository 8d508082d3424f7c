import { randomUUID } from 'node:crypto';
import { openSandbox, type Sandbox } from '../../sandbox/index.ts';
import { type Application, open, queues } from '../../src/app.ts';
import { demoLogin, seedDemo } from '../../src/commands/local-sandbox.ts';
import { demoSpreadsheet } from '../../src/commands/sandbox-demo.ts';
import { readConfig } from '../../src/config.ts';
import { freePort } from '../../src/platform/db/free-port.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { ampleQuotas } from './app.ts';
import { openTestDatabase, testSecrets } from './database.ts';
import { type Keep, openWhole } from './opening.ts';

/** What `skladno start` shows without credentials, in this process, so that the providers can be slowed and broken. */
export interface Demo {
  /** Where the application listens. */
  url: string;
  sandbox: Sandbox;
  application: Application;
  /** The database with the owner's login. */
  ownerUrl: string;
  companyId: string;
  /** The company's exports, none of them run yet. */
  configs: { id: string; name: string }[];
  login: { email: string; password: string };
  spreadsheet: { id: string; title: string; url: string };
  /** The address of the service account, with whom the spreadsheet is shared. */
  account: string;
  moyskladToken: string;
  googleKey: object;
  /** Another person, with a company that has nothing yet; the password is that of `login`. */
  newcomer(email: string, companyName: string): Promise<void>;
  close(): Promise<void>;
}

const moyskladToken = 'demo-token';

/** @param size how many documents the company's MoySklad account has, and when they end (Unix ms); in June 2026 unless given. */
export async function openDemo(size: {
  orders: number;
  products: number;
  counterparties: number;
  until?: number;
}): Promise<Demo> {
  return openWhole((keep) => makeDemo(size, keep));
}

async function makeDemo(
  { until, ...size }: Parameters<typeof openDemo>[0],
  keep: Keep,
): Promise<Omit<Demo, 'close'>> {
  const sandbox = keep(
    await openSandbox({
      googleQuotas: ampleQuotas,
      until,
      accounts: [{ name: 'demo', token: moyskladToken, kind: 'app', ...size }],
    }),
  );
  const { moysklad, google } = sandbox;
  const db = keep(await openTestDatabase({ queues }));
  // Emails and Google lead back to the public address.
  const port = await freePort();
  const config = readConfig({
    DATABASE_URL: db.ownerUrl,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    GOOGLE_CLIENT_ID: 'skladno-test',
    GOOGLE_CLIENT_SECRET: 'skladno-test-secret',
    GOOGLE_AUTH_URL: google.authUrl,
    GOOGLE_TOKEN_URL: google.tokenUrl,
    GOOGLE_QUOTA_PER_USER: String(ampleQuotas.user),
    GOOGLE_QUOTA_PER_PROJECT: String(ampleQuotas.project),
    AUTH_SECRET: testSecrets.authSecret,
    ENCRYPTION_KEYS: testSecrets.encryptionKeys,
    MOYSKLAD_API_URL: moysklad.apiUrl,
    GOOGLE_SHEETS_API_URL: google.sheetsUrl,
    GOOGLE_DRIVE_API_URL: google.driveUrl,
  });
  const application = keep(
    await open({ ...config, demo: true }, ['serve', 'work'], { log: openLog('silent'), migrate: false }),
  );

  const googleKey = google.serviceAccount('skladno');
  const shareWith = [{ email: googleKey.client_email, role: 'writer' as const }];
  google.createSpreadsheet({ ...demoSpreadsheet, owner: 'owner@skladno.local', shareWith });
  const spreadsheet = {
    ...demoSpreadsheet,
    url: `${google.url}/spreadsheets/d/${demoSpreadsheet.id}/edit`,
  };
  const { companyId, configs } = await seedDemo(application, {
    isNew: true,
    ordersPage: `${moysklad.url}/orders`,
    moyskladUrl: moysklad.apiUrl,
    vendorUrl: moysklad.vendorUrl,
    moyskladPage: `${moysklad.url}/app`,
    googleUrl: google.sheetsUrl,
    authUrl: google.authUrl,
    tokenUrl: google.tokenUrl,
    moyskladToken,
    spreadsheetId: spreadsheet.id,
    spreadsheetUrl: spreadsheet.url,
    serviceAccountKey: googleKey,
  });
  await application.worker.start();
  const listening = await application.http.listen();

  return {
    url: listening.replace('0.0.0.0', '127.0.0.1'),
    sandbox,
    application,
    ownerUrl: db.ownerUrl,
    companyId,
    configs,
    login: demoLogin,
    spreadsheet,
    account: googleKey.client_email,
    moyskladToken,
    googleKey,
    async newcomer(email, companyName) {
      const { password } = demoLogin;
      const userId = await application.identity.ensurePerson({ email, name: 'Борис', password });
      const id = randomUUID();
      await db.database.forCompany(id, async (trx) => {
        await trx.insertInto('companies').values({ id, name: companyName }).execute();
        const member = { company_id: id, user_id: userId, role: 'owner' as const };
        await trx.insertInto('members').values(member).execute();
      });
    },
  };
}
