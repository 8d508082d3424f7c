import { z } from 'zod';
import type { Database, Trx } from '../platform/database.ts';
import type { App } from '../platform/http.ts';
import type { Keyring } from '../platform/keyring.ts';
import { Problem } from '../platform/problems.ts';
import { integrationProblems } from './problems.ts';
import { connectSchema, type GoogleKey, integrationSchema, type Provider } from './schema.ts';
import { saveSecret } from './secrets.ts';
import { deleteIntegration, findIntegration, listIntegrations } from './store.ts';

/** Tries a secret at its provider and says whose account it is. @throws Problem when it is refused. */
export interface Checks {
  moysklad(token: string): Promise<{ title: string }>;
  google(key: GoogleKey): Promise<{ title: string }>;
}

export interface IntegrationContext {
  database: Database;
  keyring: Keyring;
  checks: Checks;
  /** Whether something of the company works through this provider's account. */
  inUse(trx: Trx, provider: Provider): Promise<boolean>;
}

const tags = ['integrations'];

/** `/api/v1/integrations`. */
export function integrationRoutes(app: App, { database, keyring, checks, inUse }: IntegrationContext): void {
  app.get(
    '/api/v1/integrations',
    {
      config: { access: 'integrations.read' },
      schema: {
        tags,
        summary: 'Connected accounts',
        response: { 200: z.object({ items: z.array(integrationSchema), nextCursor: z.null() }) },
      },
    },
    async ({ caller }) => ({
      items: await database.forCompany(caller.companyId, listIntegrations),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/v1/integrations',
    {
      config: { access: 'integrations.manage' },
      schema: {
        tags,
        summary: 'Connect an account; the secret is tried at once, the same provider again replaces it',
        body: connectSchema,
        response: { 201: integrationSchema },
      },
    },
    async ({ body, caller: { companyId } }, reply) => {
      const integration =
        body.provider === 'moysklad'
          ? await connect(companyId, 'moysklad', body.token, await checks.moysklad(body.token))
          : await connect(companyId, 'google', body.key, await checks.google(body.key));
      return reply.code(201).send(integration);
    },
  );

  function connect<P extends Provider>(
    companyId: string,
    provider: P,
    secret: Parameters<typeof saveSecret<P>>[2]['secret'],
    { title }: { title: string },
  ) {
    return database.forCompany(companyId, (trx) =>
      saveSecret(keyring, trx, { companyId, provider, title, secret }),
    );
  }

  app.delete(
    '/api/v1/integrations/:id',
    {
      config: { access: 'integrations.manage' },
      schema: {
        tags,
        summary: 'Disconnect an account',
        params: z.object({ id: z.uuid() }),
        response: { 204: z.null() },
      },
    },
    async ({ params: { id }, caller }, reply) => {
      await database.forCompany(caller.companyId, async (trx) => {
        const found = await findIntegration(trx, { id });
        if (!found) throw new Problem(integrationProblems.notFound);
        if (await inUse(trx, found.provider)) throw new Problem(integrationProblems.inUse);
        await deleteIntegration(trx, id);
      });
      return reply.code(204).send(null);
    },
  );
}
