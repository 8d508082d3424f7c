import { sql } from 'kysely';
import type { z } from 'zod';
import type { Trx } from '../platform/db/database.ts';
import type { adminUsageSchema } from './schema.ts';

interface Row {
  company_id: string;
  name: string;
  plan: string;
  why: string;
  /** bigint is text. */
  rows_used: string;
  rows_hard: string | null;
  runs_today: string;
  runs_hard: string | null;
  owed: number;
  cpu_ms: string;
  moysklad_calls: string;
  google_calls: string;
}

const number = (value: string | null) => (value === null ? null : Number(value));

/** Companies by what they use, those first that use most of their rows. @param trx acts for one of the platform's own people. */
export async function listUsage(trx: Trx, most: number): Promise<z.infer<typeof adminUsageSchema>[]> {
  const { rows } = await sql<Row>`select * from admin_usage(${most})`.execute(trx);
  return rows.map((row) => ({
    companyId: row.company_id,
    name: row.name,
    plan: row.plan,
    why: row.why,
    rows: { used: Number(row.rows_used), hard: number(row.rows_hard) },
    runs: { used: Number(row.runs_today), hard: number(row.runs_hard) },
    owed: row.owed,
    cpuSeconds: Math.round(Number(row.cpu_ms) / 100) / 10,
    calls: { moysklad: Number(row.moysklad_calls), google: Number(row.google_calls) },
  }));
}
