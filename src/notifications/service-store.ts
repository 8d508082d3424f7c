import { sql } from 'kysely';
import type { Database, Trx } from '../platform/db/database.ts';

/** A provider that people know by its name. */
export type ProviderName = 'moysklad' | 'google';

/** What is noted of a trouble of the whole service; nobody else looks at it until the transaction ends. */
export async function holdTrouble(trx: Trx, what: ProviderName | 'dead-jobs') {
  return trx
    .selectFrom('service_troubles')
    .selectAll()
    .select(sql<Date>`now()`.as('now'))
    .where('what', '=', what)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** A provider is down (`begins`: from now on), or well. */
export async function noteProvider(
  trx: Trx,
  what: ProviderName,
  is: 'down' | 'begins' | 'well',
): Promise<void> {
  const now = sql<Date>`now()`;
  await trx
    .updateTable('service_troubles')
    .set(is === 'well' ? { since: null } : { last_at: now, ...(is === 'begins' && { since: now }) })
    .where('what', '=', what)
    .execute();
}

/** Jobs that were given up until then are told. */
export async function noteTold(trx: Trx, until: Date): Promise<void> {
  await trx
    .updateTable('service_troubles')
    .set({ told_until: until, told_at: sql<Date>`now()` })
    .where('what', '=', 'dead-jobs')
    .execute();
}

/** The providers that are down, by what was told of them. */
export async function downNow({ platform }: Database): Promise<ProviderName[]> {
  const rows = await platform
    .selectFrom('service_troubles')
    .select('what')
    .where('since', 'is not', null)
    .execute();
  return rows.flatMap(({ what }) => (what === 'dead-jobs' ? [] : what));
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const AT_ONCE = 500;

/** Companies whose runs have waited for two minutes, all of them. */
export const waitingCompanies = ({ platform }: Database) =>
  everyPage((after) =>
    sql<{
      id: string;
    }>`select company_id as id from companies_with_waiting_runs(${after}, ${AT_ONCE})`.execute(platform),
  );

/** Companies that were told of trouble with this subject and not yet that it is over, all of them. */
export const companiesTold = ({ platform }: Database, subject: string) =>
  everyPage((after) =>
    sql<{
      id: string;
    }>`select company_id as id from companies_with_mark(${subject}, ${after}, ${AT_ONCE})`.execute(platform),
  );

async function everyPage(page: (after: string) => Promise<{ rows: { id: string }[] }>): Promise<string[]> {
  const all: string[] = [];
  for (;;) {
    const { rows } = await page(all.at(-1) ?? FIRST);
    all.push(...rows.map(({ id }) => id));
    if (rows.length < AT_ONCE) return all;
  }
}
