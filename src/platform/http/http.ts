import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { fastify } from 'fastify';
import { serializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Log } from '../telemetry/log.ts';
import { sendProblem } from './answers.ts';
import { compressAnswers } from './compression.ts';
import { allowOrigins } from './cors.ts';
import { type Authoriser, guard, type Throttle } from './door.ts';
import type { App } from './fastify.ts';
import { tidyForwarded } from './forwarded.ts';
import { healthRoutes, type Ready } from './health.ts';
import { checkHosts } from './hosts.ts';
import { nothingAt } from './http-problems.ts';
import { describeApi, type EventContract } from './openapi.ts';
import { refuseOddTexts, validate } from './validation.ts';
import { serveWeb } from './web.ts';

export type { App };

export interface Http {
  /** Rooms add their routes here before `listen`, each with `config: { role }`. */
  app: App;
  /** Serves the application's page at a path of its own, where pages of these origins, and no others, may frame it. */
  framedPage(path: string, origins: string[]): void;
  /** Serves the application's page at a path that a frame in a sandbox may open in a tab of its own. */
  tabPage(path: string): void;
  /** Answers the address it listens on. @throws Error when a route names no role, or the port is taken. */
  listen(): Promise<string>;
  /** Ends event streams and waits for the requests under way, 10 seconds at most. */
  close(): Promise<void>;
}

const CLOSE_MS = 10_000;
/** A request must have come whole within this time, its headers sooner; else it is answered with 408 and its connection ends, ms. */
const REQUEST_MS = 30_000;
const HEADERS_MS = 15_000;
const CHECK_MS = 2000;
/** Connections at once; further ones are closed at once. */
const MOST_CONNECTIONS = 4000;

/**
 * A tab that was opened out of a sandbox stays in it, and browsers load nothing there that asks for an opener policy (HTML
 * standard, cross-origin opener policies: responses to sandboxed navigations).
 */
export const sandboxedTab = { crossOriginOpenerPolicy: { policy: 'unsafe-none' as const } };

/**
 * The plumbing of all routes: who may call, validation, problems, request ids, headers of safety, health, API document, pages.
 * @param config.port 0 takes a free port. @param config.host the address of this machine to listen on; loopback unless it is given.
 * @param config.publicUrl the address people use. @param config.trustProxy whose word about the caller's address is taken; loopback's
 * unless it is given.
 * @param config.corsOrigins origins of other sites whose pages may call the API. @param throttle without it nothing is counted.
 */
