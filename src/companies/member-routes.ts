import { z } from 'zod';
import type { App } from '../platform/http.ts';
import { changing } from './company-routes.ts';
import { listMembers } from './company-store.ts';
import type { CompanyContext } from './context.ts';
import { changeRole, endMembership } from './membership.ts';
import { memberSchema, roleSchema, whole } from './schema.ts';

const tags = ['members'];
const byUser = z.object({ userId: z.string().min(1).max(100) });

/** `/api/v1/members`. */
export function memberRoutes(app: App, { database }: CompanyContext): void {
  app.get(
    '/api/v1/members',
    {
      config: { access: 'members.read' },
      schema: { tags, summary: 'Who is in the company', response: { 200: whole(memberSchema) } },
    },
    async ({ caller }) => ({
      items: (await database.forCompany(caller.companyId, listMembers)).map(view),
      nextCursor: null,
    }),
  );

  app.patch(
    '/api/v1/members/:userId',
    {
      config: { access: 'members.manage' },
      schema: {
        tags,
        summary: 'Give a member another role, up to one’s own',
        params: byUser,
        body: z.strictObject({ role: roleSchema }),
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
      schema: { tags, summary: 'Remove a member', params: byUser, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await database.forCompany(request.caller.companyId, (trx) =>
        endMembership(trx, changing(request), request.params.userId),
      );
      return reply.code(204).send(null);
    },
  );
}

function view({ since, ...member }: Awaited<ReturnType<typeof listMembers>>[number]) {
  return { ...member, since: since.toISOString() };
}
