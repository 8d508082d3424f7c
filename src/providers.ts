import { createHash } from 'node:crypto';
import type { Config } from './config.ts';
import type { AccountRef, Providers } from './exports/index.ts';
import {
  type Checks,
  CONFIRM_MS,
  callbackPath,
  type GoogleAccess,
  googleAccessToken,
  integrationProblems,
  lostOf,
  noteFault,
  noteRefusal,
  noteSuccess,
  type Opened,
  type Provider,
  requireIntegration,
  secretOf,
  whichIntegration,
} from './integrations/index.ts';
import { marketplaceProblems, refuseWhilePaused } from './marketplace/index.ts';
import {
  bulkChangeMs,
  checkMoyskladToken,
  moyskladProblems,
  objectUpdated,
  openMoysklad,
  openMoyskladWebhooks,
  openNamesMemory,
} from './moysklad/index.ts';
import type { Accounts as PartnerAccounts } from './partnerships/index.ts';
import type { Database } from './platform/db/database.ts';
import type { Emit } from './platform/events/bus.ts';
import { httpProblems } from './platform/http/http-problems.ts';
import type { Limits } from './platform/limits/limits.ts';
import { type Heed, Problem, type ProblemKind } from './platform/problems.ts';
import { refuseStopped } from './platform/queue/stops.ts';
import type { Keyring } from './platform/secrets/keyring.ts';
import {
  type Credentials,
  checkCredentials,
  checkSpreadsheet,
  createSpreadsheet,
  findSpreadsheets,
  type OAuthClient,
  openSheets,
  pastedKeySchema,
  SheetsError,
  scopes,
  serviceAccount,
  sheetsProblems,
  spreadsheetIdOf,
} from './sheets/index.ts';
import type { SourceWebhooks } from './triggers/index.ts';

/** Separators of numbers and forms of dates, and the first sheet's name, as a person of the language expects them. */
const spreadsheetSettings = {
  ru: { locale: 'ru_RU', sheet: 'Лист1' },
  en: { locale: 'en_US', sheet: 'Sheet1' },
};
/** MoySklad tells every moment by Moscow's clock (documentation: dates), so СЕГОДНЯ() beside them must be Moscow's, too. */
const TIME_ZONE = 'Europe/Moscow';
/** So long a page waits for what it shows, ms. */
const PAGE_MS = 8000;

/**
 * Opens companies' accounts at the providers with the secrets of their integrations. `stop` ends every call that is under way: the
 * process stops.
 */
