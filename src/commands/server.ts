import { parseArgs } from 'node:util';
import { type Application, open, queues } from '../app.ts';
import type { Config } from '../config.ts';
import { openLog } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { openPostgres } from '../platform/postgres.ts';

/** `skladno start`: everything in one process, the database brought up to date first. */
export async function startCommand(args: string[], config: Config): Promise<number> {
  return serveUntilStopped(args, config, { migrate: true }, async ({ http, worker }) => {
    await worker.start();
    sayAddress(config, await http.listen());
  });
}

/** `skladno serve`: the web application and the API of an installation of several processes. */
export async function serveCommand(args: string[], config: Config): Promise<number> {
  return serveUntilStopped(args, config, { migrate: false }, async ({ http }) => {
    sayAddress(config, await http.listen());
  });
}

/** `skladno worker`: the jobs of an installation of several processes. */
export async function workerCommand(args: string[], config: Config): Promise<number> {
  return serveUntilStopped(args, config, { migrate: false }, async ({ worker }) => {
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
async function serveUntilStopped(
  args: string[],
  config: Config,
  { migrate }: { migrate: boolean },
  begin: (application: Application) => Promise<void>,
): Promise<number> {
  parseArgs({ args, options: {} });
  const log = openLog(config.logLevel);
  const stopped = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  const application = await open(config, { log, migrate });
  try {
    await begin(application);
    const signal = await stopped;
    log.info({ signal }, 'stopping; a second signal stops at once');
    for (const second of ['SIGINT', 'SIGTERM'] as const) process.on(second, () => process.exit(1));
  } finally {
    await application.close();
  }
  return 0;
}

function sayAddress({ publicUrl }: Config, listening: string): void {
  const { port } = new URL(listening);
  // With PORT=0 the port is known only now.
  const address = publicUrl.endsWith(':0') ? `${publicUrl.slice(0, -1)}${port}` : publicUrl;
  process.stdout.write(`Skladno is ready: ${address}\n`);
}
