/**
 * `npm run openapi`: writes the types of the API, for the web application and for clients/typescript, from the server's own OpenAPI document.
 * With `--check` nothing is written; the exit code is 1 when the file is not current.
 */
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { open } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openLog } from '../src/platform/telemetry/log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'clients/typescript/schema.d.ts');
const head =
  '/** Types of the API, written by `npm run openapi` from the server. Not to be edited by hand. */\n';

/** Parts of a document that ours does not have are written all the same. */
const emptyParts = /^export type \S+ = Record<string, never>;\n/gm;

/** The types as they are in the file now, and as the routes of the server say they must be. Formatted like all our code. */
export async function apiTypes(): Promise<{ current: string; wanted: string }> {
  const tree = await openapiTS(await serverDocument());
  const biome = ['format', '--stdin-file-path', file];
  const wanted = execFileSync(join(root, 'node_modules/.bin/biome'), biome, {
    cwd: root,
    input: head + astToString(tree).replaceAll(emptyParts, ''),
    encoding: 'utf8',
  });
  return { current: await readFile(file, 'utf8').catch(() => ''), wanted };
}

/** The whole application on an empty database, so that no list of routes is kept a second time. */
export async function serverDocument(): Promise<OpenAPI3> {
  const dataDir = await mkdtemp(join(tmpdir(), 'skladno-openapi-'));
  // PostgreSQL runs as another user when we are root.
  await chmod(dataDir, 0o755);
  try {
    const config = readConfig({ DATA_DIR: dataDir, PORT: '0' });
    const application = await open(config, ['serve'], { log: openLog('silent'), migrate: true });
    try {
      await application.http.app.ready();
      return application.http.app.swagger() as OpenAPI3;
    } finally {
      await application.close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { current, wanted } = await apiTypes();
  if (!process.argv.includes('--check')) await writeFile(file, wanted);
  else if (current !== wanted) {
    console.error('clients/typescript/schema.d.ts is not what the server offers. Run `npm run openapi`.');
    process.exitCode = 1;
  }
}
