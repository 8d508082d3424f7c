import type { FastifyRequest } from 'fastify';
import { keepRole, readClosed } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import { roleMay } from '../platform/http/capabilities.ts';
import { Problem } from '../platform/problems.ts';
import { connect } from './connect.ts';
import { revokeConnected } from './forget.ts';
import { noteGoogleAccount } from './google-accounts.ts';
import type { GoogleContext } from './google-context.ts';
import type { Allowed } from './pending.ts';
import { integrationProblems } from './problems.ts';
import { noteSuccess } from './refusals.ts';
import type { IntegrationRow } from './store.ts';

/**
 * Saves the Google account that a person allowed; where it takes another one's place, that one is taken back. @returns its integration.
 * @throws Problem
 */
export async function saveAccount(
  context: GoogleContext,
  trx: Trx,
  { companyId, userId, integrationId, account, email, scopes, tokens }: Allowed,
  request: FastifyRequest,
): Promise<IntegrationRow> {
  // Nobody takes the right away until the account is saved.
  const role = await keepRole(trx, userId);
  // They were taken out of the company, or lost the right, or it was closed, while they were at Google.
  if ((await readClosed(trx, companyId)) || !role || !roleMay(role, 'integrations.manage'))
    throw new Problem(integrationProblems.consentOver);
  const actor = { kind: 'person' as const, id: userId, ip: request.ip, requestId: request.id };
  const { row, replaced } = await connect(
    context,
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
  if (replaced) await revokeConnected(trx, context, { companyId, requestId: request.id }, replaced);
  await noteGoogleAccount(trx, row.id, account);
  await noteSuccess(trx, context.emit, row.id);
  return row;
}
