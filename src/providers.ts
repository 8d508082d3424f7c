import { createHash } from 'node:crypto';
import type { Config } from './config.ts';
import type { Providers } from './exports/index.ts';
import { type Checks, type GoogleKey, secretOf, setIntegrationStatus } from './integrations/index.ts';
import { refuseWhilePaused } from './marketplace/index.ts';
import { checkMoyskladToken, moyskladProblems, openMoysklad, openNamesMemory } from './moysklad/index.ts';
import type { Database } from './platform/database.ts';
import type { Keyring } from './platform/keyring.ts';
import type { Limits } from './platform/limits.ts';
import {
  checkCredentials,
  checkSpreadsheet,
  createSpreadsheet,
  openSheets,
  serviceAccount,
  serviceAccountSchema,
  sheetsProblems,
  spreadsheetIdOf,
} from './sheets/index.ts';

/** Opens companies' accounts at the providers with the secrets of their integrations. */
export function openProviders(context: {
  config: Config;
  database: Database;
  keyring: Keyring;
  limits: Limits;
}): Providers & { checks: Checks } {
  const { config, limits } = context;
  const { apiUrl } = config.moysklad;
  // Names learnt by one run serve the company's next ones.
  const memory = openNamesMemory();
  const credentialsOf = (key: GoogleKey) => serviceAccount(serviceAccountSchema.parse(key));

  async function google(companyId: string) {
    const { secret } = await secretOf(context, companyId, 'google');
    return {
      credentials: credentialsOf(secret),
      sheetsUrl: config.google.sheetsApiUrl,
      driveUrl: config.google.driveApiUrl,
      limits,
      // Google counts the companies that share one account apart by this; 40 characters at most.
      quotaUser: createHash('sha256').update(companyId).digest('base64url').slice(0, 22),
    };
  }

  return {
    async source(companyId, signal) {
      await refuseWhilePaused(context.database, companyId);
      const { secret: token } = await secretOf(context, companyId, 'moysklad');
      return openMoysklad({ apiUrl, token, limits, memory, ...(signal && { signal }) });
    },
    async destination(companyId, target, signal) {
      return openSheets({ ...(await google(companyId)), target, ...(signal && { signal }) });
    },
    spreadsheet: async (companyId, id) => checkSpreadsheet(await google(companyId), id),
    createSpreadsheet: async (companyId, title) => createSpreadsheet(await google(companyId), title),
    async failed(companyId, { kind }) {
      const provider =
        kind === moyskladProblems.token ? 'moysklad' : kind === sheetsProblems.credentials ? 'google' : null;
      if (!provider) return;
      await context.database.forCompany(companyId, (trx) => setIntegrationStatus(trx, provider, 'reconnect'));
    },
    spreadsheetIdOf,
    checks: {
      moysklad: (token) => checkMoyskladToken({ apiUrl, token, limits }),
      google: (key) => checkCredentials(credentialsOf(key)),
    },
  };
}
