import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../../db/tables.ts';
import { type BudgetState, type BudgetStore, stateSchema } from './limits.ts';

/** Budgets of all processes on one database; its clock counts. */
export class PostgresBudgets implements BudgetStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async change<T>(key: string, fn: (state: BudgetState, now: number) => T): Promise<T> {
    return this.#database.transaction().execute(async (trx) => {
      const empty = JSON.stringify({ bookings: [], pausedUntil: 0 });
      await trx
        .insertInto('limit_windows')
        .values({ key, state: empty })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      const row = await trx
        .selectFrom('limit_windows')
        .select(['state', sql<number>`(extract(epoch from clock_timestamp()) * 1000)::float8`.as('now')])
        .where('key', '=', key)
        .forUpdate()
        .executeTakeFirstOrThrow();
      const state = stateSchema.parse(row.state);
      const result = fn(state, row.now);
      await trx
        .updateTable('limit_windows')
        .set({ state: JSON.stringify(state), updated_at: sql`now()` })
        .where('key', '=', key)
        .execute();
      return result;
    });
  }
}
