import { type Database, openDatabase } from '../../src/platform/db/database.ts';
import { appPasswordFrom, appRoleOf, appUrlFrom, migrate } from '../../src/platform/db/migrate.ts';
import type { QueueDefinition } from '../../src/platform/queue/queue-install.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { type Keep, openWhole } from './opening.ts';
import { newName, onServer, openTestServer, type TestServer, urlOf } from './server.ts';
import { giveApplication, templateWith, testSecrets } from './templates.ts';

export { testSecrets };

export interface TestDatabase {
  ownerUrl: string;
  appUrl: string;
  database: Database;
  /** Drops it, whoever is still connected. */
  close(): Promise<void>;
}

interface Shared extends TestServer {
  users: number;
}

let server: Promise<Shared> | undefined;

/**
 * A fresh, migrated database of its own: on the server of TEST_DATABASE_URL (`npm test` starts one for the whole run), else on an
 * embedded PostgreSQL that all databases of this process share and that goes away with the last of them. Where the run has a
 * template with the same queues it is a clone.
 * @param options.queues declared in it; `migrated: false` leaves it empty; `anew` runs the migrations on it in any case.
 */
export async function openTestDatabase(
  options: { queues?: QueueDefinition[]; migrated?: boolean; anew?: boolean } = {},
): Promise<TestDatabase> {
  server ??= startServer();
  const shared = await server;
  shared.users += 1;
  return openWhole((keep) => makeTestDatabase(shared, options, keep));
}

async function makeTestDatabase(
  shared: Shared,
  { queues = [], migrated = true, anew = false }: NonNullable<Parameters<typeof openTestDatabase>[0]>,
  keep: Keep,
): Promise<Omit<TestDatabase, 'close'>> {
  keep({
    async close() {
      shared.users -= 1;
      if (shared.users > 0) return;
      server = undefined;
      await shared.close();
    },
  });
  const name = newName('test');
  const template = migrated && !anew ? templateWith(shared.url, queues) : undefined;
  // Its files are copied as they are: PostgreSQL's usual way writes every page of them into its log first.
  const clone = template ? `template ${template} strategy file_copy` : '';
  await onServer(shared.url, `create database ${name} ${clone}`);
  keep({
    close: () =>
      onServer(shared.url, `drop database ${name} with (force)`, `drop role if exists ${appRoleOf(name)}`),
  });
  const ownerUrl = urlOf(shared.url, name);
  const log = openLog('silent');
  if (template) await giveApplication(ownerUrl, { from: template, to: name });
  else if (migrated) await migrate({ ownerUrl, given: testSecrets, queues, log });
  const appUrl = appUrlFrom(ownerUrl, appPasswordFrom(testSecrets.authSecret));
  const database = keep(openDatabase(appUrl, log, { connections: 8 }));
  return { ownerUrl, appUrl, database };
}

async function startServer(): Promise<Shared> {
  const opened = await openTestServer();
  // A test runner that is interrupted ends its processes by signals; leaving by exit() takes PostgreSQL along.
  const leave = () => process.exit(1);
  process.once('SIGTERM', leave).once('SIGINT', leave);
  return {
    url: opened.url,
    users: 0,
    async close() {
      process.off('SIGTERM', leave).off('SIGINT', leave);
      await opened.close();
    },
  };
}
