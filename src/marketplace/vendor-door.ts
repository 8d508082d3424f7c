import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import { cutText } from '../platform/text.ts';
import { answerOnce, type VendorAnswer } from './answer-once.ts';
import type { MarketplaceContext } from './context.ts';
import type { Called } from './installation.ts';
import { marketplaceProblems } from './problems.ts';
import { pathSchema } from './schema.ts';
import type { Installation } from './store.ts';
import { readVendorToken, type VendorToken } from './vendor-token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** On MoySklad's routes: its token, found genuine before the body was read. */
    vendorToken: VendorToken;
  }
}

/** Where MoySklad calls about one account. */
export const base = '/api/moysklad/vendor/1.0/apps/:appId/:accountId';

type Path = z.infer<typeof pathSchema>;

/** What all routes that MoySklad calls have in common: who is let in, and that a call does its work once. */
export type VendorDoor = ReturnType<typeof openVendorDoor>;

export function openVendorDoor(app: App, { database, config }: MarketplaceContext) {
  const { apps } = config.moysklad;
  app.decorateRequest('vendorToken');
  const { notMoysklad, otherApp, notInstalled } = marketplaceProblems;
  const refusals = [notMoysklad, otherApp, notInstalled];
  return {
    common: { tags: ['moysklad'], params: pathSchema, security: [], refusals },
    route: {
      config: { access: 'moysklad' as const },
      async onRequest(request: FastifyRequest) {
        const { appId } = request.params as Path;
        request.vendorToken = await readVendorToken(request, appId.toLowerCase(), apps);
      },
    },

    /**
     * Answers a call, once for its token and its request id.
     * @param event what follows the account in the path.
     * @param appUid of the body, where it has one.
     */
    async answer(
      request: FastifyRequest,
      reply: FastifyReply,
      { event, appUid }: { event: string; appUid?: string },
      work: (trx: Trx, found: Installation | undefined, called: Called) => Promise<VendorAnswer>,
    ): Promise<never> {
      const { accountId } = request.params as Path;
      const { vendorToken: token } = request;
      if (appUid !== undefined && appUid !== token.app.appUid)
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
    },
  };
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return cutText((Array.isArray(value) ? value[0] : value) ?? '', 200) || undefined;
}
