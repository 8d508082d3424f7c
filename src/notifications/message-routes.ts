import { z } from 'zod';
import { actorOf, audit } from '../companies/index.ts';
import type { Database } from '../platform/db/database.ts';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { kindKeys } from './kinds.ts';
import { fateSchema, isLost, messageSchema, viewMessage } from './outbox/fates.ts';
import { listMessages } from './outbox/list.ts';
import { notificationProblems } from './problems.ts';
import { type Repeating, repeatMessage } from './repeat.ts';

const companyMessageSchema = messageSchema
  .extend({ repeatable: z.boolean().describe('It did not arrive, or may not have, and can be sent again') })
  .meta({ id: 'Message' });

/** What became of the emails to a company's people. What a person is written of themselves is the platform's own, and not among them. */
export function messageRoutes(app: App, context: Repeating & { database: Database }): void {
  const { database } = context;

  app.get(
    '/api/v1/messages',
    {
      config: { access: 'audit-log.read' },
      schema: {
        operationId: 'listMessages',
        tags: ['notifications'],
        summary: 'What became of the emails to the company’s people in the last 30 days, newest first',
        querystring: pageQuery(50).extend({
          fate: fateSchema.optional(),
          kind: z.enum([...kindKeys, 'gathered']).optional(),
          recipient: z.string().trim().toLowerCase().min(1).max(254).optional(),
        }),
        response: { 200: list(companyMessageSchema) },
      },
    },
    async ({ caller, query, headers }) => {
      const language = languageOf(headers['accept-language']);
      const { rows, nextCursor } = await database.forCompany(caller.companyId, (trx) =>
        listMessages(trx, query),
      );
      const items = rows.map((row) => ({
        ...viewMessage(row, language),
        repeatable: isLost(row.status) && row.kept,
      }));
      return { items, nextCursor };
    },
  );

  app.post(
    '/api/v1/messages/:id/repeat',
    {
      config: { access: 'messages.repeat', expensive: true },
      schema: {
        operationId: 'repeatMessage',
        tags: ['notifications'],
        summary:
          'Send an email again that did not arrive, or may not have: to the address that the person has now, once',
        params: z.object({ id: z.uuid() }),
        refusals: [
          notificationProblems.messageMissing,
          notificationProblems.messageNotLost,
          notificationProblems.messageRepeated,
          notificationProblems.messageNotKept,
          notificationProblems.messageWithoutReader,
          notificationProblems.messageUnwanted,
        ],
        response: { 202: z.object({ id: z.uuid().describe('Of the message that is sent now') }) },
      },
    },
    async (request, reply) => {
      const { companyId } = request.caller;
      const { id } = request.params;
      const repeat = await database.forCompany(companyId, async (trx) => {
        const made = await repeatMessage(trx, context, { companyId, id, requestId: request.id });
        await audit(trx, companyId, actorOf(request), {
          event: 'message.repeated',
          target: { kind: 'message', id, name: made.recipient },
        });
        return made.id;
      });
      return reply.code(202).send({ id: repeat });
    },
  );
}
