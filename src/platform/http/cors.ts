import cors, { type FastifyCorsOptions } from '@fastify/cors';
import type { App } from './fastify.ts';

const common: FastifyCorsOptions = {
  // Cookies are ours alone: pages of other sites bring an API key or a token.
  credentials: false,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type', 'Accept-Language', 'X-Company-Id', 'Idempotency-Key'],
  exposedHeaders: ['RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id', 'Idempotency-Replayed'],
  maxAge: 600,
};

/**
 * Lets pages of the listed origins call `/api/v1` from a browser (fetch.spec.whatwg.org: CORS); no other page, and nothing else.
 * @param origins exact ones, such as `https://reports.example.com`.
 */
export async function allowOrigins(app: App, origins: string[]): Promise<void> {
  app.addHook('onRoute', (route) => {
    // The plugin's own route: the answer to a browser that asks before it calls.
    if (route.method === 'OPTIONS' && route.url === '*') route.config = { ...route.config, access: 'anyone' };
  });
  await app.register(cors, {
    delegator: (request, done) => {
      const { origin } = request.headers;
      const allowed = origin !== undefined && origins.includes(origin) && request.url.startsWith('/api/v1/');
      done(null, { ...common, origin: allowed ? origin : false });
    },
  });
}
