import { randomBytes } from 'node:crypto';
import { adminRoom, isPlatformAdmin, liveSupport, platformPeople, supportQueue } from './admin/index.ts';
import { billingPeriodics, billingRoutes, keepPlans, requirePlans } from './billing/index.ts';
import { exporterNeeds } from './catalogue/index.ts';
import { companyRoutes, erasing, meOf, notePlanChanged, openAccess, tellOwners } from './companies/index.ts';
import type { Config } from './config.ts';
import { draftsRoom } from './drafts/index.ts';
import { cancelTasks, configsThrough, exportQueue, exportsRoom, stopThrough } from './exports/index.ts';
import {
  connectedBy,
  forgetIntegrations,
  integrationsRoom,
  pendingQueue,
  revocationQueue,
} from './integrations/index.ts';
import { askedQueue, completionQueue, marketplaceRoom, vendorQueue } from './marketplace/index.ts';
import {
  accountTold,
  adoptEmails,
  emailChannel,
  freshSheetTold,
  keyTold,
  limitTold,
  mailQueue,
  memberLeft,
  notificationsRoom,
  oldSheetTold,
  openMail,
  openOutbox,
  partnershipEndedTold,
  partnershipMadeTold,
  partnershipStoppedTold,
  partnershipWellTold,
  pauseTold,
  planTold,
  runTold,
  sourceTold,
  webhookTold,
} from './notifications/index.ts';
import { consentsThrough, partnershipQueue, partnershipsRoom, partnersLook } from './partnerships/index.ts';
import { type Identity, openIdentity, peopleRoutes } from './people/index.ts';
import { type Database, openDatabase } from './platform/db/database.ts';
import { openListening } from './platform/db/listen.ts';
import { migrate, openMigrated } from './platform/db/migrate.ts';
import { openPostgres } from './platform/db/postgres.ts';
import { type EventBus, openEvents } from './platform/events/bus.ts';
import { type Ready, readiness } from './platform/http/health.ts';
import { type Http, openHttp } from './platform/http/http.ts';
import { answerOnce } from './platform/http/idempotency.ts';
import { forgettingCounts, openThrottle } from './platform/http/rate-limit.ts';
import { openTokens, type Tokens, tokenRoutes } from './platform/http/tokens.ts';
import { openLimits } from './platform/limits/limits.ts';
import { PostgresBudgets } from './platform/limits/postgres-budgets.ts';
import { openPosting } from './platform/outgoing/index.ts';
import { startPeriodic } from './platform/queue/periodic.ts';
import { openQueue, type Queue } from './platform/queue/queue.ts';
import { type Keyring, openKeyring } from './platform/secrets/keyring.ts';
import { warnOfMissingKeys } from './platform/secrets/sealed.ts';
import { samplingQueues } from './platform/telemetry/last-day.ts';
import type { Log } from './platform/telemetry/log.ts';
import { countAnswers, type Metrics, openMetrics } from './platform/telemetry/metrics.ts';
import { countProviderCalls, forgettingCalls } from './platform/telemetry/provider-calls.ts';
import { openProviders } from './providers.ts';
import {
  changeRunEnded,
  exportChanged,
  exportsExchanged,
  exportsWoken,
  forgetHook,
  forgetHooks,
  lookAnew,
  lookAnewThrough,
  makeUpMissed,
  needsAnew,
  needsChanged,
  needsOfExportChanged,
  removalQueue,
  runEnded,
  sourceChanged,
  sourceHookQueue,
  toldAnew,
  triggersRoom,
} from './triggers/index.ts';
import { eventContracts, webhooksRoom } from './webhooks/index.ts';

/** Every queue of every room; declared when the database is migrated. */
export const queues = [
  exportQueue,
  mailQueue,
  vendorQueue,
  askedQueue,
  completionQueue,
  supportQueue,
  pendingQueue,
  revocationQueue,
  sourceHookQueue,
  removalQueue,
  partnershipQueue,
];

/** What is known of the platform's own people. */
const support = { isPlatformAdmin, live: liveSupport };

/** What a process does: `serve` answers people and programs, `work` takes jobs and looks at what is due. */
export type ProcessRole = 'serve' | 'work';

/** What every process has; whoever opens it may subscribe beside the rooms. */
interface Common extends EventBus {
  database: Database;
  queue: Queue;
  keyring: Keyring;
  metrics: Metrics;
  /** What must answer for this process to be of use. */
  ready: Ready;
  /** In order: no more jobs and running ones handed back, requests answered, connections closed, the embedded database stopped. */
  close(): Promise<void>;
}

interface Serving {
  http: Http;
  identity: Identity;
  tokens: Tokens;
  /** What opens the page of emails that nobody sends; null: nobody needs it, or nobody sees them. */
  outboxToken: string | null;
}

