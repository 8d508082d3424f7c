import { z } from 'zod';
import { capabilityOf, roleMay } from '../platform/http/capabilities.ts';
import type { App } from '../platform/http/http.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { whole } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import { changing } from './company-routes.ts';
import { findMember, listMembers } from './company-store.ts';
import type { CompanyContext } from './context.ts';
import { changeRole, endMembership } from './membership.ts';
import { companyProblems } from './problems.ts';
import { rightsBeyond } from './rights.ts';
import { memberRightsSchema, memberSchema, roleSchema } from './schema.ts';

const tags = ['members'];
const byUser = z.object({ userId: z.string().min(1).max(100) });

/** `/api/v1/members`. */
export function memberRoutes(app: App, { database, emit, connectedBy }: CompanyContext): void {
  app.get(
    '/api/v1/members',
    {
      config: { access: 'members.read' },
      schema: {
        operationId: 'listMembers',
        tags,
        summary: 'Who is in the company',
        response: { 200: whole(memberSchema) },
      },
    },
    async ({ caller }) => ({
      items: (await database.forCompany(caller.companyId, listMembers)).map(view),
      nextCursor: null,
    }),
  );

  app.get(
    '/api/v1/members/:userId/rights',
    {
      config: { access: 'members.read' },
      schema: {
        operationId: 'getMemberRights',
        tags,
        summary: 'What ends with a membership, or with a lower role: keys and invitations of the member',
        description: 'Of others, whoever manages members is told.',
        params: byUser,
        querystring: z.object({ role: roleSchema.optional() }),
        refusals: [companyProblems.memberMissing],
        response: { 200: memberRightsSchema },
      },
    },
    async ({ caller, userId, params, query }) => {
      const needed = 'members.manage';
      if (params.userId !== userId && !roleMay(caller.role!, needed))
        throw new Problem(httpProblems.forbidden, { needed: capabilityOf(needed).role, role: caller.role! });
      return database.forCompany(caller.companyId, async (trx) => {
        if (!(await findMember(trx, params.userId))) throw new Problem(companyProblems.memberMissing);
        const { keys, invitations } = await rightsBeyond(trx, params.userId, query.role ?? null);
        return {
          apiKeys: keys.map(({ id, name, prefix }) => ({ id, name, prefix })),
          invitations: invitations.map(({ id, email }) => ({ id, email })),
          integrations: await connectedBy(trx, params.userId),
        };
      });
    },
  );

  app.patch(
    '/api/v1/members/:userId',
    {
      config: { access: 'members.manage' },
      schema: {
        operationId: 'changeMemberRole',
        tags,
        summary: 'Give a member another role, up to one’s own; their keys and invitations beyond it end',
        params: byUser,
        body: z.strictObject({ role: roleSchema }),
        refusals: [companyProblems.memberMissing, companyProblems.aboveOwnRole, companyProblems.lastOwner],
        response: { 200: memberSchema },
      },
    },
    async (request) => {
      const member = await database.forCompany(request.caller.companyId, (trx) =>
        changeRole(trx, changing(request), request.params.userId, request.body.role),
      );
      return view(member);
    },
  );

  app.delete(
    '/api/v1/members/:userId',
    {
      config: { access: 'members.manage' },
      schema: {
        operationId: 'removeMember',
        tags,
        summary: 'Remove a member; their keys and invitations end',
        params: byUser,
        refusals: [companyProblems.memberMissing, companyProblems.aboveOwnRole, companyProblems.lastOwner],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await database.forCompany(request.caller.companyId, (trx) =>
        endMembership(trx, emit, changing(request), request.params.userId),
      );
      return reply.code(204).send(null);
    },
  );
}

function view({ since, ...member }: Awaited<ReturnType<typeof listMembers>>[number]) {
  return { ...member, since: since.toISOString() };
}
