import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../../db/tables.ts';
import { databaseWasFull } from '../db/postgres-client.ts';
import { Problem } from '../problems.ts';
import type { App } from './fastify.ts';
import { httpProblems } from './http-problems.ts';

/** What must answer for the service to be ready, by name; each throws when it does not, a Problem to say more than that. */
export type Ready = Record<string, () => Promise<unknown>>;

/** Where a process says that it lives, and that it can work. */
export const livePath = '/health/live';
export const readyPaths = { '/health': 'checkHealth', '/health/ready': 'checkReady' };

/** PostgreSQL's log of changes alone grows by files of 16 MB. */
const LEAST_ROOM = 64 * 1024 * 1024;

/** PostgreSQL answers and has room. @param folder where its data are, when it is ours to run. */
export function readiness(database: Kysely<Tables>, folder: string | null): Ready {
  return {
    database: () => sql`select 1`.execute(database),
    async disk() {
      if (databaseWasFull()) throw new Problem(httpProblems.diskFull);
      if (!folder) return;
      // Its own user may enter there, we perhaps not: the folder around it stands on the same disk.
      const { bavail, bsize } = await statfs(dirname(folder));
      if (bavail * bsize < LEAST_ROOM) throw new Problem(httpProblems.diskFull);
    },
  };
}

/** @throws Problem that says what is missing. */
export async function checkReady(ready: Ready): Promise<void> {
  const names = Object.keys(ready);
  const results = await Promise.allSettled(names.map((name) => ready[name]!()));
  for (const result of results)
    if (result.status === 'rejected' && result.reason instanceof Problem) throw result.reason;
  const silent = names.filter((_, index) => results[index]?.status === 'rejected');
  if (silent.length > 0) throw new Problem(httpProblems.notReady, { what: silent.join(', ') });
}

export function healthRoutes(app: App, ready: Ready): void {
  const answer = z.object({ status: z.literal('ok') });
  const route = (operationId: string, summary: string) => ({
    config: { access: 'anyone' as const },
    schema: { operationId, tags: ['health'], summary, response: { 200: answer } },
  });
  app.get(livePath, route('checkLive', 'Whether the process lives'), async () => ({ status: 'ok' as const }));
  for (const [path, operationId] of Object.entries(readyPaths))
    app.get(
      path,
      route(operationId, 'Whether the process can work: its database answers and has room'),
      async () => {
        await checkReady(ready);
        return { status: 'ok' as const };
      },
    );
}
