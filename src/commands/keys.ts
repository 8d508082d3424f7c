import { parseArgs } from 'node:util';
import type pg from 'pg';
import type { Config } from '../config.ts';
import { openMigrated } from '../platform/db/migrate.ts';
import { openPostgres } from '../platform/db/postgres.ts';
import { PostgresClient } from '../platform/db/postgres-client.ts';
import { generateEncryptionKeys, type Keyring, openKeyring } from '../platform/secrets/keyring.ts';
import { rotateKeys } from '../platform/secrets/rotate.ts';
import { countByKey, findUnreadable, type Unreadable } from '../platform/secrets/sealed.ts';
import { keepEncryptionKeys } from '../platform/secrets/secrets.ts';
import { openLog } from '../platform/telemetry/log.ts';
import { counted } from '../platform/text.ts';
import { UsageError } from './usage.ts';
import { usages } from './usages.ts';

const { usage } = usages.keys;

interface Desk {
  client: pg.Client;
  keyring: Keyring;
  encryptionKeys: string;
}

/** `skladno keys new|rotate|status`: the keys that seal secrets. Works with the owner's login (DATABASE_URL). */
export async function keysCommand(args: string[], config: Config): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const [verb, ...rest] = positionals;
  const verbs = { new: newKey, rotate, status };
  if (!verb || !Object.hasOwn(verbs, verb) || rest.length > 0)
    throw new UsageError(
      verb ? `There is no "keys ${positionals.join(' ')}".` : 'Say what to do: new, rotate or status.',
      usage,
    );
  const log = openLog(config.logLevel);
  const postgres = await openPostgres({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log,
    beside: true,
  });
  const client = new PostgresClient({
    connectionString: postgres.ownerUrl,
    application_name: 'skladno keys',
  });
  try {
    const { encryptionKeys } = (await openMigrated(postgres.ownerUrl, config)).secrets;
    await client.connect();
    const desk = { client, keyring: openKeyring(encryptionKeys), encryptionKeys };
    return await verbs[verb as keyof typeof verbs](desk, config);
  } finally {
    await client.end();
    await postgres.close();
  }
}

async function newKey({ client, keyring, encryptionKeys }: Desk, config: Config): Promise<number> {
  const numbers = [...keyring.ids, ...(await countByKey(client)).map(({ key }) => key)].map((id) =>
    Number(/^k(\d+)$/.exec(id)?.[1] ?? 0),
  );
  const pair = generateEncryptionKeys(`k${Math.max(...numbers) + 1}`);
  if (config.encryptionKeys) {
    process.stdout.write(`${pair}\n\n`);
    process.stdout.write(
      'Put it first in ENCRYPTION_KEYS, followed by a comma and all the keys that are there now.\n',
    );
    process.stdout.write('Restart every process, and then run: skladno keys rotate\n');
    return 0;
  }
  await keepEncryptionKeys(client, `${pair},${encryptionKeys}`);
  process.stdout.write(
    `Added the key "${pair.split(':')[0]}". Restart every process, and then run: skladno keys rotate\n`,
  );
  return 0;
}

async function rotate({ client, keyring }: Desk): Promise<number> {
  process.stdout.write(`Sealing everything with the key "${keyring.newest}".\n`);
  let told = -1;
  const { rotated, unreadable, held, keys } = await rotateKeys(client, keyring, {
    onProgress(done, total) {
      const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
      if (percent === told) return;
      told = percent;
      process.stdout.write(`  ${done} of ${total} (${percent} %)\n`);
    },
  });
  process.stdout.write(`Sealed with the newest key: ${rotated}. Values by key now:\n`);
  for (const { key, values } of keys) process.stdout.write(`  ${key}: ${values}\n`);
  sayUnreadable(unreadable);
  if (held > 0)
    process.stdout.write(`Other processes kept ${counted(held, 'value')} busy all the time. Run it again.\n`);
  return unreadable.length > 0 || held > 0 ? 1 : 0;
}

async function status({ client, keyring }: Desk): Promise<number> {
  const used = new Map((await countByKey(client)).map(({ key, values }) => [key, values]));
  const closed = await findUnreadable(client, keyring);
  const ids = [...keyring.ids, ...[...used.keys()].filter((id) => !keyring.ids.includes(id))];
  const lines = ids.map((id) => {
    const state = id === keyring.newest ? 'newest' : keyring.ids.includes(id) ? 'older' : 'MISSING';
    return [id, state, used.get(id) ?? 0, closed.get(id)?.length ?? 0];
  });
  for (const line of [['key', 'which', 'values', 'do not open'], ...lines])
    process.stdout.write(
      `${line
        .map((cell) => String(cell).padEnd(14))
        .join('')
        .trimEnd()}\n`,
    );
  const spare = keyring.ids.filter((id) => id !== keyring.newest && !used.has(id));
  if (spare.length > 0)
    process.stdout.write(`Nothing uses ${spare.join(', ')}: you may remove it from ENCRYPTION_KEYS.\n`);
  const all = [...closed.values()].flat();
  sayUnreadable(all);
  return all.length > 0 ? 1 : 0;
}

const TOLD = 20;

function sayUnreadable(unreadable: Unreadable[]): void {
  if (unreadable.length === 0) return;
  process.stdout.write(`Cannot be opened, left as it was: ${counted(unreadable.length, 'value')}\n`);
  for (const { table, companyId, provider, reason } of unreadable.slice(0, TOLD))
    process.stdout.write(`  ${table}, ${companyId}, ${provider}: ${reason}\n`);
  if (unreadable.length > TOLD) process.stdout.write(`  and ${unreadable.length - TOLD} more\n`);
}
