import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Role } from '../../../db/tables/companies.ts';
import { type Closed, closedProblem } from '../closed.ts';
import { Problem, type ProblemKind } from '../problems.ts';
import { withLogContext } from '../telemetry/log.ts';
import { type Action, capabilityOf, roleMay } from './capabilities.ts';
import type { App } from './fastify.ts';
import { httpProblems } from './http-problems.ts';

/**
 * Who may call a route: whoever may do this action in the company, any person who signed in, the platform's own people, MoySklad
 * itself (its marketplace room proves that by its JWT), whoever knows an address that cannot be guessed (the room looks it up), or
 * anyone.
 */
export type Access = Action | 'anyone' | 'hook' | 'moysklad' | 'person' | 'platform-admin';

/** Who sent a request: a person or an API key. */
export type Subject =
  | {
      kind: 'person';
      userId: string /** A token of the frame in MoySklad is good for one company. */;
      companyId?: string;
    }
  | KeySubject;

/** An API key: what it may do, and whether its company is open, is known with it. */
export interface KeySubject extends Pick<Acting, 'closed'> {
  kind: 'key';
  keyId: string;
  companyId: string;
  scopes: Action[];
}

/** What a subject is in a company. */
export interface Acting {
  companyId: string;
  /** Of a person. */
  role?: Role;
  /** Of an API key: the actions it was given. */
  scopes?: Action[];
  /** One of the platform's people who looks on: nothing may be changed. */
  support?: true;
  closed?: Closed;
}

/** For whom a request acts. */
export interface Caller extends Acting {
  subject: Subject;
}

/** Knows people, keys and companies; the platform does not. */
export interface Authoriser {
  /** Who sent the request, by its cookie, token or API key. @throws Problem on a key or token that is not good. */
  subject(request: FastifyRequest): Promise<Subject | undefined>;
  /** The company a subject acts for. @param wanted the one its header names. @throws Problem when there is none to act for. */
  acting(subject: Subject, wanted: string | undefined): Promise<Acting>;
  /** Whether a person is one of the platform's own. */
  isPlatformAdmin(userId: string): Promise<boolean>;
  /** What the first two throw, for the API document. */
  refusals?: { subject: readonly ProblemKind[]; acting: readonly ProblemKind[] };
}

/**
 * Counts a request of `/api/v1` and notes in the answer what is left. Called by the door when it knows the subject, or that
 * there is none.
 * @throws Problem when too many came in this minute.
 */
export type Throttle = (request: FastifyRequest, reply: FastifyReply, subject?: Subject) => Promise<void>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
    /** Its answers are noted in the log at `debug` only: a page asks for a dozen of them at once. */
    quiet?: true;
  }
  interface FastifyInstance {
    /** Every route there is, also those that the API document does not show. */
    guarded: readonly RouteOptions[];
  }
  interface FastifyRequest {
    /** On routes for an action. */
    caller: Caller;
    /** On routes for a person or the platform's people, and on those for an action when a person calls. */
    userId: string;
    /** On routes for an action: whether whoever sent the request would be let in now, as the same and to the same company. */
    stillAdmitted(): Promise<boolean>;
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
const withoutCompany = new Set<Access>(['anyone', 'hook', 'moysklad', 'person', 'platform-admin']);

/** Whether a route is for an action in a company. */
export function isAction(access: Access): access is Action {
  return !withoutCompany.has(access);
}

/**
 * Lets in whom a route's `config.access` names and nobody else. A route without it stops the start.
 * @param publicUrl the address of our own pages.
 */
export function guard(
  app: App,
  { authoriser, throttle, publicUrl }: { authoriser: Authoriser; throttle: Throttle; publicUrl: string },
): void {
  const routes: RouteOptions[] = [];
  app.decorate('guarded', routes);
  app.decorateRequest('caller');
  app.decorateRequest('userId', '');
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const open = routes.filter(({ config }) => !config?.access).map(({ method, url }) => `${method} ${url}`);
    if (open.length > 0) throw new Error(`Routes without config.access: ${open.join(', ')}`);
  });

  app.addHook('onRequest', async (request, reply) => {
    if (!safeMethods.has(request.method) && isCrossSite(request, publicUrl))
      throw new Problem(httpProblems.crossSite);
    const { access } = request.routeOptions.config;
    if (request.is404 || !access || access === 'hook' || access === 'moysklad') return;
    if (access === 'anyone') return throttle(request, reply);
    const subject = await authoriser.subject(request).catch(async (refusal) => {
      // Whoever tries keys is counted by their address.
      await throttle(request, reply);
      throw refusal;
    });
    await throttle(request, reply, subject);
    if (!subject) throw new Problem(httpProblems.unauthenticated);
    if (subject.kind === 'person') request.userId = subject.userId;
    if (isAction(access)) request.caller = await admit(request, subject, access);
    else if (subject.kind !== 'person' || subject.companyId) throw new Problem(httpProblems.peopleOnly);
    else if (access === 'platform-admin' && !(await authoriser.isPlatformAdmin(subject.userId)))
      throw new Problem(httpProblems.platformOnly);
  });

  app.decorateRequest('stillAdmitted', async function (this: FastifyRequest) {
    const { access } = this.routeOptions.config;
    try {
      const subject = await authoriser.subject(this);
      if (!subject || !access || !isAction(access)) return false;
      return (await admit(this, subject, access)).companyId === this.caller.companyId;
    } catch (refusal) {
      if (refusal instanceof Problem) return false;
      throw refusal;
    }
  });

  /** @throws Problem when the subject may not do this in the company. */
  async function admit(request: FastifyRequest, subject: Subject, action: Action): Promise<Caller> {
    const wanted = request.headers['x-company-id'];
    const acting = await authoriser.acting(subject, Array.isArray(wanted) ? wanted[0] : wanted);
    const needed = capabilityOf(action);
    if (acting.closed && !needed.whenClosed) throw closedProblem(acting.closed);
    // A safe method alone would not do: a GET of an action that changes things may begin such a change.
    if (acting.support && !(safeMethods.has(request.method) && action.endsWith('.read')))
      throw new Problem(httpProblems.supportReads);
    if (acting.scopes ? !acting.scopes.includes(action) : !acting.role || !roleMay(acting.role, action)) {
      if (acting.scopes) throw new Problem(httpProblems.outOfScope, { action });
      throw new Problem(httpProblems.forbidden, { needed: needed.role, role: acting.role ?? '' });
    }
    return { ...acting, subject };
  }

  // Right before the handler: the context must not be lost while the body is read.
  app.addHook('preHandler', (request, _reply, done) => {
    withLogContext({ requestId: request.id, companyId: request.caller?.companyId }, done);
  });
}

/** Whether a page of another site made a browser send this (developer.mozilla.org: Origin, Sec-Fetch-Site). */
function isCrossSite({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  // A browser never adds this header by itself, and no cookie counts beside it.
  if (headers.authorization !== undefined) return false;
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || site === 'none') return false;
  const { origin } = headers;
  if (origin === undefined) return site !== undefined;
  return origin !== new URL(publicUrl).origin && !(URL.canParse(origin) && new URL(origin).host === host);
}
