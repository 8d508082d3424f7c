import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { Problem } from '../problems.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { Log } from '../telemetry/log.ts';
import type { App } from './http.ts';
import { httpProblems } from './http-problems.ts';
import { openRepeats, type Place, type Repeats } from './repeats.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the answer to this request is to be kept. */
    repeatable: Place | null;
  }
}

/** Printable ASCII, as a header may carry it. */
const keySchema = z.string().regex(/^[\x21-\x7e]{1,128}$/);
/** What of an answer is given again beside its status and body. */
const keptHeaders = ['content-type', 'content-language', 'cache-control', 'location'];
const answerSchema = z.object({ headers: z.record(z.string(), z.string()), body: z.string() });

/**
 * `Idempotency-Key` on every POST of `/api/v1` (draft-ietf-httpapi-idempotency-key-header-07): the first request with a key does
 * its work, every further one within 24 hours is given the same answer. Answers of 500 and more are forgotten, so that the
 * request may be tried again. Answers are kept sealed: some show a secret once.
 */
export function answerOnce(app: App, options: { database: Database; keyring: Keyring; log: Log }): void {
  const { log } = options;
  const repeats: Repeats = openRepeats(options);
  app.decorateRequest('repeatable', null);

  app.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (key === undefined || !isPostOfApi(request)) return;
    if (!keySchema.safeParse(key).success) throw new Problem(httpProblems.badIdempotencyKey);
    const place = placeOf(request, String(key));
    if (!place) return;
    const asked = await repeats.begin(place, hashOf(request));
    if (asked === 'first') {
      request.repeatable = place;
      return;
    }
    if (asked === 'running') throw new Problem(httpProblems.stillRunning);
    if (asked === 'another') throw new Problem(httpProblems.keyReused);
    const { headers, body } = answerSchema.parse(JSON.parse(asked.answer));
    return reply
      .code(asked.status)
      .headers(headers)
      .header('idempotency-replayed', 'true')
      .serializer((text: string) => text)
      .send(body);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const place = request.repeatable;
    if (!place) return payload;
    request.repeatable = null;
    try {
      if (reply.statusCode >= 500 || !(payload === null || typeof payload === 'string'))
        await repeats.forget(place);
      else await repeats.keep(place, reply.statusCode, JSON.stringify(answerOf(reply, payload ?? '')));
    } catch (error) {
      // The work is done and its answer is due; a repetition is told that the first one still runs.
      log.error({ err: error }, 'an answer could not be kept for repetitions');
    }
    return payload;
  });
}

function isPostOfApi({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' && (routeOptions.url?.startsWith('/api/v1/') ?? false);
}

/** Whose key it is; nobody's where nobody is known. */
function placeOf({ caller, userId }: FastifyRequest, key: string): Place | undefined {
  if (caller) {
    const { companyId, subject } = caller;
    const who = subject.kind === 'key' ? `key:${subject.keyId}` : `person:${subject.userId}`;
    return { companyId, who, key };
  }
  return userId ? { userId, key } : undefined;
}

/** Two requests are the same when address and body, as it was understood, are. */
function hashOf({ url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([url, body ?? null]))
    .digest('hex');
}

function answerOf(reply: FastifyReply, body: string): z.infer<typeof answerSchema> {
  const headers = keptHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return { headers: Object.fromEntries(headers), body };
}
