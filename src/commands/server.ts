import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Application, type ApplicationOf, open, type ProcessRole, queues } from '../app.ts';
import { ensureFirstOwner } from '../companies/index.ts';
import type { Config } from '../config.ts';
import { findPersonByEmail, hasPeople } from '../people/index.ts';
import { ConfigError } from '../platform/config-error.ts';
import { requireDataDir } from '../platform/db/embedded-place.ts';
import { migrate } from '../platform/db/migrate.ts';
import { openPostgres } from '../platform/db/postgres.ts';
import { Problem } from '../platform/problems.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { serveMetrics } from '../platform/telemetry/metrics.ts';
import { demoClient, demoLogin, runDemoTask, seedDemo, startSandbox } from './local-sandbox.ts';
import { demoApp } from './sandbox-demo.ts';

const everything = ['serve', 'work'] as const;

/**
 * `skladno start`: everything in one process, the database brought up to date first. Without credentials of real
 * accounts the providers are the sandbox, with a demo company in it.
 */
export async function startCommand(args: string[], config: Config): Promise<number> {
  const { values } = parseArgs({ args, options: { live: { type: 'boolean', default: false } } });
  if (values.live || hasRealAccounts(config)) {
    return runUntilStopped([], config, everything, { migrate: true }, async (application) => {
      await application.worker.start();
      sayAddress(config, application, await application.http.listen());
      await sayFirstOwner(application);
    });
  }
  if (!config.databaseUrl) await requireDataDir(config.dataDir);
  const sandbox = await startSandbox(config);
  try {
    return await runUntilStopped([], sandbox.config, everything, { migrate: true }, async (application) => {
      await application.worker.start();
      const { companyId, configs } = await seedDemo(application, sandbox.ready);
      sayAddress(config, application, await application.http.listen());
      process.stdout.write(`Demo company: ${demoLogin.email} / ${demoLogin.password}\n`);
      process.stdout.write(`Its spreadsheet: ${sandbox.ready.spreadsheetUrl}\n`);
      process.stdout.write(`Inside MoySklad (another company): ${sandbox.ready.moyskladPage}\n`);
      process.stdout.write(`Orders to edit in MoySklad: ${sandbox.ready.ordersPage}\n`);
      process.stdout.write(`MoySklad's token to try with: ${sandbox.ready.moyskladToken}\n`);
      void fillDemo(application, companyId, configs, sandbox.ready.isNew);
    });
  } finally {
    await sandbox.stop();
  }
}

/** Says the password of an owner who was made just now, and takes it for seen then. */
async function sayFirstOwner({ identity, database }: ApplicationOf<'serve'>): Promise<void> {
  const owner = { email: 'owner@skladno.local', password: randomBytes(12).toString('base64url') };
  if (!(await ensureFirstOwner(identity, database, { ...owner, name: 'Владелец', company: 'Моя компания' })))
    return;
  const text = `Sign in as ${owner.email}, password ${owner.password} (keep it: it is shown only now)\n`;
  await new Promise<void>((resolve) => process.stdout.write(text, () => resolve()));
  await identity.unseenPassword.seen();
}

/**
 * What belongs to the demo has passwords and secrets that everybody knows.
 * @throws ConfigError when the demo's data or secrets meet a live installation.
 */
async function keepDemoApart(config: Config, { database }: Pick<Application, 'database'>): Promise<void> {
  const demoPerson = await findPersonByEmail(database.platform, demoLogin.email);
  if (config.demo) {
    if (demoPerson || !(await hasPeople(database.platform))) return;
    throw new ConfigError(
      'The data here is that of real people; the demo would let anybody in. Start with --live, or with other data. Example: DATA_DIR=.data-demo',
    );
  }
  if (demoPerson) {
    throw new ConfigError(
      'The data here is the demo’s, and its password is known to everybody. Delete it (the folder .data, unless DATA_DIR or DATABASE_URL says otherwise) or start with other data. Example: DATA_DIR=.data-live',
    );
  }
  const { moysklad, google } = config;
  if (
    moysklad.apps.some(({ secret }) => secret === demoApp.secret) ||
    google.clientSecret === demoClient.clientSecret
  )
    throw new ConfigError(
      'MOYSKLAD_APP_SECRET or GOOGLE_CLIENT_SECRET is the demo’s, which everybody knows. Give the one of your own application.',
    );
}

