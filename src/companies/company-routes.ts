import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { findPerson, nameSchema } from '../people/index.ts';
import { actFor, type Trx } from '../platform/db/database.ts';
import { lockScope } from '../platform/db/lock.ts';
import type { App } from '../platform/http/http.ts';
import { tellAccessChanged } from '../platform/http/sse.ts';
import { Problem } from '../platform/problems.ts';
import { actorOf, audit } from './audit.ts';
import {
  listMembers,
  lockCompany,
  markForErasure,
  readCompany,
  renameCompany,
  takeErasureBack,
} from './company-store.ts';
import type { CompanyContext } from './context.ts';
import { letters } from './letters.ts';
import { type Changing, endMembership, transferOwnership } from './membership.ts';
import { companyProblems } from './problems.ts';
import { companySchema } from './schema.ts';
import { insertCompany, listMemberships } from './store.ts';

const tags = ['companies'];
/** More than anybody needs, few enough that nobody fills the service with them. */
const MOST_OWNED = 20;

/** `/api/v1/companies`: made, renamed, handed over, left, deleted and taken back. */
export function companyOwnRoutes(app: App, { database, mail, publicUrl, stopWork }: CompanyContext): void {
  app.post(
    '/api/v1/companies',
    {
      config: { access: 'person' },
      schema: {
        tags,
        summary: 'Make a company and own it',
        body: z.strictObject({ name: nameSchema }),
        response: { 201: companySchema },
      },
    },
    async (request, reply) => {
      const { userId } = request;
      const id = randomUUID();
      const { name } = request.body;
      const company = await database.forUser(userId, async (trx) => {
        await lockScope(trx, `companies of ${userId}`);
        const own = await listMemberships(trx);
        if (own.filter(({ role }) => role === 'owner').length >= MOST_OWNED)
          throw new Problem(companyProblems.tooManyCompanies, { most: MOST_OWNED });
        await actFor(trx, id);
        await insertCompany(trx, { id, name, ownerId: userId });
        await audit(trx, id, actorOf(request), { event: 'company.created', after: { name } });
        return view(trx);
      });
      return reply.code(201).send(company);
    },
  );

  app.get(
    '/api/v1/companies/current',
    {
      config: { access: 'company.read' },
      schema: { tags, summary: 'The company itself', response: { 200: companySchema } },
    },
    ({ caller }) => database.forCompany(caller.companyId, view),
  );

  app.patch(
    '/api/v1/companies/current',
    {
      config: { access: 'company.edit' },
      schema: {
        tags,
        summary: 'Rename the company',
        body: z.strictObject({ name: nameSchema }),
        response: { 200: companySchema },
      },
    },
    (request) => {
      const { companyId } = request.caller;
      const { name } = request.body;
      return database.forCompany(companyId, async (trx) => {
        const before = await readCompany(trx);
        if (before.name !== name) {
          await renameCompany(trx, name);
          await audit(trx, companyId, actorOf(request), {
            event: 'company.renamed',
            before: { name: before.name },
            after: { name },
          });
        }
        return view(trx);
      });
    },
  );

  app.post(
    '/api/v1/companies/current/transfer',
    {
      config: { access: 'company.transfer' },
      schema: {
        tags,
        summary: 'Hand ownership over to another member; one stays as an admin',
        body: z.strictObject({ userId: z.string().min(1).max(100) }),
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
      schema: { tags, summary: 'Leave the company; the only owner cannot', response: { 204: z.null() } },
    },
    async (request, reply) => {
      await database.forCompany(request.caller.companyId, (trx) =>
        endMembership(trx, changing(request), request.userId),
      );
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/companies/current',
    {
      config: { access: 'company.delete' },
      schema: {
        tags,
        summary:
          'Delete the company: exports stop and secrets are erased at once, everything else in 30 days unless it is restored',
        response: { 200: companySchema },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      let takeBack = async () => {};
      const company = await database.forCompany(companyId, async (trx) => {
        await lockCompany(trx, companyId);
        const eraseAt = await markForErasure(trx);
        if (eraseAt) {
          takeBack = await stopWork(trx, companyId);
          await tellAccessChanged(trx, companyId);
          await audit(trx, companyId, actorOf(request), {
            event: 'company.deletion-requested',
            after: { eraseAt: eraseAt.toISOString() },
          });
          await tellOwners(trx, request, eraseAt);
        }
        return view(trx);
      });
      await takeBack(); // outside: no database transaction waits for Google
      return company;
    },
  );

  app.post(
    '/api/v1/companies/current/restore',
    {
      config: { access: 'company.delete' },
      schema: {
        tags,
        summary: 'Take the deletion back; accounts are connected anew',
        response: { 200: companySchema },
      },
    },
    (request) => {
      const { companyId } = request.caller;
      return database.forCompany(companyId, async (trx) => {
        if (!(await takeErasureBack(trx))) throw new Problem(companyProblems.notDeleted);
        await audit(trx, companyId, actorOf(request), { event: 'company.restored' });
        return view(trx);
      });
    },
  );

  /** Every owner is told, so that a deletion by one who was deceived does not go unseen. */
  async function tellOwners(trx: Trx, request: FastifyRequest, eraseAt: Date): Promise<void> {
    const { name } = await readCompany(trx);
    const person = await findPerson(trx, request.userId);
    for (const owner of await listMembers(trx)) {
      if (owner.role !== 'owner') continue;
      const day = eraseAt.toLocaleDateString(owner.language === 'ru' ? 'ru-RU' : 'en-GB', {
        timeZone: 'Europe/Moscow',
      });
      await mail.send(
        trx,
        {
          to: owner.email,
          language: owner.language,
          kind: letters.companyDeleted,
          params: { company: name, day, person: person?.name ?? '' },
          url: `${publicUrl}/company`,
        },
        request.id,
      );
    }
  }
}

/** Whoever sends a request that changes something about the people of his company. */
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
