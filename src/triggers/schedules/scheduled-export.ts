import { briefOf } from '../../exports/index.ts';
import { listLost } from '../../integrations/index.ts';
import type { Trx } from '../../platform/db/database.ts';

/** What a schedule is of. */
export interface ScheduledExport {
  name: string;
  /** One of its accounts has to be connected again before it can run. */
  waits: boolean;
}

/** What schedules are of, by the export's id; one that is not there is left out. */
export async function exportsOf(trx: Trx, configIds: string[]): Promise<Map<string, ScheduledExport>> {
  const found = await briefOf(trx, configIds);
  if (found.size === 0) return new Map();
  const lost = new Set(await listLost(trx));
  return new Map(
    [...found].map(([id, { name, integrationIds }]) => [
      id,
      { name, waits: integrationIds.some((integrationId) => lost.has(integrationId)) },
    ]),
  );
}
