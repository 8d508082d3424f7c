/**
 * `npm run openapi`: writes the types of the API, for the web application and for clients/typescript, from the server's own OpenAPI document.
 * With `--check` nothing is written; the exit code is 1 when the file is not current, or the document breaks one of Redocly's
 * recommended rules.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { z } from 'zod';
import { open } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openLog } from '../src/platform/telemetry/log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'clients/typescript/schema.d.ts');
const head =
  '/** Types of the API, written by `npm run openapi` from the server. Not to be edited by hand. */\n';

/** Parts of a document that ours does not have are written all the same. */
const emptyParts = /^export type \S+ = Record<string, never>;\n/gm;

/** The types as they are in the file now, and as the server's document says they must be. Formatted like all our code. */
export async function apiTypes(document: OpenAPI3): Promise<{ current: string; wanted: string }> {
  const tree = await openapiTS(document);
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

const redocly = fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js'));
const reportSchema = z.object({
  problems: z.array(
    z.object({
      ruleId: z.string(),
      severity: z.string(),
      message: z.string(),
      location: z.array(z.object({ pointer: z.string().optional() })),
    }),
  ),
});

/**
 * What Redocly's recommended rules find in a document, errors and warnings alike. A configuration, which could switch a rule off, is not
 * read; nothing is asked of the network.
 */
export async function lintFaults(document: OpenAPI3): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'skladno-lint-'));
  try {
    await writeFile(join(folder, 'openapi.json'), JSON.stringify(document));
    const args = ['lint', 'openapi.json', '--extends=recommended', '--format=json', '--max-problems=1000'];
    const { stdout, error, stderr } = spawnSync(process.execPath, [redocly, ...args], {
      // Where no configuration stands.
      cwd: folder,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (error || !stdout) throw error ?? new Error(`redocly says nothing: ${stderr}`);
    const { problems } = reportSchema.parse(JSON.parse(stdout));
    return problems.map(
      ({ ruleId, severity, message, location }) =>
        `${severity} ${ruleId}: ${message} ${location[0]?.pointer ?? ''}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const document = await serverDocument();
  const { current, wanted } = await apiTypes(document);
  if (process.argv.includes('--check')) {
    const faults = await lintFaults(document);
    if (current !== wanted)
      faults.push('clients/typescript/schema.d.ts is not what the server offers. Run `npm run openapi`.');
    for (const fault of faults) console.error(fault);
    if (faults.length > 0) process.exitCode = 1;
  } else await writeFile(file, wanted);
}
