import { randomUUID } from 'node:crypto';
import { sealSecret } from '../../src/webhooks/secrets.ts';
import { makeSecret } from '../../src/webhooks/sign.ts';
import type { TestApp } from './app.ts';

/** For each address a company of its own, which has as many events told there. */
export async function fillLanes(
  { application, db }: TestApp,
  addresses: string[],
  events: number,
): Promise<void> {
  for (const url of addresses) {
    const companyId = randomUUID();
    const secret = sealSecret(application.keyring, companyId, makeSecret());
    await db.database.forCompany(companyId, async (trx) => {
      await trx.insertInto('companies').values({ id: companyId, name: 'Ромашка' }).execute();
      await trx
        .insertInto('webhooks')
        .values({ company_id: companyId, name: url, url, events: ['limit.reached'], secret })
        .execute();
    });
    await application.database.forCompany(companyId, async (trx) => {
      for (let used = 1; used <= events; used += 1)
        await application.emit(trx, {
          ...{ kind: 'limit.reached', companyId, requestId: companyId, metric: 'rowsAMonth' },
          ...{ level: 'near', used, limit: events, month: null },
        });
    });
  }
}

/** Which of the events of `fillLanes` a message is. */
export const numberOf = ({ body }: { body: string }): number => JSON.parse(body).data.used;
