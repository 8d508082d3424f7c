import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import { cutText } from '../platform/text.ts';
import { answerOnce, type VendorAnswer } from './answer-once.ts';
import type { MarketplaceContext } from './context.ts';
import { activate, type Called, changePermissions, deactivate, statusAnswer } from './installation.ts';
import { marketplaceProblems } from './problems.ts';
import { activationSchema, deactivationSchema, eventSchema, pathSchema, statusSchema } from './schema.ts';
import type { Installation } from './store.ts';
import { readVendorToken, type VendorToken } from './vendor-token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** On MoySklad's routes: its token, found genuine before the body was read. */
    vendorToken: VendorToken;
  }
}

const base = '/api/moysklad/vendor/1.0/apps/:appId/:accountId';

type Path = z.infer<typeof pathSchema>;

/** What MoySklad calls when an account installs, pays, suspends or removes the application (Vendor API 1.0). */
export function vendorRoutes(app: App, context: MarketplaceContext): void {
  const { database, config } = context;
  const { apps } = config.moysklad;
  app.decorateRequest('vendorToken');

  const { notMoysklad, otherApp, notInstalled } = marketplaceProblems;
  const refusals = [notMoysklad, otherApp, notInstalled];
  const common = { tags: ['moysklad'], params: pathSchema, security: [], refusals };
  const route = {
    config: { access: 'moysklad' as const },
    async onRequest(request: FastifyRequest) {
      const { appId } = request.params as Path;
      request.vendorToken = await readVendorToken(request, appId.toLowerCase(), apps);
    },
  };

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    event: string,
    body: { appUid: string } | undefined,
    work: (trx: Trx, found: Installation | undefined, called: Called) => Promise<VendorAnswer>,
  ): Promise<never> {
    const { accountId } = request.params as Path;
    const { vendorToken: token } = request;
    if (body && body.appUid !== token.app.appUid)
      throw new Problem(marketplaceProblems.otherApp, { appId: token.app.appId });
    const requestId = headerOf(request, 'x_lognex_requestid') ?? headerOf(request, 'x-lognex-requestid');
    const actor = { kind: 'moysklad' as const, id: accountId, ip: request.ip, requestId: request.id };
    const answered = await answerOnce(
      database,
      { token, accountId, call: `${request.method}${event}`, requestId },
      (trx, found) => work(trx, found, { app: token.app, accountId, actor, requestId: request.id }),
    );
    if (answered.status === 404) throw new Problem(marketplaceProblems.notInstalled, { accountId });
    // The reply itself, which fits whatever a route answers.
    return reply.code(answered.status).send(answered.body) as never;
  }

  app.put(
    base,
    {
      ...route,
      schema: {
        operationId: 'activateApp',
        ...common,
        summary: 'An account is activated',
        body: activationSchema,
        response: { 200: statusSchema },
      },
    },
    (request, reply) =>
      answer(request, reply, '', request.body, (trx, found, called) =>
        activate(trx, found, called, request.body, context),
      ),
  );

  app.delete(
    base,
    {
      ...route,
      schema: {
        operationId: 'deactivateApp',
        ...common,
        summary: 'An account is deactivated',
        body: deactivationSchema,
        response: { 204: z.null() },
      },
    },
    (request, reply) =>
      answer(request, reply, '', request.body, (trx, found, called) =>
        deactivate(trx, found, called, request.body, context.emit),
      ),
  );

  app.get(
    base,
    {
      ...route,
      schema: {
        operationId: 'getAppStatus',
        ...common,
        summary: 'Whether an account is activated',
        response: { 200: statusSchema },
      },
    },
    (request, reply) => answer(request, reply, '', undefined, async (_trx, found) => statusAnswer(found)),
  );

  app.put(
    `${base}/event`,
    {
      ...route,
      schema: {
        operationId: 'changeAppRights',
        ...common,
        summary: 'The rights of the token changed',
        body: eventSchema,
      },
    },
    (request, reply) =>
      answer(request, reply, ' /event', request.body, (trx, found, called) =>
        changePermissions(trx, found, called, request.body),
      ),
  );
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return cutText((Array.isArray(value) ? value[0] : value) ?? '', 200) || undefined;
}
