import { randomBytes } from 'node:crypto';
import { adminRoom, isPlatformAdmin, liveSupport, supportQueue } from './admin/index.ts';
import { exporterNeeds } from './catalogue/index.ts';
import { companyRoutes, meOf, openAccess, startErasing } from './companies/index.ts';
import type { Config } from './config.ts';
import { cancelTasks, configsThrough, exportQueue, exportsRoom, hasConfigs } from './exports/index.ts';
import {
  changeMoyskladAppRights,
  connectedBy,
  connectMoyskladApp,
  disconnectMoyskladApp,
  forgetIntegrations,
  hasWorking,
  integrationsRoom,
  pendingQueue,
  tellGone,
} from './integrations/index.ts';
import { marketplaceRoom, vendorQueue } from './marketplace/index.ts';
import { type Identity, openIdentity, peopleRoutes } from './people/index.ts';
import { type Database, openDatabase } from './platform/db/database.ts';
import { openEvents } from './platform/db/listen.ts';
import { migrate, openMigrated } from './platform/db/migrate.ts';
import { openPostgres } from './platform/db/postgres.ts';
import { type Ready, readiness } from './platform/http/health.ts';
import { type Http, openHttp } from './platform/http/http.ts';
import { answerOnce } from './platform/http/idempotency.ts';
import { openThrottle } from './platform/http/rate-limit.ts';
import { openTokens, type Tokens, tokenRoutes } from './platform/http/tokens.ts';
import { openLimits } from './platform/limits/limits.ts';
import { PostgresBudgets } from './platform/limits/postgres-budgets.ts';
import { mailQueue, openMail } from './platform/mail/mail.ts';
import { openQueue, type Queue } from './platform/queue/queue.ts';
import { type Keyring, openKeyring } from './platform/secrets/keyring.ts';
import { warnOfMissingKeys } from './platform/secrets/sealed.ts';
import type { Log } from './platform/telemetry/log.ts';
import { countAnswers, type Metrics, openMetrics } from './platform/telemetry/metrics.ts';
import { countProviderCalls } from './platform/telemetry/provider-calls.ts';
import { openProviders } from './providers.ts';
import { makeUpMissed, triggersRoom } from './triggers/index.ts';

/** Every queue of every room; declared when the database is migrated. */
export const queues = [exportQueue, mailQueue, vendorQueue, supportQueue, pendingQueue];

export interface Application {
  http: Http;
  worker: {
    /** Starts taking jobs. */
    start(): Promise<void>;
  };
  database: Database;
  queue: Queue;
  keyring: Keyring;
  identity: Identity;
  tokens: Tokens;
  metrics: Metrics;
  /** What must answer for this process to be of use. */
  ready: Ready;
  /** What opens the page of letters that nobody sends; null: nobody needs it, or nobody sees them. */
  outboxToken: string | null;
  /** In order: no more jobs and running ones handed back, requests answered, connections closed, the embedded database stopped. */
  close(): Promise<void>;
}

/**
 * Puts the rooms together. Nothing listens and no job is taken yet.
 * @param options.migrate brings the database to the newest shape first; without it that must have been done.
 * @throws ConfigError when the database is not fit to work on.
 */
