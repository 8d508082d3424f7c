import type { PartnershipTrouble } from '../../db/tables/partnerships.ts';
import { isUnpaid } from '../billing/index.ts';
import { isClosed } from '../companies/index.ts';
import { findIntegration, hasWorking } from '../integrations/index.ts';
import type { Trx } from '../platform/db/database.ts';

/**
 * What keeps the company that the transaction acts for from being a partner now, if anything does.
 * @param integrationId the account that its consent names; null: it has given none, and any account of MoySklad's will do.
 */
export async function troubleOf(trx: Trx, integrationId: string | null): Promise<PartnershipTrouble | null> {
  if ((await isClosed(trx)) || (await isUnpaid(trx))) return 'closed';
  const works =
    integrationId === null
      ? await hasWorking(trx, 'moysklad')
      : (await findIntegration(trx, integrationId))?.status === 'ok';
  return works ? null : 'account';
}
