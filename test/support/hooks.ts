import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '../../src/platform/db/database.ts';
import { hashOfSecret } from '../../src/triggers/hooks/receive.ts';

/** An address of ours that MoySklad calls. */
export interface TestHook {
  companyId: string;
  integrationId: string;
  hookId: string;
  accountId: string;
  secret: string;
}

/**
 * Gives an integration an address, as subscribing does. Without `companyId` in a company, without `integrationId` of an integration of
 * its own.
 */
export async function makeHook(
  database: Database,
  given: Partial<TestHook> & { unknownAccount?: boolean } = {},
): Promise<TestHook> {
  const { unknownAccount = false, ...more } = given;
  const ids = {
    companyId: randomUUID(),
    integrationId: randomUUID(),
    hookId: randomUUID(),
    accountId: randomUUID(),
  };
  const hook: TestHook = { ...ids, secret: randomBytes(32).toString('base64url'), ...more };
  const { companyId: company_id, integrationId, hookId, accountId, secret } = hook;
  await database.forCompany(company_id, async (trx) => {
    await trx
      .insertInto('companies')
      .values({ id: company_id, name: 'Ромашка' })
      .onConflict((on) => on.doNothing())
      .execute();
    await trx
      .insertInto('integrations')
      .values({
        ...{ id: integrationId, company_id, title: 'МойСклад', details: '{}' },
        ...{ provider: 'moysklad', kind: 'token', account: accountId, secret: 'sealed' },
      })
      .onConflict((on) => on.doNothing())
      .execute();
    await trx
      .insertInto('source_hooks')
      .values({
        ...{ id: hookId, company_id, integration_id: integrationId, secret: 'sealed' },
        ...{
          secret_hash: Buffer.from(hashOfSecret(secret), 'hex'),
          account_id: unknownAccount ? null : accountId,
        },
      })
      .execute();
  });
  return hook;
}

/** What MoySklad tells: that objects of this type changed. */
export function eventsOf(
  { accountId }: Pick<TestHook, 'accountId'>,
  ids: string[],
  {
    entity = 'customerorder',
    action = 'UPDATE',
    fields,
  }: { entity?: string; action?: string; fields?: string[] } = {},
): object {
  const href = (id: string) => `https://api.moysklad.ru/api/remap/1.2/entity/${entity}/${id}`;
  return {
    auditContext: { meta: { type: 'audit', href: 'https://api.moysklad.ru/audit/1' }, uid: 'admin@ours' },
    events: ids.map((id) => ({
      meta: { type: entity, href: href(id) },
      ...(fields && { updatedFields: fields }),
      action,
      accountId,
    })),
  };
}

/** One call of MoySklad to an address of ours. A body that is a string is sent as it stands. */
export function tellOnce(
  url: string,
  secret: string,
  body: unknown,
  requestId: string | null = randomUUID(),
): Promise<Response> {
  return fetch(`${url}/hooks/moysklad/${secret}${requestId === null ? '' : `?requestId=${requestId}`}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The same, again and again while it is not answered in time: a machine may be busy for longer than MoySklad waits. */
export async function tell(...of: Parameters<typeof tellOnce>): Promise<Response> {
  const [url, secret, body, requestId = randomUUID()] = of;
  return patiently(() => tellOnce(url, secret, body, requestId));
}

/** Sends till the answer is another than 503. */
export async function patiently<Answer extends { status: number }>(
  send: () => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await send();
    if (answer.status !== 503 || tries === 50) return answer;
  }
}