export async function open(config: Config, options: { log: Log; migrate: boolean }): Promise<Application> {
  const { log } = options;
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
  };
  try {
    const postgres = await openPostgres({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
    closers.push(postgres.close);
    if (options.migrate) await migrate({ ownerUrl: postgres.ownerUrl, given: config, queues, log });
    const { appUrl, secrets, sealed } = await openMigrated(postgres.ownerUrl, config);

    const database = openDatabase(appUrl, log);
    closers.push(database.close);
    closers.push(countProviderCalls(database.platform, providerAddresses(config), log));
    const events = await openEvents(appUrl, log);
    closers.push(events.close);
    const keyring = openKeyring(secrets.encryptionKeys);
    warnOfMissingKeys(keyring, sealed, log);
    const queue = await openQueue({ appUrl, database, log });
    closers.push(queue.stop);
    const mail = openMail({ database, queue, keyring, ...config.mail, log });
    const identity = openIdentity({
      database,
      publicUrl: config.publicUrl,
      authSecret: secrets.authSecret,
      mail,
      google: config.google,
      log,
    });
    const tokens = openTokens({ database, keyring, publicUrl: config.publicUrl });
    const ready = readiness(database.platform, postgres.folder);
    const support = { isPlatformAdmin, live: liveSupport };
    const http = await openHttp({
      config,
      log,
      authoriser: openAccess({ identity, database, tokens, support }),
      throttle: openThrottle(database.pool),
      ready,
    });
    const metrics = openMetrics();
    countAnswers(http.app, metrics);
    // Below the queue, which stops first.
    closers.splice(-1, 0, http.close);

    const limits = openLimits(new PostgresBudgets(database.platform));
    const { checks, googleClient, stop, ...providers } = openProviders({
      config,
      database,
      keyring,
      limits,
      tellGone: (trx, companyId, id) => tellGone(trx, { mail, publicUrl: config.publicUrl }, companyId, id),
    });
    // Before the requests are waited for: those that wait for a provider end at once.
    closers.push(async () => stop());
    const marketplace = marketplaceRoom({
      config,
      database,
      queue,
      tokens,
      log,
      me: (userId) => meOf({ database, support }, userId),
      links: {
        async connect(trx, account) {
          await connectMoyskladApp(keyring, trx, account);
          await makeUpMissed(trx);
        },
        changeRights: changeMoyskladAppRights,
        disconnect: disconnectMoyskladApp,
        isSetUp: async (trx) =>
          // An export is the last thing to be made: mostly one look is enough.
          (await hasConfigs(trx)) && (await hasWorking(trx, 'google')) && (await hasWorking(trx, 'moysklad')),
      },
    });
    const exports = exportsRoom({
      database,
      queue,
      events,
      providers,
      metrics,
      log,
      settingsChanged: marketplace.settingsChanged,
    });
    // Letters open accounts: to everybody near in the demo alone, else to whoever sees our terminal.
    const letters = config.production || config.mail.smtpUrl ? null : config.demo ? 'open' : 'by token';
    const outboxToken = letters === 'by token' ? randomBytes(24).toString('base64url') : null;
    answerOnce(http.app, { database, keyring, log });
    tokenRoutes(http.app, tokens);
    const publicUrl = config.publicUrl;
    const outbox = letters === null ? null : { token: outboxToken };
    peopleRoutes(http.app, { database, identity, mail, publicUrl, outbox });
    companyRoutes(http.app, {
      database,
      support,
      identity,
      mail,
      publicUrl,
      async stopWork(trx, companyId) {
        await cancelTasks(trx, queue, companyId);
        return forgetIntegrations({ database, keyring, client: googleClient, log }, trx);
      },
      connectedBy,
    });
    const integrations = integrationsRoom(http, {
      database,
      keyring,
      queue,
      log,
      sessionOf: identity.sessionOf,
      checks,
      client: googleClient,
      publicUrl: config.publicUrl,
      async connected(trx, change) {
        await marketplace.settingsChanged(trx, change);
        await makeUpMissed(trx);
      },
      usedBy: configsThrough,
      needs: exporterNeeds(),
    });
    exports.routes(http.app);
    const triggers = triggersRoom({ database, queue, log });
    triggers.routes(http.app);
    const admin = adminRoom({
      database,
      queue,
      cancelTasks: (trx, companyId) => cancelTasks(trx, queue, companyId),
    });
    admin.routes(http.app);
    marketplace.routes(http);

    const worker = {
      async start() {
        await exports.work(queue);
        await marketplace.work();
        await integrations.work();
        await mail.work();
        await admin.work(queue);
        closers.push(triggers.work());
        closers.push(startErasing(database, log));
      },
    };
    return { http, worker, database, queue, keyring, identity, tokens, metrics, ready, outboxToken, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function providerAddresses({ moysklad, google }: Config) {
  return {
    moysklad: [moysklad.apiUrl, moysklad.vendorApiUrl],
    google: [google.sheetsApiUrl, google.driveApiUrl, google.tokenUrl],
  };
}
