import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';

/** How far an export is with an object. */
interface Freshness {
  configId: string;
  name: string;
  spreadsheetUrl: string;
  /** It takes some objects only: this one need not be among them. */
  filtered: boolean;
  /** When the first run was done that began after the moment; null: none was. */
  inSheetAt: Date | null;
  /** When the last run of all was done. */
  doneAt: Date | null;
  /** A run waits or goes on. */
  running: boolean;
}

/**
 * How far exports are with what was changed at a moment: from our own notes alone, nobody is asked. A run counts that began to read
 * after the change; one that ended after it may have read before.
 * @param since null: no run counts. (A run that had waited in the queue for over a day counts as none: the next one does.)
 */
export async function freshnessOf(trx: Trx, configIds: string[], since: Date | null): Promise<Freshness[]> {
  if (configIds.length === 0) return [];
  const { rows } = await sql<Freshness>`
    select c.id as "configId", c.name, c.spreadsheet_url as "spreadsheetUrl",
      (c.filter is not null or c.conditions <> '[]') as filtered,
      (select t.finished_at from export_tasks t
        where t.config_id = c.id and t.created_at >= ${since}::timestamptz - interval '1 day' and t.started_at >= ${since}
          and t.status = 'done' and not t.dry_run and not t.verify
        order by t.created_at limit 1) as "inSheetAt",
      (select t.finished_at from export_tasks t
        where t.config_id = c.id and t.status = 'done' and not t.dry_run and not t.verify
        order by t.created_at desc limit 1) as "doneAt",
      exists (select from export_tasks t
        where t.config_id = c.id and t.status in ('queued', 'running', 'cancelling')) as running
    from export_configs c where c.id = any (${configIds}::uuid[]) order by c.created_at, c.id`.execute(trx);
  return rows;
}
