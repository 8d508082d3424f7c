import { z } from 'zod';
import { type Actor, actorOf, audit, readClosed } from '../companies/index.ts';
import { closedProblem } from '../platform/closed.ts';
import type { Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { Problem, type ProblemKind } from '../platform/problems.ts';
import { StoppedProblem } from '../platform/queue/stops.ts';
import { type Account, connect } from './connect.ts';
import { revokeConnected } from './forget.ts';
import type { GoogleContext } from './google-context.ts';
import { missingRights, type Need } from './missing-rights.ts';
import { integrationProblems } from './problems.ts';
import { noteFault, noteRefusal, noteSuccess } from './refusals.ts';
import {
  type ConnectInput,
  connectSchema,
  type GoogleKey,
  integrationHealthSchema,
  integrationSchema,
  renameSchema,
} from './schema.ts';
import { type Opened, openSecret } from './secrets.ts';
import * as store from './store.ts';

type Tried<K extends Account['kind']> = Omit<Account<K>, 'kind' | 'secret'>;

/** Tries accounts at their providers. Every check throws Problem when the provider refuses. */
export interface Checks {
  moysklad(token: string): Promise<Tried<'token'>>;
  google(key: GoogleKey): Promise<Tried<'service-account'>>;
  /** Tries an account that is connected. @returns what it told anew. */
  opened(companyId: string, account: Opened): Promise<Partial<Account['details']>>;
  /** What trying an account may throw that the caller can mend, for the API document. */
  refusals: readonly ProblemKind[];
  /** Whether this refusal means that the secret is good no more. */
  refuses(problem: Problem): boolean;
}

export interface IntegrationContext extends GoogleContext {
  checks: Checks;
  /** What works through an integration: exports, and partners whose rules do. */
  usedBy(trx: Trx, integrationId: string): Promise<{ id: string; name: string; exporter?: string }[]>;
  /** What each exporter needs. */
  needs: Need[];
  /** A token of MoySklad that anybody may try; null: everybody has their own. */
  trialToken: string | null;
}

const tags = ['integrations'];
const byId = z.object({ id: z.uuid() });

/** `/api/v1/integrations`. */
export function integrationRoutes(app: App, context: IntegrationContext): void {
  const { database, keyring, checks } = context;

  async function health(trx: Trx, id: string): Promise<z.infer<typeof integrationHealthSchema>> {
    const integration = store.viewIntegration(present(await store.findIntegration(trx, id)));
    const used = await context.usedBy(trx, id);
    const keys = new Set(used.flatMap(({ exporter }) => exporter ?? []));
    return {
      ...integration,
      usedBy: used.map(({ id, name }) => ({ id, name })),
      missing: missingRights(integration, context.needs, keys),
    };
  }

  async function tried(input: ConnectInput): Promise<Account> {
    if (input.provider === 'google')
      return { kind: 'service-account', ...(await checks.google(input.key)), secret: input.key };
    return { kind: 'token', ...(await checks.moysklad(input.token)), secret: input.token };
  }

  async function save(companyId: string, actor: Actor, input: ConnectInput, id?: string) {
    const account = await tried(input);
    return database.forCompany(companyId, async (trx) => {
      // It was closed while the account was tried.
      const closed = await readClosed(trx, companyId);
      if (closed) throw closedProblem(closed);
      const { row, replaced } = await connect(context, trx, companyId, actor, account, { id });
      const requestId = actor.requestId ?? row.id;
      if (replaced) await revokeConnected(trx, context, { companyId, requestId }, replaced);
      await noteSuccess(trx, context.emit, row.id);
      return health(trx, row.id);
    });
  }

  app.get(
    '/api/v1/integrations/moysklad',
    {
      config: { access: 'integrations.read' },
      schema: {
        operationId: 'getMoyskladWays',
        tags,
        summary: 'Whether there is a token of MoySklad to try with',
        response: { 200: z.object({ trialToken: z.string().nullable() }) },
      },
    },
    async () => ({ trialToken: context.trialToken }),
  );

  app.get(
    '/api/v1/integrations',
    {
      config: { access: 'integrations.read' },
      schema: {
        operationId: 'listIntegrations',
        tags,
        summary: 'Connected accounts',
        response: { 200: z.object({ items: z.array(integrationSchema), nextCursor: z.null() }) },
      },
    },
    async ({ caller }) => ({
      items: await database.forCompany(caller.companyId, store.listIntegrations),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/v1/integrations',
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'connectIntegration',
        tags,
        summary: 'Connect an account; the secret is tried at once, the same account again replaces it',
        body: connectSchema,
        refusals: [integrationProblems.otherAccount, ...checks.refusals],
        response: { 201: integrationHealthSchema },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await save(request.caller.companyId, actorOf(request), request.body)),
  );

  app.get(
    '/api/v1/integrations/:id',
    {
      config: { access: 'integrations.read' },
      schema: {
        operationId: 'getIntegration',
        tags,
        summary: 'One account: its state, its rights and what works through it',
        params: byId,
        refusals: [integrationProblems.notFound],
        response: { 200: integrationHealthSchema },
      },
    },
    async ({ caller, params }) => database.forCompany(caller.companyId, (trx) => health(trx, params.id)),
  );

  app.patch(
    '/api/v1/integrations/:id',
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'renameIntegration',
        tags,
        summary: 'Rename an account',
        params: byId,
        body: renameSchema,
        refusals: [integrationProblems.notFound],
        response: { 200: integrationHealthSchema },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const { title } = request.body;
      return database.forCompany(companyId, async (trx) => {
        const old = present(await store.findIntegration(trx, id, { lock: true }));
        await store.renameIntegration(trx, id, title);
        await audit(trx, companyId, actorOf(request), {
          event: 'integration.renamed',
          target: { kind: 'integration', id, name: title },
          before: { title: old.title },
          after: { title },
        });
        return health(trx, id);
      });
    },
  );

  app.put(
    '/api/v1/integrations/:id/secret',
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'reconnectIntegration',
        tags,
        summary: 'Connect an account again: another secret under the same id',
        params: byId,
        body: connectSchema,
        refusals: [
          integrationProblems.notFound,
          integrationProblems.duplicate,
          integrationProblems.otherAccount,
          ...checks.refusals,
        ],
        response: { 200: integrationHealthSchema },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const old = await database.forCompany(companyId, (trx) => store.findIntegration(trx, id));
      if (present(old).provider !== request.body.provider)
        throw new Problem(integrationProblems.notFound, {}, { field: 'provider' });
      return save(companyId, actorOf(request), request.body, id);
    },
  );

  app.post(
    '/api/v1/integrations/:id/check',
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'checkIntegration',
        tags,
        summary: 'Try an account now; what it answers is kept',
        params: byId,
        refusals: [integrationProblems.notFound, httpProblems.stopped],
        response: { 200: integrationHealthSchema },
      },
    },
    async ({ caller: { companyId }, params: { id } }) => {
      const row = present(await database.forCompany(companyId, (trx) => store.findIntegration(trx, id)));
      const known = store.viewIntegration(row).details;
      try {
        const told = await checks.opened(companyId, openSecret(keyring, row));
        const details = { ...known, ...told };
        await database.forCompany(companyId, (trx) => noteSuccess(trx, context.emit, id, details));
      } catch (error) {
        if (!(error instanceof Problem) || error instanceof StoppedProblem) throw error;
        await database.forCompany(companyId, async (trx) => {
          if (checks.refuses(error)) await noteRefusal(trx, context.emit, id, error);
          else await noteFault(trx, id, error);
        });
      }
      return database.forCompany(companyId, (trx) => health(trx, id));
    },
  );

  app.delete(
    '/api/v1/integrations/:id',
    {
      config: { access: 'integrations.manage' },
      schema: {
        operationId: 'disconnectIntegration',
        tags,
        summary: 'Disconnect an account; exports that work through it pause, if that is agreed to',
        params: byId,
        querystring: z.object({
          pause: z
            .stringbool()
            .default(false)
            .describe('Exports may work through it: they wait until it is connected again'),
        }),
        refusals: [integrationProblems.notFound, integrationProblems.inUse],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      await database.forCompany(companyId, async (trx) => {
        const found = present(await store.findIntegration(trx, id, { lock: true }));
        const used = await context.usedBy(trx, id);
        if (used.length > 0 && !request.query.pause) {
          const exports = used.map(({ name }) => `«${name}»`).join(', ');
          throw new Problem(integrationProblems.inUse, { exports });
        }
        const cause = { companyId, requestId: request.id };
        await context.emit(trx, { kind: 'integration.leaving', ...cause, integrationId: id });
        await revokeConnected(trx, context, cause, found);
        // What exports name stays, without its secret: they say that it is to be connected again.
        if (used.length > 0) {
          await store.forgetSecrets(trx, [id]);
          await context.emit(trx, { kind: 'integration.disconnected', ...cause, integrationId: id });
        } else await store.deleteIntegration(trx, id);
        await audit(trx, companyId, actorOf(request), {
          event: 'integration.disconnected',
          target: { kind: 'integration', id, name: found.title },
          before: { owner: store.viewIntegration(found).details.owner, kind: found.kind },
        });
      });
      return reply.code(204).send(null);
    },
  );
}

/** @throws Problem when there is no such integration. */
function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Problem(integrationProblems.notFound);
  return value;
}
