import { z } from 'zod';
import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { whole } from '../platform/http/pages.ts';
import { ValidationError } from '../platform/http/validation.ts';
import { Problem } from '../platform/problems.ts';
import { contentSchemaOf } from './contents.ts';
import { draftProblems } from './problems.ts';
import { draftHeadSchema, draftInputSchema, draftSchema, formSchema } from './schema.ts';
import * as store from './store.ts';

const byForm = z.object({ form: formSchema });
const tags = ['drafts'];
const config = { access: 'drafts.own' as const };

/** What a person has entered into forms and not saved yet; they alone see it. */
export function draftRoutes(app: App, database: Database): void {
  app.get(
    '/api/v1/drafts',
    {
      config,
      schema: {
        operationId: 'listDrafts',
        tags,
        summary: 'Forms I have begun to fill in, the last changed first',
        response: { 200: whole(draftHeadSchema) },
      },
    },
    async ({ caller, userId }) => ({
      items: await database.forMember(caller.companyId, userId, store.listDrafts),
      nextCursor: null,
    }),
  );

  app.get(
    '/api/v1/drafts/:form',
    {
      config,
      schema: {
        operationId: 'getDraft',
        tags,
        summary: 'What I have entered into a form; null when nothing',
        params: byForm,
        response: { 200: z.object({ draft: draftSchema.nullable() }) },
      },
    },
    async ({ caller, userId, params }) => ({
      draft: await database.forMember(caller.companyId, userId, (trx) => store.findDraft(trx, params.form)),
    }),
  );

  app.put(
    '/api/v1/drafts/:form',
    {
      config,
      schema: {
        operationId: 'saveDraft',
        tags,
        summary: 'Keep what I have entered, for 30 days',
        params: byForm,
        body: draftInputSchema,
        refusals: [draftProblems.changed],
        response: { 200: draftSchema },
      },
    },
    async ({ caller: { companyId }, userId, params: { form }, body }) => {
      const content = contentOf(form, body.content);
      const saved = await database.forMember(companyId, userId, (trx) =>
        store.saveDraft(trx, { companyId, userId, form }, { ...body, content }),
      );
      if (!saved) throw new Problem(draftProblems.changed);
      return saved;
    },
  );

  app.delete(
    '/api/v1/drafts/:form',
    {
      config,
      schema: {
        operationId: 'deleteDraft',
        tags,
        summary: 'Throw away what I have entered into a form',
        params: byForm,
        response: { 204: z.null() },
      },
    },
    async ({ caller, userId, params }, reply) => {
      await database.forMember(caller.companyId, userId, (trx) => store.deleteDraft(trx, params.form));
      return reply.code(204).send(null);
    },
  );
}

/** @throws ValidationError that names the field which the form does not have. */
function contentOf(form: string, entered: Record<string, unknown>): Record<string, unknown> {
  const parsed = contentSchemaOf(form).safeParse(entered, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new ValidationError(
    parsed.error.issues.map((issue) => ({ ...issue, path: ['content', ...issue.path] })),
  );
}
