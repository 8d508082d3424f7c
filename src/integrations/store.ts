import { type Selectable, sql } from 'kysely';
import type { IntegrationsTable } from '../../db/tables/integrations.ts';
import type { Trx } from '../platform/db/database.ts';
import { printJson } from '../platform/text.ts';
import {
  type Details,
  detailsSchema,
  type Integration,
  type Kind,
  providerOf,
  storedErrorSchema,
} from './schema.ts';

export type IntegrationRow = Selectable<IntegrationsTable>;

/** The company's integrations, oldest first. */
export async function listIntegrations(trx: Trx): Promise<Integration[]> {
  const rows = await trx.selectFrom('integrations').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(viewIntegration);
}

/** The integration with its sealed secret. @param options.lock nobody else changes it until the transaction ends. */
export async function findIntegration(
  trx: Trx,
  id: string,
  options: { lock?: true } = {},
): Promise<IntegrationRow | undefined> {
  const query = trx.selectFrom('integrations').selectAll().where('id', '=', id);
  return (options.lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Whether there is such an integration; it is not deleted until the transaction ends. */
export async function keepIntegration(
  trx: Trx,
  provider: Integration['provider'],
  id: string,
): Promise<boolean> {
  const found = await trx
    .selectFrom('integrations')
    .select('id')
    .where('provider', '=', provider)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  return found !== undefined;
}

/** The integrations of a provider, oldest first. */
export async function integrationsOf(
  trx: Trx,
  provider: Integration['provider'],
): Promise<{ id: string; title: string }[]> {
  return trx
    .selectFrom('integrations')
    .select(['id', 'title'])
    .where('provider', '=', provider)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Whether the company has an account at the provider that works. */
export async function hasWorking(trx: Trx, provider: Integration['provider']): Promise<boolean> {
  const found = await trx
    .selectFrom('integrations')
    .select('id')
    .where('provider', '=', provider)
    .where('status', '=', 'ok')
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The ids of the company's accounts that have to be connected again. */
export async function listLost(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom('integrations').select('id').where('status', '<>', 'ok').execute();
  return rows.map(({ id }) => id);
}

/** The integration of an account, if it is connected. */
export async function findAccount(
  trx: Trx,
  kind: Kind,
  account: string,
): Promise<IntegrationRow | undefined> {
  return trx
    .selectFrom('integrations')
    .selectAll()
    .where('kind', '=', kind)
    .where('account', '=', account)
    .forUpdate()
    .executeTakeFirst();
}

/** The integrations of one account of MoySklad's: installed by its marketplace, or connected by a token of one of its people. */
export async function ofMoyskladAccount(trx: Trx, accountId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('integrations')
    .select('id')
    .where('provider', '=', 'moysklad')
    .where(sql<boolean>`details ->> 'accountId' = ${accountId}`)
    .orderBy(sql`kind = 'marketplace'`, 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** What is written when an account is connected. */
export interface Connected {
  kind: Kind;
  account: string;
  title: string;
  details: Details;
  /** Sealed. */
  secret: string;
}

export async function insertIntegration(
  trx: Trx,
  companyId: string,
  { kind, account, title, details, secret }: Connected,
): Promise<IntegrationRow> {
  return trx
    .insertInto('integrations')
    .values({
      company_id: companyId,
      provider: providerOf(kind),
      kind,
      account,
      title,
      details: printJson(details),
      secret,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Gives an integration another secret; what went wrong before is over. */
export async function replaceIntegration(trx: Trx, id: string, values: Connected): Promise<IntegrationRow> {
  const { kind, account, title, details, secret } = values;
  return trx
    .updateTable('integrations')
    .set({
      kind,
      account,
      title,
      details: printJson(details),
      secret,
      status: 'ok',
      last_error: null,
      last_error_at: null,
      refused_at: null,
      // Whoever refreshes the old tokens must not put them over these.
      lease: null,
      leased_until: null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function renameIntegration(trx: Trx, id: string, title: string): Promise<void> {
  await trx.updateTable('integrations').set({ title }).where('id', '=', id).execute();
}

export async function deleteIntegration(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('integrations').where('id', '=', id).execute();
}

export async function setDetails(trx: Trx, id: string, details: Details): Promise<void> {
  await trx
    .updateTable('integrations')
    .set({ details: printJson(details) })
    .where('id', '=', id)
    .execute();
}

/** The integrations by a person's consent, with their sealed secrets. */
export async function listConsents(trx: Trx): Promise<IntegrationRow[]> {
  return trx
    .selectFrom('integrations')
    .selectAll()
    .where('kind', '=', 'oauth')
    .where('secret', 'is not', null)
    .execute();
}

/** The access was taken back: the secrets are gone, the settings stay. */
export async function forgetSecrets(trx: Trx, ids: string[] | 'all'): Promise<void> {
  if (ids.length === 0) return;
  let query = trx.updateTable('integrations').set({
    secret: null,
    status: 'reconnect',
    // Whoever refreshes the old tokens must not put new ones here.
    lease: null,
    leased_until: null,
  });
  if (ids !== 'all') query = query.where('id', 'in', ids);
  await query.execute();
}

/** The provider answered as it should; what went wrong before is over. @param details what it told anew. */
export async function saveSuccess(trx: Trx, id: string, details?: Details): Promise<void> {
  await trx
    .updateTable('integrations')
    .set({
      last_success_at: sql<Date>`now()`,
      last_error: null,
      last_error_at: null,
      refused_at: null,
      status: sql<'ok' | 'reconnect'>`case when secret is null then status else 'ok' end`,
      ...(details && { details: printJson(details) }),
    })
    .where('id', '=', id)
    .execute();
}

export async function saveLastError(
  trx: Trx,
  id: string,
  error: Omit<NonNullable<Integration['lastError']>, 'at'>,
): Promise<void> {
  await trx
    .updateTable('integrations')
    .set({ last_error: JSON.stringify(error), last_error_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

/**
 * The provider refused the secret: that is believed when it was refused before, some minutes ago and not long ago.
 * @param times seconds: how long after the first refusal the next one counts, and after how long the first is forgotten.
 */
export async function countRefusal(
  trx: Trx,
  id: string,
  times: { confirmAfter: number; forgetAfter: number },
): Promise<'ok' | 'reconnect' | undefined> {
  const age = sql<number>`extract(epoch from now() - refused_at)`;
  const row = await trx
    .updateTable('integrations')
    .set({
      refused_at: sql<Date>`case when ${age} <= ${times.forgetAfter} then refused_at else now() end`,
      status: sql<'ok' | 'reconnect'>`case
        when ${age} between ${times.confirmAfter} and ${times.forgetAfter} then 'reconnect' else status end`,
    })
    .where('id', '=', id)
    .returning('status')
    .executeTakeFirst();
  return row?.status;
}

/**
 * Lets one process at a time refresh an account's tokens, as long as they are those that it saw: who had the lease before may have
 * put others there since.
 * @returns whether it is this one.
 */
export async function takeLease(
  trx: Trx,
  { id, secret }: IntegrationRow,
  lease: string,
  seconds: number,
): Promise<boolean> {
  const taken = await trx
    .updateTable('integrations')
    .set({ lease, leased_until: sql<Date>`now() + make_interval(secs => ${seconds})` })
    .where('id', '=', id)
    .where('secret', '=', secret)
    .where('status', '=', 'ok')
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', sql<Date>`now()`)]))
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Gives a lease back, with the secret that came of it. @returns whether it was still held: else the secret is not kept. */
export async function endLease(trx: Trx, id: string, lease: string, secret?: string): Promise<boolean> {
  const held = await trx
    .updateTable('integrations')
    .set({ lease: null, leased_until: null, ...(secret !== undefined && { secret, refused_at: null }) })
    .where('id', '=', id)
    .where('lease', '=', lease)
    .returning('id')
    .executeTakeFirst();
  return held !== undefined;
}

/** An integration as it is shown: without its secret. */
export function viewIntegration(row: IntegrationRow): Integration {
  const { last_error: error, last_error_at: at } = row;
  return {
    id: row.id,
    provider: row.provider,
    kind: row.kind,
    title: row.title,
    status: row.status,
    details: detailsSchema.parse(row.details),
    lastSuccessAt: row.last_success_at?.toISOString() ?? null,
    lastError: error && at ? { ...storedErrorSchema.parse(error), at: at.toISOString() } : null,
    createdAt: row.created_at.toISOString(),
  };
}
