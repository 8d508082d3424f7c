import type { FastifyRequest } from 'fastify';
import { type Kysely, sql } from 'kysely';
import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Tables } from '../../../db/tables.ts';
import { Problem } from '../problems.ts';
import type { Periodic } from '../queue/periodic.ts';
import type { Subject, Throttle } from './door.ts';
import { httpProblems } from './http-problems.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route makes the providers work for it: few of its calls are let through in a minute. */
    expensive?: true;
  }
}

/** Requests in a minute: an API key, a person (a page asks for several things at once), an address where neither is known. */
const quotas = { key: 600, person: 1200, address: 600, expensive: 120 };
type Kind = keyof typeof quotas;

const WINDOW_S = 60;
/** Clocks of processes may differ by less than this. */
const FORGET_MS = 300_000;

/**
 * Counts shared by all processes on one database, all in one table. While it does not answer, each process counts for itself, so
 * that nobody is locked out by it.
 */
export function openThrottle(pool: Pool, given: Partial<Record<Kind, number>> = {}): Throttle {
  const limits = { ...quotas, ...given };
  const open = (kind: Kind) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: kind,
      points: limits[kind],
      duration: WINDOW_S,
      // Whoever is over is answered without the database.
      inMemoryBlockOnConsumed: limits[kind] + 1,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix: kind, points: limits[kind], duration: WINDOW_S }),
    });
  const limiters = {
    key: open('key'),
    person: open('person'),
    address: open('address'),
    expensive: open('expensive'),
  };

  /** One request of this caller; what is left after it. @throws Error when the count cannot be kept. */
  async function spend(kind: Kind, id: string): Promise<{ kind: Kind; over: boolean; left: RateLimiterRes }> {
    try {
      return { kind, over: false, left: await limiters[kind].consume(id) };
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return { kind, over: true, left: refusal };
      throw refusal;
    }
  }

  return async (request, reply, subject) => {
    const { url, config } = request.routeOptions;
    if (!url?.startsWith('/api/v1/')) return;
    const [kind, id] = whoseCount(request, subject);
    const spent = [await spend(kind, id)];
    if (config.expensive) spent.push(await spend('expensive', `${kind}:${id}`));
    // The names that callers see, and rely on.
    const name = (each: Kind) => (each === 'expensive' ? '"dear"' : '"requests"');
    // draft-ietf-httpapi-ratelimit-headers-10: lists of structured fields (RFC 9651).
    reply.header(
      'ratelimit-policy',
      spent.map((each) => `${name(each.kind)};q=${limits[each.kind]};w=${WINDOW_S}`).join(', '),
    );
    reply.header(
      'ratelimit',
      spent.map(({ kind, left }) => `${name(kind)};r=${left.remainingPoints};t=${seconds(left)}`).join(', '),
    );
    const over = spent.find((each) => each.over);
    if (!over) return;
    const wait = Math.max(1, seconds(over.left));
    reply.header('retry-after', wait);
    throw new Problem(httpProblems.tooManyRequests, { quota: limits[over.kind], seconds: wait });
  };
}

/** Counts whose window is over go. */
export function forgettingCounts(db: Kysely<Tables>): Periodic {
  return {
    name: 'forgetting counts of requests',
    everyMs: FORGET_MS,
    async run() {
      await sql`delete from rate_limits where expire < ${Date.now() - FORGET_MS}`.execute(db);
    },
  };
}

const seconds = ({ msBeforeNext }: RateLimiterRes) => Math.ceil(msBeforeNext / 1000);

function whoseCount({ ip }: FastifyRequest, subject: Subject | undefined): [Kind, string] {
  if (subject?.kind === 'key') return ['key', subject.keyId];
  return subject ? ['person', subject.userId] : ['address', networkOf(ip)];
}

/** An address as far as it tells callers apart: of IPv6 one household has a whole /64 (RFC 6177). */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip.replace(/^::ffff:/i, '');
  const [head = '', tail] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = tail === undefined ? left : [...left, ...zeros, ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':');
}
