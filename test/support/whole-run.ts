import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queues } from '../../src/app.ts';
import { openTestServer, type TestServer } from './server.ts';
import { dropTemplates, makeTemplates } from './templates.ts';

/**
 * What `npm test` makes once for all files (node's `--test-global-setup`): a PostgreSQL, unless TEST_DATABASE_URL names one, with
 * the migrated databases that files clone; and a place for compiled TypeScript, so that not each file compiles the whole application
 * anew. Files hear of it through the environment, which the runner hands on.
 */

let compiled: string;
let server: TestServer;
let templates: string[];

export async function globalSetup(): Promise<void> {
  compiled = await mkdtemp(join(tmpdir(), 'skladno-compiled-'));
  process.env.NODE_COMPILE_CACHE = compiled;
  server = await openTestServer();
  process.env.TEST_DATABASE_URL = server.url;
  templates = await makeTemplates(server.url, [[], queues]);
}

/** The runner calls it at its end, also when it is interrupted. */
export async function globalTeardown(): Promise<void> {
  await dropTemplates(server.url, templates);
  await server.close();
  await rm(compiled, { recursive: true });
}
