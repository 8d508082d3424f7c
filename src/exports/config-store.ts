import { type Selectable, sql } from 'kysely';
import type { ExportConfigsTable } from '../../db/tables/exports.ts';
import { EDITION, type ShownNames } from '../catalogue/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';
import { behind, type Position, pageOf, positionOf } from '../platform/http/pages.ts';
import type { Language } from '../platform/problems.ts';
import { printJson } from '../platform/text.ts';
import { type ConfigInput, type ConfigView, stored, type TaskView } from './schema.ts';
import { freshMoments, lastTasks } from './task-views.ts';

type ConfigRow = Selectable<ExportConfigsTable>;

/** Where a config's table stands and through which accounts, as found when it was saved. */
export interface ConfigPlace {
  spreadsheetId: string;
  spreadsheetTitle: string;
  spreadsheetUrl: string;
  moyskladIntegrationId: string;
  googleIntegrationId: string;
}

/** What a config is made of; its edition is not for a person to choose. */
export type WholeConfig = ConfigInput & { edition: number };

function configValues(input: WholeConfig, place: ConfigPlace) {
  return {
    name: input.name,
    exporter: input.exporter,
    spreadsheet_id: place.spreadsheetId,
    spreadsheet_title: place.spreadsheetTitle,
    spreadsheet_url: place.spreadsheetUrl,
    sheet_title: input.sheetTitle,
    mode: input.mode,
    columns: input.columns ? printJson(input.columns) : null,
    filter: input.filter || null,
    conditions: printJson(input.conditions),
    options: printJson(input.options),
    edition: input.edition,
    moysklad_integration_id: place.moyskladIntegrationId,
    google_integration_id: place.googleIntegrationId,
  };
}

/** Adds a config, of the newest edition unless told, and answers its id; that its sheet is free was seen under `lockSheets`. */
export async function insertConfig(
  trx: Trx,
  companyId: string,
  input: ConfigInput & { edition?: number },
  place: ConfigPlace,
): Promise<string> {
  const row = await trx
    .insertInto('export_configs')
    .values({ ...configValues({ edition: EDITION, ...input }, place), company_id: companyId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Lets no other export of the company take a sheet, or leave one, until the transaction ends. */
export async function lockSheets(trx: Trx, companyId: string): Promise<void> {
  await lockScope(trx, `sheets of ${companyId}`);
}

/** By the same clock as the lines of the audit log. */
const changedNow = sql<Date>`clock_timestamp()`;

/** A change of the place forgets the sheet known from earlier runs; with it, or with another mode, the table is made anew. */
export async function updateConfig(
  trx: Trx,
  id: string,
  input: WholeConfig,
  place: ConfigPlace,
): Promise<void> {
  const stays = sql`spreadsheet_id = ${place.spreadsheetId} and sheet_title = ${input.sheetTitle}`;
  await trx
    .updateTable('export_configs')
    .set({
      ...configValues(input, place),
      sheet_id: sql<string | null>`case when ${stays} then sheet_id end`,
      table_since: sql<Date | null>`case when ${stays} and mode = ${input.mode} then table_since else now() end`,
    })
    .where('id', '=', id)
    .execute();
}

/** Notes that a config is another one than it was. @returns when that was */
export async function markChanged(trx: Trx, id: string): Promise<string> {
  const { updated_at } = await trx
    .updateTable('export_configs')
    .set({ updated_at: changedNow })
    .where('id', '=', id)
    .returning('updated_at')
    .executeTakeFirstOrThrow();
  return updated_at.toISOString();
}

/** Whether the company has made any export. */
export async function hasConfigs(trx: Trx): Promise<boolean> {
  return (await trx.selectFrom('export_configs').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function deleteConfig(trx: Trx, id: string): Promise<boolean> {
  const result = await trx.deleteFrom('export_configs').where('id', '=', id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/**
 * @param lock to the end of the transaction: `change` lets no run begin and nothing belong to the config anew, `refer` lets nobody
 * delete or change it.
 */
export async function findConfigRow(
  trx: Trx,
  id: string,
  lock?: 'change' | 'refer',
): Promise<ConfigRow | undefined> {
  const query = trx.selectFrom('export_configs').selectAll().where('id', '=', id);
  const locked = lock === 'change' ? query.forUpdate() : lock === 'refer' ? query.forKeyShare() : query;
  return locked.executeTakeFirst();
}

/** The config that already writes to this sheet, if any. */
export async function configOfSheet(
  trx: Trx,
  spreadsheetId: string,
  sheetTitle: string,
  except: string | null,
) {
  return (
    trx
      .selectFrom('export_configs')
      .select(['id', 'name'])
      .where('spreadsheet_id', '=', spreadsheetId)
      // By the database's own rules, as its index: JavaScript has others for «ΟΔΟΣ» and «İ».
      .where(sql`lower(sheet_title)`, '=', sql`lower(${sheetTitle})`)
      .where('id', 'is distinct from', except)
      .executeTakeFirst()
  );
}

/** What works through an integration. */
export async function configsThrough(
  trx: Trx,
  integrationId: string,
): Promise<{ id: string; name: string; exporter: string }[]> {
  return trx
    .selectFrom('export_configs')
    .select(['id', 'name', 'exporter'])
    .where((eb) =>
      eb.or([
        eb('moysklad_integration_id', '=', integrationId),
        eb('google_integration_id', '=', integrationId),
      ]),
    )
    .orderBy('created_at')
    .execute();
}

/** The exports of these kinds that read through one of these accounts, oldest first. */
export async function configsOf(
  trx: Trx,
  { exporters, integrationIds }: { exporters: string[]; integrationIds: string[] },
): Promise<{ id: string; name: string }[]> {
  if (exporters.length === 0 || integrationIds.length === 0) return [];
  return trx
    .selectFrom('export_configs')
    .select(['id', 'name'])
    .where('exporter', 'in', exporters)
    .where('moysklad_integration_id', 'in', integrationIds)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** What exports are called and through which accounts they work, by id; one that is not there is left out. */
export async function briefOf(
  trx: Trx,
  ids: string[],
): Promise<Map<string, { name: string; integrationIds: string[] }>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('export_configs')
    .select(['id', 'name', 'moysklad_integration_id', 'google_integration_id'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, name, moysklad_integration_id, google_integration_id }) => [
      id,
      { name, integrationIds: [moysklad_integration_id, google_integration_id] },
    ]),
  );
}

/** What an export reads, and through which accounts. */
export interface Asked
  extends Pick<ConfigView, 'exporter' | 'mode' | 'columns' | 'conditions' | 'filter' | 'edition'> {
  name: string;
  moyskladIntegrationId: string;
  googleIntegrationId: string;
  /** The names of other objects in its rows, as its last run found them. */
  names: ShownNames[];
}

/** What exports ask for, by id; one that is not there is left out. */
export async function askedOf(trx: Trx, ids: string[]): Promise<Map<string, Asked>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('export_configs')
    .select(['id', 'name', 'exporter', 'mode', 'columns', 'conditions', 'filter', 'edition', 'names'])
    .select([
      'moysklad_integration_id as moyskladIntegrationId',
      'google_integration_id as googleIntegrationId',
    ])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, columns, conditions, names, ...row }) => [
      id,
      {
        ...row,
        columns: stored.columns.parse(columns),
        conditions: stored.conditions.parse(conditions),
        names: stored.names.parse(names),
      },
    ]),
  );
}

