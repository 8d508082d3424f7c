import { sql } from 'kysely';
import type { z } from 'zod';
import type { Trx } from '../platform/db/database.ts';
import type { adminUsageSchema, UsagePosition, UsageQuery } from './schema.ts';

interface Row {
  company_id: string;
  name: string;
  plan: string;
  why: z.infer<typeof adminUsageSchema>['why'];
  until: Date | null;
  unpaid: boolean;
  /** bigint is text. */
  rows_used: string;
  rows_soft: string | null;
  rows_hard: string | null;
  runs_used: string;
  runs_soft: string | null;
  runs_hard: string | null;
  messages_used: string;
  messages_soft: string | null;
  messages_hard: string | null;
  owed: number;
  cpu_ms: string;
  moysklad_calls: string;
  google_calls: string;
  near: boolean;
  sort_key: string;
}

const number = (value: string | null) => (value === null ? null : Number(value));
const share = (used: string, soft: string | null, hard: string | null) => ({
  ...{ used: Number(used), soft: number(soft), hard: number(hard) },
});

/** A page of what companies use, those first that use most of what is sorted by. @param trx acts for one of the platform's own people. */
export async function listUsage(
  trx: Trx,
  { search, sort, near, limit, cursor }: UsageQuery,
): Promise<{ items: z.infer<typeof adminUsageSchema>[]; nextCursor: string | null }> {
  const { rows } = await sql<Row>`select * from admin_usage(${search || null}, ${sort}, ${near},
    ${cursor?.[1] ?? null}, ${cursor?.[2] ?? null}::uuid, ${limit + 1})`.execute(trx);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const position: UsagePosition | undefined = last && [sort, last.sort_key, last.company_id];
  return {
    items: page.map(viewOf),
    nextCursor: position ? Buffer.from(JSON.stringify(position)).toString('base64url') : null,
  };
}

const viewOf = (row: Row): z.infer<typeof adminUsageSchema> => ({
  companyId: row.company_id,
  name: row.name,
  plan: row.plan,
  why: row.why,
  until: row.until?.toISOString() ?? null,
  unpaid: row.unpaid,
  near: row.near,
  rows: share(row.rows_used, row.rows_soft, row.rows_hard),
  runs: share(row.runs_used, row.runs_soft, row.runs_hard),
  messages: share(row.messages_used, row.messages_soft, row.messages_hard),
  owed: row.owed,
  cpuSeconds: Math.round(Number(row.cpu_ms) / 100) / 10,
  calls: { moysklad: Number(row.moysklad_calls), google: Number(row.google_calls) },
});
