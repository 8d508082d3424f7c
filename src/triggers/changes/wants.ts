import { changesTold, knownExporter, namesShown, type ShownNames, type Told } from '../../catalogue/index.ts';
import { type Asked, askedOf } from '../../exports/index.ts';
import type { Trx } from '../../platform/db/database.ts';
import type { Need } from '../need.ts';
import { goingTriggers } from './store.ts';

/** An export that starts on changes, and the kinds of changes that it is to hear of. */
export interface Wanting extends Omit<Asked, 'names'> {
  configId: string;
  needs: Told[];
  /** The types of objects whose names stand in its rows. */
  names: Set<string>;
}

/** The kinds of changes that concern an export; none for one that this version of the program does not know. */
export function needsOfExport({ exporter: key }: Pick<Asked, 'exporter'>): Told[] {
  const exporter = knownExporter(key);
  return exporter ? changesTold(exporter) : [];
}

/**
 * The names of other objects that stand in an export's rows and are refreshed with them: those that its columns say, and those that its
 * last run found, which knows the account's own fields.
 */
export function namesOfExport(asked: Asked): ShownNames[] {
  const exporter = knownExporter(asked.exporter);
  return exporter && asked.mode !== 'append' ? [...namesShown(exporter, asked), ...asked.names] : [];
}

/** The company's exports that start on changes and are not paused. Two statements. */
export async function wantingExports(trx: Trx): Promise<Wanting[]> {
  const triggers = await goingTriggers(trx);
  const asked = await askedOf(
    trx,
    triggers.map(({ config_id }) => config_id),
  );
  return [...asked].map(([configId, each]) => ({
    ...{ configId, ...each },
    ...{ needs: needsOfExport(each), names: new Set(namesOfExport(each).map(({ entity }) => entity)) },
  }));
}

/** The changes that the company's exports want to hear of, each kind once for an account. */
export async function needsOf(trx: Trx): Promise<Need[]> {
  const all = (await wantingExports(trx)).flatMap(
    ({ moyskladIntegrationId: integrationId, needs, names }) => [
      ...needs.map((need): Need => ({ integrationId, ...need })),
      ...[...names].map((entity): Need => ({ integrationId, entity, action: 'UPDATE' })),
    ],
  );
  const keyOf = ({ integrationId, entity, action }: Need) => `${integrationId} ${entity} ${action}`;
  return [...new Map(all.map((need) => [keyOf(need), need])).values()];
}
