import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Config } from '../config.ts';
import { missingMigrations } from '../platform/db/migrate.ts';
import { openPostgres } from '../platform/db/postgres.ts';
import { PostgresClient } from '../platform/db/postgres-client.ts';
import { openKeyring } from '../platform/secrets/keyring.ts';
import { countByKey, findUnreadable } from '../platform/secrets/sealed.ts';
import { readSecrets } from '../platform/secrets/secrets.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { type Finding, reasonOf } from './finding.ts';

/** The oldest PostgreSQL that is promised. */
const POSTGRES = 15;
const CONNECT_MS = 10_000;

/** PostgreSQL, its version, the migrations, and whether the keys open what is sealed. An embedded one that rests is started for that. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
  const { databaseUrl, dataDir } = config;
  if (!databaseUrl && !existsSync(join(dataDir, 'postgres'))) {
    const told = `none yet: the first \`skladno start\` makes it in ${dataDir}`;
    return [{ what: 'database', ok: true, told }];
  }
  const findings: Finding[] = [];
  const note = (what: string, ok: boolean, told: string) => void findings.push({ what, ok, told });
  try {
    const postgres = await openPostgres({ databaseUrl, dataDir, log: openLog('silent'), beside: true });
    const client = new PostgresClient({
      connectionString: postgres.ownerUrl,
      application_name: 'skladno doctor',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: CONNECT_MS,
    });
    try {
      await client.connect();
      // Never committed: reading the secrets would make those that are absent.
      await client.query('begin');
      await look(client, config, note);
    } finally {
      await client.end().catch(() => {});
      await postgres.close();
    }
  } catch (error) {
    note(
      'database',
      false,
      `${reasonOf(error)}. ${databaseUrl ? 'Look at DATABASE_URL and the server' : ''}`.trim(),
    );
  }
  return findings;
}

type Note = (what: string, ok: boolean, told: string) => void;

async function look(client: pg.Client, config: Config, note: Note): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? '';
  const ok = Number.parseInt(version, 10) >= POSTGRES;
  note(
    'database',
    ok,
    ok ? `PostgreSQL ${version}` : `PostgreSQL ${version} is too old: ${POSTGRES} or newer is needed`,
  );

  const { missing, all } = await missingMigrations(client);
  if (missing.length > 0) {
    const which = missing.length === all ? 'none is applied' : `missing: ${missing.join(', ')}`;
    note('migrations', false, `${which}. Run \`skladno migrate\` (\`skladno start\` does it, too)`);
    return;
  }
  note('migrations', true, `all ${all} applied`);
  const secrets = await readSecrets(client, config);
  const keyring = openKeyring(secrets.encryptionKeys);
  const values = (await countByKey(client)).reduce((sum, each) => sum + each.values, 0);
  const closed = [...(await findUnreadable(client, keyring)).values()].flat().length;
  const where = config.encryptionKeys ? 'ENCRYPTION_KEYS' : 'kept in the database';
  if (closed === 0) note('keys', true, `${values} sealed values open (${where}, newest “${keyring.newest}”)`);
  else
    note(
      'keys',
      false,
      `${closed} of ${values} sealed values do not open: \`skladno keys status\` says which key is missing`,
    );
}
