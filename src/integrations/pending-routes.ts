import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import { scopes } from '../sheets/index.ts';
import { revokePending } from './forget.ts';
import type { GoogleContext } from './google-context.ts';
import { saveAccount } from './google-finish.ts';
import { listPending, removePending, takePending } from './pending.ts';
import { integrationProblems } from './problems.ts';
import { integrationSchema } from './schema.ts';
import { viewIntegration } from './store.ts';

const tags = ['integrations'];
const root = '/api/v1/integrations/google/pending';
const byId = z.object({ id: z.uuid() });

const pendingSchema = z
  .object({
    id: z.uuid(),
    /** The Google account that was allowed; null where the person kept its address to themselves. */
    email: z.string().nullable(),
    /** It may open every spreadsheet of the account, not only those made here. */
    links: z.boolean(),
    /** The integration it renews. */
    integrationId: z.uuid().nullable(),
    expiresAt: z.string(),
  })
  .meta({ id: 'PendingGoogle' });

/** `/api/v1/integrations/google/pending`: who asked for a Google account says whether the one that was allowed is theirs. */
export function pendingRoutes(app: App, context: GoogleContext): void {
  const { database, keyring } = context;

  app.get(
    root,
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'listPendingGoogle',
        tags,
        summary: 'Google accounts that were allowed in another browser and wait for you to confirm them',
        response: { 200: z.object({ items: z.array(pendingSchema), nextCursor: z.null() }) },
      },
    },
    async ({ caller, userId }) => {
      const rows = await database.forCompany(caller.companyId, (trx) => listPending(trx, userId));
      const items = rows.map((row) => ({
        id: row.id,
        email: row.email,
        links: row.scopes.split(' ').includes(scopes.spreadsheets),
        integrationId: row.integration_id,
        expiresAt: row.expires_at.toISOString(),
      }));
      return { items, nextCursor: null };
    },
  );

  app.post(
    `${root}/:id/confirm`,
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'confirmPendingGoogle',
        tags,
        summary:
          'It is mine: connect it. Only who began may, with the code of the tab in which it was allowed',
        params: byId,
        body: z.strictObject({
          code: z
            .string()
            .regex(/^\d{6}$/)
            .meta({ examples: ['482913'] }),
        }),
        refusals: [
          integrationProblems.pendingMissing,
          integrationProblems.consentOver,
          integrationProblems.wrongCode,
          integrationProblems.notFound,
          integrationProblems.duplicate,
          integrationProblems.otherAccount,
        ],
        response: { 200: integrationSchema },
      },
    },
    async (request) => viewIntegration(await confirm(request, request.params.id, request.body.code)),
  );

  app.delete(
    `${root}/:id`,
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'forgetPendingGoogle',
        tags,
        summary: 'It is not mine: forget it, and take it back at Google',
        params: byId,
        refusals: [integrationProblems.pendingMissing],
        response: { 204: z.null() },
      },
    },
    async ({ caller: { companyId }, id: requestId, userId, params }, reply) => {
      await database.forCompany(companyId, async (trx) => {
        const [row] = await removePending(trx, [params.id], { userId });
        if (!row) throw new Problem(integrationProblems.pendingMissing);
        await revokePending(trx, context, { companyId, requestId }, row);
      });
      return reply.code(204).send(null);
    },
  );

  async function confirm(request: FastifyRequest, id: string, code: string) {
    const { userId } = request;
    const { companyId } = request.caller;
    const done = await database.forCompany(companyId, async (trx) => {
      const taken = await takePending(keyring, trx, { id, userId, code });
      // A wrong code counts: this transaction is not undone.
      if (!taken) return taken;
      if ('left' in taken) {
        if (taken.left <= 0)
          await revokePending(trx, context, { companyId, requestId: request.id }, taken.row);
        return taken;
      }
      const { account, email, scopes, integration_id: integrationId } = taken.row;
      const allowed = { companyId, userId, integrationId, account, email, scopes: scopes.split(' ') };
      return { row: await saveAccount(context, trx, { ...allowed, tokens: taken.tokens }, request) };
    });
    if (!done) throw new Problem(integrationProblems.pendingMissing);
    if ('left' in done) {
      if (done.left > 0)
        throw new Problem(integrationProblems.wrongCode, { left: done.left }, { field: 'code' });
      throw new Problem(integrationProblems.pendingMissing);
    }
    return done.row;
  }
}
