import type { FastifyRequest } from 'fastify';
import { keepRole } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { roleMay } from '../platform/http/capabilities.ts';
import { Problem } from '../platform/problems.ts';
import { type Connecting, connect } from './connect.ts';
import { noteGoogleAccount } from './google-accounts.ts';
import type { GoogleContext } from './google-context.ts';
import type { Allowed } from './pending.ts';
import { integrationProblems } from './problems.ts';
import { revokeGoogle } from './revoke-google.ts';
import { type Opened, openSecret } from './secrets.ts';
import { findIntegration, type IntegrationRow, noteSuccess } from './store.ts';

/** Saves the Google account that a person allowed. @returns its connection, and what it was before. @throws Problem */
export async function saveAccount(
  connecting: Connecting,
  trx: Trx,
  { companyId, userId, integrationId, account, email, scopes, tokens }: Allowed,
  request: FastifyRequest,
): Promise<{ row: IntegrationRow; before: IntegrationRow | undefined }> {
  // Nobody takes the right away until the account is saved.
  const role = await keepRole(trx, userId);
  // They were taken out of the company, or lost the right, while they were at Google.
  if (!role || !roleMay(role, 'integrations.manage')) throw new Problem(integrationProblems.consentOver);
  const before = integrationId ? await findIntegration(trx, integrationId) : undefined;
  const actor = { kind: 'person' as const, id: userId, ip: request.ip, requestId: request.id };
  const row = await connect(
    connecting,
    trx,
    companyId,
    actor,
    {
      kind: 'oauth',
      account,
      details: { owner: email ?? 'Google', email, scopes },
      secret: tokens,
    },
    { id: integrationId ?? undefined },
  );
  await noteGoogleAccount(trx, row.id, account);
  await noteSuccess(trx, row.id);
  return { row, before };
}

/** Takes back at Google what a renewed connection used before, where another account took its place. */
export async function forgetReplaced(
  context: Pick<GoogleContext, 'database' | 'keyring' | 'client' | 'log'>,
  before: IntegrationRow | undefined,
  account: string,
): Promise<void> {
  if (before?.kind !== 'oauth' || before.account === account || before.secret === null) return;
  const { secret } = openSecret(context.keyring, before) as Opened & { kind: 'oauth' };
  if (secret.refreshToken) await revokeGoogle(context, before.account, secret.refreshToken);
}
