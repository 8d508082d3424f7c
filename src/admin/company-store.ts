import { sql } from 'kysely';
import type { TaskStatus } from '../../db/tables.ts';
import type { Trx } from '../platform/db/database.ts';
import { pageOf } from '../platform/http/pages.ts';
import type { AdminCompany, AdminCompanyCard } from './schema.ts';

interface CompanyRow {
  id: string;
  name: string;
  created_at: Date;
  position: string;
  blocked_at: Date | null;
  blocked_reason: string | null;
  erase_at: Date | null;
  plan_override: string | null;
  plan_override_reason: string | null;
  account_id: string | null;
  paid_plan: string | null;
  members: number;
  exports: number;
  accounts: string[];
  last_run_at: Date | null;
  last_run_status: TaskStatus | null;
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
    lastRun: row.last_run_at && { at: row.last_run_at.toISOString(), status: row.last_run_status! },
    blocked: row.blocked_at && { at: row.blocked_at.toISOString(), reason: row.blocked_reason! },
    eraseAt: row.erase_at?.toISOString() ?? null,
    accountId: row.account_id,
    paidPlan: row.paid_plan,
    plan: row.plan_override === null ? null : { key: row.plan_override, reason: row.plan_override_reason! },
  };
}

const RUNS = 10;

/** What a company's card adds to its line in the list. @param trx acts for the company. @param adminId who is looking. */
export async function readDetails(
  trx: Trx,
  adminId: string,
): Promise<Pick<AdminCompanyCard, 'people' | 'connections' | 'runs' | 'support'>> {
  const people = await trx
    .selectFrom('members')
    .innerJoin('auth.user as person', 'person.id', 'members.user_id')
    .select(['person.name', 'person.email', 'members.role'])
    .orderBy('members.created_at')
    .execute();
  const connections = await trx
    .selectFrom('integrations')
    .select(['provider', 'title', 'status'])
    .orderBy('created_at')
    .execute();
  const runs = await trx
    .selectFrom('export_tasks as task')
    .innerJoin('export_configs as config', 'config.id', 'task.config_id')
    .select([
      'task.id',
      'config.name',
      'config.exporter',
      'task.status',
      'task.created_at',
      'task.finished_at',
    ])
    .select(sql<string | null>`task.error ->> 'code'`.as('error'))
    .orderBy('task.created_at', 'desc')
    .limit(RUNS)
    .execute();
  const support = await trx
    .selectFrom('support_accesses')
    .innerJoin('auth.user as person', 'person.id', 'support_accesses.admin_id')
    .select(['person.id', 'person.name', 'reason', 'started_at', 'expires_at'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('started_at')
    .execute();
  return {
    people,
    connections,
    runs: runs.map(({ created_at, finished_at, ...run }) => ({
      ...run,
      createdAt: created_at.toISOString(),
      finishedAt: finished_at?.toISOString() ?? null,
    })),
    support: support.map(({ id, name, reason, started_at, expires_at }) => ({
      admin: name,
      reason,
      startedAt: started_at.toISOString(),
      expiresAt: expires_at.toISOString(),
      mine: id === adminId,
    })),
  };
}

/** Takes the company for a change: others who want to change it wait. @param trx acts for the company. */
export async function lockCompany(trx: Trx, id: string) {
  return trx
    .selectFrom('companies')
    .select(['name', 'blocked_reason', 'plan_override', 'plan_override_reason'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Gives the company this plan whatever it pays for; with null no more. */
export async function setPlan(
  trx: Trx,
  id: string,
  plan: { plan: string; reason: string } | null,
): Promise<void> {
  await trx
    .updateTable('companies')
    .set({ plan_override: plan?.plan ?? null, plan_override_reason: plan?.reason ?? null })
    .where('id', '=', id)
    .execute();
}
