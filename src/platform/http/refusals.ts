import type { RouteOptions } from 'fastify';
import type { ProblemKind } from '../problems.ts';
import { type Action, capabilityOf } from './capabilities.ts';
import { type Access, type Authoriser, isAction } from './door.ts';
import { httpProblems } from './http-problems.ts';

declare module 'fastify' {
  interface FastifySchema {
    /** What this route may refuse by itself, for the API document; what stands before every route is added there. */
    refusals?: readonly ProblemKind[];
  }
}

/** A route as far as it says what may be refused. */
export type Refusing = Pick<RouteOptions, 'method' | 'url' | 'schema' | 'config'>;

const p = httpProblems;

/**
 * The codes with which a route may refuse a caller, by status (4xx): its own, and those of the plumbing that every request passes
 * (hosts.ts, door.ts, rate-limit.ts, validation.ts, idempotency.ts). What fails on our side is not here.
 * @param known what the authoriser refuses.
 */
export function refusalsOf(route: Refusing, known: Authoriser['refusals']): Map<number, string[]> {
  const { url, schema } = route;
  const access = route.config?.access ?? 'anyone';
  const changes = !['GET', 'HEAD'].includes(String(route.method));
  const ofApi = url.startsWith('/api/v1/');
  const kinds: ProblemKind[] = [
    // Whatever the schema says: texts that nobody can keep are refused in an address, too.
    p.badRequest,
    ...(url.startsWith('/health') ? [] : [p.wrongHost]),
    ...(changes ? [p.crossSite, p.badBody, p.tooLarge, p.unsupportedType] : []),
    ...ofAccess(access, changes, known),
    ...(ofApi ? [p.tooManyRequests] : []),
    ...(ofApi && route.method === 'POST' ? ofRepetition(access) : []),
    ...(schema?.refusals ?? []),
  ];
  const told = kinds.filter(({ status }) => status >= 400 && status < 500);
  const byStatus = Map.groupBy(told, ({ status }) => status);
  return new Map(
    [...byStatus]
      .sort(([one], [other]) => one - other)
      .map(([status, those]) => [status, [...new Set(those.map(({ code }) => code))]]),
  );
}

function ofAccess(access: Access, changes: boolean, known: Authoriser['refusals']): readonly ProblemKind[] {
  if (access === 'anyone' || access === 'hook' || access === 'moysklad') return [];
  const proof = [p.unauthenticated, ...(known?.subject ?? [])];
  if (isAction(access)) return [...proof, ...ofAction(access, changes), ...(known?.acting ?? [])];
  return [...proof, p.peopleOnly, ...(access === 'platform-admin' ? [p.platformOnly] : [])];
}

function ofAction(action: Action, changes: boolean): ProblemKind[] {
  return [
    p.forbidden,
    p.outOfScope,
    ...(capabilityOf(action).whenClosed ? [] : [p.companyBlocked, p.companyDeleted]),
    ...(!changes && action.endsWith('.read') ? [] : [p.supportReads]),
  ];
}

/** Where nobody is known nothing is kept for a repetition. */
function ofRepetition(access: Access): ProblemKind[] {
  return access === 'anyone' ? [p.badIdempotencyKey] : [p.badIdempotencyKey, p.stillRunning, p.keyReused];
}
