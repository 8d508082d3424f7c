import { z } from 'zod';
import { roleMay } from '../platform/http/capabilities.ts';
import type { App } from '../platform/http/http.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { tellAccessChanged } from '../platform/http/sse.ts';
import { Problem } from '../platform/problems.ts';
import { makeKey } from './api-key.ts';
import { apiKeyInputSchema, apiKeySchema, madeKeySchema } from './api-key-schema.ts';
import { insertKey, listKeys, revokeKey } from './api-key-store.ts';
import { actorOf, audit } from './audit.ts';
import { changing } from './company-routes.ts';
import type { CompanyContext } from './context.ts';
import { lockOneself } from './membership.ts';
import { companyProblems } from './problems.ts';

/** `/api/v1/api-keys`: the company's keys for programs. */
export function apiKeyRoutes(app: App, { database, emit }: CompanyContext): void {
  const tags = ['api-keys'];
  const config = { access: 'api-keys.manage' as const };

  app.get(
    '/api/v1/api-keys',
    {
      config,
      schema: {
        operationId: 'listApiKeys',
        tags,
        summary: 'The company’s API keys, newest first',
        querystring: pageQuery(50),
        response: { 200: list(apiKeySchema) },
      },
    },
    async ({ caller, query }) => database.forCompany(caller.companyId, (trx) => listKeys(trx, query)),
  );

  app.post(
    '/api/v1/api-keys',
    {
      config,
      schema: {
        operationId: 'createApiKey',
        tags,
        summary: 'Make an API key; the key itself is in this answer only',
        body: apiKeyInputSchema,
        response: { 201: madeKeySchema },
      },
    },
    async (request, reply) => {
      const { caller, userId, body } = request;
      const { key, prefix, hash } = makeKey();
      const made = await database.forCompany(caller.companyId, async (trx) => {
        const { role } = await lockOneself(trx, changing(request), 'api-keys.manage');
        // Nobody hands on more than they have.
        const excess = body.scopes.find((scope) => !roleMay(role, scope));
        if (excess) throw new Problem(httpProblems.outOfScope, { action: excess }, { field: 'scopes' });
        const view = await insertKey(trx, caller.companyId, body, { prefix, hash, createdBy: userId });
        await audit(trx, caller.companyId, actorOf(request), {
          event: 'api-key.created',
          target: { kind: 'api-key', id: view.id, name: view.name },
          after: { prefix, scopes: view.scopes, expiresAt: view.expiresAt },
        });
        const made = { keyId: view.id, name: view.name, prefix, personId: userId };
        await emit(trx, {
          ...{ kind: 'api-key.created', companyId: caller.companyId, requestId: request.id },
          ...made,
        });
        return view;
      });
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...made, key });
    },
  );

  app.delete(
    '/api/v1/api-keys/:id',
    {
      config,
      schema: {
        operationId: 'revokeApiKey',
        tags,
        summary: 'Revoke an API key: from now on it opens nothing',
        params: z.object({ id: z.uuid() }),
        refusals: [companyProblems.keyMissing],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      await database.forCompany(companyId, async (trx) => {
        await lockOneself(trx, changing(request), 'api-keys.manage');
        const key = await revokeKey(trx, request.params.id);
        if (!key) throw new Problem(companyProblems.keyMissing);
        if (key.revokedAt !== null) return;
        await audit(trx, companyId, actorOf(request), {
          event: 'api-key.revoked',
          target: { kind: 'api-key', id: key.id, name: key.name },
          before: { prefix: key.prefix, scopes: key.scopes, expiresAt: key.expiresAt },
        });
        await tellAccessChanged(trx, companyId);
      });
      return reply.code(204).send(null);
    },
  );
}
