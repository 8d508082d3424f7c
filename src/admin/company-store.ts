import { sql } from 'kysely';
import { listMembers, readStopped } from '../companies/index.ts';
import { latestRuns, type RunRow, runInBrief } from '../exports/index.ts';
import { listIntegrations } from '../integrations/index.ts';
import { findPeople } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { pageOf } from '../platform/http/pages.ts';
import type { AdminCompany, AdminCompanyCard } from './schema.ts';
import { accessesNow } from './support-store.ts';

interface CompanyRow {
  id: string;
  name: string;
  created_at: Date;
  position: string;
  blocked_at: Date | null;
  blocked_reason: string | null;
  erase_at: Date | null;
  plan: string;
  plan_override: string | null;
  plan_override_reason: string | null;
  plan_override_until: Date | null;
  account_id: string | null;
  paid_plan: string | null;
  members: number;
  exports: number;
  accounts: string[];
  last_run: (RunRow & { created_at: string }) | null;
}

/**
 * A page of all companies, newest first.
 * @param trx acts for one of the platform's own people; the database itself refuses anybody else.
 * @param query.search looked for in names, members' names and addresses, and names of MoySklad accounts.
 */
export async function listCompanies(
  trx: Trx,
  query: { search?: string | undefined; limit: number; cursor?: [at: string, id: string] | undefined },
): Promise<{ items: AdminCompany[]; nextCursor: string | null }> {
  const { search, limit, cursor } = query;
  const rows = await ask(trx, { words: search, after: cursor, limit: limit + 1 });
  const page = pageOf(rows, limit);
  return { items: page.rows.map(view), nextCursor: page.nextCursor };
}

/** One company; the same is told of it as in the list. */
export async function findCompany(trx: Trx, id: string): Promise<AdminCompany | undefined> {
  const [row] = await ask(trx, { id, limit: 1 });
  return row && view(row);
}

async function ask(
  trx: Trx,
  about: {
    words?: string | undefined;
    id?: string;
    after?: [at: string, id: string] | undefined;
    limit: number;
  },
): Promise<CompanyRow[]> {
  const { words = null, id = null, after = [null, null], limit } = about;
  const { rows } = await sql<CompanyRow>`
    select *, to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as position
    from admin_companies(${words}, ${id}::uuid, ${after[0]}::timestamptz, ${after[1]}::uuid, ${limit}::integer)`.execute(
    trx,
  );
  return rows;
}

function view(row: CompanyRow): AdminCompany {
  const { id, name, members, exports, accounts } = row;
  return {
    id,
    name,
    createdAt: row.created_at.toISOString(),
    members,
    exports,
    accounts,
    lastRun: row.last_run && {
      at: new Date(row.last_run.created_at).toISOString(),
      ...runInBrief(row.last_run),
    },
    blocked: row.blocked_at && { at: row.blocked_at.toISOString(), reason: row.blocked_reason! },
    eraseAt: row.erase_at?.toISOString() ?? null,
    accountId: row.account_id,
    paidPlan: row.paid_plan,
    planInForce: row.plan,
    plan:
      row.plan_override === null
        ? null
        : {
            key: row.plan_override,
            reason: row.plan_override_reason!,
            until: row.plan_override_until?.toISOString() ?? null,
          },
  };
}

const RUNS = 10;

/** What a company's card adds to its line in the list. @param trx acts for the company. @param adminId who is looking. */
export async function readDetails(
  trx: Trx,
  adminId: string,
): Promise<Pick<AdminCompanyCard, 'stoppedReason' | 'people' | 'connections' | 'runs' | 'support'>> {
  const people = await listMembers(trx);
  const connections = await listIntegrations(trx);
  const runs = await latestRuns(trx, RUNS);
  const support = await accessesNow(trx);
  const admins = await findPeople(
    trx,
    support.map(({ adminId: id }) => id),
  );
  return {
    stoppedReason: await readStopped(trx),
    people: people.map(({ name, email, role }) => ({ name, email, role })),
    connections: connections.map(({ provider, title, status }) => ({ provider, title, status })),
    runs,
    support: support.flatMap(({ adminId: id, reason, startedAt, expiresAt }) => {
      const admin = admins.get(id);
      const times = { startedAt: startedAt.toISOString(), expiresAt: expiresAt.toISOString() };
      return admin ? [{ admin: admin.name, reason, ...times, mine: id === adminId }] : [];
    }),
  };
}
