import { z } from 'zod';
import type { Database } from '../platform/db/database.ts';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { kindKeys } from './kinds.ts';
import { fateSchema, messageSchema, viewMessage } from './outbox/fates.ts';
import { listMessages } from './outbox/list.ts';

/** What became of the emails to a company's people. What a person is written of themselves is the platform's own, and not among them. */
export function messageRoutes(app: App, database: Database): void {
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
        response: { 200: list(messageSchema) },
      },
    },
    async ({ caller, query, headers }) => {
      const language = languageOf(headers['accept-language']);
      const { rows, nextCursor } = await database.forCompany(caller.companyId, (trx) =>
        listMessages(trx, query),
      );
      return { items: rows.map((row) => viewMessage(row, language)), nextCursor };
    },
  );
}