/** Of these exports, those that nobody changes or deletes in this moment; nobody else does until the transaction ends. */
export async function holdConfigs(trx: Trx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await trx
    .selectFrom('export_configs')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Lets no run of the company begin until the transaction ends; its exports are held in one order. */
export async function lockConfigs(trx: Trx): Promise<void> {
  await trx.selectFrom('export_configs').select('id').orderBy('id').forUpdate().execute();
}

/** A page of the exports in the order they were made, each with its newest task. */
export async function listConfigs(
  trx: Trx,
  { limit, cursor }: { limit: number; cursor?: Position | undefined },
  language: Language,
): Promise<{ items: ConfigView[]; nextCursor: string | null }> {
  let select = trx
    .selectFrom('export_configs')
    .selectAll()
    .select(positionOf('created_at').as('position'))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit + 1);
  if (cursor) select = select.where(behind(cursor, { at: 'created_at', id: 'id' }, 'ascending'));
  const { rows, nextCursor } = pageOf(await select.execute(), limit);
  const ids = rows.map(({ id }) => id);
  const tasks = await lastTasks(trx, ids, language);
  const last = new Map(tasks.map((task) => [task.configId, task]));
  const fresh = await freshMoments(trx, ids);
  const items = rows.map((row) => viewConfig(row, last.get(row.id) ?? null, fresh.get(row.id)));
  return { items, nextCursor };
}

export async function findConfig(trx: Trx, id: string, language: Language): Promise<ConfigView | undefined> {
  const row = await findConfigRow(trx, id);
  if (!row) return undefined;
  const [task] = await lastTasks(trx, [id], language);
  const fresh = await freshMoments(trx, [id]);
  return viewConfig(row, task ?? null, fresh.get(id));
}

/** The sheet that a run found or made: a renamed one is followed from now on. */
export async function noteSheet(
  trx: Trx,
  companyId: string,
  configId: string,
  sheet: { sheetId: number; title: string },
) {
  await lockSheets(trx, companyId);
  // While another config is still known by that title, the id alone leads to the sheet.
  const title = sql<string>`case when exists (
      select from export_configs other
      where other.id <> export_configs.id and other.spreadsheet_id = export_configs.spreadsheet_id
        and lower(other.sheet_title) = lower(${sheet.title})
    ) then sheet_title else ${sheet.title} end`;
  await trx
    .updateTable('export_configs')
    .set({
      sheet_id: sheet.sheetId,
      sheet_title: title,
      // Who began to change the export under its former title must not put that back unawares.
      updated_at: sql<Date>`case when sheet_title = ${title} then updated_at else ${changedNow} end`,
    })
    .where('id', '=', configId)
    .execute();
}

/** The names of other objects that a run found to stand in the rows. @returns the account they are read through; undefined: the export is gone. */
export async function noteNames(
  trx: Trx,
  configId: string,
  names: ShownNames[],
): Promise<{ integrationId: string } | undefined> {
  return trx
    .updateTable('export_configs')
    .set({ names: printJson(names) })
    .where('id', '=', configId)
    .returning('moysklad_integration_id as integrationId')
    .executeTakeFirst();
}

function viewConfig(row: ConfigRow, lastTask: TaskView | null, freshAt: Date | undefined): ConfigView {
  return {
    id: row.id,
    name: row.name,
    exporter: row.exporter,
    spreadsheetId: row.spreadsheet_id,
    spreadsheetTitle: row.spreadsheet_title,
    spreadsheetUrl: row.spreadsheet_url,
    sheetTitle: row.sheet_title,
    mode: row.mode,
    columns: stored.columns.parse(row.columns),
    filter: row.filter,
    conditions: stored.conditions.parse(row.conditions),
    options: stored.options.parse(row.options),
    edition: row.edition,
    moyskladIntegrationId: row.moysklad_integration_id,
    googleIntegrationId: row.google_integration_id,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    lastTask,
    freshAt: freshAt?.toISOString() ?? null,
  };
}
