import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Application } from '../app.ts';
import type { Mode } from '../catalogue/index.ts';
import { type Actor, demoEmail, ensureDemo } from '../companies/index.ts';
import type { Config } from '../config.ts';
import {
  configInputSchema,
  findTask,
  hasConfigs,
  insertConfig,
  listConfigs,
  startTask,
} from '../exports/index.ts';
import { connect } from '../integrations/index.ts';
import { demoApp, demoSpreadsheet, type SandboxNotice, type SandboxReady } from './sandbox-demo.ts';

/** Of the demo company only: it exists where the providers are the sandbox. */
export const demoLogin = { email: demoEmail, password: 'skladno-demo' };

/** The OAuth client that the sandbox takes. */
export const demoClient = { clientId: 'skladno-demo', clientSecret: 'skladno-demo-secret' };

export interface LocalSandbox {
  ready: SandboxReady;
  /** The configuration with the providers' addresses replaced, and an OAuth client that the sandbox takes. */
  config: Config;
  stop(): Promise<void>;
}

/**
 * Starts the providers in a process of their own, on the usual ports or, where those are taken, on free ones.
 * @throws Error when it does not start.
 */
export async function startSandbox(config: Config): Promise<LocalSandbox> {
  const about = [
    '--app-url',
    config.publicUrl,
    '--until',
    new Date().toISOString(),
    '--folder',
    join(config.dataDir, 'sandbox'),
  ];
  const { child, ready } = await launch(about).catch(() =>
    launch([...about, '--moysklad-port', '0', '--google-port', '0']),
  );
  const moysklad = {
    ...config.moysklad,
    apiUrl: ready.moyskladUrl,
    vendorApiUrl: ready.vendorUrl,
    apps: [demoApp],
    frameOrigins: [new URL(ready.moyskladPage).origin],
  };
  const google = {
    ...config.google,
    ...demoClient,
    authUrl: ready.authUrl,
    tokenUrl: ready.tokenUrl,
    sheetsApiUrl: ready.googleUrl,
    driveApiUrl: ready.googleUrl,
  };
  return {
    ready,
    config: { ...config, demo: true, trialToken: ready.moyskladToken, moysklad, google },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function launch(args: string[]): Promise<{ child: ChildProcess; ready: SandboxReady }> {
  const child = fork(new URL('../cli.ts', import.meta.url), ['sandbox', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // Ctrl-C reaches the whole group: we end the sandbox ourselves, after the work that uses it.
    detached: true,
  });
  const ready = await new Promise<SandboxReady>((resolve, reject) => {
    child.on('message', (message: SandboxReady | SandboxNotice) => {
      if ('notice' in message) process.stderr.write(`${message.notice}\n`);
      else resolve(message);
    });
    child.once('exit', (code) => reject(new Error(`the sandbox did not start (exit code ${code})`)));
  });
  return { child, ready };
}

const system: Actor = { kind: 'system', id: null };

const demoExports: { name: string; exporter: string; sheetTitle: string; mode: Mode }[] = [
  { name: 'Заказы покупателей', exporter: 'customerorder', sheetTitle: 'Заказы', mode: 'upsert' },
  { name: 'Товары и цены', exporter: 'product', sheetTitle: 'Товары', mode: 'replace' },
  { name: 'Контрагенты', exporter: 'counterparty', sheetTitle: 'Контрагенты', mode: 'upsert' },
];

/** Makes the demo company, connects it to the sandbox, and gives it three exports into one spreadsheet where it has none. */
export async function seedDemo(
  app: Application,
  ready: SandboxReady,
): Promise<{
  companyId: string;
  configs: { id: string; name: string; exporter: string; sheetTitle: string; lastTask: object | null }[];
}> {
  const { identity, database } = app;
  const { companyId } = await ensureDemo(identity, database, demoLogin.password);
  const key = ready.serviceAccountKey;
  await database.forCompany(companyId, async (trx) => {
    const { row: moysklad } = await connect(app, trx, companyId, system, {
      kind: 'token',
      // As the token itself is known by: whoever pastes it connects this account again, not a second one.
      account: `${demoApp.appUid}@demo`,
      details: { owner: 'ООО «Ромашка»', callsPer3s: 45, requestWeight: 1 },
      secret: ready.moyskladToken,
    });
    const { row: google } = await connect(app, trx, companyId, system, {
      kind: 'service-account',
      account: key.client_email,
      details: { owner: key.client_email, email: key.client_email },
      secret: key,
    });
    const place = {
      moyskladIntegrationId: moysklad.id,
      googleIntegrationId: google.id,
      spreadsheetId: ready.spreadsheetId,
      spreadsheetTitle: demoSpreadsheet.title,
      spreadsheetUrl: ready.spreadsheetUrl,
    };
    // Whoever has renamed or deleted one of them finds it so after a restart.
    if (await hasConfigs(trx)) return;
    for (const demo of demoExports) {
      const input = configInputSchema.parse({ ...demo, spreadsheetId: ready.spreadsheetId });
      await insertConfig(trx, companyId, input, place);
    }
  });
  const { items } = await database.forCompany(companyId, (trx) => listConfigs(trx, { limit: 100 }, 'ru'));
  return { companyId, configs: items.filter((config) => config.spreadsheetId === ready.spreadsheetId) };
}

const LOOK_MS = 100;

/** Runs an export of the demo company as its user would, and waits until it is over. */
export async function runDemoTask(app: Application, companyId: string, configId: string) {
  const { database } = app;
  const start = { companyId, configId, dryRun: false, full: false, verify: false, requestId: 'demo' };
  const { id } = await database.forCompany(companyId, (trx) => startTask(trx, app, start, 'ru'));
  for (;;) {
    const task = await database.forCompany(companyId, (trx) => findTask(trx, id, 'ru'));
    if (!task || task.finishedAt) return task;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
