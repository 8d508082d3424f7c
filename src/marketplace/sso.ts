import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Actor, admitLinkedPerson, companyProblems, whereThereIsRoom } from '../companies/index.ts';
import { openVendorApi } from '../moysklad/index.ts';
import { ensureLinkedPerson } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { Problem } from '../platform/problems.ts';
import type { MarketplaceContext } from './context.ts';
import { marketplaceProblems } from './problems.ts';
import { inAccount, insertInstallation } from './store.ts';

/** Longer than the five minutes that MoySklad knows a key. */
const KEY_KEPT_MINUTES = 10;

/**
 * Exchanges the key of an opened frame, once, for who opened it: the person of ours that MoySklad vouches for, in the company
 * of their account; both are made when they come for the first time.
 * @throws Problem when MoySklad does not know the key, it was used before, or the company has no room for one more.
 */
export async function enter(
  { config, database }: Pick<MarketplaceContext, 'config' | 'database'>,
  { contextKey, appId }: { contextKey: string; appId: string },
  from: Pick<Actor, 'ip' | 'requestId'>,
): Promise<{ userId: string; companyId: string }> {
  const app = config.moysklad.apps.find((each) => each.appId === appId);
  if (!app) throw new Problem(marketplaceProblems.contextRefused);
  const vendor = openVendorApi({ url: config.moysklad.vendorApiUrl, app });
  const employee = await vendor.context(contextKey);
  if (!employee) throw new Problem(marketplaceProblems.contextRefused);
  const { id, accountId, uid, name, isAdmin } = employee;
  let known: string | undefined;
  const room = { companyId: () => known, refusal: companyProblems.noRoomForEmployee };
  const admit = (): Promise<{ userId: string; companyId: string }> =>
    inAccount(database, accountId, async (trx, found) => {
      known = found?.company_id;
      // That a key opens the frame once is not documented: we see to it ourselves.
      if (!(await takeKey(trx, contextKey))) throw new Problem(marketplaceProblems.contextRefused);
      if (found?.status === 'Uninstalled') throw new Problem(marketplaceProblems.uninstalled);
      const accountName = uid.split('@').at(-1) || uid;
      const installation = found ?? (await insertInstallation(trx, { accountId, accountName, appId }));
      const { company_id: companyId } = installation;
      const linked = await ensureLinkedPerson(trx, {
        provider: 'moysklad',
        account: `${accountId}/${id}`,
        name,
        email: `${id}@moysklad.invalid`,
      });
      const actor: Actor = { kind: 'moysklad', id: accountId, ...from };
      await admitLinkedPerson(trx, companyId, { ...linked, name, administers: isAdmin }, actor);
      return { userId: linked.userId, companyId };
    });
  return whereThereIsRoom(database, room, admit);
}

/** @returns false for a key that was used before, in any process. */
async function takeKey(trx: Trx, contextKey: string): Promise<boolean> {
  await trx.deleteFrom('context_keys').where('expires_at', '<', sql<Date>`now()`).execute();
  const taken = await trx
    .insertInto('context_keys')
    .values({
      hash: createHash('sha256').update(contextKey).digest('hex'),
      expires_at: sql<Date>`now() + make_interval(mins => ${KEY_KEPT_MINUTES})`,
    })
    .onConflict((on) => on.doNothing())
    .returning('hash')
    .executeTakeFirst();
  return taken !== undefined;
}
