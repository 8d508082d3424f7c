import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { httpProblems } from '../../platform/http/http-problems.ts';
import { networkOf } from '../../platform/http/rate-limit.ts';
import { ValidationError } from '../../platform/http/validation.ts';
import { Problem } from '../../platform/problems.ts';
import { MOST_EVENTS, noticeQuery, noticeSchema, readNotice } from './notice.ts';
import { openQuota } from './quota.ts';
import type { Receive } from './receive.ts';

/** Bodies that were refused, of one network in a minute: reading them is work, and MoySklad sends none. */
const badBodies = { most: 20, windowMs: 60_000, keys: 20_000 };

/**
 * Where MoySklad tells of changes (JSON API 1.2, webhooks): it signs nothing, so the secret in the address and the account decide, and
 * only ids are taken. A body is refused before anybody looks whether there is such a secret.
 */
export function hookRoutes(app: App, receive: Receive): void {
  const spoilt = openQuota(badBodies);
  const refuseFor = (reply: FastifyReply, seconds: number, quota: number) => {
    reply.header('retry-after', seconds);
    return new Problem(httpProblems.tooManyRequests, { quota, seconds });
  };
  app.post(
    '/hooks/moysklad/:secret',
    {
      config: { access: 'hook', quiet: true },
      // Whoever has the address or not: nothing is known of that yet.
      async onRequest({ ip }: FastifyRequest, reply: FastifyReply) {
        const seconds = spoilt.wait(networkOf(ip));
        if (seconds > 0) throw refuseFor(reply, seconds, badBodies.most);
      },
      preValidation: refuseLong,
      async onResponse({ ip }: FastifyRequest, { statusCode }: FastifyReply) {
        if ([400, 413, 415].includes(statusCode)) spoilt.spend(networkOf(ip));
      },
      schema: {
        operationId: 'receiveMoyskladNotice',
        tags: ['moysklad'],
        summary: 'Something changed in an account',
        security: [],
        params: z.object({ secret: z.string() }),
        querystring: noticeQuery,
        body: noticeSchema,
        response: { 204: z.null() },
        refusals: [httpProblems.notFound, httpProblems.tooManyRequests],
      },
    },
    async (request, reply) => {
      const answer = await receive({
        secret: request.params.secret,
        network: networkOf(request.ip),
        requestId: request.query.requestId,
        notice: readNotice(request.body),
        sinceMs: reply.elapsedTime,
      });
      if (answer === 'kept') return reply.code(204).send(null);
      // The answer of every address that there is not.
      if (answer === 'unknown') return reply.callNotFound() as never;
      throw refuseFor(reply, answer.waitSeconds, answer.quota);
    },
  );
}

/** Before each event is looked at: telling what is wrong with a hundred thousand of them would keep everybody waiting. */
async function refuseLong({ body }: FastifyRequest): Promise<void> {
  const events = typeof body === 'object' && body !== null && 'events' in body ? body.events : undefined;
  if (!Array.isArray(events) || events.length <= MOST_EVENTS) return;
  const issue = { code: 'too_big' as const, origin: 'array', maximum: MOST_EVENTS, inclusive: true };
  throw new ValidationError([{ ...issue, input: undefined, path: ['events'], message: 'too many' }]);
}
