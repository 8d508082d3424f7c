import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseLost, isDiskFull } from '../db/postgres-client.ts';
import {
  describeProblem,
  type Language,
  Problem,
  type ProblemKind,
  type ProblemParams,
} from '../problems.ts';
import type { Log } from '../telemetry/log.ts';
import { httpProblems } from './http-problems.ts';
import { describeIssues, ValidationError } from './validation.ts';

/** When to come again to a service that is not there for the moment, seconds. */
const RETRY_S = 5;

/** Answers with whatever went wrong as problem+json (RFC 9457) in the caller's language; what nobody expected is logged. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  const { kind, params = {}, errors } = explain(error, request, language);
  if (kind.status >= 500) log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
  const { title, detail } = describeProblem({ kind, params }, language);
  // RFC 9110, 15.5.2: how one could be let in.
  if (kind.status === 401) reply.header('www-authenticate', 'Bearer');
  if (kind.status === 503) reply.header('retry-after', RETRY_S);
  // The rest of the body is never read, so the connection is of no use any more.
  if (kind === httpProblems.tooLarge) reply.header('connection', 'close');
  return reply
    .code(kind.status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({
      type: `https://skladno.app/problems/${kind.code}`,
      title,
      status: kind.status,
      detail,
      code: kind.code,
      requestId: request.id,
      ...(errors && { errors }),
    });
}

/** The language a header asks for: Russian unless English is preferred (RFC 9110, 12.5.4). */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((wish) => {
      const [tag = '', ...rest] = wish.trim().toLowerCase().split(';');
      const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
      return { language: tag.split('-')[0], weight };
    })
    .filter(({ language, weight }) => (language === 'ru' || language === 'en') && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes[0]?.language === 'en' ? 'en' : 'ru';
}

interface Explained {
  kind: ProblemKind;
  params?: ProblemParams;
  errors?: { field: string; message: string }[];
}

function explain(error: unknown, request: FastifyRequest, language: Language): Explained {
  if (error instanceof Problem) {
    const { kind, params, field } = error;
    if (!field) return { kind, params };
    return { kind, params, errors: [{ field, message: describeProblem(error, language).detail }] };
  }
  if (error instanceof ValidationError) {
    return { kind: httpProblems.badRequest, errors: describeIssues(error.issues, language) };
  }
  if (isDatabaseLost(error)) return { kind: httpProblems.databaseAway };
  if (isDiskFull(error)) return { kind: httpProblems.diskFull };
  // Fastify's own refusals: an unreadable body and the like.
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return { kind: httpProblems.tooLarge };
  if (statusCode === 415) return { kind: httpProblems.unsupportedType };
  if (statusCode && statusCode >= 400 && statusCode < 500) return { kind: httpProblems.badBody };
  return { kind: httpProblems.internal, params: { requestId: request.id } };
}
