import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Database, Trx } from '../platform/db/database.ts';

/** Half a year, renewed by each sign-in. */
const MAX_AGE_S = 180 * 86_400;

/** Browsers in which people have signed in: a sign-in from another one is told. What a browser keeps opens nothing. */
export interface Browsers {
  /** Somebody has just signed in. @returns whether they have done so elsewhere before, and never in this browser. */
  meet(request: FastifyRequest, reply: FastifyReply, userId: string): Promise<boolean>;
}

/** @param options.publicUrl with https the cookie is secure. */
export function openBrowsers(options: { database: Database; publicUrl: string }): Browsers {
  const secure = options.publicUrl.startsWith('https:');
  const name = `${secure ? '__Secure-' : ''}skladno.browser`;
  const pattern = new RegExp(`(?:^|; )${name.replaceAll('.', '\\.')}=([\\w-]{22})(?:;|$)`);
  return {
    async meet(request, reply, userId) {
      const kept = pattern.exec(request.headers.cookie ?? '')?.[1] ?? randomBytes(16).toString('base64url');
      reply.header(
        'set-cookie',
        `${name}=${kept}; Path=/; Max-Age=${MAX_AGE_S}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
      );
      const browser = createHash('sha256').update(kept).digest('base64url');
      return options.database.platform.transaction().execute((trx) => isNew(trx, userId, browser));
    },
  };
}

/** Notes the browser. Before there were these notes people signed in, too: whoever has another session has done so elsewhere. */
async function isNew(trx: Trx, userId: string, browser: string): Promise<boolean> {
  // Two sign-ins at once are one after the other.
  await trx.selectFrom('auth.user').select('id').where('id', '=', userId).forNoKeyUpdate().execute();
  const { rows } = await sql<{ elsewhere: boolean; here: boolean }>`
    select exists (select from auth.known_browsers where user_id = ${userId} and browser <> ${browser})
        or (select count(*) from auth.session where user_id = ${userId} and expires_at > now()) > 1 as elsewhere,
      exists (select from auth.known_browsers where user_id = ${userId} and browser = ${browser}) as here`.execute(
    trx,
  );
  await trx
    .insertInto('auth.known_browsers')
    .values({ user_id: userId, browser })
    .onConflict((on) => on.columns(['user_id', 'browser']).doUpdateSet({ seen_at: sql<Date>`now()` }))
    .execute();
  await trx
    .deleteFrom('auth.known_browsers')
    .where('user_id', '=', userId)
    .where('seen_at', '<', sql<Date>`now() - make_interval(secs => ${MAX_AGE_S})`)
    .execute();
  return rows.some(({ elsewhere, here }) => elsewhere && !here);
}

const BROWSERS: [RegExp, string][] = [
  [/YaBrowser\//, 'Яндекс Браузер'],
  [/Edg\w*\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** Like «Chrome, Windows»; undefined when the header says neither: a stranger's own words are not repeated. @param userAgent RFC 9110, 10.1.5 */
export function browserOf(userAgent: string | undefined): string | undefined {
  const first = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const found = [first(BROWSERS), first(SYSTEMS)].filter(Boolean);
  return found.length > 0 ? found.join(', ') : undefined;
}
