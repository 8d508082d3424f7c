import { z } from 'zod';
import { fateSchema, messageSchema, statesOf, viewMessage } from '../notifications/index.ts';
import type { Database } from '../platform/db/database.ts';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { list, pageQuery } from '../platform/http/pages.ts';
import { config, tags } from './company-routes.ts';
import { listAllMessages } from './message-store.ts';

const adminMessageSchema = messageSchema
  .extend({
    channel: z.string(),
    /** Null: it is the platform's own. */
    company: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  })
  .meta({ id: 'AdminMessage' });

/** `/api/v1/admin/messages`: what became of all messages, of every company and the platform's own. */
export function adminMessageRoutes(app: App, database: Database): void {
  app.get(
    '/api/v1/admin/messages',
    {
      config,
      schema: {
        operationId: 'listAllMessages',
        tags,
        summary: 'What became of all messages in the last 30 days, newest first; never what stands in them',
        querystring: pageQuery(50).extend({
          fate: fateSchema.optional(),
          channel: z.string().max(50).optional(),
          recipient: z.string().trim().toLowerCase().min(1).max(254).optional(),
        }),
        response: { 200: list(adminMessageSchema) },
      },
    },
    async ({ userId, query, headers }) => {
      const { fate, ...narrowed } = query;
      const states = fate ? statesOf(fate) : null;
      const { rows, nextCursor } = await database.forUser(userId, (trx) =>
        listAllMessages(trx, { ...narrowed, states }),
      );
      const language = languageOf(headers['accept-language']);
      const items = rows.map((row) => ({
        ...viewMessage(row, language),
        channel: row.channel,
        company: row.company_id === null ? null : { id: row.company_id, name: row.company_name ?? '' },
      }));
      return { items, nextCursor };
    },
  );
}