interface Working {
  worker: {
    /** Starts taking jobs and looking at what is due. */
    start(): Promise<void>;
  };
}

/** An application of these roles has what they need, and nothing of the others. */
export type ApplicationOf<Role extends ProcessRole> = Common &
  ('serve' extends Role ? Serving : unknown) &
  ('work' extends Role ? Working : unknown);

/** Everything in one process. */
export type Application = ApplicationOf<ProcessRole>;

/**
 * Puts the rooms together. Nothing listens and no job is taken yet.
 * @param roles what this process is for.
 * @param options.migrate brings the database to the newest shape first; without it that must have been done.
 * @throws ConfigError when the database is not fit to work on.
 */
export async function open<Role extends ProcessRole>(
  config: Config,
  roles: readonly Role[],
  options: { log: Log; migrate: boolean },
): Promise<ApplicationOf<Role>> {
  const closers: Closer[] = [];
  const close = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
  };
  try {
    const ground = await openGround(config, roles, options, closers);
    const rooms = openRooms(ground);
    subscribe(ground, rooms);
    const { database, queue, keyring, events, metrics, ready } = ground;
    const application: Common & Partial<Serving & Working> = {
      ...{ database, queue, keyring, ...events, metrics, ready, close },
      ...(ground.serves && (await openServing(ground, rooms))),
      ...(ground.works && { worker: { start: () => startWork(ground, rooms) } }),
    };
    return application as ApplicationOf<Role>;
  } catch (error) {
    await close();
    throw error;
  }
}

type Closer = () => Promise<void>;
type Ground = Awaited<ReturnType<typeof openGround>>;
type Rooms = ReturnType<typeof openRooms>;