/** Whoever has given credentials means the real services. */
function hasRealAccounts({ production, moysklad, google }: Config): boolean {
  return (
    production || Boolean(moysklad.token || moysklad.apps.length || google.clientId || google.credentialsFile)
  );
}

/** Fills the demo's sheets: all of them when its Google begins empty, else what was never run. */
async function fillDemo(
  application: Application,
  companyId: string,
  configs: { id: string; name: string; lastTask: object | null }[],
  isNew: boolean,
) {
  for (const { id, name, lastTask } of configs) {
    if (lastTask && !isNew) continue;
    try {
      const task = await runDemoTask(application, companyId, id);
      process.stdout.write(`${name}: ${task?.result?.rowsRead ?? task?.error?.title ?? task?.status}\n`);
    } catch (error) {
      // It is running already, or the process is being stopped: nothing to tell.
      if (!(error instanceof Problem)) return;
    }
  }
}

const ORPHAN_LOOK_MS = 500;

/** `skladno serve`: the web application and the API of an installation of several processes. */
export async function serveCommand(args: string[], config: Config): Promise<number> {
  return runUntilStopped(args, config, ['serve'], { migrate: false }, async (application) => {
    sayAddress(config, application, await application.http.listen());
  });
}

/** `skladno worker`: the jobs of an installation of several processes. */
export async function workerCommand(args: string[], config: Config): Promise<number> {
  return runUntilStopped(args, config, ['work'], { migrate: false }, async ({ worker }) => {
    await worker.start();
    process.stdout.write('Taking jobs. Ctrl-C stops.\n');
  });
}

/** `skladno migrate`: brings the database to the newest shape and ends. */
export async function migrateCommand(args: string[], config: Config): Promise<number> {
  parseArgs({ args, options: {} });
  const log = openLog(config.logLevel);
  const postgres = await openPostgres({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  try {
    const { applied } = await migrate({ ownerUrl: postgres.ownerUrl, given: config, queues, log });
    process.stdout.write(applied.length > 0 ? `Applied: ${applied.join(', ')}\n` : 'Nothing to apply.\n');
    return 0;
  } finally {
    await postgres.close();
  }
}

/** Opens the application, lets `begin` start what this process is for, waits for a signal, closes everything in order. */
async function runUntilStopped<Role extends ProcessRole>(
  args: string[],
  config: Config,
  roles: readonly Role[],
  { migrate }: { migrate: boolean },
  begin: (application: ApplicationOf<Role>) => Promise<void>,
): Promise<number> {
  parseArgs({ args, options: {} });
  const log = openLog(config.logLevel);
  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    if (config.startedByNpm) whenOrphaned(() => resolve('SIGTERM'));
  });
  const application = await open(config, roles, { log, migrate });
  let metrics: Awaited<ReturnType<typeof serveMetrics>> | undefined;
  try {
    if (config.metricsPort !== undefined) {
      metrics = await serveMetrics(application, { port: config.metricsPort, host: config.metricsHost });
      log.info({ url: metrics.url }, 'metrics are served');
    }
    await keepDemoApart(config, application);
    await begin(application);
    const signal = await stopped;
    log.info({ signal }, 'stopping; a second signal stops at once');
    for (const second of ['SIGINT', 'SIGTERM'] as const) process.on(second, () => process.exit(1));
  } finally {
    await application.close();
    await metrics?.close();
  }
  return 0;
}

/** Calls back when the process that started this one is gone. */
function whenOrphaned(callback: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, ORPHAN_LOOK_MS);
  timer.unref();
}

function sayAddress({ publicUrl }: Config, { outboxToken }: ApplicationOf<'serve'>, listening: string): void {
  const { port } = new URL(listening);
  // With PORT=0 the port is known only now.
  const address = publicUrl.endsWith(':0') ? `${publicUrl.slice(0, -1)}${port}` : publicUrl;
  process.stdout.write(`Skladno is ready: ${address}\n`);
  if (outboxToken)
    process.stdout.write(
      `SMTP_URL is not set, so no email is sent. Whoever has this link can read them: ${address}/outbox#${outboxToken}\n`,
    );
}
