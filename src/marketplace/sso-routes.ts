import { z } from 'zod';
import { companyProblems, meSchema } from '../companies/index.ts';
import { moyskladProblems } from '../moysklad/index.ts';
import type { App } from '../platform/http/http.ts';
import type { Tokens } from '../platform/http/tokens.ts';
import { Problem } from '../platform/problems.ts';
import type { MarketplaceContext } from './context.ts';
import { marketplaceProblems } from './problems.ts';
import { enter } from './sso.ts';

/** How long a token of the frame lives, and for how long it is renewed after MoySklad vouched for the person. */
const TOKEN_MINUTES = 15;
const SESSION_MINUTES = 8 * 60;

const tokenSchema = z
  .object({
    token: z.string(),
    expiresAt: z.string(),
    companyId: z.uuid(),
    origins: z.array(z.string()).describe('Whose pages may frame us and are heard: MoySklad’s'),
  })
  .meta({ id: 'FrameToken' });

const keySchema = z
  .strictObject({ contextKey: z.string().min(1).max(500), appId: z.guid().toLowerCase() })
  .meta({ id: 'FrameKey' });

/**
 * The frame inside MoySklad. Cookies are those of a third party there and are blocked, so it works with a token that it keeps in
 * memory.
 */
export function ssoRoutes(app: App, context: MarketplaceContext & { tokens: Tokens }): void {
  const { tokens } = context;
  const origins = context.config.moysklad.frameOrigins;
  const tags = ['moysklad'];

  app.post(
    '/api/v1/moysklad/sso',
    {
      // Each try asks MoySklad.
      config: { access: 'anyone', expensive: true },
      schema: {
        operationId: 'enterFrame',
        tags,
        summary: 'Come in from MoySklad: the key of the opened frame, once, for a token',
        body: keySchema,
        refusals: [
          marketplaceProblems.contextRefused,
          marketplaceProblems.uninstalled,
          companyProblems.noRoomForEmployee,
          ...Object.values(moyskladProblems),
        ],
        response: { 200: tokenSchema },
      },
    },
    async (request, reply) => {
      const from = { ip: request.ip, requestId: request.id };
      const holder = await enter(context, request.body, from);
      const since = new Date();
      const { token, expiresAt } = await tokens.issue({ ...holder, since, minutes: TOKEN_MINUTES });
      reply.header('cache-control', 'no-store');
      return { token, expiresAt: expiresAt.toISOString(), companyId: holder.companyId, origins };
    },
  );

  app.post(
    '/api/v1/moysklad/refresh',
    {
      config: { access: 'company.read' },
      schema: {
        operationId: 'refreshFrameToken',
        tags,
        summary: 'Renew the token of the frame: at most eight hours from coming in',
        refusals: [marketplaceProblems.frameOver],
        response: { 200: tokenSchema },
      },
    },
    async (request, reply) => {
      const [, given = ''] = (request.headers.authorization ?? '').split(' ');
      const holder = await tokens.verify(given);
      const passed = holder?.since ? (Date.now() - holder.since.getTime()) / 60_000 : Infinity;
      if (!holder || passed >= SESSION_MINUTES) throw new Problem(marketplaceProblems.frameOver);
      const minutes = Math.min(TOKEN_MINUTES, SESSION_MINUTES - passed);
      const { token, expiresAt } = await tokens.issue({ ...holder, minutes });
      reply.header('cache-control', 'no-store');
      return { token, expiresAt: expiresAt.toISOString(), companyId: holder.companyId, origins };
    },
  );

  app.get(
    '/api/v1/moysklad/me',
    {
      // A token is good for one company, so `/api/v1/me`, which tells of all, is not for it.
      config: { access: 'company.read' },
      schema: {
        operationId: 'getFrameMe',
        tags,
        summary: 'Who I am in the frame, and its company',
        refusals: [marketplaceProblems.frameOver],
        response: { 200: meSchema },
      },
    },
    async ({ caller: { companyId, subject } }) => {
      if (subject.kind !== 'person') throw new Problem(marketplaceProblems.frameOver);
      const me = await context.me(subject.userId);
      const companies = me.companies.filter(({ id }) => id === companyId);
      return { ...me, companies, platformAdmin: false };
    },
  );
}
