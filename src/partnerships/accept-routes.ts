import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorOf, companyName } from '../companies/index.ts';
import { countUp, peopleProblems } from '../people/index.ts';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import { acceptCode, linkOwn, partnerOf } from './accept.ts';
import { checkConsent } from './consent.ts';
import type { PartnershipContext } from './context.ts';
import { partnershipProblems as p } from './problems.ts';
import { codeSchema, consentInputSchema, partnershipSchema } from './schema.ts';
import { viewPartnership } from './view.ts';

const tags = ['partnerships'];

/** Codes that a company may try within the hour. */
const tries = { what: 'partnership codes of a company', max: 60, window: 3600 };

/** Accepting: a code is looked at, then taken with what the partner may do here. */
export function acceptRoutes(app: App, context: PartnershipContext): void {
  const { database, accounts } = context;
  const consentRefusals = [p.storeNeeded, p.objectMissing, p.already, p.tooMany, ...accounts.refusals];
  const accepting = (request: FastifyRequest) => ({
    companyId: request.caller.companyId,
    userId: request.userId,
    actor: actorOf(request),
    requestId: request.id,
  });

  app.post(
    '/api/v1/partnership-invitations/look',
    {
      config: { access: 'partnerships.consent' },
      schema: {
        operationId: 'lookAtPartnershipInvitation',
        tags,
        summary: 'Who invites, by the code',
        body: z.strictObject({ code: codeSchema }),
        refusals: [p.codeOver, p.ownCode, peopleProblems.tooManyTries],
        response: { 200: z.object({ companyName: z.string() }).meta({ id: 'PartnershipInvitationLook' }) },
      },
    },
    async ({ caller: { companyId }, body }) => {
      await countUp(database.platform, tries, companyId);
      const partnerId = await partnerOf(database, companyId, body.code);
      return { companyName: await database.forCompany(partnerId, companyName) };
    },
  );

  app.post(
    '/api/v1/partnerships',
    {
      config: { access: 'partnerships.consent', expensive: true },
      schema: {
        operationId: 'acceptPartnership',
        tags,
        summary: 'Accept an invitation, and say what the partner’s rules may make here',
        body: z.strictObject({ code: codeSchema, consent: consentInputSchema }),
        refusals: [p.codeOver, p.ownCode, peopleProblems.tooManyTries, ...consentRefusals],
        response: { 201: partnershipSchema },
      },
    },
    async (request, reply) => {
      const by = accepting(request);
      const { code, consent } = request.body;
      await countUp(database.platform, tries, by.companyId);
      // MoySklad is not asked for whoever has no good code.
      await partnerOf(database, by.companyId, code);
      const given = await checkConsent(accounts, by.companyId, consent);
      const id = await acceptCode(context, by, code, given);
      return reply.code(201).send(await database.forCompany(by.companyId, (trx) => viewPartnership(trx, id)));
    },
  );

  app.post(
    '/api/v1/partnerships/own',
    {
      config: { access: 'partnerships.consent', expensive: true },
      schema: {
        operationId: 'linkOwnCompany',
        tags,
        summary: 'Let the rules of another company of one’s own make documents here, in one step',
        body: z.strictObject({
          companyId: z.uuid().describe('The company whose rules it is about; the caller owns it'),
          consent: consentInputSchema,
        }),
        refusals: [p.ownCode, p.notOwned, p.ownClosed, ...consentRefusals],
        response: { 201: partnershipSchema },
      },
    },
    async (request, reply) => {
      const by = accepting(request);
      const { companyId: partnerId, consent } = request.body;
      const { subject } = request.caller;
      // A token of MoySklad's window is good for its own company alone.
      if (subject.kind !== 'person' || subject.companyId) throw new Problem(p.notOwned);
      const given = await checkConsent(accounts, by.companyId, consent);
      const id = await linkOwn(context, by, partnerId, given);
      return reply.code(201).send(await database.forCompany(by.companyId, (trx) => viewPartnership(trx, id)));
    },
  );
}