export async function openHttp(options: {
  config: {
    port: number;
    host?: string;
    publicUrl: string;
    corsOrigins?: string[];
    trustProxy?: string[] | false;
  };
  log: Log;
  authoriser: Authoriser;
  throttle?: Throttle;
  ready: Ready;
  webFolder?: string;
  /** What is sent to others, for the API's document. */
  events?: EventContract[];
}): Promise<Http> {
  const { config, log, authoriser, throttle = async () => {}, ready } = options;
  const secure = config.publicUrl.startsWith('https:');
  const app: App = fastify({
    logger: false,
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy ?? ['loopback'],
    requestTimeout: REQUEST_MS,
    rewriteUrl: ({ url = '/' }) => readable(url),
    // Parts of an address are parsed by each route's schema, which says in words what is too long.
    routerOptions: { maxParamLength: 20_000 },
    http: { headersTimeout: HEADERS_MS, connectionsCheckingInterval: CHECK_MS },
  }).withTypeProvider<ZodTypeProvider>();

  app.setValidatorCompiler(validate);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, log));
  app.decorate('streams', new Set<AbortController>());
  let closing = false;
  let underWay = 0;
  let warned = false;
  app.addHook('preClose', async () => {
    closing = true;
    for (const stream of app.streams) stream.abort();
  });
  app.addHook('onRequest', async (request, reply) => {
    tidyForwarded(request.raw.headers);
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
    });
    reply.header('x-request-id', request.id);
    if (!warned && request.headers['x-forwarded-for'] && request.ip === request.socket.remoteAddress) {
      warned = true;
      log.warn(
        { proxy: request.ip },
        'X-Forwarded-For does not count from this address: limits take all who come through it for one; if it is your proxy, name it in TRUST_PROXY',
      );
    }
  });
  app.addHook('onSend', async (request, reply) => {
    // What the API tells is somebody's own: no browser keeps it after they have signed out.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    // Else the connection stays open, and the server with it, until it has been idle for long.
    if (closing) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, id: requestId, caller } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const ms = Math.round(reply.elapsedTime);
    const fields = {
      method,
      route,
      status: reply.statusCode,
      ms,
      request_id: requestId,
      company_id: caller?.companyId,
    };
    const quiet = request.routeOptions.config.quiet || route.startsWith('/health');
    log[quiet ? 'debug' : 'info'](fields, 'answered');
  });

  await compressAnswers(app);
  app.server.maxConnections = MOST_CONNECTIONS;
  checkHosts(app, config.publicUrl);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy(secure) },
    hsts: secure,
  });
  await allowOrigins(app, config.corsOrigins ?? []);
  app.addHook('preValidation', async (request) => {
    // A page keeps nothing of its address.
    if (!request.is404) refuseOddTexts(request);
  });
  guard(app, { authoriser, throttle, publicUrl: config.publicUrl });
  await app.register(swagger, describeApi(authoriser, options.events ?? []));
  healthRoutes(app, ready);
  const { sendPage, sendOwnPage } = await openPages(
    app,
    options.webFolder ?? fileURLToPath(new URL('../../../web/dist', import.meta.url)),
  );
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    const isPage = /^(GET|HEAD)$/.test(request.method) && !/^\/(api|hooks|health|assets)(\/|$)/.test(path);
    if (isPage) return sendOwnPage(request, reply);
    throw nothingAt(request.method, path);
  });

  return {
    app,
    framedPage(path, origins) {
      const contentSecurityPolicy = {
        useDefaults: false,
        directives: { ...policy(secure), 'frame-ancestors': origins },
      };
      app.get(
        path,
        {
          config: { access: 'anyone' },
          schema: { hide: true },
          // The older X-Frame-Options cannot name an origin; browsers that know frame-ancestors heed that alone.
          helmet: { contentSecurityPolicy, xFrameOptions: false },
        },
        (_request, reply) => sendPage(reply),
      );
    },
    tabPage(path) {
      app.get(
        path,
        { config: { access: 'anyone' }, schema: { hide: true }, helmet: sandboxedTab },
        (_request, reply) => sendPage(reply),
      );
    },
    listen: () => app.listen({ port: config.port, host: config.host ?? '127.0.0.1' }),
    async close() {
      const patience = Date.now() + CLOSE_MS;
      // Connections that a browser opened ahead and never used would hold the server for more than a minute.
      const sweep = setInterval(() => {
        if (underWay === 0 || Date.now() > patience) app.server.closeAllConnections();
      }, 50);
      await app.close();
      clearInterval(sweep);
    },
  };
}

/** Pages and documents are for anyone; what they show comes from guarded routes. */
async function openPages(app: App, webFolder: string): Promise<Awaited<ReturnType<typeof serveWeb>>> {
  let sending: Awaited<ReturnType<typeof serveWeb>> | undefined;
  await app.register(async (pages: App) => {
    pages.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'anyone', quiet: true };
    });
    await pages.register(swaggerUi, { routePrefix: '/api/docs' });
    sending = await serveWeb(pages, webFolder);
  });
  return sending!;
}

/** An address that cannot be decoded is one that there is not, and is answered as such. */
function readable(url: string): string {
  try {
    decodeURI(url);
    return url;
  } catch {
    return url.replaceAll('%', '%25');
  }
}

/** Content security policy: everything from ourselves; styles also inline, as the component library writes them. */
function policy(secure: boolean): Record<string, string[]> {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(secure && { 'upgrade-insecure-requests': [] }),
  };
}
