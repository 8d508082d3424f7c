import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { ConfigError } from '../config-error.ts';
import type { Log } from '../telemetry/log.ts';

const run = promisify(execFile);
/** The session with this name, followed by our process id, marks the data as held; it ends with us, however we end. */
export const holderName = 'skladno holder ';
/** A process that has just started its server names itself within this time. */
const HOLDER_MS = 1000;
const STOP_MS = 20_000;

/** The server of a living Skladno on the data, and that one's process id; undefined where nobody works on them. */
export async function findRunning(
  dir: string,
  urlOf: (port: number) => string,
): Promise<{ port: number; holder: string } | undefined> {
  const lock = await readLock(dir);
  if (!lock || !isAlive(lock.pid) || !(await isPostgresOf(lock.pid, dir))) return undefined;
  const holder = await findHolder(lock.pid, urlOf(lock.port));
  return holder === undefined ? undefined : { port: lock.port, holder };
}

/**
 * Makes sure that nobody works on the data: a server whose Skladno was killed is stopped cleanly, a lock whose number now
 * belongs to some other program is removed; a lock of a process that is gone PostgreSQL removes itself.
 * @param urlOf the owner's address of a server of this data on a port.
 * @throws ConfigError when another living Skladno holds the data.
 */
export async function clearTheWay(dir: string, urlOf: (port: number) => string, log: Log): Promise<void> {
  const lock = await readLock(dir);
  if (!lock || !isAlive(lock.pid)) return;
  if (!(await isPostgresOf(lock.pid, dir))) {
    log.warn({ pid: lock.pid }, 'removing the stale lock of the embedded PostgreSQL');
    return rm(join(dir, 'postmaster.pid'));
  }
  const holder = await findHolder(lock.pid, urlOf(lock.port));
  if (holder) {
    throw new ConfigError(
      `The data in ${dir} is in use by another Skladno (process ${holder}). Stop that one, or give this one a DATA_DIR of its own.`,
    );
  }
  log.warn({ pid: lock.pid }, 'stopping the PostgreSQL that a killed Skladno left behind');
  await stop(lock.pid);
}

/** The first and the fourth line of postmaster.pid: the server's process id and port. */
async function readLock(dir: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const lines = text?.split('\n') ?? [];
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3]) } : undefined;
}

async function findHolder(server: number, url: string): Promise<string | undefined> {
  const end = Date.now() + HOLDER_MS;
  while (Date.now() < end && isAlive(server)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: HOLDER_MS });
    client.on('error', () => {});
    try {
      await client.connect();
      const sql = 'select application_name from pg_stat_activity where starts_with(application_name, $1)';
      const [held] = (await client.query<{ application_name: string }>(sql, [holderName])).rows;
      if (held) return held.application_name.slice(holderName.length);
    } catch {
      // It is just starting or stopping: look again.
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(100);
  }
  return undefined;
}

async function stop(pid: number): Promise<void> {
  const end = Date.now() + STOP_MS;
  signal(pid, 'SIGINT');
  while (isAlive(pid)) {
    // "Immediate shutdown": the next start replays the log.
    if (Date.now() > end) signal(pid, 'SIGQUIT');
    await sleep(50);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isPostgresOf(pid: number, dir: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(async () => {
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout;
  });
  return command.includes('postgres') && command.includes(dir);
}
