import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { nameSchema } from '../people/index.ts';
import type { Trx } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { actorOf } from './audit.ts';
import { readCompany } from './company-store.ts';
import type { CompanyContext } from './context.ts';
import { askForDeletion, takeDeletionBack } from './deletion.ts';
import { makeCompany } from './make.ts';
import { type Changing, endMembership, transferOwnership } from './membership.ts';
import { companyProblems } from './problems.ts';
import { rename } from './rename.ts';
import { companySchema } from './schema.ts';

const tags = ['companies'];

/** `/api/v1/companies`: made, renamed, handed over, left, deleted and taken back. */
export function companyOwnRoutes(
  app: App,
  { database, emit }: Pick<CompanyContext, 'database' | 'emit'>,
): void {
  app.post(
    '/api/v1/companies',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'createCompany',
        tags,
        summary: 'Make a company and own it',
        body: z.strictObject({ name: nameSchema }),
        refusals: [companyProblems.tooManyCompanies],
        response: { 201: companySchema },
      },
    },
    async (request, reply) => {
      const company = await database.forUser(request.userId, async (trx) => {
        await makeCompany(trx, request.userId, request.body.name, actorOf(request));
        return view(trx);
      });
      return reply.code(201).send(company);
    },
  );

  app.get(
    '/api/v1/companies/current',
    {
      config: { access: 'company.read' },
      schema: {
        operationId: 'getCompany',
        tags,
        summary: 'The company itself',
        response: { 200: companySchema },
      },
    },
    ({ caller }) => database.forCompany(caller.companyId, view),
  );

  app.patch(
    '/api/v1/companies/current',
    {
      config: { access: 'company.edit' },
      schema: {
        operationId: 'renameCompany',
        tags,
        summary: 'Rename the company',
        body: z.strictObject({ name: nameSchema }),
        response: { 200: companySchema },
      },
    },
    (request) =>
      database.forCompany(request.caller.companyId, async (trx) => {
        await rename(trx, request.body.name, actorOf(request));
        return view(trx);
      }),
  );

  app.post(
    '/api/v1/companies/current/transfer',
    {
      config: { access: 'company.transfer' },
      schema: {
        operationId: 'transferCompany',
        tags,
        summary: 'Hand ownership over to another member; one stays as an admin',
        body: z.strictObject({ userId: z.string().min(1).max(100) }),
        refusals: [companyProblems.memberMissing, companyProblems.transferToSelf],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await database.forCompany(request.caller.companyId, (trx) =>
        transferOwnership(trx, changing(request), request.body.userId),
      );
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/companies/current/leave',
    {
      config: { access: 'company.leave' },
      schema: {
        operationId: 'leaveCompany',
        tags,
        summary: 'Leave the company; the only owner cannot',
        refusals: [companyProblems.memberMissing, companyProblems.lastOwner],
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await database.forCompany(request.caller.companyId, (trx) =>
        endMembership(trx, emit, changing(request), request.userId),
      );
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/companies/current',
    {
      config: { access: 'company.delete' },
      schema: {
        operationId: 'deleteCompany',
        tags,
        summary:
          'Delete the company: exports stop and secrets are erased at once, everything else in 30 days unless it is restored',
        response: { 200: companySchema },
      },
    },
    (request) =>
      database.forCompany(request.caller.companyId, async (trx) => {
        await askForDeletion(trx, emit, changing(request));
        return view(trx);
      }),
  );

  app.post(
    '/api/v1/companies/current/restore',
    {
      config: { access: 'company.delete' },
      schema: {
        operationId: 'restoreCompany',
        tags,
        summary: 'Take the deletion back; accounts are connected anew',
        refusals: [companyProblems.notDeleted],
        response: { 200: companySchema },
      },
    },
    (request) =>
      database.forCompany(request.caller.companyId, async (trx) => {
        await takeDeletionBack(trx, emit, changing(request));
        return view(trx);
      }),
  );
}

/** Whoever sends a request that changes something about the people of their company. */
export function changing(request: FastifyRequest): Changing {
  return { companyId: request.caller.companyId, userId: request.userId, actor: actorOf(request) };
}

async function view(trx: Trx) {
  const company = await readCompany(trx);
  return {
    ...company,
    members: company.members ?? 0,
    createdAt: company.createdAt.toISOString(),
    eraseAt: company.eraseAt?.toISOString() ?? null,
  };
}