export function openProviders(context: {
  config: Config;
  database: Database;
  keyring: Keyring;
  limits: Limits;
  /** Whether names that one run learnt are kept for the company's next ones: where nothing runs nobody needs them. */
  remembersNames: boolean;
  emit: Emit;
}): Providers & {
  checks: Checks;
  partnerAccounts: PartnerAccounts;
  googleClient: OAuthClient | null;
  webhooks: SourceWebhooks;
  /** When an object of MoySklad's was last changed, within a page's patience: what the room of the marketplace shows. */
  objectUpdated(account: AccountRef, object: { type: string; id: string }): Promise<Date | null>;
  bulkChangeMs: number;
  stop(): void;
} {
  const { config, database, limits } = context;
  const { apiUrl } = config.moysklad;
  const googleClient = oauthClientOf(config);
  const access: GoogleAccess = { ...context, client: googleClient };
  const stopping = new AbortController();
  /** A job has a signal of its own, which says why it stops. */
  const withStop = (signal = stopping.signal) => signal;
  const memory = context.remembersNames ? openNamesMemory() : undefined;
  const linkHosts = [new URL(config.google.sheetsApiUrl).host];

  async function open({ companyId, integrationId }: AccountRef, provider: Provider): Promise<Opened> {
    await refuseStopped(database.platform, provider);
    const id =
      integrationId ??
      (await database.forCompany(companyId, (trx) => whichIntegration(trx, provider, undefined)));
    return secretOf(context, companyId, id, provider);
  }

  /** Tokens are asked for where this installation says: what a pasted key names would be called by our server for anybody. */
  const robot = (key: unknown) =>
    serviceAccount({ ...pastedKeySchema.parse(key), token_uri: config.google.tokenUrl });

  /** Google is called as a service account, or as a person who allowed it. */
  function credentialsOf(companyId: string, opened: Opened): Credentials {
    if (opened.kind === 'service-account') return robot(opened.secret);
    let last: string | undefined;
    return {
      account: opened.details.owner,
      project: googleClient?.clientId ?? opened.id,
      async token(fresh = false, signal) {
        last = await googleAccessToken(access, companyId, opened.id, {
          refused: fresh ? last : undefined,
          signal,
        });
        return last;
      },
    };
  }

  /** A refusal of a connected account is noted as soon as it is met; at first the account is only doubted. */
  const heedOf =
    (companyId: string, id: string): Heed =>
    (refusal) =>
      database.forCompany(companyId, (trx) => noteRefusal(trx, context.emit, id, refusal));

  async function google(account: AccountRef, signal?: AbortSignal) {
    const opened = await open(account, 'google');
    return {
      ...googleOf(account.companyId, opened, signal),
      heed: heedOf(account.companyId, opened.id),
    };
  }

  function googleOf(companyId: string, opened: Opened, signal?: AbortSignal) {
    return {
      /** What a person allowed; a service account is not asked. */
      scopes: opened.details.scopes,
      credentials: credentialsOf(companyId, opened),
      sheetsUrl: config.google.sheetsApiUrl,
      driveUrl: config.google.driveApiUrl,
      quotas: config.google.quotas,
      limits,
      signal: withStop(signal),
      // Google counts the companies that share one account apart by this; 40 characters at most.
      quotaUser: createHash('sha256').update(companyId).digest('base64url').slice(0, 22),
    };
  }

  async function moysklad(token: string) {
    await refuseStopped(database.platform, 'moysklad');
    const { kind, title, uid, accountId, admin, rights, callsPer3s, requestWeight } =
      await checkMoyskladToken({ apiUrl, token, limits, signal: stopping.signal });
    // An application's rights come with its activation: its token does not tell them.
    const told = { callsPer3s, requestWeight, ...(kind === 'user' && { accountId, admin, rights }) };
    return { account: uid, details: { owner: title, ...told } };
  }

  const integration: Providers['integration'] = (companyId, provider, wanted) =>
    database.forCompany(companyId, (trx) => whichIntegration(trx, provider, wanted));

  const source: Providers['source'] = async (account, signal) => {
    await refuseWhilePaused(database, account.companyId);
    const { id, secret } = await open(account, 'moysklad');
    const heed = heedOf(account.companyId, id);
    return openMoysklad({ apiUrl, token: String(secret), limits, memory, heed, signal: withStop(signal) });
  };

  return {
    refusals,
    googleClient,
    stop: () => stopping.abort(new Problem(httpProblems.stopping)),
    integration,
    async keep(trx, { moyskladIntegrationId, googleIntegrationId }) {
      await requireIntegration(trx, 'moysklad', moyskladIntegrationId);
      await requireIntegration(trx, 'google', googleIntegrationId);
    },
    source,
    partnerAccounts: {
      refusals: refusals.moysklad,
      integration: (companyId, wanted) => integration(companyId, 'moysklad', wanted),
      async find(account, wanted) {
        const opened = await source(account);
        try {
          return await Promise.all(
            wanted.map(async ({ type, id, name }) => {
              const found = (await opened.options(type, name)).find((option) => option.id === id);
              return found ? { id, name: found.name } : null;
            }),
          );
        } finally {
          await opened.close();
        }
      },
    },
    webhooks: {
      async of(account, signal) {
        await refuseWhilePaused(database, account.companyId);
        const { id, kind, secret } = await open(account, 'moysklad');
        const heed = heedOf(account.companyId, id);
        const byApp = kind === 'marketplace';
        return openMoyskladWebhooks({ apiUrl, token: String(secret), byApp, limits, heed, signal });
      },
      by: (last, signal) => openMoyskladWebhooks({ ...last, apiUrl, limits, signal }),
    },
    bulkChangeMs,

    async objectUpdated(account, object) {
      await refuseWhilePaused(database, account.companyId);
      const { id, secret } = await open(account, 'moysklad');
      const late = new AbortController();
      const params = { answer: `no answer in ${PAGE_MS / 1000} s` };
      const timer = setTimeout(() => late.abort(new Problem(moyskladProblems.unavailable, params)), PAGE_MS);
      const signal = AbortSignal.any([stopping.signal, late.signal]);
      const heed = heedOf(account.companyId, id);
      try {
        return await objectUpdated({ apiUrl, token: String(secret), limits, heed, signal }, object);
      } finally {
        clearTimeout(timer);
      }
    },
    async destination(account, target, signal) {
      return openSheets({ ...(await google(account, signal)), target });
    },
    async spreadsheet(account, id) {
      const { scopes: allowed, ...options } = await google(account);
      try {
        return await checkSpreadsheet(options, id);
      } catch (error) {
        // Google hides what the person did not let us see.
        const hidden = error instanceof SheetsError && error.kind === sheetsProblems.missing;
        if (hidden && allowed && !allowed.includes(scopes.spreadsheets))
          throw new Problem(sheetsProblems.outOfScope, {}, { cause: error });
        throw error;
      }
    },
    createSpreadsheet: async (account, { title, language }) =>
      createSpreadsheet(await google(account), {
        title,
        ...spreadsheetSettings[language],
        timeZone: TIME_ZONE,
      }),
    spreadsheets: async (account, query) => findSpreadsheets(await google(account), query),
    async ended({ companyId, moyskladIntegrationId, googleIntegrationId }, problem) {
      const later = (told: Problem) => ({ problem: told, retryInMs: CONFIRM_MS });
      // What the account's secret came to is noted already, by whoever was refused.
      if (problem && (problem.kind === doubted || problem.kind === busy)) return later(problem);
      const whose = problem && providerOfProblem(problem);
      return database.forCompany(companyId, async (trx) => {
        if (!problem) {
          for (const id of [moyskladIntegrationId, googleIntegrationId])
            await noteSuccess(trx, context.emit, id);
        }
        if (!problem || !whose) return null;
        const id = whose === 'moysklad' ? moyskladIntegrationId : googleIntegrationId;
        await noteFault(trx, id, problem);
        return null;
      });
    },
    mayPass: ({ kind }) => passing.includes(kind),
    lost: ({ companyId, moyskladIntegrationId, googleIntegrationId }) =>
      database.forCompany(companyId, (trx) => lostOf(trx, [moyskladIntegrationId, googleIntegrationId])),
    spreadsheetIdOf: (link) => spreadsheetIdOf(link, linkHosts),
    checks: {
      moysklad,
      async google(key) {
        await refuseStopped(database.platform, 'google');
        const { title } = await checkCredentials(robot(key), stopping.signal);
        return { account: title, details: { owner: title, email: title } };
      },
      async opened(companyId, account) {
        if (typeof account.secret === 'string') {
          const { details } = await moysklad(account.secret);
          // The marketplace knows whose account it is; its token names only the application.
          return account.kind === 'marketplace' ? { callsPer3s: details.callsPer3s } : details;
        }
        await refuseStopped(database.platform, 'google');
        await findSpreadsheets(googleOf(companyId, account), { search: '', cursor: undefined });
        return {};
      },
      refusals: [httpProblems.stopped, ...Object.values(moyskladProblems), ...accountProblems],
      refuses,
    },
  };
}

