import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { httpProblems } from '../../platform/http/http-problems.ts';
import { networkOf } from '../../platform/http/rate-limit.ts';
import { Problem } from '../../platform/problems.ts';
import { noticeQuery, noticeSchema, readNotice } from './notice.ts';
import type { Receive } from './receive.ts';

/**
 * Where MoySklad tells of changes (JSON API 1.2, webhooks): it signs nothing, so the secret in the address and the account decide, and
 * only ids are taken. A body is refused before anybody looks whether there is such a secret.
 */
export function hookRoutes(app: App, receive: Receive): void {
  app.post(
    '/hooks/moysklad/:secret',
    {
      config: { access: 'hook', quiet: true },
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
      const { waitSeconds: seconds, quota } = answer;
      reply.header('retry-after', seconds);
      throw new Problem(httpProblems.tooManyRequests, { quota, seconds });
    },
  );
}
