import type { Trx } from '../platform/db/database.ts';
import { findConfigRow } from './config-store.ts';
import { exportProblems } from './problems.ts';
import { present } from './route-parts.ts';

/** The config, which nobody deletes or changes until the transaction ends. @throws Problem when the company has none such. */
export async function requireConfig(trx: Trx, id: string) {
  return present(await findConfigRow(trx, id, 'refer'), exportProblems.configMissing);
}
