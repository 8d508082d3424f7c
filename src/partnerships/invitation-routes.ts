import { z } from 'zod';
import { actorOf } from '../companies/index.ts';
import type { App } from '../platform/http/http.ts';
import { whole } from '../platform/http/pages.ts';
import type { PartnershipContext } from './context.ts';
import { listInvitations } from './invitation-store.ts';
import { invite, takeBack } from './invite.ts';
import { partnershipProblems } from './problems.ts';
import { madeInvitationSchema, partnershipInvitationSchema } from './schema.ts';

const tags = ['partnerships'];

/** `/api/v1/partnership-invitations`: whom the company has invited. */
export function invitationRoutes(app: App, { database, publicUrl }: PartnershipContext): void {
  app.get(
    '/api/v1/partnership-invitations',
    {
      config: { access: 'partnerships.read' },
      schema: {
        operationId: 'listPartnershipInvitations',
        tags,
        summary: 'Invitations that nobody has accepted yet, the newest first',
        response: { 200: whole(partnershipInvitationSchema) },
      },
    },
    async ({ caller }) => ({
      items: await database.forCompany(caller.companyId, (trx) => listInvitations(trx)),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/v1/partnership-invitations',
    {
      config: { access: 'partnerships.manage' },
      schema: {
        operationId: 'createPartnershipInvitation',
        tags,
        summary:
          'Invite a company to let this one’s rules make documents there; the code is in this answer only',
        body: z.strictObject({
          name: z.string().trim().min(1).max(100).describe('For whom it is, as you call them'),
        }),
        refusals: [partnershipProblems.tooManyInvitations],
        response: { 201: madeInvitationSchema },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const by = { companyId, userId: request.userId, actor: actorOf(request) };
      const made = await database.forCompany(companyId, (trx) => invite(trx, by, request.body.name));
      // Behind `#`: neither our log nor anybody else's gets to see it.
      const url = `${publicUrl}/partners/accept#${made.code}`;
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...made, url });
    },
  );

  app.delete(
    '/api/v1/partnership-invitations/:id',
    {
      config: { access: 'partnerships.manage' },
      schema: {
        operationId: 'revokePartnershipInvitation',
        tags,
        summary: 'Take an invitation back: its code is no good any more',
        params: z.object({ id: z.uuid() }),
        refusals: [partnershipProblems.invitationMissing],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const by = { companyId, actor: actorOf(request) };
      await database.forCompany(companyId, (trx) => takeBack(trx, by, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
