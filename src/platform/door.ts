import type { FastifyRequest, RouteOptions } from 'fastify';
import type { Role } from '../../db/tables.ts';
import type { App } from './fastify.ts';
import { httpProblems } from './http-problems.ts';
import { withLogContext } from './log.ts';
import { Problem } from './problems.ts';

/** Who may call a route: a member with at least this role, any person who signed in, or anyone. */
export type Access = Role | 'person' | 'anyone';

/** For whom a request acts. */
export interface Caller {
  userId: string;
  companyId: string;
  role: Role;
}

/** Knows people and companies; the platform does not. */
export interface Authoriser {
  /** The person of the request's session, if there is one. */
  person(request: FastifyRequest): Promise<string | undefined>;
  /** The company a person acts for and his role in it. @throws Problem when there is none to act for. */
  company(userId: string, companyId: string | undefined): Promise<{ companyId: string; role: Role }>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    role?: Access;
  }
  interface FastifyRequest {
    /** On routes for a role. */
    caller: Caller;
    /** On routes for a role or a person. */
    userId: string;
  }
}

const ranks: Role[] = ['viewer', 'editor', 'admin', 'owner'];
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets in whom a route's `config.role` names and nobody else. A route without it stops the start.
 * @param publicUrl the address of our own pages.
 */
export function guard(app: App, authoriser: Authoriser, publicUrl: string): void {
  const routes: RouteOptions[] = [];
  app.decorateRequest('caller');
  app.decorateRequest('userId', '');
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const open = routes.filter(({ config }) => !config?.role).map(({ method, url }) => `${method} ${url}`);
    if (open.length > 0) throw new Error(`Routes without config.role: ${open.join(', ')}`);
  });

  app.addHook('onRequest', async (request) => {
    if (!safeMethods.has(request.method) && isCrossSite(request, publicUrl))
      throw new Problem(httpProblems.crossSite);
    const access = request.routeOptions.config.role;
    if (request.is404 || access === 'anyone') return;
    const userId = await authoriser.person(request);
    if (!userId) throw new Problem(httpProblems.unauthenticated);
    request.userId = userId;
    if (access === 'person') return;
    const wanted = request.headers['x-company-id'];
    const { companyId, role } = await authoriser.company(userId, Array.isArray(wanted) ? wanted[0] : wanted);
    request.caller = { userId, companyId, role };
    if (!access || ranks.indexOf(role) < ranks.indexOf(access)) {
      throw new Problem(httpProblems.forbidden, { needed: access ?? '', role });
    }
  });

  // Right before the handler: the context must not be lost while the body is read.
  app.addHook('preHandler', (request, _reply, done) => {
    withLogContext({ requestId: request.id, companyId: request.caller?.companyId }, done);
  });
}

/** Whether a page of another site made a browser send this (developer.mozilla.org: Origin, Sec-Fetch-Site). */
function isCrossSite({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return false;
  const { origin } = headers;
  if (origin === undefined) return site !== undefined;
  return origin !== new URL(publicUrl).origin && !(URL.canParse(origin) && new URL(origin).host === host);
}
