import { generateKeyPair } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openWhole } from './opening.ts';
import { noteResolved } from './resolved.ts';

/** As many as most processes ask for; the next ones are made when they are asked for. A variable of the environment has room for 70. */
const RSA_KEYS = 30;

/**
 * What `npm test` makes once for all files: a PostgreSQL, unless TEST_DATABASE_URL names one, with the migrated databases that
 * files clone; a place for compiled TypeScript and for where imports lead, so that not every process compiles the application and
 * looks for its modules anew; and RSA keys, which take a tenth of a second each to find. Files hear of it through the environment, which the runner hands on.
 * @returns `folder` is there until it is closed.
 * @throws Error with nothing left behind.
 */
export function openWholeRun(): Promise<{ folder: string; close(): Promise<void> }> {
  return openWhole(async (keep) => {
    const compiled = await mkdtemp(join(tmpdir(), 'skladno-compiled-'));
    // A file that was ended may still be writing there.
    keep({ close: () => rm(compiled, { recursive: true, force: true, maxRetries: 5 }) });
    module.enableCompileCache(compiled);
    process.env.NODE_COMPILE_CACHE = compiled;
    // Loaded from here on and not before, so that it lies compiled there, and found, when the first files begin.
    const writeResolved = noteResolved();
    const [{ queues }, { openTestServer }, { makeTemplates }] = await Promise.all([
      import('../../src/app.ts'),
      import('./server.ts'),
      import('./templates.ts'),
      import('./demo.ts'),
      import('./browser.ts'),
    ]);
    module.flushCompileCache();
    writeResolved(join(compiled, 'resolved.json'));
    const keys = Promise.all(Array.from({ length: RSA_KEYS }, newRsaKey));
    const server = keep(await openTestServer());
    process.env.TEST_RSA_KEYS = JSON.stringify(await keys);
    process.env.TEST_DATABASE_URL = server.url;
    keep(await makeTemplates(server.url, [[], queues]));
    return { folder: compiled };
  });
}

/** PEM. */
async function newRsaKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
