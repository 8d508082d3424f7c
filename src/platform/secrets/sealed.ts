import type { Client } from 'pg';
import type { Log } from '../telemetry/log.ts';
import { counted } from '../text.ts';
import { type Keyring, KeyringError } from './keyring.ts';

/** A column that holds envelopes of the keyring, and whose secrets they are: SQL over its own row, or a constant. */
export interface SealedColumn {
  table: string;
  column: string;
  companyId: string;
  provider: string;
}

/** Every one of them: a value of a column that is not named here would be lost with the key that sealed it. */
export const sealedColumns: SealedColumn[] = [
  { table: 'integrations', column: 'secret', companyId: 'company_id::text', provider: 'provider' },
  {
    table: 'google_consents',
    column: 'verifier',
    companyId: 'company_id::text',
    provider: "'google-consent'",
  },
  {
    table: 'google_pending',
    column: 'secret',
    companyId: 'company_id::text',
    provider: "'google-pending'",
  },
  {
    table: 'google_revocations',
    column: 'token',
    companyId: 'company_id::text',
    provider: "'google-revocation'",
  },
  { table: 'source_hooks', column: 'secret', companyId: 'company_id::text', provider: "'source-hook'" },
  {
    table: 'source_hook_removals',
    column: 'opened',
    companyId: 'company_id::text',
    provider: "'source-hook-removal'",
  },
  { table: 'webhooks', column: 'secret', companyId: 'company_id::text', provider: "'webhook'" },
  { table: 'webhooks', column: 'old_secret', companyId: 'company_id::text', provider: "'webhook'" },
  { table: 'signing_keys', column: 'private_key', companyId: "'platform'", provider: "'jwt'" },
  { table: 'mail_outbox', column: 'letter', companyId: "'platform'", provider: "'mail'" },
  { table: 'outbox_messages', column: 'body', companyId: 'company_id::text', provider: "'outbox'" },
  { table: 'idempotency_keys', column: 'answer', companyId: 'company_id::text', provider: "'idempotency'" },
  {
    table: 'person_idempotency_keys',
    column: 'answer',
    companyId: "'platform'",
    provider: "'idempotency:' || user_id",
  },
];

/** How many values a key seals. */
export interface KeyUse {
  key: string;
  values: number;
}

/** The key's id in an envelope, in SQL. */
export const keyOf = (column: string) => `split_part(${column}, '.', 2)`;

/** Opens the walls between companies to the owner's login for as long as the connection lasts (`letOwnerThrough`). */
export async function passWalls(client: Client): Promise<void> {
  await client.query("select set_config('app.platform', 'on', false)");
}

/**
 * Which keys seal how many values of the whole installation.
 * @param client logged in as the owner.
 */
export async function countByKey(client: Client): Promise<KeyUse[]> {
  await passWalls(client);
  const each = sealedColumns.map(
    ({ table, column }) => `select ${keyOf(column)} as key from ${table} where ${column} is not null`,
  );
  const { rows } = await client.query<KeyUse>(
    `select key, count(*)::int as values from (${each.join(' union all ')}) as sealed group by key order by key`,
  );
  return rows;
}

export interface Unreadable {
  table: string;
  companyId: string;
  provider: string;
  reason: string;
}

const PAGE = 500;

/**
 * Opens every sealed value; nothing is changed.
 * @param client logged in as the owner. @returns those that do not open, by key.
 */
export async function findUnreadable(client: Client, keyring: Keyring): Promise<Map<string, Unreadable[]>> {
  await passWalls(client);
  const found = new Map<string, Unreadable[]>();
  for (const sealed of sealedColumns) {
    for (let last = ''; ; ) {
      const rows = await readSealed(client, sealed, { after: last, limit: PAGE });
      for (const { envelope, companyId, provider } of rows) {
        const [, key = ''] = envelope.split('.');
        const reason = whyClosed(keyring, envelope, { companyId, provider });
        if (reason === null) continue;
        found.set(key, [...(found.get(key) ?? []), { table: sealed.table, companyId, provider, reason }]);
      }
      last = rows.at(-1)?.envelope ?? '';
      if (rows.length < PAGE) break;
    }
  }
  return found;
}

export interface SealedRow {
  /** The row's place, good for the length of a transaction that has locked it. */
  ctid: string;
  companyId: string;
  provider: string;
  envelope: string;
}

/**
 * A page of sealed values in the order of their envelopes, which are all different.
 * @param options.not leaves out what this key seals. @param options.lock takes the rows that nobody else has locked.
 */
export async function readSealed(
  client: Client,
  { table, column, companyId, provider }: SealedColumn,
  options: { after: string; limit: number; not?: string; lock?: boolean },
): Promise<SealedRow[]> {
  const { after, limit, not = '', lock = false } = options;
  const { rows } = await client.query<SealedRow>(
    `select ctid, ${companyId} as "companyId", ${provider} as provider, ${column} as envelope from ${table}
     where ${column} collate "C" > $1 and ${keyOf(column)} <> $2
     order by ${column} collate "C" limit ${limit} ${lock ? 'for update skip locked' : ''}`,
    [after, not],
  );
  return rows;
}

/** Why an envelope does not open; null when it does. */
function whyClosed(
  keyring: Keyring,
  envelope: string,
  owner: { companyId: string; provider: string },
): string | null {
  try {
    keyring.decrypt(envelope, owner);
    return null;
  } catch (error) {
    if (error instanceof KeyringError) return error.message;
    throw error;
  }
}

/** Says at the start which keys are missing: what they seal stays as it is and opens again when they are back. */
export function warnOfMissingKeys(keyring: Keyring, sealed: KeyUse[], log: Log): void {
  for (const { key, values } of sealed) {
    if (keyring.ids.includes(key)) continue;
    log.error(
      { missing: key, values },
      `ENCRYPTION_KEYS lacks the key "${key}", which seals ${counted(values, 'value')}: nothing sealed with it can be opened until it is added back. Nothing was changed`,
    );
  }
}
