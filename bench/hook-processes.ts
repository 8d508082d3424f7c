import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queues } from '../src/app.ts';
import { freePort } from '../src/platform/db/free-port.ts';
import { migrate } from '../src/platform/db/migrate.ts';
import { openPostgres } from '../src/platform/db/postgres.ts';
import { openLog } from '../src/platform/telemetry/log.ts';
import { launcher } from '../test/support/app.ts';
import { testSecrets } from '../test/support/database.ts';
import { type Keep, openWhole } from '../test/support/opening.ts';

type Role = 'serve' | 'worker';

/** Processes of the product on one database that keeps what it committed. */
export interface Processes {
  ownerUrl: string;
  /** Where `serve` listens. */
  url: string;
  /** The most memory that any process of this kind had, bytes. */
  peakRss(role: Role): Promise<number>;
  /** Kills one at once, and starts another in its place, which is ready when this is. */
  kill(role: Role): Promise<void>;
  close(): Promise<void>;
}

/** Opens one `serve` and so many workers, each a process of its own. */
export async function openProcesses(workers: number): Promise<Processes> {
  return openWhole((keep) => makeProcesses(workers, keep));
}

async function makeProcesses(workers: number, keep: Keep): Promise<Omit<Processes, 'close'>> {
  const log = openLog('silent');
  const dataDir = await mkdtemp(join(tmpdir(), 'skladno-bench-'));
  await chmod(dataDir, 0o755);
  keep({ close: () => rm(dataDir, { recursive: true, force: true }) });
  // Not that of the tests, which may lose what it committed.
  const { ownerUrl } = keep(await openPostgres({ dataDir, log }));
  await migrate({ ownerUrl, given: testSecrets, queues, log });
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const env = {
    ...{ PATH, HOME, DATABASE_URL: ownerUrl, PORT: String(port), LOG_LEVEL: 'silent' },
    ...{ AUTH_SECRET: testSecrets.authSecret, ENCRYPTION_KEYS: testSecrets.encryptionKeys },
  };
  const running: Record<Role, ChildProcess[]> = { serve: [], worker: [] };
  keep({
    async close() {
      for (const child of [...running.serve, ...running.worker]) await end(child);
    },
  });

  async function start(role: Role): Promise<void> {
    const child = spawn(process.execPath, [launcher, role], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    running[role].push(child);
    await once(child.stdout, 'data', { signal: AbortSignal.timeout(120_000) });
  }

  await start('serve');
  for (let count = 0; count < workers; count++) await start('worker');
  return {
    ownerUrl,
    url: `http://127.0.0.1:${port}`,
    async peakRss(role) {
      const peaks = running[role].map(async ({ pid }) => {
        const status = await readFile(`/proc/${pid}/status`, 'utf8');
        return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) * 1024;
      });
      return Math.max(...(await Promise.all(peaks)));
    },
    async kill(role) {
      const child = running[role].shift();
      if (child) await end(child);
      await start(role);
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
