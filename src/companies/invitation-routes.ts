import { z } from 'zod';
import { limitProblems } from '../billing/index.ts';
import {
  emailSchema,
  findPerson,
  findPersonByEmail,
  nameSchema,
  newPasswordSchema,
  peopleProblems,
} from '../people/index.ts';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { whole } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import { actorOf } from './audit.ts';
import { changing } from './company-routes.ts';
import type { CompanyContext } from './context.ts';
import { type Invitation, listInvitations } from './invitation-store.ts';
import { accept, invite, look, reachable, revoke, signUpInvited } from './invitations.ts';
import { companyProblems } from './problems.ts';
import { invitationLookSchema, invitationSchema, roleSchema } from './schema.ts';

const tags = ['invitations'];
const byId = z.object({ id: z.uuid() });
const token = z.string().min(1).max(100);
const joined = z.object({ companyId: z.uuid() }).meta({ id: 'Joined' });

/** `/api/v1/invitations`: sent and revoked in a company, seen and accepted by whoever has the email. */
export function invitationRoutes(app: App, context: CompanyContext): void {
  const { database, identity } = context;

  app.get(
    '/api/v1/invitations',
    {
      config: { access: 'members.manage' },
      schema: {
        operationId: 'listInvitations',
        tags,
        summary: 'Invitations that wait',
        response: { 200: whole(invitationSchema) },
      },
    },
    async ({ caller }) => ({
      items: (await database.forCompany(caller.companyId, listInvitations)).map(view),
      nextCursor: null,
    }),
  );

  app.post(
    '/api/v1/invitations',
    {
      config: { access: 'members.manage' },
      schema: {
        operationId: 'createInvitation',
        tags,
        summary: 'Invite an address by email; a second invitation voids the first one’s link',
        body: z.strictObject({ email: emailSchema, role: roleSchema }),
        refusals: [
          companyProblems.aboveOwnRole,
          companyProblems.alreadyMember,
          companyProblems.tooManyInvitations,
          limitProblems.members,
          peopleProblems.tooManyTries,
        ],
        response: { 201: invitationSchema },
      },
    },
    async (request, reply) => {
      const language = languageOf(request.headers['accept-language']);
      const invitation = await database.forCompany(request.caller.companyId, (trx) =>
        invite(trx, context, changing(request), { ...request.body, language }),
      );
      return reply.code(201).send(view(invitation));
    },
  );

  app.post(
    '/api/v1/invitations/:id/resend',
    {
      config: { access: 'members.manage' },
      schema: {
        operationId: 'resendInvitation',
        tags,
        summary: 'Write once more, with a new link that is good for 7 days',
        params: byId,
        refusals: [
          companyProblems.invitationMissing,
          companyProblems.aboveOwnRole,
          companyProblems.alreadyMember,
          peopleProblems.tooManyTries,
        ],
        response: { 200: invitationSchema },
      },
    },
    async (request) => {
      const language = languageOf(request.headers['accept-language']);
      return view(
        await database.forCompany(request.caller.companyId, async (trx) => {
          const { email, role } = await reachable(trx, changing(request), request.params.id);
          return invite(trx, context, changing(request), { email, role, language });
        }),
      );
    },
  );

  app.delete(
    '/api/v1/invitations/:id',
    {
      config: { access: 'members.manage' },
      schema: {
        operationId: 'revokeInvitation',
        tags,
        summary: 'Revoke an invitation',
        params: byId,
        refusals: [companyProblems.invitationMissing, companyProblems.aboveOwnRole],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await database.forCompany(request.caller.companyId, (trx) =>
        revoke(trx, changing(request), request.params.id),
      );
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/invitations/look',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'lookAtInvitation',
        tags,
        summary: 'What an invitation’s link leads to',
        body: z.strictObject({ token }),
        refusals: [companyProblems.invitationOver],
        response: { 200: invitationLookSchema },
      },
    },
    async (request) => {
      const { companyName, email, role, invitedBy } = await look(database, request.body.token);
      const userId = await identity.personOf(request.headers);
      const signedIn = userId && (await findPerson(database.platform, userId));
      const known = (await findPersonByEmail(database.platform, email)) !== undefined;
      return { companyName, email, role, invitedBy, known, signedInAs: signedIn ? signedIn.email : null };
    },
  );

  app.post(
    '/api/v1/invitations/accept',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'acceptInvitation',
        tags,
        summary: 'Join the company one was invited to',
        body: z.strictObject({ token }),
        refusals: [
          companyProblems.invitationOver,
          companyProblems.invitationForAnother,
          companyProblems.noRoomForInvited,
        ],
        response: { 200: joined },
      },
    },
    async (request) => {
      const person = await findPerson(database.platform, request.userId);
      if (!person) throw new Problem(companyProblems.invitationOver);
      return { companyId: await accept(database, request.body.token, person, actorOf(request)) };
    },
  );

  app.post(
    '/api/v1/invitations/sign-up',
    {
      config: { access: 'anyone' },
      schema: {
        operationId: 'signUpByInvitation',
        tags,
        summary: 'Sign up by an invitation, which proves the address, and join; sign in next',
        body: z.strictObject({ token, name: nameSchema, password: newPasswordSchema }),
        refusals: [
          companyProblems.invitationOver,
          companyProblems.invitationForAnother,
          companyProblems.noRoomForInvited,
          peopleProblems.signInFirst,
        ],
        response: { 201: joined },
      },
    },
    async (request, reply) => {
      const { token, ...chosen } = request.body;
      const language = languageOf(request.headers['accept-language']);
      const from = { ip: request.ip, requestId: request.id };
      const companyId = await signUpInvited(context, token, { ...chosen, language }, from);
      return reply.code(201).send({ companyId });
    },
  );
}

function view({ expiresAt, createdAt, ...invitation }: Invitation) {
  return { ...invitation, expiresAt: expiresAt.toISOString(), createdAt: createdAt.toISOString() };
}
