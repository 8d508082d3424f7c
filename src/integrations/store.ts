import type { Selectable } from 'kysely';
import type { IntegrationsTable } from '../../db/tables.ts';
import type { Trx } from '../platform/database.ts';
import type { Integration, Provider } from './schema.ts';

const shown = ['id', 'provider', 'title', 'status', 'created_at'] as const;

/** The company's integrations, oldest first, without their secrets. */
export async function listIntegrations(trx: Trx): Promise<Integration[]> {
  const rows = await trx
    .selectFrom('integrations')
    .select(shown)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(view);
}

/** One of each provider: connecting again replaces the account and keeps the id. */
export async function saveIntegration(
  trx: Trx,
  values: { companyId: string; provider: Provider; title: string; secret: string },
): Promise<Integration> {
  const { companyId: company_id, provider, title, secret } = values;
  const row = await trx
    .insertInto('integrations')
    .values({ company_id, provider, title, secret })
    .onConflict((on) => on.columns(['company_id', 'provider']).doUpdateSet({ title, secret, status: 'ok' }))
    .returning(shown)
    .executeTakeFirstOrThrow();
  return view(row);
}

/** The integration with its sealed secret. */
export async function findIntegration(
  trx: Trx,
  by: { id: string } | { provider: Provider },
): Promise<Pick<Selectable<IntegrationsTable>, 'id' | 'company_id' | 'provider' | 'secret'> | undefined> {
  const query = trx.selectFrom('integrations').select(['id', 'company_id', 'provider', 'secret']);
  return (
    'id' in by ? query.where('id', '=', by.id) : query.where('provider', '=', by.provider)
  ).executeTakeFirst();
}

export async function deleteIntegration(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('integrations').where('id', '=', id).execute();
}

/** Erases what opens the company's accounts; the connections go with it and are made anew. */
export async function forgetIntegrations(trx: Trx): Promise<void> {
  await trx.deleteFrom('integrations').execute();
}

/** Notes whether the provider still takes the secret. */
export async function setIntegrationStatus(
  trx: Trx,
  provider: Provider,
  status: Integration['status'],
): Promise<void> {
  await trx.updateTable('integrations').set({ status }).where('provider', '=', provider).execute();
}

function view(row: Pick<Selectable<IntegrationsTable>, (typeof shown)[number]>): Integration {
  const { id, provider, title, status, created_at } = row;
  return { id, provider, title, status, createdAt: created_at.toISOString() };
}
