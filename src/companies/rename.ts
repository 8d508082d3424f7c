import type { Trx } from '../platform/db/database.ts';
import { type Actor, audit } from './audit.ts';
import { readCompany, renameCompany } from './company-store.ts';

/** Gives the company the transaction acts for another name; the one it has changes nothing. */
export async function rename(trx: Trx, name: string, actor: Actor): Promise<void> {
  const before = await readCompany(trx);
  if (before.name === name) return;
  await renameCompany(trx, name);
  await audit(trx, before.id, actor, {
    event: 'company.renamed',
    before: { name: before.name },
    after: { name },
  });
}
