import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../platform/http/http.ts';
import { httpProblems, nothingAt } from '../../platform/http/http-problems.ts';
import { networkOf } from '../../platform/http/rate-limit.ts';
import { ValidationError } from '../../platform/http/validation.ts';
import { Problem } from '../../platform/problems.ts';
import { MOST_EVENTS, noticeQuery, noticeSchema, readNotice } from './notice.ts';
import { openQuota } from './quota.ts';
import type { Receiver } from './receive.ts';

/** Calls from one network in a minute that are not believed: bad bodies, unknown secrets, foreign accounts. */
const disbelieved = { most: 120, windowMs: 60_000, keys: 20_000 };
const path = '/hooks/moysklad/:secret';
const paramsSchema = z.object({ secret: z.string() });

/**
 * Where MoySklad tells of changes (JSON API 1.2, webhooks): it signs nothing, so the secret in the address and the account decide, and
 * only ids are taken. A body is refused before anybody looks whether there is such a secret.
 */
export function hookRoutes(app: App, { knows, receive }: Receiver): void {
  const strangers = openQuota(disbelieved);

  /**
   * Before the body is read. Anybody can make MoySklad's own servers call any address, so whoever calls one that there is goes on: what
   * is not believed even so is answered as if it had not.
   */
  async function countBefore({ ip, params }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const seconds = strangers.wait(networkOf(ip));
    if (seconds > 0 && !(await knows(paramsSchema.parse(params).secret)))
      throw tooMany(reply, seconds, disbelieved.most);
  }

  function refuse(error: Error, request: FastifyRequest, reply: FastifyReply) {
    if (!isDisbelief(error)) return app.errorHandler(error, request, reply);
    const network = networkOf(request.ip);
    const seconds = strangers.wait(network);
    strangers.spend(network);
    app.errorHandler(seconds > 0 ? tooMany(reply, seconds, disbelieved.most) : error, request, reply);
  }

  app.post(
    path,
    {
      config: { access: 'hook', quiet: true },
      onRequest: countBefore,
      preValidation: refuseLong,
      errorHandler: refuse,
      schema: {
        operationId: 'receiveMoyskladNotice',
        tags: ['moysklad'],
        summary: 'Something changed in an account',
        security: [],
        params: paramsSchema,
        querystring: noticeQuery,
        body: noticeSchema,
        response: { 204: z.null() },
        refusals: [httpProblems.notFound, httpProblems.tooManyRequests],
      },
    },
    async ({ method, params, query, body }, reply) => {
      const { secret } = params;
      const { requestId } = query;
      const answer = await receive({
        secret,
        requestId,
        notice: readNotice(body),
        sinceMs: reply.elapsedTime,
      });
      if (answer === 'kept') return reply.code(204).send(null);
      // The answer of every address that there is not.
      if (answer === 'unknown') throw nothingAt(method, path);
      throw tooMany(reply, answer.waitSeconds, answer.quota);
    },
  );
}

function tooMany(reply: FastifyReply, seconds: number, quota: number): Problem {
  reply.header('retry-after', seconds);
  return new Problem(httpProblems.tooManyRequests, { quota, seconds });
}

/** Whether a call is refused for what it says, and not for how many there were or for what is wrong with us. */
function isDisbelief(error: Error & { statusCode?: number }): boolean {
  if (error instanceof ValidationError) return true;
  const status = error instanceof Problem ? error.kind.status : error.statusCode;
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}

/** Before each event is looked at: telling what is wrong with a hundred thousand of them would keep everybody waiting. */
async function refuseLong({ body }: FastifyRequest): Promise<void> {
  const events = typeof body === 'object' && body !== null && 'events' in body ? body.events : undefined;
  if (!Array.isArray(events) || events.length <= MOST_EVENTS) return;
  const issue = { code: 'too_big' as const, origin: 'array', maximum: MOST_EVENTS, inclusive: true };
  throw new ValidationError([{ ...issue, input: undefined, path: ['events'], message: 'too many' }]);
}