/** What all rooms stand on. @param closers close it, the last one first. */
async function openGround(
  config: Config,
  roles: readonly ProcessRole[],
  { log, migrate: migrates }: { log: Log; migrate: boolean },
  closers: Closer[],
) {
  requirePlans(config.moysklad.plans);
  const [serves, works] = [roles.includes('serve'), roles.includes('work')];
  const postgres = await openPostgres({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  closers.push(postgres.close);
  if (migrates) await migrate({ ownerUrl: postgres.ownerUrl, given: config, queues, log });
  const { appUrl, secrets, sealed } = await openMigrated(postgres.ownerUrl, config);

  const database = openDatabase(appUrl, log);
  closers.push(database.close);
  await keepPlans(database, config.plans);
  const calls = countProviderCalls(database.platform, providerAddresses(config), log);
  closers.push(calls.close, startPeriodic({ pool: database.pool, log }, [calls.storing]));
  const listening = await openListening(appUrl, log);
  closers.push(listening.close);
  const keyring = openKeyring(secrets.encryptionKeys);
  warnOfMissingKeys(keyring, sealed, log);
  /** Requests are waited for when the queue has stopped. */
  const requests: { end: Closer } = { end: async () => {} };
  closers.push(() => requests.end());
  const queue = await openQueue({ appUrl, database, log, works });
  closers.push(queue.stop);
  const outbox = openOutbox({ database, keyring, log });
  const email = emailChannel(config.mail);
  const mail = openMail({ outbox, channel: email });
  const metrics = openMetrics();
  const ready = readiness(database.platform, postgres.folder);
  const { authSecret } = secrets;
  return {
    ...{ config, log, serves, works, authSecret, closers, requests },
    ...{ database, listening, keyring, queue, outbox, email, mail, metrics, ready, events: openEvents() },
    limits: openLimits(new PostgresBudgets(database.platform)),
  };
}

/** The rooms, whatever this process does with them. */
function openRooms(ground: Ground) {
  const { config, log, works, closers, database, listening, keyring, queue, metrics } = ground;
  const { emit, emitEach } = ground.events;
  const { googleClient, checks, webhooks, objectUpdated, bulkChangeMs, stop, ...providers } = openProviders({
    config,
    database,
    keyring,
    limits: ground.limits,
    remembersNames: works,
    emit,
  });
  // Before the requests are waited for: those that wait for a provider end at once.
  closers.push(async () => stop());
  const marketplace = marketplaceRoom({
    ...{ config, database, keyring, queue, emit, log },
    me: (userId) => meOf({ database, support }, userId),
    ...{ objectUpdated, bulkChangeMs, refusals: providers.refusals.moysklad },
  });
  const exports = exportsRoom({ database, queue, listening, emit, providers, metrics, log });
  const integrations = integrationsRoom({
    database,
    keyring,
    queue,
    log,
    checks,
    client: googleClient,
    publicUrl: config.publicUrl,
    emit,
    usedBy: async (trx, id) => [...(await configsThrough(trx, id)), ...(await consentsThrough(trx, id))],
    needs: exporterNeeds(),
    trialToken: config.trialToken,
  });
  const triggers = triggersRoom({
    ...{ database, listening, queue, keyring, emit, emitEach, log, webhooks },
    publicUrl: config.publicUrl,
    moyskladApiUrl: config.moysklad.apiUrl,
  });
  const posting = openPosting({ allow: config.outgoingAllow });
  closers.push(posting.close);
  const outgoingWebhooks = webhooksRoom({
    ...{ database, keyring, outbox: ground.outbox, emit, log, posting },
    publicUrl: config.publicUrl,
  });
  const partnerships = partnershipsRoom({
    ...{ database, queue, emit, publicUrl: config.publicUrl },
    accounts: providers.partnerAccounts,
  });
  const drafts = draftsRoom(database);
  const admin = adminRoom({ database, queue, emit, log });
  const { outbox, email: channel } = ground;
  const { publicUrl } = config;
  const notifications = notificationsRoom({
    ...{ database, listening, keyring, log, outbox, channel, publicUrl },
    ...{ mail: ground.mail, admins: platformPeople },
  });
  return {
    marketplace,
    exports,
    integrations,
    triggers,
    webhooks: outgoingWebhooks,
    partnerships,
    drafts,
    admin,
    notifications,
  };
}

/** What may end, or bring back, a company's part in its partnerships. */
const concernPartners = [
  'integration.connected',
  'integration.lost',
  'integration.leaving',
  'company.closing',
  'company.blocked',
  'company.restored',
  'company.erasing',
  'plan.changed',
  'marketplace.suspended',
] as const;

/** Who acts on what happens in another room, within its transaction: docs/ARCHITECTURE.md, Events. */
function subscribe(
  { config, queue, keyring, mail, outbox, email, log, events }: Ground,
  { marketplace, webhooks }: Rooms,
): void {
  const { on, emit } = events;
  const cancels = { queue, emit };
  const forgets = { queue, keyring, log };
  const post = { mail, publicUrl: config.publicUrl };

  on('integration.connected', marketplace.settingsChanged);
  on('integration.connected', makeUpMissed);
  on('integration.connected', (trx, event) => needsChanged(trx, { queue }, event));
  on('integration.connected', lookAnewThrough);
  on('integration.lost', accountTold);
  on('integration.lost', webhooks.record);
  // Before the secret is forgotten.
  on('integration.leaving', (trx, event) => forgetHook(trx, forgets, event));
  on('integration.disconnected', stopThrough);
  on('export.created', marketplace.settingsChanged);
  on('export.changed', (trx, event) => exportChanged(trx, { queue }, event));
  on('export.deleted', (trx, event) => needsOfExportChanged(trx, { queue }, event));
  on('export.learnt', (trx, event) => needsOfExportChanged(trx, { queue }, event));
  on('source.changed', sourceChanged);
  on('source.told', toldAnew);
  on('source.told', sourceTold);
  on('task.ended', (trx, event) => runEnded(trx, { emit }, event));
  on('task.ended', marketplace.runEnded);
  on('task.ended', changeRunEnded);
  on('task.ended', runTold);
  on('task.ended', freshSheetTold);
  on('task.ended', webhooks.record);
  on('schedule.paused', pauseTold);
  on('sheet.old', oldSheetTold);
  on('api-key.created', keyTold);
  on('member.left', (trx, event) => memberLeft(trx, { outbox, channel: email }, event));
  on('limit.reached', limitTold);
  on('partnership.made', partnershipMadeTold);
  on('partnership.stopped', partnershipStoppedTold);
  on('partnership.resumed', partnershipWellTold);
  on('partnership.ended', partnershipEndedTold);
  on('plan.changed', planTold);
  on('webhook.paused', webhookTold);
  on('company.closing', (trx, event) => cancelTasks(trx, cancels, event));
  on('company.closing', (trx, event) => forgetHooks(trx, forgets, event));
  on('company.closing', (trx, event) => forgetIntegrations(trx, forgets, event));
  on('company.closing', (trx, event) => tellOwners(trx, post, event));
  on('company.given-up', (trx, event) => forgetHooks(trx, forgets, event));
  on('company.given-up', (trx, event) => forgetIntegrations(trx, forgets, event));
  on('company.erasing', (trx, event) => cancelTasks(trx, cancels, event));
  on('company.erasing', (trx, event) => forgetHooks(trx, forgets, event));
  on('company.erasing', (trx, event) => forgetIntegrations(trx, forgets, event));
  on('company.erasing', (trx, event) => tellOwners(trx, post, event));
  // Last: what the others tell is for nobody there any more; the owners' emails are the platform's.
  on('company.erasing', (trx, { companyId }) => outbox.forget(trx, companyId));
  on('company.blocked', (trx, event) => cancelTasks(trx, cancels, event));
  on('company.blocked', (trx, event) => tellOwners(trx, post, event));
  on('company.restored', (trx, event) => needsAnew(trx, { queue }, event));
  on('company.restored', lookAnew);
  on('company.restored', (trx, event) => tellOwners(trx, post, event));
  on('plan.changed', notePlanChanged);
  on('plan.changed', exportsWoken);
  on('plan.exchanged', exportsExchanged);
  on('plan.exchanged', webhooks.planChanged);
  on('limit.reached', webhooks.record);
  on('plan.changed', webhooks.planChanged);
  on('marketplace.suspended', (trx, event) => cancelTasks(trx, cancels, event));
  on('marketplace.suspended', (trx, event) => tellOwners(trx, post, event));
  for (const kind of concernPartners) on(kind, (trx, event) => partnersLook(trx, { queue }, event));
}

/** Sign-in and every route. */
async function openServing(ground: Ground, rooms: Rooms): Promise<Serving> {
  const { config, log, authSecret, requests, database, keyring, mail, metrics, ready } = ground;
  const { publicUrl, google } = config;
  const identity = openIdentity({ database, publicUrl, authSecret, mail, google, log });
  const tokens = openTokens({ database, keyring, publicUrl });
  const http = await openHttp({
    config,
    log,
    authoriser: openAccess({ identity, database, tokens, support }),
    throttle: openThrottle(database.pool),
    ready,
    events: eventContracts,
  });
  requests.end = http.close;
  countAnswers(http.app, metrics);
  answerOnce(http.app, { database, keyring, log });
  tokenRoutes(http.app, tokens);
  // Emails open accounts: to everybody near in the demo alone, else to whoever sees our terminal.
  const unsent = config.production || config.mail.smtpUrl ? null : config.demo ? 'open' : 'by token';
  const outboxToken = unsent === 'by token' ? randomBytes(24).toString('base64url') : null;
  const outbox = unsent === null ? null : { token: outboxToken };
  peopleRoutes(http.app, { database, identity, mail, publicUrl, outbox });
  companyRoutes(http.app, {
    database,
    support,
    identity,
    mail,
    publicUrl,
    emit: ground.events.emit,
    connectedBy,
  });
  rooms.integrations.routes(http, identity.sessionOf);
  rooms.exports.routes(http.app);
  rooms.triggers.routes(http.app);
  rooms.webhooks.routes(http.app);
  rooms.partnerships.routes(http.app);
  rooms.drafts.routes(http.app);
  billingRoutes(http.app, { database });
  rooms.admin.routes(http.app);
  rooms.notifications.routes(http.app);
  rooms.marketplace.routes(http, tokens);
  return { http, identity, tokens, outboxToken };
}

async function startWork(ground: Ground, rooms: Rooms): Promise<void> {
  const { log, closers, database, queue, events } = ground;
  const endTurns = await rooms.exports.work(queue);
  closers.push(async () => endTurns());
  await rooms.marketplace.work();
  await rooms.integrations.work();
  await rooms.triggers.work();
  await rooms.partnerships.work();
  closers.push(await workOutbox(ground, rooms));
  const endTelling = rooms.notifications.work();
  closers.push(async () => endTelling());
  await rooms.admin.work(queue);
  const { pool, platform } = database;
  closers.push(
    startPeriodic({ pool, log }, [
      ...rooms.exports.periodics,
      ...rooms.triggers.periodics,
      rooms.drafts.periodic,
      ...billingPeriodics({ database, emit: events.emit, log }),
      rooms.webhooks.periodic,
      rooms.partnerships.periodic,
      erasing({ database, emit: events.emit, log }),
      forgettingCalls(platform),
      samplingQueues(platform),
      forgettingCounts(platform),
      ...rooms.notifications.periodics,
    ]),
  );
}

/** Starts sending what waits in the outbox. */
async function workOutbox(ground: Ground, { webhooks }: Rooms) {
  const { config, log, database, listening, limits, keyring, queue, outbox, email } = ground;
  const adopt = async () => {
    const left = await adoptEmails({ database, keyring, outbox, channel: email });
    if (left > 0) throw new Error('a worker of before the update still sends emails');
  };
  await queue.work(mailQueue.name, { concurrency: 1 }, adopt);
  await adopt().catch((error) => log.info({ err: error }, 'emails of before the update'));
  if (!config.mail.smtpUrl) log.info('there is no SMTP_URL: emails are stored and not sent');
  const channels = [...(config.mail.smtpUrl ? [email] : []), webhooks.channel];
  return outbox.work(channels, { listening, limits });
}

function providerAddresses({ moysklad, google }: Config) {
  return {
    moysklad: [moysklad.apiUrl, moysklad.vendorApiUrl],
    google: [google.sheetsApiUrl, google.driveApiUrl, google.tokenUrl],
  };
}
