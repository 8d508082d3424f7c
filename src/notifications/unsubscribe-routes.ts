import { z } from 'zod';
import { findMember } from '../companies/index.ts';
import type { Database } from '../platform/db/database.ts';
import type { App } from '../platform/http/http.ts';
import { Problem } from '../platform/problems.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { kinds } from './kinds.ts';
import { notificationProblems } from './problems.ts';
import * as store from './store.ts';
import { readToken } from './unsubscribe.ts';

const tokenParams = z.object({ token: z.string().min(1).max(1000) });
const tags = ['notifications'];
const config = { access: 'anyone' as const, quiet: true as const };
/** What a mail program sends is one short field. */
const MOST_BYTES = 1024;

/**
 * Ends emails of a kind by their link, without a session: a mail program's own button POSTs to it (RFC 8058). Whoever opens the same address in a
 * browser gets a page of the web application with a button, because a GET must change nothing (mail servers follow links by themselves).
 */
export function unsubscribeRoutes(
  app: App,
  { database, keyring }: { database: Database; keyring: Keyring },
): void {
  app.register(async (scope) => {
    // As mail programs send it; nowhere else, because any page of the web may send a form.
    scope.addContentTypeParser(
      ['application/x-www-form-urlencoded', 'multipart/form-data'],
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, _body, done) => done(null, undefined),
    );
    (scope as unknown as App).post(
      '/unsubscribe/:token',
      {
        config,
        schema: {
          operationId: 'unsubscribe',
          tags,
          summary: 'End the emails of the kind that this link was in',
          security: [],
          params: tokenParams,
          refusals: [notificationProblems.badUnsubscribeLink],
          response: { 200: z.object({ done: z.literal(true) }) },
        },
      },
      async ({ params }) => {
        const whose = readToken(keyring, params.token);
        if (!whose) throw new Problem(notificationProblems.badUnsubscribeLink);
        const { companyId, userId } = whose;
        await database.forMember(companyId, userId, async (trx) => {
          // Who has left gets none any more.
          if (!(await findMember(trx, userId))) return;
          for (const kind of whose.kinds)
            await store.endEmails(trx, { companyId, userId, kind }, { app: kinds[kind].app });
        });
        return { done: true as const };
      },
    );
  });
}
