import { z } from 'zod';
import { companyName, findMember } from '../companies/index.ts';
import type { Database, Trx } from '../platform/db/database.ts';
import { languageOf } from '../platform/http/answers.ts';
import type { App } from '../platform/http/http.ts';
import { list } from '../platform/http/pages.ts';
import { kindKeys, kinds } from './kinds.ts';
import {
  notificationQuery,
  notificationSchema,
  preferencesSchema,
  readInputSchema,
  shownKindSchema,
} from './schema.ts';
import { choiceOf, settingsInputSchema } from './settings.ts';
import * as store from './store.ts';
import { canReceive, isTold } from './who.ts';
import { wordsOf } from './words.ts';

const tags = ['notifications'];
const config = { access: 'notifications.own' as const };

/** What a person was told in a company, and what they want to be told; they alone see it. */
export function notificationRoutes(app: App, database: Database): void {
  app.get(
    '/api/v1/notifications',
    {
      config,
      schema: {
        operationId: 'listNotifications',
        tags,
        summary: 'What I was told in this company, newest first',
        querystring: notificationQuery,
        response: {
          200: list(notificationSchema).extend({
            until: z.string().nullable().describe('The moment of the newest of them, to mark them as read'),
          }),
        },
      },
    },
    async (request) => {
      const { companyId } = request.caller;
      return database.forMember(companyId, request.userId, async (trx) => {
        const { rows, nextCursor } = await store.listNotifications(trx, request.query);
        const { timeZone } = await store.readSettings(trx);
        const reader = {
          ...{
            language: languageOf(request.headers['accept-language']),
            timeZone,
            company: await companyName(trx),
          },
        };
        const items = rows.flatMap(({ id, kind, params, happened_at: happenedAt, read_at }) => {
          const words = wordsOf({ kind, params, happenedAt }, reader);
          const known = shownKindSchema.safeParse(kind).data;
          if (!words || !known) return [];
          return [
            { id, kind: known, ...words, happenedAt: happenedAt.toISOString(), read: read_at !== null },
          ];
        });
        return { items, nextCursor, until: rows[0]?.position ?? null };
      });
    },
  );

  app.get(
    '/api/v1/notifications/unread-count',
    {
      config: { ...config, quiet: true },
      schema: {
        operationId: 'countUnreadNotifications',
        tags,
        summary: 'How many notifications I have not read; 100: so many or more',
        response: { 200: z.object({ count: z.number() }) },
      },
    },
    async ({ caller, userId }) => ({
      count: await database.forMember(caller.companyId, userId, store.countUnread),
    }),
  );

  app.post(
    '/api/v1/notifications/read',
    {
      config,
      schema: {
        operationId: 'readNotifications',
        tags,
        summary: 'Mark these notifications of mine as read, or all up to a moment',
        body: readInputSchema,
        response: { 200: z.object({ marked: z.number().describe('How many were unread') }) },
      },
    },
    async ({ caller, userId, body }) => ({
      marked: await database.forMember(caller.companyId, userId, (trx) => store.markRead(trx, body)),
    }),
  );

  app.get(
    '/api/v1/notification-preferences',
    {
      config,
      schema: {
        operationId: 'getNotificationPreferences',
        tags,
        summary: 'What I want to be told in this company, and where',
        response: { 200: preferencesSchema },
      },
    },
    async ({ caller, userId }) =>
      database.forMember(caller.companyId, userId, (trx) => preferencesOf(trx, userId)),
  );

  app.put(
    '/api/v1/notification-preferences',
    {
      config,
      schema: {
        operationId: 'saveNotificationPreferences',
        tags,
        summary: 'Choose what I want to be told in this company, and where',
        body: settingsInputSchema,
        response: { 200: preferencesSchema },
      },
    },
    async ({ caller: { companyId }, userId, body }) =>
      database.forMember(companyId, userId, async (trx) => {
        await store.saveSettings(trx, { companyId, userId }, body);
        return preferencesOf(trx, userId);
      }),
  );
}

/** What a member may be told by their role, and where they are. */
async function preferencesOf(trx: Trx, userId: string) {
  const settings = await store.readSettings(trx);
  const member = await findMember(trx, userId);
  const told = kindKeys.filter((kind) => member && isTold(member.role, kinds[kind]));
  return {
    kinds: told.map((kind) => ({
      ...{ kind, ...choiceOf(settings, kind) },
      chosen: settings.choices[kind] !== undefined,
    })),
    timeZone: settings.timeZone,
    quiet: settings.quiet,
    hasAddress: member ? canReceive(member) : false,
  };
}
