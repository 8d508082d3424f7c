import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorOf } from '../companies/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery, whole } from '../platform/http/pages.ts';
import { acceptRoutes } from './accept-routes.ts';
import type { Changing } from './both.ts';
import { endPartnership, pausePartnership, resumePartnership } from './change.ts';
import { checkConsent, setConsent } from './consent.ts';
import type { PartnershipContext } from './context.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { partnershipProblems as p } from './problems.ts';
import { consentInputSchema, partnershipEventSchema, partnershipSchema } from './schema.ts';
import { listEvents } from './store.ts';
import { viewEvent, viewPartnership, viewPartnerships } from './view.ts';

const tags = ['partnerships'];
const byId = z.object({ id: z.uuid() });

/** `/api/v1/partnerships`: the companies that this one works with, and what each lets the other's rules make. */
export function partnershipRoutes(app: App, context: PartnershipContext): void {
  const { database, emit, accounts } = context;
  invitationRoutes(app, context);
  acceptRoutes(app, context);

  const changing = (request: FastifyRequest, partnershipId: string): Required<Changing> => ({
    companyId: request.caller.companyId,
    partnershipId,
    requestId: request.id,
    actor: actorOf(request),
  });

  app.get(
    '/api/v1/partnerships',
    {
      config: { access: 'partnerships.read' },
      schema: {
        operationId: 'listPartnerships',
        tags,
        summary: 'Partnerships, those that have not ended first; the others are kept for a year',
        response: { 200: whole(partnershipSchema) },
      },
    },
    async ({ caller }) => ({
      items: await database.forCompany(caller.companyId, viewPartnerships),
      nextCursor: null,
    }),
  );

  app.get(
    '/api/v1/partnerships/:id',
    {
      config: { access: 'partnerships.read' },
      schema: {
        operationId: 'getPartnership',
        tags,
        summary: 'A partnership',
        params: byId,
        refusals: [p.missing],
        response: { 200: partnershipSchema },
      },
    },
    async ({ caller, params }) =>
      database.forCompany(caller.companyId, (trx) => viewPartnership(trx, params.id)),
  );

  app.get(
    '/api/v1/partnerships/:id/history',
    {
      config: { access: 'partnerships.read' },
      schema: {
        operationId: 'listPartnershipHistory',
        tags,
        summary: 'What happened to a partnership, the newest first; kept for a year',
        params: byId,
        querystring: pageQuery(50),
        refusals: [p.missing],
        response: { 200: list(partnershipEventSchema) },
      },
    },
    async ({ caller, params, query }) =>
      database.forCompany(caller.companyId, async (trx) => {
        await viewPartnership(trx, params.id);
        const { rows, nextCursor } = await listEvents(trx, params.id, query);
        return { items: rows.map(viewEvent), nextCursor };
      }),
  );

  app.put(
    '/api/v1/partnerships/:id/consent',
    {
      config: { access: 'partnerships.consent', expensive: true },
      schema: {
        operationId: 'setPartnershipConsent',
        tags,
        summary: 'Say what the partner’s rules may make here from now on',
        params: byId,
        body: z.strictObject({ consent: consentInputSchema }),
        refusals: [p.missing, p.ended, p.storeNeeded, p.objectMissing, ...accounts.refusals],
        response: { 200: partnershipSchema },
      },
    },
    async (request) => {
      const by = changing(request, request.params.id);
      // MoySklad is not asked for a partnership that there is not.
      await database.forCompany(by.companyId, (trx) => viewPartnership(trx, by.partnershipId));
      const given = await checkConsent(accounts, by.companyId, request.body.consent);
      return database.forCompany(by.companyId, async (trx) => {
        await setConsent(trx, emit, by, given);
        return viewPartnership(trx, by.partnershipId);
      });
    },
  );

  for (const { method, path, operationId, summary, access, change } of [
    {
      ...{ method: 'DELETE', path: '/consent', operationId: 'withdrawPartnershipConsent' },
      summary: 'Let the partner’s rules make nothing here any more',
      access: 'partnerships.consent',
      change: (trx, by) => setConsent(trx, emit, by, null),
    },
    {
      ...{ method: 'POST', path: '/pause', operationId: 'pausePartnership' },
      summary: 'Pause a partnership: no rule of either company acts',
      access: 'partnerships.manage',
      change: (trx, by) => pausePartnership(trx, emit, by),
    },
    {
      ...{ method: 'POST', path: '/resume', operationId: 'resumePartnership' },
      summary: 'Take one’s own pause back',
      access: 'partnerships.manage',
      change: (trx, by) => resumePartnership(trx, emit, by),
    },
    {
      ...{ method: 'POST', path: '/end', operationId: 'endPartnership' },
      summary: 'End a partnership for good',
      access: 'partnerships.manage',
      change: (trx, by) => endPartnership(trx, emit, by),
    },
  ] satisfies Verb[])
    app.route({
      method,
      url: `/api/v1/partnerships/:id${path}`,
      config: { access },
      schema: {
        ...{ operationId, tags, summary },
        params: byId,
        refusals: operationId === 'endPartnership' ? [p.missing] : [p.missing, p.ended],
        response: { 200: partnershipSchema },
      },
      handler: async (request: FastifyRequest<{ Params: { id: string } }>) =>
        database.forCompany(request.caller.companyId, async (trx) => {
          await change(trx, changing(request, request.params.id));
          return viewPartnership(trx, request.params.id);
        }),
    });
}

/** What either side may do to a partnership, with nothing to say but that. */
interface Verb {
  method: 'POST' | 'DELETE';
  path: string;
  operationId: string;
  summary: string;
  access: 'partnerships.manage' | 'partnerships.consent';
  change(trx: Trx, by: Required<Changing>): Promise<unknown>;
}
