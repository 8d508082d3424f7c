import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queues } from '../../src/app.ts';
import { openWhole } from './opening.ts';
import { openTestServer } from './server.ts';
import { makeTemplates } from './templates.ts';

/**
 * What `npm test` makes once for all files: a PostgreSQL, unless TEST_DATABASE_URL names one, with the migrated databases that
 * files clone; and a place for compiled TypeScript, so that not every process compiles the application anew. Files hear of it
 * through the environment, which the runner hands on.
 * @throws Error with nothing left behind.
 */
export function openWholeRun(): Promise<{ close(): Promise<void> }> {
  return openWhole(async (keep) => {
    const compiled = await mkdtemp(join(tmpdir(), 'skladno-compiled-'));
    // A file that was ended may still be writing there.
    keep({ close: () => rm(compiled, { recursive: true, force: true, maxRetries: 5 }) });
    process.env.NODE_COMPILE_CACHE = compiled;
    const server = keep(await openTestServer());
    process.env.TEST_DATABASE_URL = server.url;
    keep(await makeTemplates(server.url, [[], queues]));
    return {};
  });
}
