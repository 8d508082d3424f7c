import { type Insertable, sql } from 'kysely';
import type { AuditLogTable } from '../../db/tables/companies.ts';
import type { Trx } from '../platform/db/database.ts';
import type { AuditFilter, AuditLine } from './audit-log-schema.ts';

export async function insertLine(trx: Trx, line: Insertable<AuditLogTable>): Promise<void> {
  await trx.insertInto('audit_log').values(line).execute();
}

/** The ids of what a person was the last to do one of these things to. @param kind of what it was done to. */
export async function lastDoneBy(
  trx: Trx,
  userId: string,
  { kind, events }: { kind: string; events: string[] },
): Promise<string[]> {
  const rows = await trx
    .selectFrom((from) =>
      from
        .selectFrom('audit_log')
        .distinctOn('target_id')
        .select(['target_id', 'actor_id'])
        .where('target_kind', '=', kind)
        .where('event', 'in', events)
        .orderBy('target_id')
        .orderBy('id', 'desc')
        .as('last'),
    )
    .select('target_id')
    .where('actor_id', '=', userId)
    .execute();
  return rows.flatMap(({ target_id }) => target_id ?? []);
}

/**
 * Who did this to one thing last.
 * @param since a moment (RFC 3339): what was done before it does not count.
 */
export async function lastDoer(
  trx: Trx,
  { event, kind, id, since }: { event: string; kind: string; id: string; since: string },
): Promise<AuditLine['actor'] | null> {
  const row = await trx
    .selectFrom('audit_log')
    .select(['actor_kind', 'actor_id', 'actor_name'])
    .where('target_kind', '=', kind)
    .where('target_id', '=', id)
    .where('event', '=', event)
    .where('at', '>=', new Date(since))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { kind: row.actor_kind, id: row.actor_id, name: row.actor_name } : null;
}

/** Lines newest first. @param before the number of the last line already seen. */
export async function listLines(
  trx: Trx,
  filter: AuditFilter,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<AuditLine[]> {
  const { from, to, actor, event, target } = filter;
  let select = trx.selectFrom('audit_log').selectAll().orderBy('id', 'desc').limit(limit);
  if (before !== undefined) select = select.where('id', '<', before);
  if (from) select = select.where('at', '>=', new Date(from));
  if (to) select = select.where('at', '<', new Date(to));
  if (event)
    select = select.where((eb) => eb.or([eb('event', '=', event), eb('event', 'like', `${event}.%`)]));
  if (actor)
    select = select.where((eb) =>
      eb.or([
        eb('actor_id', '=', actor),
        eb(sql<string>`actor_kind`, '=', actor),
        eb('actor_name', 'ilike', part(actor)),
      ]),
    );
  if (target)
    select = select.where((eb) =>
      eb.or([eb('target_id', '=', target), eb('target_name', 'ilike', part(target))]),
    );
  const rows = await select.execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    event: row.event,
    target:
      row.target_kind === null ? null : { kind: row.target_kind, id: row.target_id, name: row.target_name },
    before: row.before as AuditLine['before'],
    after: row.after as AuditLine['after'],
    ip: row.ip,
    requestId: row.request_id,
  }));
}

/** A pattern that finds these letters as they stand. */
function part(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
