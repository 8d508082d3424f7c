import { sql } from 'kysely';
import type { Trx } from '../platform/db/database.ts';
import type { Localized } from '../platform/problems.ts';
import { whyStopped } from './turns.ts';

/** How far an export is with an object. */
interface Freshness {
  configId: string;
  name: string;
  spreadsheetUrl: string;
  /** It takes some objects only: this one need not be among them. */
  filtered: boolean;
  /** It adds new rows and leaves those that are there: what was changed does not come into the table. */
  addsOnly: boolean;
  /** When the first run was done that began after the moment; null: none was, or changes do not come into the table. */
  inSheetAt: Date | null;
  /** A run was done that began so late that it met the change even if that was one of many made together. */
  certain: boolean;
  /** When the last run of all was done. */
  doneAt: Date | null;
  /** A run goes on, or waits for its turn; not one that waits because exports were stopped. */
  running: boolean;
}

/**
 * How far exports are with what was changed at a moment: from our own notes alone, nobody is asked. A run counts that began to read
 * after the change; one that ended after it may have read before, one that made up for missed days read others.
 * @param since null: no run counts. (A run that had waited in the queue for over a day counts as none: the next one does.)
 * @param bulkChangeMs so long a bulk change may go on, whose objects are stamped with the time when it began.
 * @returns `stopped`: why nothing runs for now.
 */
export async function freshnessOf(
  trx: Trx,
  configIds: string[],
  since: Date | null,
  bulkChangeMs: number,
): Promise<{ exports: Freshness[]; stopped: Localized | null }> {
  const stopped = (await whyStopped(trx)) ?? null;
  if (configIds.length === 0) return { exports: [], stopped };
  const over = sql`t.config_id = c.id and t.status = 'done' and not t.dry_run and not t.verify and t.backfill is null`;
  const began = (from: Date | null) =>
    sql`t.created_at >= ${from}::timestamptz - interval '1 day' and t.started_at >= ${from}`;
  const sure = since && new Date(since.getTime() + bulkChangeMs);
  const { rows } = await sql<Freshness>`
    select c.id as "configId", c.name, c.spreadsheet_url as "spreadsheetUrl",
      (c.filter is not null or c.conditions <> '[]') as filtered,
      c.mode = 'append' as "addsOnly",
      (select t.finished_at from export_tasks t where c.mode <> 'append' and ${over} and ${began(since)}
        order by t.created_at limit 1) as "inSheetAt",
      exists (select from export_tasks t where c.mode <> 'append' and ${over} and ${began(sure)}) as certain,
      (select t.finished_at from export_tasks t where ${over} order by t.created_at desc limit 1) as "doneAt",
      exists (select from export_tasks t where t.config_id = c.id
        and (t.status in ('running', 'cancelling') or (t.status = 'queued' and not ${stopped !== null}))) as running
    from export_configs c where c.id = any (${configIds}::uuid[]) order by c.created_at, c.id`.execute(trx);
  return { exports: rows, stopped };
}

/** When each of these exports, of those that fail, failed for the first time since its last run that went well: when that run was made. */
export async function failingSince(trx: Trx, configIds: string[]): Promise<Map<string, Date>> {
  if (configIds.length === 0) return new Map();
  const wrote = sql`t.config_id = c.id and not t.dry_run and not t.verify and t.backfill is null`;
  const { rows } = await sql<{ id: string; at: Date }>`
    select c.id, failed.at from export_configs c, lateral (
      select min(t.created_at) as at from export_tasks t where ${wrote} and t.status = 'failed'
        and t.created_at > coalesce((select max(t.created_at) from export_tasks t where ${wrote} and t.status = 'done'), '-infinity')
    ) failed where c.id = any (${configIds}::uuid[]) and failed.at is not null`.execute(trx);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
