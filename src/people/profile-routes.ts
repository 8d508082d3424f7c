import { z } from 'zod';
import type { App } from '../platform/http/http.ts';
import { httpProblems } from '../platform/http/http-problems.ts';
import { whole } from '../platform/http/pages.ts';
import { Problem } from '../platform/problems.ts';
import type { PeopleContext } from './context.ts';
import { peopleProblems } from './problems.ts';
import {
  endOtherSessions,
  endSession,
  endTrust,
  listSessions,
  readProfile,
  updatePerson,
} from './profile-store.ts';
import { languageSchema, nameSchema, profileSchema, sessionSchema } from './schema.ts';

const tags = ['profile'];

/** `/api/v1/profile` and `/api/v1/sessions`: what belongs to the person themselves. */
export function profileRoutes(app: App, { database, identity }: PeopleContext): void {
  const { platform } = database;

  async function profile(userId: string) {
    const found = await readProfile(platform, userId);
    if (!found) throw new Problem(httpProblems.unauthenticated);
    return found;
  }

  app.get(
    '/api/v1/profile',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'getProfile',
        tags,
        summary: 'Myself, and how I sign in',
        response: { 200: profileSchema },
      },
    },
    ({ userId }) => profile(userId),
  );

  app.patch(
    '/api/v1/profile',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'updateProfile',
        tags,
        summary: 'Change my name or the language of emails',
        body: z.strictObject({ name: nameSchema.optional(), language: languageSchema.optional() }),
        response: { 200: profileSchema },
      },
    },
    async ({ userId, body }) => {
      await updatePerson(platform, userId, body);
      return profile(userId);
    },
  );

  app.get(
    '/api/v1/sessions',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'listSessions',
        tags,
        summary: 'Where I am signed in, newest first',
        response: { 200: whole(sessionSchema) },
      },
    },
    async ({ userId, headers }) => {
      const current = await identity.sessionOf(headers);
      const items = (await listSessions(platform, userId)).map((session) => ({
        ...session,
        current: session.id === current?.id,
      }));
      return { items, nextCursor: null };
    },
  );

  app.delete(
    '/api/v1/sessions/:id',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'endSession',
        tags,
        summary:
          'End one session; of another device, and no device is trusted without a second factor any more',
        params: z.object({ id: z.string().min(1).max(100) }),
        refusals: [peopleProblems.sessionMissing],
        response: { 204: z.null() },
      },
    },
    async ({ userId, params, headers }, reply) => {
      const current = await identity.sessionOf(headers);
      if (!(await endSession(platform, userId, params.id))) throw new Problem(peopleProblems.sessionMissing);
      // Which device was trusted in that session is not known: each of them is asked for its code again.
      if (params.id !== current?.id) await endTrust(platform, userId);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/sessions',
    {
      config: { access: 'person' },
      schema: {
        operationId: 'endOtherSessions',
        tags,
        summary: 'End every session but this one; no device is trusted without a second factor any more',
        response: { 204: z.null() },
      },
    },
    async ({ userId, headers }, reply) => {
      const current = await identity.sessionOf(headers);
      await endOtherSessions(platform, userId, current?.id ?? '');
      await endTrust(platform, userId);
      return reply.code(204).send(null);
    },
  );
}
