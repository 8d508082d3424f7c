import type { Database, Trx } from '../platform/db/database.ts';
import type { Mail } from '../platform/mail/mail.ts';
import type { Language, Localized } from '../platform/problems.ts';
import { deadJobsSince } from '../platform/queue/dead-jobs.ts';
import type { Periodic } from '../platform/queue/periodic.ts';
import { type Stoppable, stopsNow } from '../platform/queue/stops.ts';
import type { Log } from '../platform/telemetry/log.ts';
import { providersDown } from '../platform/telemetry/providers-down.ts';
import { note } from './happened.ts';
import type { ProviderName } from './service-store.ts';
import * as store from './service-store.ts';
import { isOpen } from './store.ts';
import { platformEmails } from './texts/platform.ts';

/** One of the platform's own people. */
export interface PlatformPerson {
  id: string;
  email: string;
  language: Language;
}

export interface ServiceContext {
  database: Database;
  mail: Mail;
  log: Log;
  publicUrl: string;
  /** The platform's own people. */
  admins(trx: Trx): Promise<PlatformPerson[]>;
}

const LOOK_MS = 30_000;
/** A provider is well when it was not down for so long, ms: one that comes and goes is told once. */
const WELL_MS = 5 * 60_000;
/** Jobs given up within so long after an email are told by the next one, ms. */
const GATHER_MS = 3_600_000;

/** Tells the platform's own people of providers that are down and of jobs given up, and companies that their runs wait for it. */
export function watchingService(context: ServiceContext): Periodic {
  return {
    name: 'trouble of the service',
    everyMs: LOOK_MS,
    async run(signal) {
      const { platform } = context.database;
      const down = new Set(await providersDown(platform));
      for (const provider of ['moysklad', 'google'] as const)
        await platform.transaction().execute((trx) => lookAt(trx, context, provider, down.has(provider)));
      await platform.transaction().execute((trx) => tellDeadJobs(trx, context));
      await tellCompanies(context, signal);
    },
  };
}

const titles: Record<Stoppable, Localized> = {
  moysklad: { ru: 'МойСклад', en: 'MoySklad' },
  google: { ru: 'Google', en: 'Google' },
  platform: { ru: 'Складно', en: 'Skladno' },
};

async function lookAt(
  trx: Trx,
  context: ServiceContext,
  provider: ProviderName,
  isDown: boolean,
): Promise<void> {
  const { since, last_at, now } = await store.holdTrouble(trx, provider);
  if (isDown) {
    await store.noteProvider(trx, provider, since ? 'down' : 'begins');
    if (!since) await tellAdmins(trx, context, 'provider-down', (language) => titleOf(provider, language));
  } else if (since && now.getTime() - (last_at ?? since).getTime() > WELL_MS) {
    await store.noteProvider(trx, provider, 'well');
    await tellAdmins(trx, context, 'provider-up', (language) => titleOf(provider, language));
  }
}

const titleOf = (provider: ProviderName, language: Language) => ({ provider: titles[provider][language] });

async function tellDeadJobs(trx: Trx, context: ServiceContext): Promise<void> {
  const { told_until, told_at, now } = await store.holdTrouble(trx, 'dead-jobs');
  if (isDate(told_at) && now.getTime() - told_at.getTime() < GATHER_MS) return;
  const found = await deadJobsSince(trx, isDate(told_until) ? told_until : new Date(0));
  if (!found) return;
  await store.noteTold(trx, found.last);
  const params = { count: String(found.count), queues: found.queues.join(', ') };
  await tellAdmins(trx, context, 'dead-jobs', () => params);
}

/** PostgreSQL's `-infinity` comes as a number. */
const isDate = (moment: unknown): moment is Date => moment instanceof Date;

const emailOf = {
  'provider-down': { kind: platformEmails.providerDown, page: '/admin/health' },
  'provider-up': { kind: platformEmails.providerUp, page: '/admin/health' },
  'dead-jobs': { kind: platformEmails.deadJobs, page: '/admin/queue' },
};

async function tellAdmins(
  trx: Trx,
  { mail, admins, publicUrl }: ServiceContext,
  what: keyof typeof emailOf,
  paramsFor: (language: Language) => Record<string, string>,
): Promise<void> {
  const { kind, page } = emailOf[what];
  for (const { id, email, language } of await admins(trx)) {
    const to = { to: email, language, kind, params: paramsFor(language), url: publicUrl + page };
    await mail.send(trx, { ...to, bell: { userId: id, kind: what } }, `service ${what}`);
  }
}

/** Companies whose runs wait are told once of each thing that is stopped or down, and once that it goes on. */
async function tellCompanies(context: ServiceContext, signal: AbortSignal): Promise<void> {
  const { database } = context;
  const causes = new Map<Stoppable, Localized>();
  for (const provider of await store.downNow(database)) causes.set(provider, notAnswering(provider));
  // What people wrote says more.
  for (const { what, reason } of await stopsNow(database.platform)) causes.set(what, reason);
  const waiting = causes.size > 0 ? await store.waitingCompanies(database) : [];
  for (const what of ['platform', 'moysklad', 'google'] as const) {
    const cause = causes.get(what);
    const companies = cause ? waiting : await store.companiesTold(database, subjectOf(what));
    for (const companyId of companies) {
      if (signal.aborted) return;
      await tellCompany(context, companyId, what, cause);
    }
  }
}

const subjectOf = (what: Stoppable) => `service ${what}`;

const notAnswering = (provider: ProviderName): Localized => ({
  ru: `${titles[provider].ru} не отвечает`,
  en: `${titles[provider].en} does not answer`,
});

/** One company's trouble is not another's. @param cause undefined: it is over. */
async function tellCompany(
  { database, log }: ServiceContext,
  companyId: string,
  what: Stoppable,
  cause: Localized | undefined,
): Promise<void> {
  const about = { companyId, requestId: subjectOf(what), subject: subjectOf(what) };
  const params = { what: titles[what] };
  try {
    await database.forCompany(companyId, async (trx) => {
      if (!cause) return note(trx, { ...about, kind: 'service-well', params });
      if (await isOpen(trx, about.subject)) return;
      await note(trx, { ...about, kind: 'service-out', problem: 'out', params: { ...params, cause } });
    });
  } catch (error) {
    log.error({ err: error, companyId }, 'people could not be told what their runs wait for');
  }
}
