import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queues } from '../../src/app.ts';
import { openWhole } from './opening.ts';
import { openTestServer } from './server.ts';
import { makeTemplates } from './templates.ts';

/**
 * What `npm test` makes once for all files (node's `--test-global-setup`): a PostgreSQL, unless TEST_DATABASE_URL names one, with
 * the migrated databases that files clone; and a place for compiled TypeScript, so that not every process compiles the application
 * anew. Files hear of it through the environment, which the runner hands on.
 */

let made: { close(): Promise<void> };

/** @throws Error with nothing left behind; the run ends with it then. */
export async function globalSetup(): Promise<void> {
  made = await openWhole(async (keep) => {
    const compiled = await mkdtemp(join(tmpdir(), 'skladno-compiled-'));
    keep({ close: () => rm(compiled, { recursive: true }) });
    process.env.NODE_COMPILE_CACHE = compiled;
    const server = keep(await openTestServer());
    process.env.TEST_DATABASE_URL = server.url;
    keep(await makeTemplates(server.url, [[], queues]));
    return {};
  });
}

/** The runner calls it at its end, also when it is interrupted. */
export const globalTeardown = (): Promise<void> => made.close();
