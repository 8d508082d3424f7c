import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { until } from '../../../test/support/until.ts';
import { ConfigError } from '../config-error.ts';
import { openLog } from '../telemetry/log.ts';
import { openPostgres } from './postgres.ts';

const log = openLog('silent');
let dataDir: string;

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'skladno-pg-'));
  await chmod(dataDir, 0o755);
});
after(() => rm(dataDir, { recursive: true, force: true }));

const open = () => openPostgres({ dataDir, log, durable: false });
const serverPid = () => Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Another process that opens the same data and waits; answers when it is open. */
async function openElsewhere(): Promise<ChildProcess> {
  const code = `
    import { openPostgres } from ${JSON.stringify(fileURLToPath(import.meta.resolve('./postgres.ts')))};
    import { openLog } from ${JSON.stringify(fileURLToPath(import.meta.resolve('../telemetry/log.ts')))};
    await openPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: openLog('silent'), durable: false });
    console.log('open');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}

test('the data survives a restart and nothing runs after close', async () => {
  const first = await open();
  assert.match(String((await query(first.ownerUrl, 'select version()'))[0]?.version), /PostgreSQL 18/);
  await query(first.ownerUrl, 'create table kept as select 42 as answer');
  const pid = serverPid();
  await first.close();
  assert(!alive(pid));
  assert(!existsSync(join(dataDir, 'postgres/postmaster.pid')));
  const second = await open();
  assert.deepEqual(await query(second.ownerUrl, 'select answer from kept'), [{ answer: 42 }]);
  await second.close();
});

test('data held by a living process is refused with its number; after its SIGKILL it is taken over', async () => {
  const other = await openElsewhere();
  const orphan = serverPid();
  await assert.rejects(open(), (error) => {
    assert(error instanceof ConfigError);
    assert.match(error.message, new RegExp(`process ${other.pid}\\).*DATA_DIR`));
    return true;
  });
  assert(alive(orphan), 'the refused one touched nothing');
  await kill(other, 'SIGKILL');
  assert(alive(orphan), 'a killed process leaves its server behind');
  const taken = await open();
  assert(!alive(orphan));
  assert.deepEqual(await query(taken.ownerUrl, 'select answer from kept'), [{ answer: 42 }]);
  await taken.close();
});

test('a lock left by a killed server and its killed owner does not matter', async () => {
  const other = await openElsewhere();
  const server = serverPid();
  await kill(other, 'SIGKILL');
  process.kill(server, 'SIGKILL');
  await until(() => !alive(server));
  assert(existsSync(join(dataDir, 'postgres/postmaster.pid')));
  const again = await open();
  assert.deepEqual(await query(again.ownerUrl, 'select answer from kept'), [{ answer: 42 }]);
  await again.close();
});

test('a lock whose number now belongs to another program does not matter', async () => {
  const stranger = spawn('sleep', ['60']);
  const lines = [
    stranger.pid,
    join(dataDir, 'postgres'),
    Math.floor(Date.now() / 1000),
    1,
    '',
    '127.0.0.1',
    '',
    '',
  ];
  await writeFile(join(dataDir, 'postgres/postmaster.pid'), lines.join('\n'));
  const again = await open();
  assert.deepEqual(await query(again.ownerUrl, 'select answer from kept'), [{ answer: 42 }]);
  await again.close();
  await kill(stranger, 'SIGTERM');
});

test('a server killed under us comes back at the same address', async () => {
  const server = await open();
  const killed = serverPid();
  process.kill(killed, 'SIGKILL');
  await until(() =>
    query(server.ownerUrl, 'select answer from kept').then(
      () => serverPid() !== killed,
      () => false,
    ),
  );
  await server.close();
});

test('a process that exits without closing leaves no server behind', async () => {
  const other = await openElsewhere();
  const server = serverPid();
  await kill(other, 'SIGKILL');
  const takesOver = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { openPostgres } from ${JSON.stringify(fileURLToPath(import.meta.resolve('./postgres.ts')))};
       import { openLog } from ${JSON.stringify(fileURLToPath(import.meta.resolve('../telemetry/log.ts')))};
       await openPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: openLog('silent'), durable: false });
       process.exit(3);`,
    ],
    { stdio: 'inherit' },
  );
  assert.deepEqual(await once(takesOver, 'exit'), [3, null]);
  assert(!alive(server));
  await until(() => !existsSync(join(dataDir, 'postgres/postmaster.pid')));
});
