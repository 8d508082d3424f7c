import { type Actor, audit } from '../companies/index.ts';
import { rightsOf } from '../moysklad/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { type Connecting, connect } from './connect.ts';
import { detailsSchema, type Integration } from './schema.ts';
import { findAccount, forgetSecrets, setDetails, viewIntegration } from './store.ts';

const actor: Actor = { kind: 'moysklad', id: null };

/** What MoySklad delivers with an activation. */
export interface MoyskladApp {
  companyId: string;
  /** MoySklad's id of the account: the same account again is the same integration. */
  accountId: string;
  accountName: string;
  token: string;
  /** The call that brought it. */
  requestId: string;
  /** What the token may do, where the scope is `custom`; without it, everything. */
  permissions?: Record<string, unknown> | undefined;
}

/**
 * Connects a company's MoySklad account by the token that an activation brought; a new token replaces the old one. Writes
 * the audit line.
 * @param trx acts for the company.
 */
export async function connectMoyskladApp(
  connecting: Connecting,
  trx: Trx,
  { companyId, accountId, accountName, token, requestId, permissions }: MoyskladApp,
): Promise<Integration> {
  const { row } = await connect(
    connecting,
    trx,
    companyId,
    { ...actor, requestId },
    {
      kind: 'marketplace',
      account: accountId,
      // A published application pays one unit a call and has the whole budget (documentation: restrictions).
      details: {
        owner: accountName,
        accountId,
        ...mayDo(permissions),
        callsPer3s: 45,
        requestWeight: 1,
      },
      secret: token,
    },
  );
  return viewIntegration(row);
}

/** What a token may do, where the scope is `custom`; without it, everything. */
const mayDo = (permissions: MoyskladApp['permissions']) =>
  permissions ? rightsOf(permissions) : { admin: true, rights: null };

/** Notes what the token of an account may do from now on; nothing where the account is not connected. */
export async function changeMoyskladAppRights(
  trx: Trx,
  { accountId, permissions }: Pick<MoyskladApp, 'accountId' | 'permissions'>,
): Promise<void> {
  const found = await findAccount(trx, 'marketplace', accountId);
  if (!found) return;
  await setDetails(trx, found.id, { ...detailsSchema.parse(found.details), ...mayDo(permissions) });
}

/**
 * Forgets the token of an account that MoySklad suspended or whose application was removed; exports keep their settings and
 * refuse to run until it is connected again. Repeated, it does nothing.
 */
export async function disconnectMoyskladApp(
  trx: Trx,
  { companyId, accountId }: Pick<MoyskladApp, 'companyId' | 'accountId'>,
): Promise<void> {
  const found = await findAccount(trx, 'marketplace', accountId);
  if (found?.secret == null) return;
  await forgetSecrets(trx, [found.id]);
  await audit(trx, companyId, actor, {
    event: 'integration.revoked',
    target: { kind: 'integration', id: found.id, name: found.title },
    before: { status: found.status },
    after: { status: 'reconnect' },
  });
}
