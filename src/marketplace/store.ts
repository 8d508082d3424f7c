import { randomUUID } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { InstallationStatus, InstallationsTable } from '../../db/tables/marketplace.ts';
import { insertCompany } from '../companies/index.ts';
import { actFor, type Database, type Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';

export type Installation = Selectable<InstallationsTable>;

/** No answer within 10 s makes MoySklad repeat the call; so does an error of ours, and that leaves nothing half done. */
const WAIT_MS = 5_000;

/**
 * Runs `fn` in a transaction for one account of MoySklad, one at a time in all processes; it acts for the account's company,
 * once there is one. For those who were proved to be MoySklad, or whom MoySklad vouched for.
 */
export function inAccount<T>(
  database: Database,
  accountId: string,
  fn: (trx: Trx, found: Installation | undefined) => Promise<T>,
): Promise<T> {
  return database.platform.transaction().execute(async (trx) => {
    await sql`select set_config('app.moysklad_account', ${accountId}, true),
      set_config('lock_timeout', ${String(WAIT_MS)}, true),
      set_config('statement_timeout', ${String(WAIT_MS)}, true)`.execute(trx);
    await lockScope(trx, `moysklad ${accountId}`);
    const found = await trx
      .selectFrom('installations')
      .selectAll()
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    if (found) await actFor(trx, found.company_id);
    return fn(trx, found);
  });
}

/** Makes the company of an account; it has no people until one comes in from MoySklad. The transaction acts for it from now on. */
export async function insertInstallation(
  trx: Trx,
  values: { accountId: string; accountName: string; appId: string },
): Promise<Installation> {
  const companyId = randomUUID();
  await actFor(trx, companyId);
  await insertCompany(trx, { id: companyId, name: values.accountName });
  return trx
    .insertInto('installations')
    .values({
      company_id: companyId,
      account_id: values.accountId,
      account_name: values.accountName,
      app_id: values.appId,
      status: 'SettingsRequired',
      tariff_id: null,
      tariff_name: null,
      plan: null,
      expires_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The installation of the company that the transaction acts for. */
export async function findInstallation(trx: Trx): Promise<Installation | undefined> {
  return trx.selectFrom('installations').selectAll().executeTakeFirst();
}

export type InstallationChange = Partial<
  Omit<Installation, 'company_id' | 'account_id' | 'created_at' | 'updated_at' | 'access'>
> & { access?: string };

export async function updateInstallation(
  trx: Trx,
  companyId: string,
  change: InstallationChange,
): Promise<void> {
  await trx
    .updateTable('installations')
    .set({ ...change, updated_at: sql<Date>`now()` })
    .where('company_id', '=', companyId)
    .execute();
}

/** Changes the status only while it is the one that was seen. @returns whether it was. */
export async function moveStatus(
  trx: Trx,
  companyId: string,
  from: InstallationStatus,
  to: InstallationStatus,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('installations')
    .set({ status: to, updated_at: sql<Date>`now()` })
    .where('company_id', '=', companyId)
    .where('status', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
