import { briefOf } from '../exports/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { behind, type Position, pageOf, positionOf } from '../platform/http/pages.ts';
import type { ScenarioExport, ScenarioExportInput } from './scenario-schema.ts';

const columns = ['id', 'action', 'object_type', 'config_id', 'created_at'] as const;

/** A page of what actions start, in the order in which it was chosen. */
export async function listScenarioExports(
  trx: Trx,
  { limit, cursor }: { limit: number; cursor?: Position | undefined },
): Promise<{ items: ScenarioExport[]; nextCursor: string | null }> {
  let select = trx
    .selectFrom('scenario_exports')
    .select(columns)
    .select(positionOf('created_at').as('position'))
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit + 1);
  if (cursor) select = select.where(behind(cursor, { at: 'created_at', id: 'id' }, 'ascending'));
  const { rows, nextCursor } = pageOf(await select.execute(), limit);
  return { items: await viewed(trx, rows), nextCursor };
}

/** @returns undefined when the action starts this export for these objects already. @param input names an export that is there. */
export async function insertScenarioExport(
  trx: Trx,
  companyId: string,
  { action, objectType, configId }: ScenarioExportInput,
): Promise<ScenarioExport | undefined> {
  const row = await trx
    .insertInto('scenario_exports')
    .values({ company_id: companyId, action, object_type: objectType, config_id: configId })
    .onConflict((on) => on.columns(['company_id', 'action', 'object_type', 'config_id']).doNothing())
    .returning(columns)
    .executeTakeFirst();
  return row && (await viewed(trx, [row]))[0];
}

/** @returns what was removed; undefined when there was nothing. */
export async function deleteScenarioExport(trx: Trx, id: string): Promise<ScenarioExport | undefined> {
  const row = await trx
    .deleteFrom('scenario_exports')
    .where('id', '=', id)
    .returning(columns)
    .executeTakeFirst();
  return row && (await viewed(trx, [row]))[0];
}

/** The exports that an action starts for objects of a type; null stands for those that were deleted. */
export async function exportsFor(trx: Trx, action: string, objectType: string): Promise<(string | null)[]> {
  const rows = await trx
    .selectFrom('scenario_exports')
    .select('config_id')
    .where('action', '=', action)
    .where('object_type', '=', objectType)
    .orderBy('created_at')
    .execute();
  return rows.map(({ config_id }) => config_id);
}

interface Row {
  id: string;
  action: string;
  object_type: string;
  config_id: string | null;
  created_at: Date;
}

async function viewed(trx: Trx, rows: Row[]): Promise<ScenarioExport[]> {
  const exports = await briefOf(
    trx,
    rows.flatMap(({ config_id }) => config_id ?? []),
  );
  return rows.map(({ id, action, object_type, config_id, created_at }) => ({
    ...{ id, action, objectType: object_type, configId: config_id },
    configName: (config_id && exports.get(config_id)?.name) ?? null,
    createdAt: created_at.toISOString(),
  }));
}