const { doubted, busy } = integrationProblems;

/** Whether a refusal means that the secret is good no more. */
function refuses({ kind }: Problem): boolean {
  return kind === moyskladProblems.token || kind === sheetsProblems.credentials;
}

/** What ends by itself: the provider does not answer, or is asked too much. */
const passing: readonly ProblemKind[] = [
  moyskladProblems.unavailable,
  moyskladProblems.limit,
  sheetsProblems.unavailable,
  sheetsProblems.quota,
];

/** Google's refusals of an account; a spreadsheet that is missing or full is the export's trouble, not the integration's. */
const accountProblems = (
  [
    'credentials',
    'unreadableKey',
    'clock',
    'apiDisabled',
    'projectGone',
    'scopes',
    'domainPolicy',
    'quota',
    'unavailable',
  ] as const
).map((name) => sheetsProblems[name]);

const { notFound, notConnected, choose, reconnect, noClient } = integrationProblems;
const ofIntegration = [notFound, notConnected, choose, reconnect];
const { suspended, uninstalled } = marketplaceProblems;
/** What companies' accounts refuse: that there is no such one, and what the providers answer when they are looked at. */
const refusals = {
  moysklad: [
    ...ofIntegration,
    httpProblems.stopped,
    suspended,
    uninstalled,
    ...Object.values(moyskladProblems),
  ],
  google: [
    ...ofIntegration,
    httpProblems.stopped,
    noClient,
    ...accountProblems,
    ...(['missing', 'notShared', 'outOfScope', 'notGoogleSheet', 'noStorage', 'storageFull'] as const).map(
      (name) => sheetsProblems[name],
    ),
  ],
};

/** Whose trouble it is; null: neither's. */
function providerOfProblem({ kind }: Problem): Provider | null {
  const isOf = (kinds: object) => Object.values(kinds).includes(kind);
  if (isOf(moyskladProblems)) return 'moysklad';
  return isOf(accountProblems) ? 'google' : null;
}

function oauthClientOf({ google, publicUrl }: Config): OAuthClient | null {
  const { clientId, clientSecret, authUrl, tokenUrl } = google;
  if (!clientId || !clientSecret) return null;
  return { clientId, clientSecret, authUrl, tokenUrl, redirectUri: publicUrl + callbackPath };
}
