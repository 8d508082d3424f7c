import { type Actor, audit } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';
import type { Emit } from '../platform/events/bus.ts';
import { Problem } from '../platform/problems.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { integrationProblems } from './problems.ts';
import { type Details, detailsSchema, type Kind } from './schema.ts';
import { type Secrets, seal } from './secrets.ts';
import * as store from './store.ts';

/** An account that was tried and works. */
export interface Account<K extends Kind = Kind> {
  kind: K;
  /** The provider's own lasting id of it. */
  account: string;
  details: Partial<Details> & { owner: string };
  secret: Secrets[K];
}

/** What connecting an account needs of the house. */
export interface Connecting {
  keyring: Keyring;
  emit: Emit;
}

/**
 * Saves an account that was found to work. The same account again is the same integration; an integration that is renewed
 * keeps its id and the name that the company gave it. Writes the audit line and emits `integration.connected`.
 * @param options.id the integration to renew; it may turn out to be another account at Google, never at MoySklad.
 * @returns `replaced` is what it was while it was another account's; what that one lived by is to be taken back.
 * @throws Problem when there is no such integration, or the account is another integration's.
 */
export async function connect<K extends Kind>(
  { keyring, emit }: Connecting,
  trx: Trx,
  companyId: string,
  actor: Actor,
  { kind, account, details: known, secret }: Account<K>,
  options: { id?: string | undefined } = {},
): Promise<{ row: store.IntegrationRow; replaced?: store.IntegrationRow }> {
  const details = detailsSchema.parse(known);
  await lockScope(trx, `integrations of ${companyId}`);
  const same = await store.findAccount(trx, kind, account);
  const found =
    options.id === undefined ? same : await store.findIntegration(trx, options.id, { lock: true });
  const values = { kind, account, details, secret: seal(keyring, companyId, kind, secret) };
  if (!found) {
    if (options.id !== undefined) throw new Problem(integrationProblems.notFound);
    const made = await store.insertIntegration(trx, companyId, { ...values, title: details.owner });
    await note('integration.connected', made);
    return { row: made };
  }
  const old = store.viewIntegration(found);
  if (same && same.id !== found.id) throw new Problem(integrationProblems.duplicate, { title: same.title });
  requireSameAccount(old.details, details);
  // A name of the company's own stays.
  const title = old.title === old.details.owner ? details.owner : old.title;
  const row = await store.replaceIntegration(trx, found.id, { ...values, title });
  await note('integration.reconnected', row, { owner: old.details.owner, status: old.status });
  return found.kind === kind && found.account === account ? { row } : { row, replaced: found };

  async function note(event: string, row: store.IntegrationRow, before?: Record<string, unknown>) {
    await audit(trx, companyId, actor, {
      event,
      target: { kind: 'integration', id: row.id, name: row.title },
      ...(before && { before }),
      after: { owner: details.owner, status: row.status, kind },
    });
    const requestId = actor.requestId ?? row.id;
    await emit(trx, { kind: 'integration.connected', companyId, requestId, integrationId: row.id });
  }
}

/** Through another company's account the rows of the exports would be taken for deleted ones. */
function requireSameAccount(old: Details, fresh: Details): void {
  if (!old.accountId || !fresh.accountId || old.accountId === fresh.accountId) return;
  throw new Problem(integrationProblems.otherAccount, { old: old.owner, fresh: fresh.owner });
}
